"""The modules that read a format of others, and why some of them need no trial of their growth."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

from diglot.core.toml_reader import read_toml

PACKAGE = Path(__file__).parents[2] / "diglot"
LIBRARIES = """PIL ast.literal_eval ast.parse babel brotli cbor2 configparser csv email fontTools gzip html.parser
http.cookies json.JSONDecoder json.load json.loads lxml msgspec.json.Decoder msgspec.json.decode nh3 pikepdf
pyexpat pypandoc sqlite3 tinycss2 tomllib translate urllib.parse.parse_qs urllib.parse.parse_qsl xml yaml zipfile zlib
diglot.core.toml_reader diglot.adapters.yaml_reader""".split()

# Why a module needs no trial of its own.
TYPED = "msgspec or json reads it in one pass, and nothing more is done than to look at each value once"
OWN = "it reads what diglot or its typesetter has made, or a database by keys"
BOUNDED = "a process of its own reads it, within limits of time and memory (`tests/pipeline/test_budgets.py`)"
LIMITED = "the limits of pandoc and of `core.limits` hold, and processor time (`tests/adapters/test_pandoc.py`)"
NOTHING = "it reads nothing that somebody sends"
REASONS = {TYPED, OWN, BOUNDED, LIMITED, NOTHING}


def find_readers(folder: Path) -> set[str]:
    """Return every module of a folder that imports a library for formats of others, or a function of one."""
    found = set()
    for path in folder.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        names = {name for node in ast.walk(ast.parse(source)) for name in names_in(node)}
        if any(name == library or name.startswith(f"{library}.") for name in names for library in LIBRARIES):
            found.add(path.relative_to(PACKAGE).as_posix())
    return found


def names_in(node: ast.AST) -> list[str]:
    """Return what a node imports, or a dotted name that it uses."""
    match node:
        case ast.Import(names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names, level=0):
            return [f"{module}.{alias.name}" for alias in names]
        case ast.Attribute():
            return _dotted(node)
    return []


def _dotted(node: ast.expr) -> list[str]:
    """Return the name that dots lead to; nothing where they lead to what an expression gives."""
    match node:
        case ast.Name(name):
            return [name]
        case ast.Attribute(value, name):
            return [f"{owner}.{name}" for owner in _dotted(value)]
    return []


def of_toml(parse: Callable[..., object]) -> Callable[[str], object]:
    """Return what reads TOML and parses it as a file."""
    return lambda text: parse(read_toml(text), text, "content/a.toml")
