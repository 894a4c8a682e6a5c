"""The tests on every Python of this machine: `nox`, or `nox -s tests-3.13` for one.  A Python that is missing is passed over."""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False


@nox.session(python=nox.project.python_versions(nox.project.load_toml("pyproject.toml")))
def tests(session: nox.Session) -> None:
    """Run the tests in a fresh environment, with all extras."""
    session.install("--editable", ".[test]")
    session.run("pytest", *session.posargs)
