"""What users install works: the wheel, the sdist and the editable install, each in an environment of its own.

The wheel is built twice, and both builds must be equal, byte for byte: whoever builds a commit gets the same package.
"""

from __future__ import annotations

import os
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

LONG_AGO = "1700000000"
"""When the builds are said to have been made: a build that knows this puts no time of its own into the package."""


def run(*command: str | Path, **words: str) -> None:
    """Run a command in an empty folder, so that only what is installed is found; fail if it does.

    `words` are added to its environment.
    """
    with tempfile.TemporaryDirectory() as empty:
        subprocess.run([str(part) for part in command], cwd=empty, check=True, env={**os.environ, **words})  # noqa: S603 - our own commands


def build(*what: str, into: Path, seed: str) -> None:
    """Build packages, with the hashes of texts as the seed has them."""
    run(sys.executable, "-m", "build", *what, "--outdir", into, ROOT, PYTHONHASHSEED=seed, SOURCE_DATE_EPOCH=LONG_AGO)


def install_and_try(folder: Path, *what: str) -> None:
    """Install into a fresh environment and read the sample with it."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)
    run(python, "-c", SMOKE.replace("SAMPLE", str(ROOT / "docs" / "sample.txt")))


def main() -> None:
    """Build, install and try."""
    with tempfile.TemporaryDirectory() as folder:
        built, again = Path(folder, "dist"), Path(folder, "again")
        build(into=built, seed="1")
        build("--wheel", into=again, seed="2")
        (wheel,), (sdist,), (other,) = built.glob("*.whl"), built.glob("*.tar.gz"), again.glob("*.whl")
        assert wheel.read_bytes() == other.read_bytes(), "two builds of the wheel differ"
        for number, what in enumerate([[str(wheel)], [str(sdist)], ["--editable", str(ROOT)]]):
            install_and_try(Path(folder, str(number)), *what)


if __name__ == "__main__":
    main()
