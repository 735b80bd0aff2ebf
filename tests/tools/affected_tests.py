"""Files of the repository in, the files of tests that they can affect out: `python3 build.py test --for FILE`.

Reads the sources and imports none of them. A definition at the top level of a module depends on what it names: other
definitions, also across imports, those inside functions and those that are written as text; fixtures, by the
arguments of a test; files and folders, by their paths in the text; and commands, by their names in the text of a test.
Whatever depends on a definition of a file, or on the file, can be affected by it. What is named in no source, such as
a method that is looked up by a computed name, is not seen: the whole suite is what a change is delivered with.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

REPOSITORY = Path(__file__).resolve().parents[2]

Node = tuple[str, str]
"""A file and a name at its top level; without a name, the file, or a folder with all that is in it."""


@dataclass
class Module:
    """A source: the text of each name at its top level, and the full names of what it imports, by its own names."""

    path: str
    parts: dict[str, list[ast.stmt]] = field(default_factory=lambda: defaultdict(list))
    imported: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str, text: str) -> Module:
        """Return the module in a file. path: from the root of the repository."""
        module, tree = cls(path), ast.parse(text)
        for statement in tree.body:
            for name in _defined(statement) or [""]:
                module.parts[name].append(statement)
        package = PurePosixPath(path).parent.parts
        for node in _statements(tree.body):
            if isinstance(node, ast.Import):
                for one in node.names:
                    module.imported[one.asname or one.name.partition(".")[0]] = (
                        one.name if one.asname else one.name.partition(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom):
                above = package[: len(package) - node.level + 1] if node.level else ()
                source = ".".join([*above, *([node.module] if node.module else [])])
                for one in node.names:
                    module.imported[one.asname or one.name] = f"{source}.{one.name}"
        return module

    @property
    def has_doctests(self) -> bool:
        """Whether a docstring of it is a test."""
        return any(">>>" in text for part in self.parts.values() for text in _texts(part))


def _statements(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield statements and those in them; their expressions, which are most of a source, are not gone through."""
    for statement in body:
        yield statement
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _statements(getattr(statement, block, ()))


def _defined(statement: ast.stmt) -> list[str]:
    """Return the names that a statement at the top level gives something to; a fixture, also under its other name."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        given = [
            word.value.value
            for call in statement.decorator_list
            if isinstance(call, ast.Call)
            for word in call.keywords
            if word.arg == "name" and isinstance(word.value, ast.Constant) and isinstance(word.value.value, str)
        ]
        return [statement.name, *given]
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return []
    return [node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]


def _texts(statements: Iterable[ast.AST]) -> Iterator[str]:
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@dataclass(frozen=True)
class Sources:
    """The files of a repository, by path from its root; those that end in `.py` with their text."""

    texts: Mapping[str, str]

    @classmethod
    def of_repository(cls) -> Sources:
        """Return what git knows of, and what is new beside it.

        Raises: subprocess.CalledProcessError where git does not know the folder.
        """
        command = ["git", "-C", str(REPOSITORY), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
        paths = [path for path in listed if path and (REPOSITORY / path).is_file()]
        return cls(
            {path: (REPOSITORY / path).read_text(encoding="utf-8") if path.endswith(".py") else "" for path in paths}
        )

    @cached_property
    def modules(self) -> Mapping[str, Module]:
        """The modules by their full names."""
        return {
            path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): Module.read(path, text)
            for path, text in self.texts.items()
            if path.endswith(".py") and not path.startswith("tests/extensions/adopt/adopted_sites/")
        }

    @cached_property
    def places(self) -> Collection[str]:
        """The paths of all files and folders."""
        return {*self.texts, *(str(above) for path in self.texts for above in PurePosixPath(path).parents)} - {"."}

    @cached_property
    def unique_names(self) -> Mapping[str, str]:
        """The paths of the files that are no source and whose name no other has, by name."""
        found: dict[str, str] = {}
        for path in self.texts:
            name = path.rpartition("/")[2]
            found[name] = "" if name in found or path.endswith(".py") else path
        return {name: path for name, path in found.items() if path}

    @cached_property
    def commands(self) -> Mapping[str, str]:
        """The names of the modules of the commands, by the commands' names."""
        return {
            node.args[0].value: node.args[2].value
            for module in self.modules.values()
            if _is_of_commands(module.path)
            for part in module.parts.values()
            for statement in part
            for node in ast.walk(statement)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Command" and len(node.args) > 2
            if isinstance(node.args[0], ast.Constant) and isinstance(node.args[2], ast.Constant)
        }

    # ------------------------------------------------------------ what depends on what

    def dependencies(self) -> Iterator[tuple[Node, Node]]:
        """Yield each definition with each thing that it names."""
        for module in self.modules.values():
            module.parts.setdefault("", [])
            for name, statements in module.parts.items():
                node = (module.path, name)
                yield node, (module.path, "")
                for statement in statements:
                    for other in set(self._named_in(module, statement)):
                        # The program takes the digest of its own sources, and reads none of them.
                        if other != ("diglot", "") or not module.path.startswith("diglot/"):
                            yield node, other

    def _named_in(self, module: Module, statement: ast.stmt) -> Iterator[Node]:
        if isinstance(statement, ast.FunctionDef):
            for argument in statement.args.args:
                yield from self._fixture(module, argument.arg)
        is_test = not module.path.startswith("diglot/")
        nodes = list(_outermost(statement))
        words = {node.value for node, _ in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        if not _is_of_commands(module.path):
            for word in words:
                yield from self._written(module, word)
        if is_test:
            for command in self.commands.keys() & words:
                yield from self._resolve(self.commands[command])
            if {"-m", "diglot"} <= words:
                yield from self._resolve("diglot.__main__")
        for node, steps in nodes:
            if steps:
                base, *rest = steps
                if base in module.imported:
                    yield from self._resolve(".".join([module.imported[base], *rest]))
                elif base in module.parts:
                    yield (module.path, base)
            elif isinstance(node, ast.BinOp):
                yield from self._path(module, "/".join(_steps(node)))
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "glob":
                for pattern in _texts(node.args):
                    folder, _, name = pattern.rpartition("/")
                    if folder and "*" not in name:
                        yield from ((path, "") for path in self.texts if PurePosixPath(path).match(pattern))

    def _resolve(self, name: str) -> Iterator[Node]:
        """Yield what a full name leads to: a definition, a whole module where none is named, or nothing of ours."""
        steps = name.split(".")
        length = next((n for n in range(len(steps), 0, -1) if ".".join(steps[:n]) in self.modules), 0)
        if not length:
            return
        module, rest = self.modules[".".join(steps[:length])], steps[length:]
        if rest and rest[0] in module.parts:
            yield (module.path, rest[0])
        elif rest and rest[0] in module.imported and module.imported[rest[0]] != name:
            yield (module.path, "")
            yield from self._resolve(".".join([module.imported[rest[0]], *rest[1:]]))
        elif module.path.endswith("/__init__.py"):
            if rest[:1] in (["__path__"], ["__file__"]):
                yield (module.path.removesuffix("/__init__.py"), "")
        else:
            yield from ((module.path, part) for part in module.parts)

    def _fixture(self, module: Module, name: str) -> Iterator[Node]:
        """Yield the fixture that an argument asks for: of the module, or the nearest `conftest.py` above it."""
        folders = PurePosixPath(module.path).parents
        for path in (module.path, *(str(folder / "conftest.py") for folder in folders)):
            found = self.modules.get(path.removesuffix(".py").replace("/", "."))
            if found and name in found.parts:
                yield (path, name)
                return

    def _written(self, module: Module, text: str) -> Iterator[Node]:
        """Yield what a text names: a module or a definition, or a file."""
        if len(text) > 200 or " " in text or "\n" in text:
            return
        if text.partition(".")[0] in ("diglot", "benchmarks", "handbook") and "." in text:
            yield from self._resolve(text.replace(":", "."))
        elif text in self.unique_names:
            yield (self.unique_names[text], "")
        elif "/" in text:
            yield from self._path(module, text)

    def _path(self, module: Module, text: str) -> Iterator[Node]:
        """Yield the file or the folder at a path from the root, or from the folder of the module."""
        path = text.strip("/")
        for place in (path, f"{module.path.rpartition('/')[0]}/{path}"):
            if place in self.places:
                yield (place, "")


def _is_of_commands(path: str) -> bool:
    """Tell whether a source is a table of commands, which names the module of each."""
    return "/cli/commands" in path


def _outermost(node: ast.AST) -> Iterator[tuple[ast.AST, list[str]]]:
    """Yield a node and those in it, each with its parts if it is a dotted name.

    A dotted name comes as a whole: of `module.name`, `module` alone is not named.
    """
    waiting = [node]
    while waiting:
        steps = _dotted(found := waiting.pop())
        yield found, steps
        if not steps:
            waiting += ast.iter_child_nodes(found)


def _dotted(node: ast.AST) -> list[str]:
    """Return the parts of a name with dots; empty for what is none."""
    if isinstance(node, ast.Attribute):
        return [*before, node.attr] if (before := _dotted(node.value)) else []
    return [node.id] if isinstance(node, ast.Name) else []


def _steps(node: ast.expr) -> list[str]:
    """Return the texts of `folder / "a" / "b"`."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
        return []
    return [*_steps(node.left), *_texts([node.right])]


def find_affected(changed: Collection[str], sources: Sources) -> list[str]:
    """Return the paths of the tests, and of the modules with doctests, that depend on any of the changed files.

    changed: paths from the root.
    """
    users = defaultdict(list)
    for node, other in sources.dependencies():
        users[other].append(node)
    reached: set[Node] = set()
    unseen: list[Node] = []
    for path in changed:
        unseen += [(path, ""), *((str(above), "") for above in PurePosixPath(path).parents)]
        unseen += [(path, name) for module in sources.modules.values() if module.path == path for name in module.parts]
    while unseen:
        node = unseen.pop()
        if node not in reached:
            reached.add(node)
            unseen += users[node]
    paths = {path for path, _ in reached}
    return sorted(
        module.path
        for module in sources.modules.values()
        if module.path in paths and (module.path.rpartition("/")[2].startswith("test_") or module.has_doctests)
    )


def _from_root(name: str) -> str:
    path = Path(name).resolve()
    if not (path.exists() and path.is_relative_to(REPOSITORY)):
        sys.exit(f"no file of this repository: {name}")
    return path.relative_to(REPOSITORY).as_posix()


if __name__ == "__main__":
    print(*find_affected([_from_root(name) for name in sys.argv[1:]], Sources.of_repository()), sep="\n")
