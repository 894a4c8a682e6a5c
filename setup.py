"""Puts the table of the parser into what is built, so that no user waits for it.  All else is in `pyproject.toml`."""

from __future__ import annotations

import subprocess
import sys

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTable(build_py):
    """Builds the package, and has the package build its table."""

    def run(self) -> None:
        """Build; an editable install reads the grammar as it is."""
        super().run()
        if not self.editable_mode:
            keep = "from ssenews_parse._grammar import keep_table; keep_table('ssenews_parse/grammar')"
            subprocess.run([sys.executable, "-B", "-c", keep], cwd=self.build_lib, check=True)  # noqa: S603 - our own command


setup(cmdclass={"build_py": BuildWithTable})
