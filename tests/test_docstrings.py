"""Docstrings explain fields and parameters that there are, and name what exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
Modules = Mapping[Path, ast.Module]

# What is explained begins a line or a sentence: "lines: of the file. start, stop: where …".
_LABELS = re.compile(r"(?:^|[.;] )((?:[a-z][a-z_0-9]*, )*[a-z][a-z_0-9]*): ", re.MULTILINE)
_QUOTED_NAME = re.compile(r"`([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?:\(\))?`")
_WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


@pytest.fixture(scope="module")
def modules() -> Modules:
    """Every module, parsed: not where the tests are collected, which each of several processes does."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "diglot").rglob("*.py"))}


def docstrings(modules: Modules) -> Iterator[tuple[Path, Documented, str]]:
    for path, tree in modules.items():
        for node in ast.walk(tree):
            if isinstance(node, Documented) and (text := ast.get_docstring(node)):
                yield path, node, re.split(r"^>>> ", text, maxsplit=1, flags=re.MULTILINE)[0]


def names_in(node: Documented, classes: Mapping[str, ast.ClassDef]) -> set[str]:
    """Return the parameters of a function, or the fields, attributes and methods of a class and of those it extends."""
    if not isinstance(node, ast.ClassDef):
        arguments = node.args
        rest = [one for one in (arguments.vararg, arguments.kwarg) if one]
        return {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *rest)}
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id in classes]
    found = set().union(*(names_in(classes[base], classes) for base in bases if classes[base] is not node))
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name | ast.Attribute) and isinstance(inner.ctx, ast.Store):
            found.add(inner.id if isinstance(inner, ast.Name) else inner.attr)
        elif isinstance(inner, ast.FunctionDef):
            found |= {inner.name} | (names_in(inner, classes) if inner.name == "__init__" else set())
    return found


def test_what_a_docstring_explains_is_there(modules: Modules) -> None:
    classes = {
        node.name: node for tree in modules.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    }
    stale = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {label}"
        for path, node, text in docstrings(modules)
        for labels in _LABELS.findall(text)
        for label in labels.split(", ")
        if label not in names_in(node, classes)
    ]
    assert stale == []


@pytest.fixture(scope="module")
def known(modules: Modules) -> set[str]:
    """Every word of the code outside docstrings and comments, and the names of modules and of other files' words."""
    found: set[str] = set()
    for path, tree in modules.items():
        found |= {path.stem, path.parent.name}
        texts = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, Documented | ast.Module) and ast.get_docstring(node)
        }
        for node in ast.walk(tree):
            for name in ("id", "attr", "arg", "name"):
                found.add(str(getattr(node, name, "")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
                found.update(_WORD.findall(node.value))
            if isinstance(node, ast.ImportFrom | ast.Import):
                found.update(_WORD.findall(ast.unparse(node)))
    return found


def test_a_docstring_names_what_exists(modules: Modules, known: set[str]) -> None:
    texts = [(path, ast.get_docstring(tree) or "") for path, tree in modules.items()]
    texts += [(path, text) for path, _, text in docstrings(modules)]
    stale = [f"{path.relative_to(ROOT)}: {name}" for path, text in texts for name in _QUOTED_NAME.findall(text)]
    assert [one for one in stale if one.rpartition(" ")[2] not in known] == []
