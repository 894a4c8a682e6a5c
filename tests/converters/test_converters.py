"""Law 7: the converter does not matter.  Pages of the site give equal records through every converter that people use.

What a converter drops, joins or adds stands in its row of the table.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from tests.converters.conftest import OUTCOMES
from tests.converters.site import Site, sites
from tests.converters.table import CONVERTERS, outcome


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_converter_does_not_matter(name: str) -> None:
    """The records are equal and the addresses right, or somebody is told; silence is only where the table gives the reason."""
    converter = CONVERTERS[name]
    counts = OUTCOMES[name] = Counter()

    @settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(sites())
    def law(site: Site) -> None:
        result = outcome(converter, site)
        shows = site.shows | {"all"}
        right = result.equal and result.addresses
        excused = result.told and shows & converter.cannot.keys()
        word = "equal" if right else "told" if excused else "silent" if shows & converter.silent.keys() else "wrong"
        counts[site.kind, word] += 1
        assert word != "wrong", (result.found, site.shows)

    law()
