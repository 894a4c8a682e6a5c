"""Every example in a docstring of the library runs and shows what it says."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import pytest

import ssenews_parse

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(ssenews_parse.__path__, "ssenews_parse.")
    if module.name not in {"ssenews_parse.grammar", "ssenews_parse.__main__"}
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    """The examples of each module give what stands below them."""
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


@pytest.mark.parametrize("name", ssenews_parse.__all__)
def test_every_public_name_has_an_example(name: str) -> None:
    """Every public name explains itself with an example that runs."""
    documentation = inspect.getdoc(getattr(ssenews_parse, name))
    assert documentation is not None
    assert ">>> " in documentation
