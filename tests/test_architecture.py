"""The layers hold, each outside library has its owner, and the picture in `docs/architecture.md` is the real one."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.tools import import_graph
from tests.tools.import_graph import LAYERS, Arrow, Import, Room

# What any module may import: records are msgspec's structs (docs/adr/0030-records-are-structs.md).
ANYWHERE = sys.stdlib_module_names | {"msgspec"}

# Who may import any other library: one room each, and the reason where there are more.
OWNERS: Mapping[str, Sequence[str]] = {
    # One looks at pictures, one paints covers, one cuts them out of those for paper, one turns colours into inks.
    "PIL": [
        "adapters.picture_files",
        "adapters.painting",
        "adapters.extensions.epub",
        "adapters.extensions.press",
    ],
    "argon2": ["adapters.extensions.desk"],
    "barcode": ["adapters.extensions.press"],
    # How numbers and months are written, what catalogues call languages, and how these are written.
    "babel": [
        "adapters.catalogues",
        "adapters.extensions.check",
        "adapters.extensions.journal",
        "adapters.extensions.strings",
        "adapters.extensions.watch",
    ],
    "cbor2": ["adapters.extensions.search"],
    # One compresses files for servers, one looks how much a font unpacks to.
    "brotli": ["adapters.extensions.releases", "adapters.font_files"],
    "distributed": ["adapters.extensions.cluster"],
    # One reads what fonts say about themselves, one draws their letters.
    "fontTools": ["adapters.font_files", "adapters.extensions.booklet"],
    # Renders by templates that a publication may replace; keeps these in bounds; fills templates of its own.
    "jinja2": [
        "adapters.templating",
    ],
    "lxml": ["adapters.extensions.translators"],  # what the toolkit's files are made of
    "markupsafe": ["adapters.templating"],  # Jinja's own notion of escaped text
    "nh3": ["adapters.templating"],
    "pagefind_bin": ["adapters.extensions.search"],
    "pikepdf": ["adapters.extensions.books", "adapters.extensions.booklet", "adapters.extensions.press"],
    "pymorphy3": ["adapters.languages.ru"],
    "pymorphy3_dicts_ru": ["adapters.languages.ru"],
    "pypandoc": ["adapters.pandoc"],
    "pyphen": ["adapters.typesetter"],
    "rapidfuzz": ["adapters.words"],
    "rich": ["adapters.terminal"],
    "segno": ["adapters.extensions.media"],
    "shtab": ["adapters.shell_completion"],
    "stdnum": ["adapters.words"],
    "snowballstemmer": ["adapters.words"],
    "starlette": ["adapters.extensions.preview"],
    "uvicorn": ["adapters.extensions.preview"],
    "watchfiles": ["adapters.extensions.preview"],
    # One keeps results by their keys, one values with who read whom, one finds passages by their words, one keeps what exists nowhere else.
    "sqlite3": [
        "adapters.databases",
        "adapters.extensions.preview",
        "adapters.extensions.doctor",
    ],
    "tinycss2": ["adapters.templating", "adapters.extensions.facing"],
    "translate": ["adapters.extensions.translators"],
    # One lays pages out, one adds to their margins, one divides their notes.
    "weasyprint": ["adapters.typesetter", "adapters.extensions.scholarly", "adapters.extensions.makeup"],
    "yaml": ["adapters.yaml_reader"],
    "ziamath": ["adapters.painting"],
}

# Arrows inside a layer whose rooms should not know each other, each with its reason.
EXCEPTIONS: Mapping[tuple[str, str], str] = {
    (
        "adapters.catalogues",
        "adapters.files",
    ): "no link is followed, and a mistake of the program is worded in one place",
    ("core.settings", "core.toml_reader"): "the file of a look is read if the settings name it",
    ("adapters.disk", "adapters.files"): "no link is followed; a build that has nothing to do loads the second only",
    ("adapters.executors", "adapters.processor_time"): "one place knows how the time of a process is counted",
    ("adapters.extension_packages", "adapters.files"): "as for catalogues",
    ("adapters.extension_packages", "core.toml_reader"): "what makes tomllib slow is refused in one place",
    ("adapters.pandoc", "adapters.processor_time"): "one place knows how the time of a process is counted",
    ("adapters.picture_files", "adapters.files"): "a mistake of the program is worded in one place",
    ("adapters.templating", "adapters.catalogues"): "a template speaks a language: the renderer is given its `Words`",
}

FOR_ALL_ADAPTERS = {"adapters.system"}
"""Rooms that stand between any adapter and what its system lacks."""

# What desk and words may not import: they touch no disk, process, network, clock or environment.
TOUCHING = frozenset(
    "asyncio ctypes fcntl glob http io logging mmap multiprocessing os random select shutil signal socket ssl "
    "subprocess tempfile threading time urllib.request uuid".split()
)


@pytest.fixture(scope="module")
def arrows() -> Mapping[Arrow, tuple[Import, ...]]:
    return import_graph.find_arrows()


def where(imports: Sequence[Import]) -> str:
    return ", ".join(one.place for one in imports)


# ---------------------------------------------------------------- the layers


def test_no_arrow_points_up(arrows: Mapping[Arrow, tuple[Import, ...]]) -> None:
    """cli > pipeline > queries > adapters > core > model: a room imports from its own layer or from one below."""
    upward = [
        f"{arrow.tail} imports {arrow.head} ({where(imports)})"
        for arrow, imports in arrows.items()
        if LAYERS.index(arrow.tail.layer) > LAYERS.index(arrow.head.layer)
    ]
    assert upward == []


@pytest.mark.parametrize("layer", ["adapters", "core"])
def test_adapters_and_core_rooms_know_the_model_alone(layer: str, arrows: Mapping[Arrow, tuple[Import, ...]]) -> None:
    """Where two of them must meet, the pipeline introduces them. Extensions use whatever is in the trunk's layers."""
    acquainted = [
        f"{arrow.tail} imports {arrow.head} ({where(imports)})"
        for arrow, imports in arrows.items()
        if arrow.tail.layer == layer
        and arrow.tail.is_of_trunk
        and arrow.head.layer != "model"
        and (str(arrow.tail), str(arrow.head)) not in EXCEPTIONS
        and str(arrow.head) not in FOR_ALL_ADAPTERS
    ]
    assert acquainted == []


def test_every_exception_is_needed(arrows: Mapping[Arrow, tuple[Import, ...]]) -> None:
    drawn = {(str(arrow.tail), str(arrow.head)) for arrow in arrows}
    assert sorted(set(EXCEPTIONS) - drawn) == []


def test_model_import_the_standard_library_and_msgspec_alone() -> None:
    foreign = [
        f"{library} ({one.place})"
        for library, imports in import_graph.find_outsiders().items()
        for one in imports
        if (room := import_graph.room_of(one.path)) and room.layer == "model" and library not in ANYWHERE
    ]
    assert foreign == []


def test_core_and_model_touch_nothing() -> None:
    touched = [
        f"{one.target} ({one.place})"
        for one in import_graph.find_imports()
        if (room := import_graph.room_of(one.path))
        and room.layer in ("core", "model")
        and (one.target in TOUCHING or (one.target == "pathlib" and set(one.names) != {"PurePosixPath"}))
    ]
    assert touched == []


def test_the_trunk_imports_no_extension() -> None:
    """Each is found by its folder or its entry point; the contract itself is of `model`."""
    imported = [
        one.place
        for one in import_graph.find_imports()
        if (room := import_graph.room_of(one.path))
        and room.is_of_trunk
        and f"{one.target}.".startswith("diglot.extensions.")
    ]
    assert imported == []


# What the parts of a language are made of besides the model.
TOOLS_OF_LANGUAGES = {"core.typography"}


def test_a_language_knows_the_model_and_the_tools_of_typography(arrows: Mapping[Arrow, tuple[Import, ...]]) -> None:
    """And nothing of another language or of an extension: docs/adr/0144-a-language-is-a-room.md."""
    acquainted = [
        f"{arrow.tail} imports {arrow.head} ({where(imports)})"
        for arrow, imports in arrows.items()
        if arrow.tail.is_of_language
        and arrow.head.layer != "model"
        and arrow.head.name != arrow.tail.name
        and str(arrow.head) not in TOOLS_OF_LANGUAGES
    ]
    assert acquainted == []


def test_nobody_imports_a_language() -> None:
    """Each is asked for by its code: `LANGUAGES[lang]`. The types of their parts are everybody's."""
    imported = [
        one.place
        for one in import_graph.find_imports()
        if (of := re.match(r"diglot\.languages\.(?!parts\.)(\w+)", one.target))
        and not import_graph.module_of(one.path).startswith(of[0])
    ]
    assert imported == []


def test_every_module_stands_in_a_layer() -> None:
    package = import_graph.PACKAGE
    homeless = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if import_graph.room_of(path) is None
        and path.name not in ("__init__.py", "__main__.py", "extension.py", "language.py", "api.py")
    ]
    assert homeless == []


# ---------------------------------------------------------------- the libraries


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_an_outside_library_is_imported_by_its_owner_alone(library: str) -> None:
    imports = import_graph.find_outsiders().get(library, ())
    strangers = [one.place for one in imports if str(import_graph.room_of(one.path)) not in OWNERS[library]]
    assert strangers == []
    users = {str(import_graph.room_of(one.path)) for one in imports}
    assert users == set(OWNERS[library]), "an owner that does not use its library any more"


def test_every_outside_library_has_an_owner() -> None:
    outsiders = set(import_graph.find_outsiders()) - ANYWHERE
    assert sorted(outsiders - set(OWNERS)) == []


# ---------------------------------------------------------------- the picture


def test_the_picture_in_the_documents_is_the_real_graph(accept: bool) -> None:
    """After a change of imports: pytest tests/test_architecture.py --accept, and read the difference."""
    block = import_graph.render_block()
    document = import_graph.PICTURE.read_text(encoding="utf-8")
    if accept:
        import_graph.PICTURE.write_text(import_graph.with_block(document, block), encoding="utf-8")
        return
    assert import_graph.block_in(document) == block


def test_packages_of_the_pipeline_import_in_one_direction() -> None:
    TopologicalSorter(import_graph.find_package_arrows()).prepare()  # raises CycleError, with the circle


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    modules = {import_graph.module_of(path) for path in import_graph.PACKAGE.rglob("*.py")}
    graph: dict[str, set[str]] = {}
    for one in import_graph.find_imports():
        if not one.is_late:
            inside = {f"{one.target}.{name}" for name in one.names} & modules
            heads = inside | ({one.target} & modules if len(inside) < len(one.names) else set())
            graph.setdefault(import_graph.module_of(one.path), set()).update(heads)
    TopologicalSorter(graph).prepare()


def test_a_folder_has_at_most_fifteen_modules() -> None:
    """Fifteen names can be read before one of them is opened: docs/adr/0133-folders-by-subject.md."""
    modules = [path.parent for path in import_graph.PACKAGE.rglob("*.py") if path.stem != "__init__"]
    assert {folder: modules.count(folder) for folder in set(modules) if modules.count(folder) > 15} == {}


def test_a_command_imports_at_the_top_what_it_needs() -> None:
    """`Command.run` imports its module on demand. Late imports are for what runs before that, or is seldom asked for."""
    late = {
        one.path.stem
        for one in import_graph.find_imports()
        if one.is_late and "cli" in one.path.relative_to(import_graph.PACKAGE).parts[:1]
    }
    before = {
        "command",
        "command_line",
        "extension_commands",
        "messages",
        "output",
        "parser",
        "problem_groups",
        "publication_folder",
    }
    assert late - before == {"build", "full_build", "status"}


def test_the_tool_sees_late_and_relative_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph that overlooks an import would let a broken rule pass."""
    package = tmp_path / "diglot"
    for name, text in {
        "core/dead_links.py": "from diglot.model import publication\nfrom ..adapters import disk\n",
        "core/page_models/pages.py": "from . import page_head\nfrom diglot.core.page_models.page_head import url\n",
        "core/page_models/page_head.py": "",
        "adapters/disk.py": "def open_it():\n    import diglot.pipeline.render.site_writer\n",
        "pipeline/render/site_writer.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from diglot.cli.command_line import main\n",
        "cli/command_line.py": "",
        "model/publication.py": "",
    }.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(import_graph, "REPOSITORY", tmp_path)
    found = import_graph.find_arrows(package)
    drawn = {(str(arrow.tail), str(arrow.head)): all(one.is_late for one in row) for arrow, row in found.items()}
    assert drawn == {
        ("core.dead_links", "model.publication"): False,
        ("core.dead_links", "adapters.disk"): False,
        ("adapters.disk", "pipeline.render"): True,
        ("pipeline.render", "cli.command_line"): True,
    }
    assert import_graph.room_of(package / "core" / "page_models" / "page_head.py", package) == Room(
        "core", "page_models"
    )


def test_no_package_exports_a_name_that_one_of_its_modules_has() -> None:
    """Whoever imports that module by itself puts it in the place of the name, for everybody in the process."""
    taken = []
    for start in sorted((import_graph.REPOSITORY / "diglot").rglob("__init__.py")):
        modules = {path.stem for path in start.parent.iterdir() if path.suffix == ".py" or path.is_dir()}
        imports = [
            node for node in ast.parse(start.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)
        ]
        package = ".".join(start.parent.relative_to(import_graph.REPOSITORY).parts)
        taken += [
            f"{package}.{name.name}"
            for node in imports
            for name in node.names
            if node.module != package and (name.asname or name.name) in modules
        ]
    assert taken == []


MOST_LATE_IMPORTS = 82


def test_an_import_inside_a_function_says_why() -> None:
    """What is slow and seldom needed, may be missing, or exists on no other system; all else stands at the top."""
    late = sorted({(one.path, one.line): one for one in import_graph.find_imports() if one.is_inside}.values())
    assert len(late) <= MOST_LATE_IMPORTS
    unsaid = []
    for before, one in pairwise([None, *late]):
        lines = one.path.read_text(encoding="utf-8").splitlines()
        is_said = "  # " in lines[one.line - 1] or lines[one.line - 2].lstrip().startswith("# ")
        is_as_above = before and before.path == one.path and before.line == one.line - 1
        if not is_said and not is_as_above:
            unsaid.append(one.place)
    assert unsaid == []


def test_no_banner_divides_a_module_of_the_trunk() -> None:
    """What needs one is a module of that name."""
    modules = [path for path in import_graph.PACKAGE.rglob("*.py") if "extensions" not in path.parts]
    assert [
        path.name for path in modules if re.search(r"^# -{8}", path.read_text(encoding="utf-8"), re.MULTILINE)
    ] == []
