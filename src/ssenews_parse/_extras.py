"""What a user sees where the library behind an optional part of the package is not installed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["needs"]


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Say which extra to install where an import inside the block fails: the `ModuleNotFoundError` names it.

    >>> with needs("atom"):
    ...     import no_such_library.part
    Traceback (most recent call last):
        ...
    ModuleNotFoundError: no_such_library is not installed: pip install "ssenews-parse[atom]"
    """
    try:
        yield
    except ModuleNotFoundError as error:
        library = str(error.name).partition(".")[0]
        message = f'{library} is not installed: pip install "ssenews-parse[{extra}]"'
        raise ModuleNotFoundError(message, name=error.name) from None
