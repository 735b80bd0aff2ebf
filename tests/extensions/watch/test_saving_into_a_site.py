"""What is saved through diglot in another program's site: a passage changes, and every other byte stays."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from diglot.adapters.disk import FileChanged
from diglot.extensions.adopt.core import SiteLayout, opaque_lines
from diglot.extensions.adopt.core.docusaurus import read_docusaurus_site
from diglot.extensions.adopt.pipeline.foreign_files import open_foreign
from diglot.extensions.desk.pipeline.articles.article import DeskArticle
from diglot.extensions.desk.pipeline.desk import Desk, Save, Saved
from diglot.extensions.watch.core.copies import with_body
from diglot.extensions.watch.pipeline import site_lens
from diglot.extensions.watch.pipeline.watched_site import watch_site
from diglot.pipeline.base.text_writing import SaveRefused, TextWriter
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import files_of, run, write_files

# What must stay as it is: fields in the ways of several programs, and markup that only they read.
FRONTS = [
    "---\ntitle: 'Лёд'   # as on the map\nweight: 3\ncascade: {type: docs}\n---\n",
    '+++\ntitle = "Лёд"\n[params]\nx = 1\n+++\n',
    '{\n  "title": "Лёд",\n  "tags": ["a"]\n}\n',
    "",
]
PIECES = [
    'import Tabs from "@theme/Tabs";\n\n<Tabs values={["a",\n\n"b"]}>',
    "{{< figure src='a.png' >}}",
    '!!! note "Сноска"\n    Отступ.',
    "```js\nconst a = 'b'\n```",
    '{% include x.html a="b" %}',
    "Слово  с двумя пробелами.  ",
]
PROGRAMS = {
    "hugo.toml": "content/ru",
    "mkdocs.yml": "docs/ru",
    "_config.yml": "_docs/ru",
    "docusaurus.config.js": "i18n/ru/docusaurus-plugin-content-docs/current",
}
SETTINGS = {
    "hugo.toml": "".join(f'[languages.{lang}]\ncontentDir = "content/{lang}"\n' for lang in ("en", "ru")),
    "mkdocs.yml": "site_name: Notes\n",
    "_config.yml": "collections: {docs: {output: true}}\n",
    "docusaurus.config.js": "module.exports = {i18n: {defaultLocale: 'en', locales: ['en', 'ru']}};\n",
}


def texts(seed: int) -> Iterator[bytes]:
    """Texts without end, each with the traps of its own; one paragraph in each has the word «карта»."""
    chance = random.Random(seed)
    while True:
        parts = chance.sample(PIECES, 3)
        parts.insert(chance.randrange(4), "Река и карта её берегов.")
        body = ("\n" * chance.choice([2, 2, 3])).join(parts) + chance.choice(["", "\n", "\n\n"])
        ends = chance.choice([["\n"], ["\r\n"], ["\n", "\r\n"]])
        lines = (chance.choice(FRONTS) + body).split("\n")
        text = "".join(line + chance.choice(ends) for line in lines[:-1]) + lines[-1]
        yield chance.choice(["", "\ufeff"]).encode() + text.encode()


@pytest.mark.parametrize("config", PROGRAMS)
def test_of_fifty_files_a_save_changes_its_passage_alone(
    config: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the site is read once for all of them."""
    read = list[Path]()
    monkeypatch.setattr(site_lens, "open_foreign", lambda folder: read.append(folder) or open_foreign(folder))
    made = texts(len(config))
    files = {f"{PROGRAMS[config]}/text-{number}.md": next(made) for number in range(50)}
    site = write_files(tmp_path, {config: SETTINGS[config], f"{PROGRAMS[config].replace('ru', 'en')}/a.md": "One.\n"})
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    seen = watch_site(site)
    assert seen
    root, copies = Path(seen.root), {theirs: ours for ours, theirs in seen.places.items()}
    saved, writer = 0, TextWriter(root)
    for path, content in files.items():
        copy = (root / copies[path]).read_bytes()
        writer.write(copies[path], copy.replace("карта".encode(), "«карта»".encode()), copy)
        expected = content.replace("карта".encode(), "«карта»".encode())
        assert (site / path).read_bytes() == expected
        saved += expected != content
        files[path] = expected
        if saved % 10 == 0:
            others = files_of(site)
            assert {one: others[one] for one in files} == files
    assert saved == 50
    assert len(read) == 1
    again = watch_site(site)
    assert again and {one: (root / one).read_bytes() for one in again.places} == {
        one: (root / one).read_bytes() for one in seen.places
    }


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of Docusaurus, in which the commands are typed."""
    site = write_files(tmp_path / "site", {"docusaurus.config.js": SETTINGS["docusaurus.config.js"]})
    en, ru = site / "docs/ice.md", site / f"{PROGRAMS['docusaurus.config.js']}/ice.md"
    ru.parent.mkdir(parents=True)
    en.parent.mkdir()
    en.write_bytes(
        b'---\r\ntitle: Ice\r\ndescription: On rivers\r\n---\r\nimport A from "a";\r\n\r\n'
        b'The "ice".\r\n\r\n<A b="c">"d"</A>\r\n'
    )
    ru.write_bytes('---\ntitle: Лед\n---\nimport A from "a";\n\n"Лед" тут.\n\n<A b="c">"d"</A>\n'.encode())
    monkeypatch.chdir(site)
    return site


def ru(site: Path) -> Path:
    return site / PROGRAMS["docusaurus.config.js"] / "ice.md"


def test_signs_are_fixed_in_the_site_and_not_in_the_programs_markup(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(site)
    code, out, _ = run(["fix", "--yes"], capsys)
    assert code == 0 and f"+++ b/{ru(site).relative_to(site)}" in out
    text = before[str(ru(site).relative_to(site))]
    assert ru(site).read_bytes() == text.replace('"Лед"'.encode(), "«Лед»".encode())
    assert (site / "docs/ice.md").read_bytes() == before["docs/ice.md"].replace(b'"ice"', "“ice”".encode())
    assert "2 files would change" not in run(["fix", "--dry-run"], capsys)[1]
    assert run(["undo"], capsys)[0] == 0
    assert {path: files_of(site)[path] for path in before} == before


def test_a_translators_file_comes_back_into_the_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ru(site).read_text()
    run(["export", "docs/ice.md", "--format", "po", "--lang", "ru", "--output", "ice.po"], capsys)
    po = site / "ice.po"
    po.write_text(po.read_text().replace('\\"Лед\\" тут.', "Лёд, лёд."))
    assert run(["import", "ice.po", "--lang", "ru", "--yes"], capsys)[0] == 0
    assert ru(site).read_text() == before.replace('"Лед" тут.', "Лёд, лёд.")


@pytest.fixture
def desk(site: Path) -> Iterator[Desk]:
    seen = watch_site(site)
    assert seen
    desk = Desk(Path(seen.root), KNOWN, lambda: dt.date(2030, 1, 2), "Nina", 1)
    yield desk
    desk.close()


def save(desk: Desk, old: str, new: str) -> object:
    """Save a row of the translation that has these words, or is empty and of this field."""
    article = desk.open("docs/ice", "ru")
    row = next(row for row in article.rows if old in (row.written, row.field))
    return desk.save(Save("docs/ice", "ru", article.digest, row.number, row.written, new))


def test_the_desk_saves_a_row_and_the_fields_into_the_site(site: Path, desk: Desk) -> None:
    before = ru(site).read_text()
    assert isinstance(save(desk, '"Лед" тут.', "Лёд тут.\nИ там."), Saved)
    expected = before.replace('"Лед" тут.', "Лёд тут.\nИ там.")
    assert ru(site).read_text() == expected
    assert isinstance(save(desk, "title", "Лёд: он"), Saved)
    assert isinstance(save(desk, "standfirst", "О реках"), Saved)
    expected = expected.replace("title: Лед\n", 'title: "Лёд: он"\ndescription: О реках\n')
    assert ru(site).read_text() == expected


def test_a_title_keeps_its_no_break_spaces(site: Path, desk: Desk) -> None:
    """A row shows ordinary ones, and only what was typed is new."""
    ru(site).write_bytes("---\ntitle: Лед в\xa0реке\n---\nТекст.\n".encode())
    assert isinstance(save(desk, "Лед в реке", "Лед в реке и в\xa0море"), Saved)
    assert ru(site).read_bytes() == "---\ntitle: Лед в\xa0реке и в море\n---\nТекст.\n".encode()


def test_the_desk_shows_what_somebody_else_saves_in_the_site(site: Path, desk: Desk) -> None:
    desk.open("docs/ice", "ru")
    ru(site).write_text(ru(site).read_text().replace('"Лед" тут.', "Снег тут."))
    assert isinstance(save(desk, "Снег тут.", "Снег там."), Saved)
    assert "Снег там." in ru(site).read_text()


def test_a_translation_that_the_desk_begins_is_saved_into_the_site(site: Path, desk: Desk) -> None:
    """And each row after that, by a desk that has known the site without it."""
    original = "---\ntitle: Snow\nslug: snow\n---\nSnow fell.\n"
    (site / "docs/snow.md").write_text(original)
    watch_site(site)
    assert desk.begin("docs/snow", "ru") is None
    place = site / PROGRAMS["docusaurus.config.js"] / "snow.md"
    assert place.read_text() == original
    article = desk.open("docs/snow", "ru")
    assert isinstance(article, DeskArticle)
    row = next(row for row in article.rows if row.written == "Snow fell.")
    saved = desk.save(Save("docs/snow", "ru", article.digest, row.number, row.written, "Выпал снег."))
    assert isinstance(saved, Saved)
    assert place.read_text() == original.replace("Snow fell.", "Выпал снег.")


def test_what_is_no_text_of_the_site_is_not_written_beside_it(site: Path, desk: Desk) -> None:
    before = files_of(site)
    for path in ("content/ru/docs/fog.md", "content/ru/docs/ice.md"):
        with pytest.raises(SaveRefused) as refused:
            TextWriter(desk.root).write(path, b"Fog.\n", None)
        assert refused.value.problem.code == "not-saved"
    assert files_of(site) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Лед\n", "title: Лед\nstatus: draft\n"),  # a field that the site's program may read in another way
        ("title: Лед\n", "title: [\n"),
    ],
)
def test_fields_that_are_not_the_sites_are_refused(old: str, new: str, site: Path, desk: Desk) -> None:
    root, path, before = desk.root, "content/ru/docs/ice.md", ru(site).read_bytes()
    copy = (root / path).read_bytes()
    with pytest.raises(SaveRefused):
        TextWriter(root).write(path, copy.replace(old.encode(), new.encode()), copy)
    assert (ru(site).read_bytes(), (root / path).read_bytes()) == (before, copy)


def test_a_file_that_has_changed_meanwhile_is_left_alone(site: Path, desk: Desk) -> None:
    path = "content/ru/docs/ice.md"
    copy = (desk.root / path).read_bytes()
    ru(site).write_text(ru(site).read_text() + "Ещё.\n")
    with pytest.raises(FileChanged):
        TextWriter(desk.root).write(path, copy + b"x", copy)


def test_markup_that_the_copy_shows_in_another_way_is_refused(tmp_path: Path) -> None:
    figure = '{{< figure src="a.png" >}}\n'
    write_files(
        tmp_path,
        {
            "hugo.toml": SETTINGS["hugo.toml"],
            "content/en/a.md": f"One.\n\n{figure}",
            "content/ru/a.md": f"Раз.\n\n{figure}",
        },
    )
    seen = watch_site(tmp_path)
    assert seen
    root, path = Path(seen.root), "content/ru/a.md"
    copy = (root / path).read_bytes()
    TextWriter(root).write(path, copy.replace("Раз".encode(), "Два".encode()), copy)
    copy = (root / path).read_bytes()
    with pytest.raises(SaveRefused) as refused:
        TextWriter(root).write(path, copy.replace(b"a.png", b"b.png"), copy)
    assert refused.value.problem.position == (path, 3)
    assert (tmp_path / path).read_text() == f"Два.\n\n{figure}"


@pytest.mark.parametrize(
    ("file", "before", "after", "expected"),
    [
        ("a\r\nb\nc", "a\nb\nc", "a\nB\nc", "a\r\nB\nc"),
        ("a\r\nb", "a\nb", "a\nb\nc", "a\r\nb\r\nc"),
        ("a", "a", "a\n", "a\n"),
        ("a\r\n", "a\n", "a", "a"),
        ("a\n\nb\n", "a\n\nb\n", "b\n", "b\n"),
        ("", "", "a\n", "a\n"),
    ],
)
def test_each_line_keeps_its_end(file: str, before: str, after: str, expected: str) -> None:
    assert with_body(file, before, after, 1) == expected


def test_a_block_of_javascript_is_opaque_up_to_its_last_brace() -> None:
    docusaurus = read_docusaurus_site("", {}, {}, {})
    lines = 'export const a = {\n\n  b: "c",\n};\n\nText.\n\n<Tabs\n  c="d">\nText.\n\nMore {x}.'.split("\n")
    assert sorted(opaque_lines(docusaurus, lines)) == [1, 2, 3, 4, 8, 9, 10]
    assert opaque_lines(SiteLayout(default="en"), ["```", ":::", "```"]) == frozenset()
