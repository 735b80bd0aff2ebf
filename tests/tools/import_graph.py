"""The import graph of `diglot/`: for the rules in `tests/test_architecture.py` and the picture in the documentation.

Reads the files of `diglot/` and imports none of them.

    python tests/tools/import_graph.py     prints the block between the markers
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "diglot"
PICTURE = REPOSITORY / "docs" / "architecture.md"

BEGIN = "<!-- import graph: begin (pytest tests/test_architecture.py --accept writes this) -->"
END = "<!-- import graph: end -->"

LAYERS = ("cli", "pipeline", "adapters", "core", "model")
"""From the top down."""


@dataclass(frozen=True, order=True)
class Room:
    """A module of a layer; a package inside a layer is one room (`core.typography`)."""

    layer: str
    name: str

    def __str__(self) -> str:
        return f"{self.layer}.{self.name}"


@dataclass(frozen=True, order=True)
class Arrow:
    """One room imports another."""

    tail: Room
    head: Room


@dataclass(frozen=True, order=True)
class Import:
    """An import as it stands in a file. target: the module, in full; names: what is taken out of it.

    is_late: not done when the file is imported, but inside a function or for the type checker only.
    """

    path: Path
    line: int
    target: str
    names: tuple[str, ...]
    is_late: bool

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.path.relative_to(REPOSITORY).as_posix()}:{self.line}"


def find_imports(package: Path = PACKAGE) -> Iterator[Import]:
    """Every import of every module of the package, late ones among them."""
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        at_once = {id(node) for node in _at_module_level(tree.body)}
        for node in ast.walk(tree):
            is_late = id(node) not in at_once
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(path, node.lineno, alias.name, (), is_late)
            elif isinstance(node, ast.ImportFrom):
                names = tuple(alias.name for alias in node.names)
                yield Import(path, node.lineno, _absolute(node, path, package), names, is_late)


def _at_module_level(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported, also under a plain `if` or `try`."""
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
    """The room that a file belongs to; None for what stands above the layers (`__main__`)."""
    parts = path.relative_to(package).with_suffix("").parts
    if len(parts) < 2 or parts[0] not in LAYERS or parts[1] == "__init__":
        return None
    return Room(parts[0], parts[1])


def module_of(path: Path, package: Path = PACKAGE) -> str:
    """The dotted name of a file's module."""
    return ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")


def find_rooms(package: Path = PACKAGE) -> tuple[Room, ...]:
    """Every room, layer by layer from the top, by name."""
    found = {room for path in package.rglob("*.py") if (room := room_of(path, package))}
    return tuple(sorted(found, key=lambda room: (LAYERS.index(room.layer), room.name)))


def find_arrows(package: Path = PACKAGE) -> Mapping[Arrow, tuple[Import, ...]]:
    """Which room imports which, and by which imports; what stays inside a room is no arrow."""
    rooms = set(find_rooms(package))
    found: dict[Arrow, list[Import]] = {}
    for one in find_imports(package):
        tail = room_of(one.path, package)
        for head in _heads(one, rooms) if tail else ():
            if tail and head != tail:
                found.setdefault(Arrow(tail, head), []).append(one)
    return {arrow: tuple(imports) for arrow, imports in sorted(found.items())}


def _heads(one: Import, rooms: set[Room]) -> Iterator[Room]:
    """The rooms that an import leads to: `from diglot.core import dead_links` leads to `core.dead_links`."""
    top, *parts = one.target.split(".")
    if top != "diglot" or not parts or parts[0] not in LAYERS:
        return
    for name in parts[1:2] or one.names:
        room = Room(parts[0], name)
        if room in rooms:
            yield room


def find_outsiders(package: Path = PACKAGE) -> Mapping[str, tuple[Import, ...]]:
    """The libraries that are imported from outside the package, the standard ones too, by their first name."""
    found: dict[str, list[Import]] = {}
    for one in find_imports(package):
        library = one.target.partition(".")[0]
        if library != "diglot":
            found.setdefault(library, []).append(one)
    return {library: tuple(imports) for library, imports in sorted(found.items())}


# ---------------------------------------------------------------- the picture


def find_package_arrows(package: Path = PACKAGE) -> Mapping[str, set[str]]:
    """The packages of the pipeline, and which others each imports, late imports included."""
    found: dict[str, set[str]] = {room.name: set() for room in find_rooms(package) if room.layer == "pipeline"}
    for arrow in find_arrows(package):
        if arrow.tail.layer == arrow.head.layer == "pipeline":
            found[arrow.tail.name].add(arrow.head.name)
    return found


def render_block(package: Path = PACKAGE) -> str:
    """The text between the markers: layers and packages of the pipeline as a Mermaid picture.

    An arrow that follows from two others is left out.
    """
    arrows = find_package_arrows(package)
    rows = ["```mermaid", "flowchart TD", "  cli ==> pipeline", "  subgraph pipeline"]
    order = list(TopologicalSorter(arrows).static_order())[::-1]
    rows += [f"    {name}" for name in order]
    rows += [f"    {tail} --> {head}" for tail in order for head in sorted(_direct(arrows, tail))]
    rows += ["  end", "  pipeline ==> adapters", "  pipeline ==> core", "  adapters ==> model", "  core ==> model"]
    return "\n".join([*rows, "```"])


def _direct(arrows: Mapping[str, set[str]], tail: str) -> set[str]:
    """The packages that a package imports and that none of its other imports leads to."""
    indirect: set[str] = set()
    unseen = [further for head in arrows[tail] for further in arrows[head]]
    while unseen:
        name = unseen.pop()
        if name not in indirect:
            indirect.add(name)
            unseen += arrows[name]
    return arrows[tail] - indirect


def block_in(document: str) -> str:
    """What a document has between the markers.

    Raises: ValueError where a marker is missing.
    """
    return document[document.index(BEGIN) + len(BEGIN) : document.index(END)].strip()


def with_block(document: str, block: str) -> str:
    """The document with another block between its markers."""
    head, tail = document[: document.index(BEGIN)], document[document.index(END) :]
    return f"{head}{BEGIN}\n{block}\n{tail}"


if __name__ == "__main__":
    print(render_block())
