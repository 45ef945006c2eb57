"""Fails on an import from outside the standard library modules that are allowed here. What code imports as it runs is not seen."""

import ast
import pathlib
import sys

ALLOWED = {"dataclasses", "datetime", "till"}
ALLOWED_IN_TESTS = ALLOWED | {"random", "tests", "unittest"}


def imported(path):
    """The top names of the modules that a file imports, each with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name.split(".")[0], node.lineno
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0], node.lineno


def scan(folder, allowed):
    """What is imported there and not allowed, a line each."""
    return [
        f"{path}:{line} imports {name}"
        for path in sorted(pathlib.Path(folder).rglob("*.py"))
        for name, line in imported(path)
        if name not in allowed
    ]


if __name__ == "__main__":
    foreign = scan("till", ALLOWED) + scan("tests", ALLOWED_IN_TESTS)
    print("\n".join(foreign) or "Scan OK: nothing is imported but what is allowed")
    sys.exit(1 if foreign else 0)
