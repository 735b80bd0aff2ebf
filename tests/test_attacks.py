"""Attacks by kind: none acts, none reaches out, none changes what it may not. The corpus is in `tests/tools/attacks.py`.

Pages are looked at as a browser would read them, by the rules of HTML for broken markup: what is not exactly the
skeleton of a sound page, or on the list of what a text may hold, is a hole. The table in SECURITY.md counts them.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import tinyhtml5

from diglot.adapters.picture_files import DrawingRefused, read_picture
from diglot.core.settings.publication import parse_settings
from diglot.extensions.polls.adapters.vote_store import VoteStore
from diglot.model.places import SETTINGS_PATH
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools import attacks
from tests.tools.hostile import svg
from tests.tools.parsed_pages import ADDRESS_OF_SITE, holes_in, parsed, skeleton_of
from tests.tools.poll_server import RunningPolls, poll_publication, running_polls
from tests.tools.publication import files_of, publish, run, write_files
from tests.tools.team_desk import ADDRESS, Person, TeamDesk, team_desk
from tests.tools.word_maker import paragraph, word_file

ROOT = Path(__file__).parents[1]
SITE = f'base_url = "{ADDRESS_OF_SITE}"\ntitle = "House"\nfallback = "hide"\n'
SECRET = "xanthoproctic-quagga"

# ---------------------------------------------------------------- texts, front matter, Word files


def manuscripts() -> Mapping[str, str]:
    """Return the publication of all attacks that are written: a text each."""
    bodies = {"markup": attacks.MARKUP, "syntax": attacks.SYNTAX}
    texts = {
        f"{kind}-{number}": f"---\ntitle: A text\ndate: 2015-03-12\n---\n\nBefore.\n\n{body}\n\nAfter.\n"
        for kind, group in bodies.items()
        for number, body in enumerate(group)
    }
    fields = enumerate(attacks.FRONT_MATTER)
    texts |= {f"front-{number}": f"---\ntitle: A text\n{line}\n---\n\nBefore.\n\nAfter.\n" for number, line in fields}
    texts["sound"] = "---\ntitle: A text\ndate: 2015-03-12\n---\n\nBefore.\n\nAfter.\n"
    return {f"content/en/{name}.md": text for name, text in texts.items()}


WRITTEN = [path.removeprefix("content/en/").removesuffix(".md") for path in manuscripts()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("attacks") / "house"
    picture = svg("<rect width='3' height='3'/>")
    write_files(root, {**manuscripts(), "content/site.toml": SITE, "content/en/x.svg": picture, "secret.svg": SECRET})
    before = files_of(root)
    assert publish(root, is_lenient=True).is_published
    assert {path: text for path, text in files_of(root).items() if path in before} == before
    return root / "public"


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_stays_a_text(name: str, site: Path) -> None:
    page, sound = site / f"en/{name}/index.html", site / "en/sound/index.html"
    if not page.exists():
        return  # refused: the lenient build has left it out, and published the others
    tree = parsed(page.read_bytes())
    assert list(holes_in(tree)) == []
    more = skeleton_of(tree) - skeleton_of(parsed(sound.read_bytes()))
    assert [one for one in more if one not in ("meta DC.creator", "meta citation_author")] == []
    shown = "".join(tree.itertext())
    assert SECRET not in shown
    assert "62615533" not in shown


def test_nothing_written_is_lost_but_what_is_refused(site: Path) -> None:
    """An attack takes no text with it: what stands after it is published, unless the manuscript is refused."""
    pages = [site / f"en/{name}/index.html" for name in WRITTEN]
    published = [page for page in pages if page.exists()]
    assert len(published) > len(pages) * 0.9
    cut = [page.parent.name for page in published if "After." not in "".join(parsed(page.read_bytes()).itertext())]
    assert cut == []


def test_no_feed_and_no_list_holds_what_acts(site: Path) -> None:
    for path in (site / "en").glob("*.html"):
        assert list(holes_in(parsed(path.read_bytes()))) == []
    for path in site.rglob("feed.xml"):
        assert "<script" not in path.read_text(encoding="utf-8")
    for path in site.rglob("feed.json"):
        for item in json.loads(path.read_bytes())["items"]:
            assert list(holes_in(tinyhtml5.parse(item.get("content_html", ""), namespace_html_elements=False))) == []


@pytest.mark.long
def test_pages_that_open_from_a_disk_hold_nothing_more(site: Path, tmp_path: Path) -> None:
    """Their addresses are made anew."""
    report = publish(site.parent, output=tmp_path / "disk", has_relative_links=True, is_lenient=True)
    assert report.is_published
    for path in (tmp_path / "disk/en").rglob("index.html"):
        assert list(holes_in(parsed(path.read_bytes()))) == []


def test_words_of_a_word_file_are_words_of_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """None becomes markup, an address, front matter or a note, and none is lost."""
    escaped = (words.replace("&", "&amp;").replace("<", "&lt;") for words in attacks.WORDS)
    root = write_files(tmp_path / "house", {"content/site.toml": SITE, "secret.svg": SECRET})
    (tmp_path / "sent.docx").write_bytes(word_file(paragraph("A text") + "".join(map(paragraph, escaped))))
    command = ["import", tmp_path / "sent.docx", "--lang", "en", "--root", root, "--yes"]
    code, out, err = run(command, capsys)
    assert code == 0, f"{out}{err}"
    [manuscript] = (root / "content/en").rglob("*.md")
    assert publish(root, is_lenient=True).is_published
    [page] = (root / "public/en").rglob(f"{manuscript.stem}/index.html")
    tree = parsed(page.read_bytes())
    assert list(holes_in(tree)) == []
    shown = re.sub(r"[\s\u00a0]+", " ", "".join(tree.itertext()))
    assert [words for words in attacks.WORDS if typeset(words) not in typeset(shown)] == []


def typeset(words: str) -> str:
    """Return words without what typography changes."""
    return re.sub(r"[\"'“”‘’«»\u2060]|---|—", "", words).replace("\u00a0", " ").replace("  ", " ").strip()


# ---------------------------------------------------------------- drafts of a machine, entries of a bibliography


def shown_in(page: Path) -> str:
    """Return the words of a page that has no hole, as typography leaves them."""
    tree = parsed(page.read_bytes())
    assert list(holes_in(tree)) == []
    shown = "".join(tree.itertext())
    assert SECRET not in shown
    assert "62615533" not in shown
    return shown


# Answers each paragraph with what has its number.
MACHINE = """
import json, pathlib, re, sys
answers = json.loads((pathlib.Path(__file__).parent / "answers.json").read_text())
for line in sys.stdin:
    number = re.search(r"Paragraph (\\d+)", line)
    print(answers[int(number[1])] if number else "Текст")
"""


def test_what_a_machine_answers_is_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a text has told it to say: it gives no markup, address, code or note, and runs no shortcode."""
    paragraphs = "\n\n".join(f"Paragraph {number} of the text." for number in range(len(attacks.DRAFTS)))
    root = write_files(
        tmp_path / "house",
        {
            "content/site.toml": SITE,
            "content/en/a.md": f"---\ntitle: A text\n---\n\n{paragraphs}\n",
            "answers.json": json.dumps(attacks.DRAFTS),
            "machine.py": MACHINE,
            "drafting.toml": f'[[providers]]\nname = "machine"\ncommand = ["{sys.executable}", "{tmp_path}/house/machine.py"]\n',
            "secret.svg": SECRET,
        },
    )
    assert run(["translate", "a", "--to", "ru", "--root", root], capsys)[0] == 0
    errors = run(["draft", "a", "--to", "ru", "--yes", "--root", root], capsys)[2]
    assert "bug in diglot" not in errors
    manuscript = root / "content/ru/a.md"
    source = manuscript.read_text(encoding="utf-8")
    drafted = [words for words in attacks.DRAFTS if plain(words) in plain(source)]
    assert len(drafted) > len(attacks.DRAFTS) / 2
    # What was refused is reported, and waits in a comment.
    finished = re.sub(r"<!-- \d+\n.*?-->\n", "", source.replace("status: draft\n", ""), flags=re.DOTALL)
    manuscript.write_text(finished + "\nИ еще слова. " * 60 + "\n", encoding="utf-8")
    assert publish(root, is_lenient=True).is_published
    page = root / "public/ru/a/index.html"
    skeleton = skeleton_of(parsed((root / "public/en/a/index.html").read_bytes()))
    assert not {one.split(" ")[0] for one in skeleton_of(parsed(page.read_bytes())) - skeleton} - {"meta", "link"}
    shown = plain(shown_in(page))
    assert [words for words in drafted if plain(words) not in shown] == []


def plain(words: str) -> str:
    """Return the letters and digits of words, which neither an escape nor typography changes."""
    return "".join(filter(str.isalnum, words.replace("&lt;", "<").replace("&gt;", ">")))


def test_entries_of_a_bibliography_are_words(tmp_path: Path) -> None:
    entries = [
        {"type": "book", "title": "A work", **entry, "id": f"w{number}"}
        for number, entry in enumerate(attacks.REFERENCES)
    ]
    called = "\n\n".join(f"Said [@w{number}]." for number in range(len(entries)))
    root = write_files(
        tmp_path / "house",
        {
            "content/site.toml": SITE,
            "content/en/a.md": f"---\ntitle: A text\n---\n\n{called}\n\nAfter.\n",
            "content/bibliography.json": json.dumps(entries),
        },
    )
    assert publish(root, is_lenient=True).is_published
    assert "After." in shown_in(root / "public/en/a/index.html")


# ---------------------------------------------------------------- names of files, pages of an old site


def test_no_name_of_a_file_leads_elsewhere_or_hides_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is published under an address of its own that says what it is, left out as hidden, or a problem."""
    texts = {
        f"content/{name}": f"# Text {number}\n\nWords {number}.\n" for number, name in enumerate(attacks.FILE_NAMES)
    }
    root = write_files(
        tmp_path / "house", {"content/site.toml": SITE, "content/en/sound.md": "# Sound\n\nWords.\n", **texts}
    )
    _, out, errors = run(["build", "--formats", "html", "--jobs", "1", "--lenient", "--root", root], capsys)
    assert "bug in diglot" not in out + errors
    assert not re.search(r"[\u2028-\u202e\u2066-\u2069\x85]", out + errors)
    published = files_of(root / "public")
    pages = {place: text.decode() for place, text in published.items() if place.endswith("/index.html")}
    for number, name in enumerate(attacks.FILE_NAMES):
        found = [place for place, page in pages.items() if f"Words {number}." in page and place.count("/") > 1]
        assert len(found) <= 1, name
        assert found or name.startswith("en/.") or quoted(name) in errors, name
    assert "Words." in pages["en/sound/index.html"]
    for place in published:
        assert unicodedata.is_normalized("NFC", place)
        assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") for sign in place), place
        assert not any(part in ("", ".", "..") or part.endswith((" ", ".")) for part in place.split("/")), place


def quoted(name: str) -> str:
    """Return what a message surely shows of a name: its longest run of plain letters."""
    return max(
        re.findall(r"[\w%$&'=?~-]+", name.removeprefix("en/").removesuffix(".md").encode("ascii", "ignore").decode()),
        key=len,
        default="en/",
    )


def test_pages_of_an_old_site_become_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    items = "".join(
        f"<item><title>Page {number}</title><wp:post_id>{number}</wp:post_id><wp:post_type>page</wp:post_type>"
        f"<wp:post_name>page-{number}</wp:post_name><wp:status>publish</wp:status>"
        f"<content:encoded><![CDATA[<p>Before.</p>\n{page}\n<p>After.</p>]]></content:encoded></item>"
        for number, page in enumerate(attacks.OLD_PAGES)
    )
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    export = f'<?xml version="1.0"?><rss {spaces}><channel><title>Old</title>{items}</channel></rss>'
    site = write_files(tmp_path / "old", {"export.xml": export, "secret.txt": SECRET, "secret.svg": SECRET})
    root = tmp_path / "house"
    _, out, errors = run(["adopt", site / "export.xml", root, "--yes"], capsys)
    assert "bug in diglot" not in out + errors
    assert publish(root, is_lenient=True).is_published
    pages = list((root / "public/en").rglob("page-*/index.html"))
    assert len(pages) > len(attacks.OLD_PAGES) * 0.9
    for page in pages:
        shown = shown_in(page)
        assert "root:x:0" not in shown
        assert "After." in shown, page


# ---------------------------------------------------------------- drawings, settings


@pytest.mark.parametrize("inside", attacks.DRAWINGS)
def test_a_drawing_that_acts_is_refused(inside: str) -> None:
    with pytest.raises(DrawingRefused):
        read_picture(svg(inside).encode())


@pytest.mark.parametrize("source", attacks.SETTINGS)
def test_a_setting_that_leads_elsewhere_is_refused(source: str) -> None:
    """It is a problem at its line, and the default stands."""
    settings, problems = parse_settings(tomllib.loads(source), source, SETTINGS_PATH, KNOWN)
    default, _ = parse_settings({}, "", SETTINGS_PATH, KNOWN)
    assert problems
    assert settings == default


# ---------------------------------------------------------------- votes


@pytest.fixture(scope="module")
def polls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPolls]:
    with running_polls(poll_publication(tmp_path_factory.mktemp("votes") / "house")) as running:
        yield running


def answer_to(polls: RunningPolls, request: str) -> str:
    """Return what comes over the wire for a request, as far as its head."""
    with socket.create_connection(("127.0.0.1", polls.port), 30) as one:
        one.sendall(request.replace("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n", 1).encode())
        one.shutdown(socket.SHUT_WR)
        pieces = []
        while piece := one.recv(65_536):
            pieces.append(piece)
    return b"".join(pieces).decode("latin-1")


def votes_in(polls: RunningPolls) -> int:
    store = VoteStore(polls.root / ".polls/votes.sqlite")
    try:
        return sum(store.counts("turn").values())
    finally:
        store.close()


@pytest.mark.parametrize("name", attacks.NO_VOTES)
def test_what_is_no_vote_is_not_counted(name: str, polls: RunningPolls) -> None:
    before = votes_in(polls)
    answer = answer_to(polls, attacks.NO_VOTES[name])
    assert re.match(r"HTTP/1\.1 (?:4\d\d|303) ", answer) or answer == "", answer[:200]
    if " 303 " in answer:
        assert re.search(r"^location: /en/turn/#poll(?:-empty)?\r$", answer, re.MULTILINE | re.IGNORECASE), answer
    assert "evil.example" not in answer
    assert votes_in(polls) == before


@pytest.mark.parametrize("page", attacks.PAGES)
def test_a_vote_leads_nowhere_else(page: str, polls: RunningPolls) -> None:
    answer = polls.vote(1, page)
    assert answer.status == 303
    assert answer.headers["location"] == "/en/turn/#poll-counted"
    assert answer.headers["set-cookie"].startswith("diglot-voter=")
    assert "x-pwned" not in answer.headers


# ---------------------------------------------------------------- orders and requests to the desk of a team


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody with every role, who means harm."""
    publication = {
        "content/site.toml": f'desk_url = "{ADDRESS}"\n',
        "content/en/boat.md": "---\ntitle: The Boat\n---\nA boat.\n\nTwo boats.\n",
        "content/ru/boat.md": "---\ntitle: Лодка\n---\nЛодка.\n\nДве лодки.\n",
        "secret.txt": SECRET,
    }
    with team_desk(write_files(tmp_path_factory.mktemp("team") / "house", publication)) as desk:
        yield desk.enter("Nina Ash", "translator", "reviewer", "publisher")


def sources_of(desk: TeamDesk) -> Mapping[str, bytes]:
    return {path: text for path, text in files_of(desk.root).items() if not path.startswith((".desk/", ".cache/"))}


@pytest.mark.parametrize(("path", "order"), attacks.ORDERS, ids=range(len(attacks.ORDERS)))
def test_no_order_changes_what_it_may_not(path: str, order: object, person: Person) -> None:
    before, beside = sources_of(person.desk), set(person.desk.root.parent.iterdir())
    status, answer = person.post(path, order)
    assert status < 500, answer
    assert sources_of(person.desk) == before
    assert set(person.desk.root.parent.iterdir()) == beside


@pytest.mark.parametrize("place", attacks.PLACES)
def test_nobody_reads_a_file_that_is_none_of_the_desks(place: str, person: Person) -> None:
    answer = person.get(place)
    secret = (person.desk.root / ".desk/secret").read_bytes()
    assert answer.status != 500
    assert not any(text in answer.body for text in (secret, SECRET.encode(), b"root:x:0", b"desk_url"))


# ---------------------------------------------------------------- how many there are

KINDS: Mapping[str, Sequence[object] | Mapping[str, object]] = {
    "markup": attacks.MARKUP,
    "syntax": attacks.SYNTAX,
    "front matter": attacks.FRONT_MATTER,
    "drawings": attacks.DRAWINGS,
    "Word files": attacks.WORDS,
    "settings": attacks.SETTINGS,
    "votes": [*attacks.NO_VOTES, *attacks.PAGES],
    "the desk": [*attacks.ORDERS, *attacks.PLACES],
    "drafts of a machine": attacks.DRAFTS,
    "bibliographies": attacks.REFERENCES,
    "names of files": attacks.FILE_NAMES,
    "pages of an old site": attacks.OLD_PAGES,
}


def test_the_table_of_security_md_counts_them() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `attacks\.py`: ([\w ]+) \| (\d+) \|", text, re.MULTILINE))
    assert {kind: int(count) for kind, count in rows.items()} == {kind: len(group) for kind, group in KINDS.items()}
    assert sum(map(len, KINDS.values())) > 200
