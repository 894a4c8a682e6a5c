"""What the reading core keeps to, so that a stranger can change it: the sizes of its modules, functions and classes."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from radon.complexity import cc_visit

if TYPE_CHECKING:
    from collections.abc import Iterator

CORE = Path(__file__).parent.parent / "src" / "ssenews_parse" / "_reading"
LINES_OF_A_MODULE = 260
LINES_OF_A_FUNCTION = 32
COMPLEXITY = 12
ATTRIBUTES = 7
"""So many attributes of a class may be assigned outside `__init__`."""


def main() -> int:
    """Print what is too large; return 1 if anything is."""
    found = [f"{path.name}: {fault}" for path in sorted(CORE.glob("*.py")) for fault in faults(path.read_text("utf-8"))]
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return min(len(found), 1)


def faults(code: str) -> Iterator[str]:
    """Yield what is too large in the code of a module."""
    if (lines := code.count("\n")) > LINES_OF_A_MODULE:
        yield f"{lines} lines"
    for block in cc_visit(code):
        if block.complexity > COMPLEXITY and not hasattr(block, "methods"):
            yield f"{block.name} has a complexity of {block.complexity}"
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            lines = node.end_lineno - node.lineno + 1
            if lines > LINES_OF_A_FUNCTION:
                yield f"{node.name} has {lines} lines"
        if isinstance(node, ast.ClassDef) and len(names := set(assigned(node))) > ATTRIBUTES:
            yield f"{node.name} assigns {len(names)} attributes outside __init__"


def assigned(cls: ast.ClassDef) -> Iterator[str]:
    """Yield the attributes that the methods of a class assign, but for its `__init__`."""
    for method in cls.body:
        if isinstance(method, ast.FunctionDef) and method.name != "__init__":
            for node in ast.walk(method):
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                    yield node.attr


if __name__ == "__main__":
    sys.exit(main())
