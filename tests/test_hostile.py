"""Hostile manuscripts, pictures, names and settings: each ends as `docs/threats.md` says it must.

The corpus is in `tests/tools/hostile.py`, a case a thing. Cases that do not touch each other stand in one
publication, which is built apart: leniently, so that all of it is published and can be searched, and as usual,
so that an error is seen to stop it.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import lxml.etree
import lxml.html
import pikepdf
import pytest

from diglot.model.problems import Problem, kinds_of
from tests.tools import hostile
from tests.tools.hostile import CANARY, PWNED, SUM, Case, Outcome
from tests.tools.publication import files_of, publish

SECONDS = 10.0
BYTES = 1_000_000_000
SEVERITY = {kind.code: kind.severity for kind in kinds_of(Problem)}


@dataclass(frozen=True)
class Batch:
    """Cases that share a publication. seconds_a_text: the limit of time in pandoc, where cases go to it.

    told: what is told besides, because of the formats.
    """

    cases: Sequence[Case]
    formats: str = "html"
    seconds_a_text: float = 10.0
    reported: frozenset[tuple[str, str, int]] = frozenset()


_SHARP = ("script", "handler", "svg", "iframe", "object", "style", "note", "math", "template", "markup", "picture")

BATCHES: Mapping[str, Batch] = {
    "texts": Batch((*hostile.MARKUP, *hostile.ADDRESSES, *hostile.FRONT_MATTER, *hostile.LIMITS, *hostile.ENCODINGS)),
    "slugs": Batch(hostile.SLUGS),
    "aliases": Batch(hostile.ALIASES),
    "taken": Batch(hostile.TAKEN),
    "collisions": Batch(hostile.COLLISIONS),
    "pictures": Batch(hostile.PICTURES),
    # Each of them ends a pandoc, which is begun again: a sixth of them, and the others with the long tests.
    "endless": Batch(hostile.ENDLESS[3::6], seconds_a_text=0.3),
    "other endless": Batch([case for case in hostile.ENDLESS if case not in hostile.ENDLESS[3::6]], seconds_a_text=0.3),
    "deep": Batch(hostile.DEEP),
    "names": Batch(hostile.NAMES),
    "paper": Batch(
        (
            *hostile.PAPER,
            *(case for case in (*hostile.MARKUP, *hostile.ADDRESSES) if case.name.startswith(_SHARP)),
            *(case for case in hostile.PICTURES if not case.reported or "use" in case.name),
        ),
        formats="html,pdf",
    ),
}


@dataclass(frozen=True)
class Built:
    """A batch that was built: leniently, then as usual; and the marks of its files before and after both."""

    batch: Batch
    root: Path
    lenient: Outcome
    usual: Outcome
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def site(self) -> Path:
        """What the lenient build published."""
        return self.root / "lenient"


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.long if name == "other endless" else ()) for name in BATCHES],
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    batch = BATCHES[request.param]
    root = hostile.write_publication(tmp_path_factory.mktemp(request.param) / "house", batch.cases)
    before = hostile.marks(root)
    options = ("--formats", batch.formats)
    site = root.parent / "lenient"
    lenient = hostile.build_apart(
        root, "--lenient", "--output", str(site), *options, seconds_a_text=batch.seconds_a_text
    )
    usual = hostile.build_apart(root, *options, seconds_a_text=batch.seconds_a_text)
    yield Built(batch, root.parent, lenient, usual, before, hostile.marks(root))
    # Python's own sweeping goes into folders one in another, and no deeper than a thousand.
    subprocess.run(["rm", "-rf", str(root)], check=True)


# ---------------------------------------------------------------- every batch


def test_there_are_enough_cases() -> None:
    cases = [case for batch in BATCHES.values() for case in batch.cases]
    assert len({case.name for case in cases}) + len(hostile.HOUSES) > 300


def test_each_case_is_told_at_its_line(built: Built) -> None:
    """Nothing less: every hostile thing that is an error is one. And nothing more: what is harmless is let be."""
    wanted = {problem for case in built.batch.cases for problem in case.problems} | built.batch.reported
    assert built.lenient.problems - wanted == set()
    assert wanted - built.lenient.problems == set()


def test_a_lenient_build_publishes(built: Built) -> None:
    assert built.lenient.stderr == ""
    assert built.lenient.code == 0
    assert (built.site / "en/sound/index.html").is_file()


def test_an_error_publishes_nothing(built: Built) -> None:
    assert built.usual.stderr == ""
    is_stopped = any(SEVERITY[code] == "error" for code, _, _ in built.usual.problems)
    assert built.usual.code == (1 if is_stopped else 0)
    assert (built.root / "house/public").exists() != is_stopped


def test_it_ends_soon(built: Built) -> None:
    assert built.usual.seconds < SECONDS
    if built.batch.formats == "html":
        # Tens of cases, most of which diglot would rather not try; what takes too long is tried twice.
        assert built.lenient.seconds < 5 * SECONDS


def test_it_needs_little_memory(built: Built) -> None:
    assert max(built.lenient.peak_bytes, built.usual.peak_bytes) < BYTES


def test_no_file_but_the_output_changes(built: Built) -> None:
    assert built.after == built.before


def test_no_output_holds_what_is_none_of_its_business(built: Built) -> None:
    """The text of a file beside `content/`; what a template would have worked out; the system's own files."""
    for path, content in files_of(built.site).items():
        for piece in pieces(path, content):
            assert CANARY.encode() not in piece, path
            assert SUM.encode() not in piece, path
            assert b"root:x:0:0" not in piece, path


def test_nothing_that_acts_is_published(built: Built) -> None:
    acting = [
        f"{path}: {found}"
        for path, content in files_of(built.site).items()
        for markup in fragments(path, content)
        for found in find_acting(markup)
    ]
    assert acting == []


def test_words_are_shown_as_they_were_written(built: Built) -> None:
    for case in built.batch.cases:
        if case.shown:
            page = lxml.html.fromstring((built.site / f"en/{case.name}/index.html").read_bytes())
            shown = " ".join(page.find("body").text_content().replace("\u00a0", " ").split())
            for words in case.shown:
                assert words in shown, case.name


def test_pictures_that_are_refused_are_not_published(built: Built) -> None:
    for path, content in files_of(built.site).items():
        if path.startswith("media/"):
            assert PWNED.encode() not in content, path


def test_a_pdf_only_shows(built: Built) -> None:
    """No script, no attachment, no file that it opens, and links of harmless kinds."""
    pdfs = sorted(built.site.rglob("*.pdf"))
    assert bool(pdfs) == ("pdf" in built.batch.formats)
    for path in pdfs:
        with pikepdf.open(path) as pdf:
            assert not pdf.attachments
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                    assert not {"/JS", "/AA", "/OpenAction", "/EF", "/RichMediaContent"} & set(thing.keys()), path.name
                    assert str(thing.get("/S", "")) not in ("/JavaScript", "/Launch", "/SubmitForm", "/GoToR"), (
                        path.name
                    )
                    uri = str(thing.get("/URI", "https:")) if str(thing.get("/S", "")) == "/URI" else "https:"
                    assert uri.startswith(("https:", "http:", "mailto:", "tel:")), path.name
                    assert PWNED not in uri, path.name


# ---------------------------------------------------------------- looking into what was published


def pieces(path: str, content: bytes) -> Iterator[bytes]:
    """A file's bytes; of a PDF, its streams inflated and its attachments too."""
    yield content
    if path.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    try:
                        yield thing.read_bytes()
                    except pikepdf.PdfError:  # a picture in a compression of its own
                        yield thing.read_raw_bytes()
            for name in pdf.attachments:
                yield pdf.attachments[name].get_file().read_bytes()


def fragments(path: str, content: bytes) -> Iterator[Any]:
    """Every piece of markup in a file, as trees: a page; each entry of a feed."""
    if path.endswith(".html"):
        yield lxml.html.document_fromstring(content)
    elif path.endswith("feed.json"):
        for item in json.loads(content)["items"]:
            yield lxml.html.fragment_fromstring(item.get("content_html") or "<p></p>", create_parent="div")
    elif path.endswith("feed.xml"):
        for entry in ElementTree.fromstring(content).iter("{http://www.w3.org/2005/Atom}content"):
            yield lxml.html.fragment_fromstring(entry.text or "", create_parent="div")


_ACTING = frozenset(["base", "embed", "form", "frame", "iframe", "input", "object", "style", "video", "audio"])
# The files of a reference are in their addresses; a browser saves them, and runs nothing.
_CITATION_FILE = re.compile(
    r"data:application/(?:x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json);charset=utf-8,"
)
_ACTION = re.compile(r"pwned\(|evil\.example/pwned|^\s*(?:javascript|vbscript|data|file):|^//", re.IGNORECASE)


def find_acting(markup: Any) -> Iterator[str]:
    """Elements and attributes of an attack: what runs, what loads, what leads away."""
    for element in markup.iter(lxml.etree.Element):
        is_data = element.tag == "script" and element.get("type") == "application/ld+json"
        # The box in the list of keys, and the reader's choices, on every page, send nothing.
        is_choice = any((above.tag, above.get("class")) == ("dialog", "reader") for above in element.iterancestors())
        is_box = element.tag == "input" and (is_choice or set(element.attrib) == {"type", "checked"})
        if (element.tag in _ACTING and not is_box) or (
            element.tag == "script" and not is_data and PWNED in (element.text or "")
        ):
            yield f"<{element.tag}>"
        is_citation = "download" in element.attrib and _CITATION_FILE.match(element.get("href", ""))
        for name, value in element.attrib.items():
            if name == "href" and is_citation:
                continue
            if name.startswith("on") or name in ("style", "srcset", "srcdoc", "formaction"):
                yield f"<{element.tag} {name}>"
            if name in ("href", "src", "cite", "action", "poster", "data") and _ACTION.search(value):
                yield f"<{element.tag} {name}={value!r}>"


# ---------------------------------------------------------------- settings, people, polls, catalogues


@pytest.mark.parametrize("case", hostile.HOUSES, ids=lambda case: case.name)
def test_a_hostile_house_is_told_and_published(case: Case, tmp_path: Path) -> None:
    """A publication each, for its settings are the hostile thing; in this process, for none of them can hang."""
    root = hostile.write_publication(tmp_path / "house", [case])
    before = hostile.marks(root)
    report = publish(root, is_lenient=True, output=tmp_path / "site")
    after = hostile.marks(root)
    found = {(problem.code, *problem.position) for problem in report.problems}
    # Feeds want the site's address, which most of these settings do not give.
    assert found - {("no-base-url", "content/site.toml", 1)} == case.problems
    assert after == before
    assert report.is_published
    site = files_of(tmp_path / "site")
    acting = [
        f"{path}: {one}"
        for path, content in site.items()
        for markup in fragments(path, content)
        for one in find_acting(markup)
    ]
    assert acting == []
    assert not any(mark.encode() in content for content in site.values() for mark in (CANARY, SUM))
    if case.shown:
        page = lxml.html.fromstring(site[f"en/{case.name}/index.html"])
        shown = " ".join(page.find("body").text_content().replace("\u00a0", " ").split())
        assert [words for words in case.shown if words not in shown] == []
