"""Articles in JATS by somebody who wants more than to be read: each is refused, or is words like any others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from diglot.adapters.disk import Folder
from diglot.adapters.templating.sanitiser import sanitise
from diglot.extensions.journal.core.jats_body import jats_text
from diglot.extensions.journal.core.jats_import.elements import Losses
from diglot.extensions.journal.model.jats import JatsPerson
from diglot.extensions.journal.pipeline.jats_import.people import PeopleImport
from diglot.extensions.journal.pipeline.jats_import.pictures import PictureImport
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_sources
from tests.tools.attacks import MARKUP
from tests.tools.parsed_pages import holes_in, parsed, skeleton_of
from tests.tools.publication import codes, files_of, publish, run, write_files
from tests.tools.sent_attacks import JATS_BODIES, JATS_FILES, JATS_FRONTS, JATS_WORKS, jats

SITE = 'base_url = "https://journal.example"\n[title]\nen = "Notes"\nru = "Записки"\n'
SECRET = "xanthoproctic-quagga"


def imported(root: Path, article: str | bytes, capsys: Any) -> tuple[int, str]:
    """Import an article from a folder beside the publication, in which there is a secret; return code and messages."""
    sent = root.parent / "sent"
    write_files(sent, {"secret.txt": SECRET})
    (sent / "a.xml").write_bytes(article if isinstance(article, bytes) else article.encode())
    code, out, errors = run(["import", sent / "a.xml", "--lang", "en", "--yes", "--root", root], capsys)
    assert "bug in diglot" not in out + errors, errors
    assert "root:x:0" not in out + errors
    return code, errors


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", {"content/site.toml": SITE, "secret.svg": SECRET})


def test_what_is_in_a_text_acts_nowhere_and_takes_no_words_with_it(house: Path, capsys: Any) -> None:
    """One article has all of it: what stands between two attacks is published."""
    between = "".join(f"<p>Before{number}.</p>{body}" for number, body in enumerate(JATS_BODIES))
    cited = "".join(f"<p>Said <xref ref-type='bibr' rid='w{number}'>1</xref>.</p>" for number in range(len(JATS_WORKS)))
    works = "".join(
        f"<ref id='w{number}'><element-citation publication-type='book'><source>B</source>{work}</element-citation></ref>"
        for number, work in enumerate(JATS_WORKS)
    )
    article = jats(f"{between}{cited}<p>After.</p>", back=f"<ref-list>{works}</ref-list>")
    assert imported(house, article, capsys)[0] == 0
    assert {path for path in files_of(house) if path.endswith((".png", ".svg"))} == {"secret.svg"}
    write_files(house, {"content/en/sound.md": "# Sound\n\nWords.\n"})
    report = publish(house, is_lenient=True)
    assert report.is_published, codes(report)
    page = parsed((house / "public/en/a/index.html").read_bytes())
    assert list(holes_in(page)) == []
    more = skeleton_of(page) - skeleton_of(parsed((house / "public/en/sound/index.html").read_bytes()))
    assert {one.partition(" ")[0] for one in more} <= {"meta", "link"}
    shown = "".join(page.itertext())
    assert SECRET not in shown
    assert "root:x:0" not in shown
    assert [number for number in range(len(JATS_BODIES)) if f"Before{number}." not in shown] == []
    assert "After." in shown


@pytest.mark.parametrize("front", JATS_FRONTS)
def test_what_an_article_says_of_itself_is_a_value(front: str, house: Path, capsys: Any) -> None:
    assert imported(house, jats(front=front), capsys)[0] == 0
    made = {path: text for path, text in files_of(house).items() if path.startswith("content/") and "site" not in path}
    assert all(re.fullmatch(r"content/(?:en|people)/[a-z0-9-]+\.(?:md|toml)", path) for path in made)
    head = made["content/en/a.md"].decode().split("---\n")[1]
    assert not re.search(r"^(?:slug|pwned|b):", head, re.MULTILINE)


@pytest.mark.parametrize("content", JATS_FILES, ids=range(len(JATS_FILES)))
def test_a_file_reaches_nothing_else(content: bytes, house: Path, capsys: Any) -> None:
    """Whatever its type names: it is refused, or read without that."""
    code, errors = imported(house, content, capsys)
    assert code == 0 or "[refused-file]" in errors
    assert b"root:x:0" not in b"".join(files_of(house).values())


def test_people_of_one_name_have_keys_of_their_own_in_time(house: Path) -> None:
    """Of 12,000 whose names have no letter that addresses may have; before, each tried the keys of all others."""
    sources, _ = read_sources(Folder(house), KNOWN)
    people = [JatsPerson({"en": (f"安{number}"[:1], "")}, email=f"a{number}@host.example") for number in range(12_000)]
    keys = PeopleImport(sources).keys(people, (), "en")
    assert (keys[0], keys[1], keys[-1]) == ("author", "author-2", "author-12000")


@pytest.mark.parametrize("address", ["http://[/a.svg", "a%00.svg", "http://a\u2100b/a.svg"])
def test_an_address_that_is_none_names_no_picture(address: str, house: Path) -> None:
    sources, _ = read_sources(Folder(house), KNOWN)
    losses = Losses()
    PictureImport(Folder(house), sources, house, "a", losses).place(Element("graphic", {"href": address}))
    assert len(losses.found()) == 1


@pytest.mark.parametrize("markup", MARKUP)
def test_no_element_or_address_acts_in_an_article_that_is_sent(markup: str) -> None:
    """What a page may hold, as others take it: well-formed, with no program, frame or script."""
    written = ElementTree.tostring(jats_text(sanitise(f"<p>Before.</p>{markup}<p>After.</p>"), []).body)
    body = ElementTree.fromstring(written)
    assert not {one.tag for one in body.iter()} & {"script", "iframe", "object", "style", "svg", "img", "form", "a"}
    values = [(name, value) for one in body.iter() for name, value in one.attrib.items()]
    assert [
        one for one in values if re.match(r"on\w|style$", one[0]) or re.match(r"\s*(?:javascript|data|file):", one[1])
    ] == []
    assert "Before." in "".join(body.itertext())
