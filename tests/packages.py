"""What users install works: the wheel, the sdist and the editable install, each in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent

SMOKE = """
import ssenews_parse
page = ssenews_parse.parse_file("SAMPLE")
assert ssenews_parse.from_json(ssenews_parse.to_json(page)) == page
assert ssenews_parse.parse(ssenews_parse.render(page)) == page
print(len(page.items), "items with", ssenews_parse.__file__)
"""


def run(*command: str | Path) -> None:
    """Run a command in an empty folder, so that only what is installed is found; fail if it does."""
    with tempfile.TemporaryDirectory() as empty:
        subprocess.run([str(part) for part in command], cwd=empty, check=True)  # noqa: S603 - our own commands


def install_and_try(folder: Path, *what: str) -> None:
    """Install into a fresh environment and read the sample with it."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)
    run(python, "-c", SMOKE.replace("SAMPLE", str(ROOT / "docs" / "sample.txt")))


def main() -> None:
    """Build, install and try."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "dist")
        run(sys.executable, "-m", "build", "--outdir", built, ROOT)
        for number, what in enumerate([[str(*built.glob("*.whl"))], [str(*built.glob("*.tar.gz"))], ["--editable", str(ROOT)]]):
            install_and_try(Path(folder, str(number)), *what)


if __name__ == "__main__":
    main()
