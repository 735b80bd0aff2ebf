"""The import graph of `diglot/`: for the rules in `tests/test_architecture.py` and the picture in the documentation.

Reads the files of `diglot/` and imports none of them.

    python tests/tools/import_graph.py     prints the block between the markers
"""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "diglot"
PICTURE = REPOSITORY / "docs" / "architecture.md"

BEGIN = "<!-- import graph: begin (pytest tests/test_architecture.py --accept writes this) -->"
END = "<!-- import graph: end -->"

LAYERS = ("cli", "pipeline", "queries", "adapters", "core", "model")
"""From the top down."""

_OF_THEIR_OWN = ("extensions", "languages")  # folders whose folders have the same layers inside


@dataclass(frozen=True, order=True)
class Room:
    """A module of a layer; a package inside a layer is one room (`core.typography`)."""

    layer: str
    name: str

    def __str__(self) -> str:
        return f"{self.layer}.{self.name}"

    @property
    def is_of_trunk(self) -> bool:
        """Whether it is no layer of an extension or a language that comes along."""
        return "." not in self.name

    @property
    def is_of_language(self) -> bool:
        """Whether it is a layer of a language that comes along."""
        return self.name.startswith("languages.")


@dataclass(frozen=True, order=True)
class Arrow:
    """An import between two modules or packages of the layers."""

    tail: Room
    head: Room


@dataclass(frozen=True, order=True)
class Import:
    """An import statement in a file. target: the full name of the module. names: what is imported from it.

    is_late: not done when the file is imported, but inside a function or for the type checker only.
    is_inside: the former.
    """

    path: Path
    line: int
    target: str
    names: tuple[str, ...]
    is_late: bool
    is_inside: bool

    @property
    def place(self) -> str:
        """The file and line, for messages."""
        return f"{self.path.relative_to(REPOSITORY).as_posix()}:{self.line}"


def find_imports(package: Path = PACKAGE) -> tuple[Import, ...]:
    """Return every import of every module of the package, including late ones. The package is read once."""
    return _read_imports(package)


@cache
def _read_imports(package: Path) -> tuple[Import, ...]:
    return tuple(one for path in sorted(package.rglob("*.py")) for one in _imports_of(path, package))


def _parse(source: str) -> ast.Module:
    """Return the tree of a module, for another time if somebody else builds one meanwhile (python/cpython#106905)."""
    gc.disable()  # what is collected may build one, too
    try:
        return ast.parse(source)
    except SystemError:
        return ast.parse(source)
    finally:
        gc.enable()


def _imports_of(path: Path, package: Path) -> Iterator[Import]:
    tree = _parse(path.read_text(encoding="utf-8"))
    at_once = {id(node) for node in _at_module_level(tree.body)}
    functions = (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        is_late, is_inside = id(node) not in at_once, id(node) in inside
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, node.lineno, alias.name, (), is_late, is_inside)
        elif isinstance(node, ast.ImportFrom):
            names = tuple(alias.name for alias in node.names)
            yield Import(path, node.lineno, _absolute(node, path, package), names, is_late, is_inside)


def _at_module_level(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run when a module is imported, also under `if` or `try`."""
    for node in body:
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from _at_module_level([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from _at_module_level([*node.body, *node.orelse, *node.finalbody])


def _absolute(node: ast.ImportFrom, path: Path, package: Path) -> str:
    if not node.level:
        return node.module or ""
    folder = path.parent.relative_to(package.parent).parts
    base = folder[: len(folder) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def room_of(path: Path, package: Path = PACKAGE) -> Room | None:
    """Return the module or package that a file belongs to; None for files above the layers (`__main__`)."""
    return _room(path.relative_to(package).with_suffix("").parts)


def _room(parts: tuple[str, ...]) -> Room | None:
    """Return the room of a module by the parts of its name below `diglot`.

    A layer of an extension is one room, and so is one of a language.
    """
    if parts[0] in _OF_THEIR_OWN:
        return Room(parts[2], f"{parts[0]}.{parts[1]}") if len(parts) > 2 and parts[2] in LAYERS else None
    if len(parts) < 2 or parts[0] not in LAYERS or parts[1] == "__init__":
        return None
    return Room(parts[0], parts[1])


def module_of(path: Path, package: Path = PACKAGE) -> str:
    """Return the dotted name of the module in a file."""
    return ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")


def find_rooms(package: Path = PACKAGE) -> tuple[Room, ...]:
    """Return every module or package of the layers, by layer from the top and name."""
    found = {room for path in package.rglob("*.py") if (room := room_of(path, package))}
    return tuple(sorted(found, key=lambda room: (LAYERS.index(room.layer), room.name)))


def find_arrows(package: Path = PACKAGE) -> Mapping[Arrow, tuple[Import, ...]]:
    """Return the imports between modules or packages of the layers; imports inside a package do not count."""
    rooms = set(find_rooms(package))
    found: dict[Arrow, list[Import]] = {}
    for one in find_imports(package):
        tail = room_of(one.path, package)
        for head in _heads(one, rooms) if tail else ():
            if tail and head != tail:
                found.setdefault(Arrow(tail, head), []).append(one)
    return {arrow: tuple(imports) for arrow, imports in sorted(found.items())}


def _heads(one: Import, rooms: set[Room]) -> Iterator[Room]:
    """Return the modules that an import leads to: `from diglot.core import typography` to `core.typography`."""
    top, *parts = one.target.split(".")
    if top == "diglot" and parts and parts[0] in _OF_THEIR_OWN:
        room = _room((*parts, *(one.names if len(parts) == 2 else ())))
        if room in rooms:
            yield room
        return
    if top != "diglot" or not parts or parts[0] not in LAYERS:
        return
    for name in parts[1:2] or one.names:
        room = Room(parts[0], name)
        if room in rooms:
            yield room


def find_outsiders(package: Path = PACKAGE) -> Mapping[str, tuple[Import, ...]]:
    """Return the imports of other libraries, including the standard one, by the library's top-level name."""
    found: dict[str, list[Import]] = {}
    for one in find_imports(package):
        library = one.target.partition(".")[0]
        if library != "diglot":
            found.setdefault(library, []).append(one)
    return {library: tuple(imports) for library, imports in sorted(found.items())}


# ---------------------------------------------------------------- the picture


def find_package_arrows(package: Path = PACKAGE) -> Mapping[str, set[str]]:
    """Return the packages of the pipeline with the others that each imports, including late imports."""
    rooms = [room for room in find_rooms(package) if room.is_of_trunk]
    found: dict[str, set[str]] = {room.name: set() for room in rooms if room.layer == "pipeline"}
    for arrow in find_arrows(package):
        if arrow.tail.layer == arrow.head.layer == "pipeline" and arrow.tail.name in found:
            found[arrow.tail.name].add(arrow.head.name)
    return found


def render_block(package: Path = PACKAGE) -> str:
    """Return the layers and the packages of the pipeline as a Mermaid diagram, as between the markers.

    An arrow that follows from two others is left out.
    """
    arrows = find_package_arrows(package)
    rows = ["```mermaid", "flowchart TD", "  cli ==> pipeline", "  subgraph pipeline"]
    order = list(TopologicalSorter(arrows).static_order())[::-1]
    rows += [f"    {name}" for name in order]
    rows += [f"    {tail} --> {head}" for tail in order for head in sorted(_direct(arrows, tail))]
    rows += ["  end", "  pipeline ==> queries", "  queries ==> adapters", "  queries ==> core"]
    rows += ["  adapters ==> model", "  core ==> model"]
    return "\n".join([*rows, "```"])


def _direct(arrows: Mapping[str, set[str]], tail: str) -> set[str]:
    """Return the imports of a package that are not implied by its other imports."""
    indirect: set[str] = set()
    unseen = [further for head in arrows[tail] for further in arrows[head]]
    while unseen:
        name = unseen.pop()
        if name not in indirect:
            indirect.add(name)
            unseen += arrows[name]
    return arrows[tail] - indirect


def block_in(document: str) -> str:
    """Return what a document has between the markers.

    Raises: ValueError where a marker is missing.
    """
    return document[document.index(BEGIN) + len(BEGIN) : document.index(END)].strip()


def with_block(document: str, block: str) -> str:
    """Return a document with another block between its markers."""
    head, tail = document[: document.index(BEGIN)], document[document.index(END) :]
    return f"{head}{BEGIN}\n{block}\n{tail}"


if __name__ == "__main__":
    print(render_block())
