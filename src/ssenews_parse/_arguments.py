"""What a function says of an argument that it cannot take: the types of Python are hints, and nobody has to heed them."""

from __future__ import annotations


def check_takes(function: str, argument: object, *kinds: type) -> None:
    """Raise TypeError where an argument is of none of the types that a function takes."""
    if not isinstance(argument, kinds):
        message = f"{function}() takes a {' or '.join(kind.__name__ for kind in kinds)}, not {type(argument).__name__}"
        raise TypeError(message)
