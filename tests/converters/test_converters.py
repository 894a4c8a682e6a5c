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

FEW, MANY = 40, 300
"""So many pages a converter in `make check`, and in a long run."""


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_converter_does_not_matter(name: str) -> None:
    """The records are equal and the addresses right, or somebody is told; silence is only where the table gives the reason.

    A run of `make check` draws few pages, the same each time; `--hypothesis-profile=long` draws 300 a converter.
    """
    converter = CONVERTERS[name]
    counts = OUTCOMES[name] = Counter()

    is_long = settings().max_examples > MANY

    @settings(
        max_examples=MANY if is_long else FEW,
        derandomize=not is_long,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(sites())
    def law(site: Site) -> None:
        result = outcome(converter, site)
        right = result.equal and result.addresses
        word = "equal" if right else "told" if result.told else "silent" if site.shows & converter.silent.keys() else "wrong"
        counts[site.kind, word] += 1
        assert word != "wrong", (result.found, site.shows)

    law()
