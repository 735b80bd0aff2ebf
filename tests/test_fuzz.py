"""Whatever an editor types, the press answers with a text or with a problem, never with a fault of its own.

Each property below is tried on some hundreds of made-up inputs: arbitrary letters, and the sample's own manuscripts
and drawings torn, doubled and mixed with signs that mean something. `pytest --long` goes on for about a quarter of an hour.
"""

from __future__ import annotations

import datetime as dt
import re
import resource
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import lxml.html
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diglot.adapters import pandoc, picture_files, yaml_reader
from diglot.adapters.catalogues import read_localization
from diglot.adapters.catalogues.parsing import check_catalogue
from diglot.adapters.disk import FileEntry, FinishedSite, Folder
from diglot.adapters.templating import sanitiser
from diglot.core import alignment, encoding, front_matter, ledger, limits, typography
from diglot.core.links import link_resolution, slugs
from diglot.extensions.releases.pipeline.site_releases import ReleaseOptions
from diglot.extensions.releases.pipeline.site_releases import publish as publish_release
from diglot.model import tree
from diglot.model.languages import LANGUAGES
from diglot.model.markup.typography import HouseStyle
from diglot.model.problems import AnyProblem, BrokenCatalogue, DamagedLedger, Problem
from diglot.model.translation.alignment import Unit
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.articles import pair_sources
from diglot.pipeline.sources.load import read_sources
from diglot.pipeline.translation.ledger_files import parse_ledger_source, read_ledger_source
from diglot.pipeline.typeset.text_compilation import ParsedText, compile_text
from diglot.queries.text_job import CompileJob
from tests.tools.publication import NobodyWatches, files_of, formatter, publish

ROOT = Path(__file__).parents[1]
DAY = dt.date(2030, 1, 1)
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
SETTINGS = [(ROOT / "content/site.toml").read_text(encoding="utf-8")]
TABLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.toml"))]
LEDGERS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content/ledger").rglob("*.toml"))]
CATALOGUES = [
    "".join(re.findall(r"(?s)\A.*?\n\n|.{900}", (ROOT / "locales/ru/LC_MESSAGES/diglot.po").read_text("utf-8"))[:3])
]
DRAWINGS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.svg"))]

# Enough for every input here by far: what needs more runs away, and must not take the machine with it.
BYTES = 6_000_000_000
SECONDS = {"usual": 300, "long": 1_800}


class RanAway(BaseException):
    """A property took so long that it may never end. Not an `Exception`, which would be tried again and again."""


@pytest.fixture(autouse=True)
def _bounds(request: pytest.FixtureRequest) -> Iterator[None]:
    """Limits of memory and time while a test of this file runs."""

    def stop(*_: object) -> None:
        raise RanAway

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    # Of this process's own time: on a busy machine nothing runs away.
    before = signal.signal(signal.SIGPROF, stop)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES if hard == resource.RLIM_INFINITY else min(BYTES, hard), hard))
    signal.setitimer(signal.ITIMER_PROF, SECONDS["long" if request.node.get_closest_marker("long") else "usual"])
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


# ---------------------------------------------------------------- what is made up

# What means something somewhere: in Markdown, YAML, TOML, HTML, XML, templates, addresses, type.
_SIGNS = (
    "---\n", "+++\n", "...\n", "\n\n", "\r\n", "\r", "\t", "# ", "## ", "> ", "- ", "1. ", "| a | b |\n|---|---|\n", "```\n",
    "~~~\n", "::: {.a}\n", ":::\n", "[^1]", "\n[^1]: ", "[a](b)", "![a](b.svg)", "[a]: b\n", "**", "*", "_", "`", "$", "$$",
    "~", "^", "\\", "{#a .b c=d}", "{{", "}}", "{%", "{0}", "%s", "%(n)s", "%", "<p onclick=x>", "</p>", "<!--", "-->", "<![CDATA[",
    "<script>", "&amp;", "&#0;", "&#xD800;", "&", "<", ">", '"', "'", "«", "»", "“", "”", "—", "–", "-", "…", "№", "§", "°",
    "\u00a0", "\u2009", "\u200b", "\u200d", "\u00ad", "\ufeff", "\u202e", "\x00", "\x1b", "&#1;", "\\ud800", "\ufffe", "\u0301" * 10,
    "👩\u200d🏫", "й", "й", "ё", "Ѣ", "title: ", "date: 2024-13-45\n", "tags: [a, ", "&a ", "*a ", "!!x ", "a: ", "[[a]]\n", "a = ",
    "9" * 30, "1e999", "nan", "javascript:", "//", "../", "%2e", "%00", "#", "?", "file:", "mailto:", "г.", "т. е.", "и", "в", "1 000",
)  # fmt: skip

_words = st.lists(st.one_of(st.sampled_from(_SIGNS), st.text(max_size=12)), max_size=25).map("".join)
_text = st.one_of(_words, st.text(max_size=200))


def _torn(sources: list[str]) -> st.SearchStrategy[str]:
    """A real text with pieces of it cut out, doubled, moved or replaced by signs."""

    def tear(source: str, cuts: list[tuple[float, float, str]]) -> str:
        for place, size, sign in cuts:
            start = int(place * len(source))
            end = min(len(source), start + int(size * 200))
            piece = source[start:end]
            source = source[:start] + (sign if sign != "twice" else piece * 2) + source[end:]
        return source

    cut = st.tuples(
        st.floats(0, 1), st.floats(0, 1), st.one_of(st.sampled_from((*_SIGNS, "", "twice")), st.text(max_size=4))
    )
    return st.builds(tear, st.sampled_from(sources), st.lists(cut, max_size=6))


def _bytes(text: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    codings = st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"))
    return st.builds(lambda words, coding: words.encode(coding, "replace"), text, codings)


_manuscript = st.one_of(
    st.binary(max_size=100),
    _bytes(_torn(TEXTS)),
    st.builds(lambda fields, body: f"---\n{fields}\n---\n{body}".encode("utf-8", "replace"), _words, _words),
    st.builds(lambda fields, body: f"+++\n{fields}\n+++\n{body}".encode("utf-8", "replace"), _words, _words),
)
_table = st.one_of(st.binary(max_size=50), _bytes(_torn(TABLES)), _bytes(_words))
_name = st.one_of(
    st.sampled_from(("a", "index", "b/index", "b/c", "archive", "tags/a", "É", "é")), st.text(min_size=1, max_size=8)
)


class Drawer(Folder):
    """A publication's folder that is only a table of files."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(Path("/nowhere"))
        self.files = files

    def list(self, under: str) -> tuple[FileEntry, ...]:
        """What stands in the table."""
        return tuple(FileEntry(path, path, len(content), "file") for path, content in sorted(self.files.items()))

    def read(self, name_on_disk: str) -> bytes:
        """From the table."""
        return self.files[name_on_disk]


def _drawer() -> st.SearchStrategy[dict[str, bytes]]:
    def pack(texts: list[tuple[str, str, bytes]], site: bytes, person: bytes, poll: bytes) -> dict[str, bytes]:
        files = {f"content/{lang}/{name}.md": content for lang, name, content in texts}
        return {
            **files,
            "content/site.toml": site,
            "content/people/anna-veresova.toml": person,
            "content/polls/asia-priority.toml": poll,
        }

    text = st.tuples(st.sampled_from(("en", "ru")), _name, _manuscript)
    return st.builds(pack, st.lists(text, max_size=4), _table, _table, _table)


# ---------------------------------------------------------------- made-up trees

_attr = st.builds(
    tree.Attr,
    st.one_of(st.just(""), _words),
    st.lists(st.sampled_from(("a", "verbatim", "table")), max_size=2).map(tuple),
    st.lists(st.tuples(st.sampled_from(("lang", "alt", "pair", "title")), _words), max_size=2).map(tuple),
)
_target = st.builds(tree.Target, _text, _text)
_leaf: st.SearchStrategy[Any] = st.one_of(
    st.builds(tree.Str, _text),
    st.just(tree.Space()),
    st.just(tree.SoftBreak()),
    st.just(tree.LineBreak()),
    st.builds(lambda attr, text: tree.Code((attr, text)), _attr, _text),
    st.builds(lambda text: tree.RawInline(("html", text)), _text),
    st.builds(lambda text: tree.RawInline(("tex", text)), _text),
    st.builds(lambda text: tree.Math((tree.MathType("InlineMath"), text)), _text),
)


def _around(inline: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    row = st.lists(inline, max_size=5).map(tuple)
    blocks = st.lists(st.builds(tree.Para, row), max_size=2).map(tuple)
    simple = (tree.Emph, tree.Strong, tree.Strikeout, tree.Superscript, tree.Subscript, tree.SmallCaps, tree.Underline)
    return st.one_of(
        *(st.builds(kind, row) for kind in simple),
        st.builds(lambda attr, inner: tree.Span((attr, inner)), _attr, row),
        st.builds(lambda attr, inner, target: tree.Link((attr, inner, target)), _attr, row, _target),
        st.builds(lambda attr, inner, target: tree.Image((attr, inner, target)), _attr, row, _target),
        st.builds(tree.Note, blocks),
    )


_inlines = st.lists(st.recursive(_leaf, _around, max_leaves=8), max_size=6).map(tuple)


def _holding(block: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    blocks = st.lists(block, max_size=3).map(tuple)
    items = st.lists(blocks, max_size=3).map(tuple)
    style = (1, tree.ListStyle("Decimal"), tree.ListStyle("Period"))
    return st.one_of(
        st.builds(tree.BlockQuote, blocks),
        st.builds(tree.BulletList, items),
        st.builds(lambda rows: tree.OrderedList((style, rows)), items),
        st.builds(lambda attr, inner: tree.Div((attr, inner)), _attr, blocks),
        st.builds(lambda term, rows: tree.DefinitionList(((term, rows),)), _inlines, items),
        st.builds(lambda attr, inner: tree.Figure((attr, tree.Caption(None, ()), inner)), _attr, blocks),
    )


_block = st.recursive(
    st.one_of(
        st.builds(tree.Para, _inlines),
        st.builds(tree.Plain, _inlines),
        st.builds(lambda level, attr, row: tree.Header((level, attr, row)), st.integers(1, 6), _attr, _inlines),
        st.builds(lambda attr, text: tree.CodeBlock((attr, text)), _attr, _text),
        st.builds(lambda text: tree.RawBlock(("html", text)), _text),
        st.builds(lambda row: tree.LineBlock((row, row)), _inlines),
        st.just(tree.HorizontalRule()),
    ),
    _holding,
    max_leaves=8,
)
_tree = st.lists(_block, max_size=6).map(lambda blocks: tree.Pandoc((1, 23, 1), tuple(blocks)))

# Few names and many units, so that the same ones are met again in the other text, far from where they should be.
_unit = st.builds(
    Unit,
    st.sampled_from(("paragraph", "paragraph", "heading", "item", "code", "quotation")),
    level=st.integers(0, 3),
    length=st.integers(0, 900),
    sentences=st.integers(0, 9),
    notes=st.integers(0, 2),
    numbers=st.frozensets(st.sampled_from(("1708", "12", "3")), max_size=1),
    cognates=st.frozensets(st.sampled_from(("ana", "bering", "seul")), max_size=2),
    pair=st.sampled_from(("", "", "", "", "a", "b", "none")),
)
_units = st.lists(_unit, max_size=30)

# ---------------------------------------------------------------- the properties


def check_reported(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """Every problem can be told in both languages, at a line, and kept and taken out again."""
    for problem in problems:
        assert problem.position[1] >= 1
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(problem), type=AnyProblem) == problem
        for lang in ("en", "ru"):
            assert problem.code in formatter(lang).lines(problem, problem.severity)


def read_a_publication(files: dict[str, bytes]) -> None:
    sources, problems = read_sources(Drawer(files), KNOWN)
    order = BuildOptions(root=Path("/nowhere"), output=Path("/nowhere/public"), today=DAY)
    articles, more = pair_sources(sources, sources.settings, order.today, with_drafts=order.with_drafts)
    check_reported([*problems, *more])
    places = [edition.href for article in articles for edition in article.editions if article.kind != "home"]
    assert len({place.casefold() for place in places}) == len(places)
    for place in places:
        assert place.startswith(("/en/", "/ru/"))
        assert ".." not in place


def decode_a_file(content: bytes) -> None:
    text, problems = encoding.decode(content, "content/en/a.md")
    assert "\r" not in text
    assert "\x00" not in text
    check_reported(problems)
    parts = front_matter.split_manuscript(text)
    assert parts.body in text


def read_yaml(text: str) -> None:
    try:
        values, lines = yaml_reader.read_mapping(text)
    except yaml_reader.YamlError as error:
        assert 1 <= error.line <= len(text.splitlines()) + 2
    else:
        assert set(lines) == set(values)
        check_reported(front_matter.parse_front_matter(values, lines, "content/en/a.md")[1])


def look_for_excess(text: str) -> None:
    problems = list(limits.find_excess(text, "content/en/a.md"))
    check_reported(problems)
    assert all(problem.position[1] <= text.count("\n") + 1 for problem in problems)


def set_a_text(text: str) -> None:
    for lang in ("en", "ru"):
        once = typography.set_text(text, lang, HouseStyle())
        assert typography.set_text(once, lang, HouseStyle()) == once


def text_of(blocks: tuple[tree.Block, ...]) -> list[str]:
    return [tree.plain_text(run.inlines) for run in tree.find(blocks, tree.Para, tree.Plain)]


def compose_a_tree(pair: tuple[tree.Pandoc, tree.Pandoc]) -> None:
    own, original = pair
    for lang in ("en", "ru"):
        copy = CompileJob(f"content/{lang}/a.md", lang, b"", 1, None, HouseStyle())
        work = compile_text(ParsedText(own), copy, ParsedText(original))
        check_reported([placed.problem for placed in work.metadata.problems])
        for made in (work.body, *work.notes):
            # What is read has its words joined, whatever was written; read again it is the same.
            read = tree.decode_tree(tree.encode_tree(made))
            assert tree.decode_tree(tree.encode_tree(read)) == read
            assert text_of(read.blocks) == text_of(made.blocks)
        ids = [row.id for row in work.metadata.outline]
        assert len(set(ids)) == len(ids)


def align_two_texts(pair: tuple[list[Unit], list[Unit]]) -> None:
    """Every unit of both texts stands in one bead, in order; from the other side it is the same alignment.

    Two equal texts have no other side.
    """
    source, target = pair
    beads = alignment.align(source, target).beads
    assert [row for bead in beads for row in bead.source] == list(range(len(source)))
    assert [column for bead in beads for column in bead.target] == list(range(len(target)))
    if source != target:
        assert alignment.align(target, source).mirrored().beads == beads


def write_an_address(text: str) -> None:
    address = link_resolution.neutral_address(text, "content/en/blog/a.md")
    if address is not None:
        kind, target, _ = link_resolution.split_address(address)
        if kind in ("article", "asset"):
            assert ".." not in target.split("/")
            link_resolution.asset_candidates(target, ("en", "ru"))
    for latin_only in (True, False):
        slug = slugs.make_slug(text, latin_only=latin_only)
        assert slug == "" or slugs.is_slug(slug)


def sanitise_markup(text: str) -> None:
    readable, _ = encoding.decode(text.encode(), "content/en/a.md")
    once = sanitiser.sanitise(readable.lstrip("\ufeff"))
    assert sanitiser.sanitise(once) == once
    for element in lxml.html.fragment_fromstring(once or "<p>", create_parent="div").iter():
        assert element.tag not in ("script", "style", "iframe")
        assert not [name for name in element.attrib if name.startswith("on")]
    link_resolution.resolve_addresses(once, lambda name, address: "")


def look_at_a_picture(content: bytes) -> None:
    try:
        facts = picture_files.read_picture(content)
    except picture_files.PictureRefused as refusal:
        assert refusal.args[0]
    else:
        assert facts.width >= 0
        assert facts.height >= 0


Property = tuple[st.SearchStrategy[Any], Callable[[Any], None], int]


# Strategy, what is done with it, and how often in a usual run.
def read_a_ledger(content: bytes) -> None:
    """It is told, or it is whole: then writing it and reading it again gives the same."""
    path = "content/ledger/a.toml"
    source = read_ledger_source(Drawer({path: content}), path)
    found = parse_ledger_source(source, path) if isinstance(source, str) else source
    assert found is not None
    if isinstance(found, DamagedLedger):
        check_reported([found])
    else:
        again = parse_ledger_source(ledger.format_ledger(found), path)
        assert again == found


def read_a_catalogue(content: bytes) -> None:
    """It is told at a line, or its words can be said."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ru/LC_MESSAGES/diglot.po"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        problems = check_catalogue(path, "locales/ru/LC_MESSAGES/diglot.po")
        check_reported(problems)
        if not any(isinstance(problem, BrokenCatalogue) for problem in problems):
            assert isinstance(read_localization(LANGUAGES["ru"], [Path(folder)]).gettext("Archive"), str)


PROPERTIES: Mapping[str, Property] = {
    "a publication": (_drawer(), read_a_publication, 40),
    "a file": (_manuscript, decode_a_file, 80),
    "front matter": (st.one_of(_words, _text), read_yaml, 80),
    "limits": (st.one_of(_text, _torn(TEXTS), _words.map(lambda text: text * 40)), look_for_excess, 60),
    "type": (st.one_of(_text, _torn(TEXTS).map(lambda text: text[:400])), set_a_text, 60),
    "a tree": (st.tuples(_tree, _tree), compose_a_tree, 10),
    "two texts": (st.tuples(_units, _units), align_two_texts, 80),
    "addresses": (_text, write_an_address, 120),
    "markup": (_text, sanitise_markup, 80),
    "a ledger": (st.one_of(_bytes(_torn(LEDGERS)), _table), read_a_ledger, 60),
    "a catalogue": (st.one_of(_bytes(_torn(CATALOGUES)), _bytes(_words)), read_a_catalogue, 40),
    "a picture": (st.one_of(_bytes(_torn(DRAWINGS)), st.binary(max_size=200)), look_at_a_picture, 60),
}


def try_out(name: str, times: int, *, is_same: bool) -> None:
    """Try a property so often; is_same: on the same inputs as ever."""
    strategy, check, _ = PROPERTIES[name]
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    how = settings(max_examples=times, deadline=None, derandomize=is_same, suppress_health_check=checks, database=None)

    @how
    @given(strategy)
    def trying(value: Any) -> None:
        check(value)

    trying()


@pytest.mark.parametrize("name", PROPERTIES)
def test_nothing_made_up_breaks(name: str) -> None:
    try_out(name, PROPERTIES[name][2], is_same=True)


@pytest.mark.long
@pytest.mark.parametrize("name", PROPERTIES)
def test_nothing_made_up_breaks_for_a_long_time(name: str) -> None:
    try_out(name, 100 * PROPERTIES[name][2], is_same=False)


# ---------------------------------------------------------------- with pandoc


Listing = Mapping[str, tuple[int, int, bytes]]


def listing(folder: Path) -> Listing:
    """Return every path below a folder but its output, cache and releases: mode, time of change, contents."""
    ours = ("house/public", "house/again", "house/.cache", "releases")
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    return {
        name: (path.lstat().st_mode, path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for name, path in paths.items()
        if name != "house" and not name.startswith(ours)
    }


def check_promises(folder: Path) -> None:
    """Build what is in a folder, twice, and release it.

    Both builds are equal, the second one without anything that the first has kept; the release is the site; and
    nothing is touched but output, cache and releases.
    """
    root, before = folder / "house", listing(folder)
    report = publish(root, is_lenient=True, with_drafts=True)
    check_reported(report.problems)
    if report.is_published:
        site = files_of(root / "public")
        again = publish(root, is_lenient=True, with_drafts=True, is_fresh=True, output=root / "again")
        check_reported(again.problems)
        assert files_of(root / "again") == site
        assert {**FinishedSite(root / "public").files}.keys() == site.keys() - {"manifest.json"}
        deployment, problems = publish_release(
            root / "public", ReleaseOptions(folder / "releases", root), NobodyWatches()
        )
        assert deployment and not problems
        released = files_of((folder / "releases/current").resolve())
        assert {place: released.get(place) for place in site if place != "manifest.json"} == {
            place: content for place, content in site.items() if place != "manifest.json"
        }
    else:
        assert not (root / "public").exists()
    assert listing(folder) == before


def build_some(times: int, *, is_same: bool) -> None:
    """Whole builds of torn manuscripts, pandoc and all, leniently: where the settings are whole, it is published."""
    how = settings(
        max_examples=times, deadline=None, derandomize=is_same, suppress_health_check=list(HealthCheck), database=None
    )

    @how
    @given(
        st.lists(st.one_of(_torn(TEXTS), _words.map(lambda text: text * 3)), min_size=12, max_size=12),
        st.one_of(st.none(), _torn(SETTINGS)),
    )
    def building(texts: list[str], site: str | None) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "house"
            for number, text in enumerate(texts):
                path = root / f"content/{('en', 'ru')[number % 2]}/text-{number // 2}.md"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode("utf-8", "replace"))
            if site is not None:
                (root / "content/site.toml").write_bytes(site.encode("utf-8", "replace"))
            check_promises(Path(folder))
            assert site is not None or (root / "public").exists()

    building()


@pytest.fixture
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SECONDS_A_DOCUMENT", 1.0)


@pytest.mark.usefixtures("_soon")
def test_no_torn_manuscript_breaks_a_build() -> None:
    build_some(3, is_same=True)


@pytest.mark.long
@pytest.mark.usefixtures("_soon")
def test_no_torn_manuscript_breaks_a_build_for_a_long_time(figure: Callable[[str], None]) -> None:
    build_some(200, is_same=False)
    figure("200 builds of twelve torn manuscripts each: 200 published, no fault")
