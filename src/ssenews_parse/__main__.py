"""The entry point of the command: `ssenews-parse` and `python -m ssenews_parse`."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command; say what to install where its libraries are missing."""
    try:
        from ._cli.commands import main as command
    except ModuleNotFoundError as error:
        sys.exit(f"ssenews-parse: {error}")
    command(prog_name="ssenews-parse")


if __name__ == "__main__":
    main()
