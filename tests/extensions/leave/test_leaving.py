"""A publication is taken to another program, and back: texts, pictures, addresses, and what is in step."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from diglot.core.front_matter import split_manuscript
from tests.tools.publication import run, write_files

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'
BODIES = {
    "en": "The ice was late: see [the quay](../quay.md#why).\n\n![Ice](ice.svg)\n\n> [!NOTE]\n> It is {late}.\n",
    "ru": "Лед опоздал: см. [о причале](../quay.md#why).\n\n![Лед](ice.svg)\n\n> [!NOTE]\n> Он {опоздал}.\n",
}
FILES = {
    "content/site.toml": 'base_url = "https://ice.example"\nblogs = ["log"]\n[title]\nen = "Ice"\nru = "Лед"\n'
    '[tags]\nsea = {en = "Sea", ru = "Море"}\n[[menu]]\nen = "Log"\nru = "Журнал"\nhref = "log/index.md"\n',
    "content/en/log/index.md": "---\ntitle: Log\n---\n",
    "content/ru/log/index.md": "---\ntitle: Журнал\noriginal: en\n---\n",
    "content/en/log/ice.md": "---\ntitle: Ice\nstandfirst: A report.\ndate: 2024-05-01\nauthors: [nina]\ntags: [sea]\n"
    f"image: /media/cover.svg\nkicker: Winter\naliases: [/old/]\n---\n{BODIES['en']}",
    "content/ru/log/ice.md": f"---\ntitle: Лед\nstandfirst: Отчет.\nkicker: Зима\nslug: лед\n---\n{BODIES['ru']}",
    "content/en/quay.md": "---\ntitle: The quay\nstatus: draft\n---\n## Why {#why}\n\nBecause.\n",
    "content/people/nina.toml": '[name]\nen = "Nina Ash"\nru = "Нина Эш"\n',
    "content/en/log/ice.svg": SVG,
    "content/media/cover.svg": SVG,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from diglot.cli import command_line

    root = write_files(tmp_path_factory.mktemp("leave") / "house", FILES)
    assert command_line.main(["sync", "log/ice", "--by", "Nina Ash", "--root", str(root)]) == 0
    return root


def left(house: Path, program: str, folder: Path) -> Path:
    """Return the folder in which the site of a program is unpacked."""
    from diglot.cli import command_line

    archive = folder / "site.zip"
    order = ["export", "--all", "--format", program, "--root", str(house), "--output", str(archive)]
    assert command_line.main(order) == 0
    with zipfile.ZipFile(archive) as whole:
        whole.extractall(folder / "site")
    return folder / "site"


PLACES = {
    "hugo": {
        "en": "content/en/log/ice.md",
        "ru": "content/ru/log/ice.md",
        "pictures": ["static/en/log/ice/ice.svg", "static/ru/log/лед/ice.svg", "static/media/cover.svg"],
    },
    "docusaurus": {
        "en": "docs/log/ice.md",
        "ru": "i18n/ru/docusaurus-plugin-content-docs/current/log/ice.md",
        "pictures": [
            "docs/log/ice.svg",
            "i18n/ru/docusaurus-plugin-content-docs/current/log/ice.svg",
            "static/media/cover.svg",
        ],
    },
    "markdown": {
        "en": "en/log/ice.md",
        "ru": "ru/log/ice.md",
        "pictures": ["en/log/ice.svg", "ru/log/ice.svg", "media/cover.svg"],
    },
}


@pytest.mark.parametrize("program", PLACES)
def test_every_text_keeps_each_byte_and_finds_its_pictures(program: str, house: Path, tmp_path: Path) -> None:
    site, places = left(house, program, tmp_path), PLACES[program]
    for lang, body in BODIES.items():
        text = (site / str(places[lang])).read_text(encoding="utf-8")
        assert split_manuscript(text).body == body
    assert all((site / path).is_file() for path in places["pictures"])
    # Front matter that YAML and JSON read alike; what has no other name keeps its own.
    fields = dict(line.split(": ", 1) for line in split_manuscript(text).front.splitlines())
    assert {name: json.loads(value) for name, value in fields.items() if name in {"title", "tags", "authors", "kicker"}} == {
        "title": "Лед", "tags": ["Море"], "authors": ["Нина Эш"], "kicker": "Зима",
    }  # fmt: skip
    assert (site / ".diglot/left/people/nina.toml").is_file()


def test_addresses_stay_or_lead_on(house: Path, tmp_path: Path) -> None:
    hugo = left(house, "hugo", tmp_path / "hugo")
    assert 'url: "/ru/log/лед/"' in (hugo / "content/ru/log/ice.md").read_text(encoding="utf-8")
    assert 'aliases: ["/old/"]' in (hugo / "content/en/log/ice.md").read_text(encoding="utf-8")
    docusaurus = left(house, "docusaurus", tmp_path / "docusaurus")
    redirects = (docusaurus / "static/_redirects").read_text(encoding="utf-8")
    assert redirects == "/old/ /log/ice/ 301\n/en/* /:splat 301\n"


def test_docusaurus_builds_what_is_written_and_has_a_first_page(house: Path, tmp_path: Path) -> None:
    """Its own build needs these: commands, a page for the link of its name, and leave to have links without an end."""
    site = left(house, "docusaurus", tmp_path / "a")
    package = json.loads((site / "package.json").read_text(encoding="utf-8"))
    assert package["scripts"]["build"] == "docusaurus build"
    assert "@docusaurus/preset-classic" in package["dependencies"]
    assert 'onBrokenLinks: "warn"' in (site / "docusaurus.config.js").read_text(encoding="utf-8")
    assert "useThemeConfig().navbar" in (site / "src/pages/index.js").read_text(encoding="utf-8")
    write_files(house, {"content/en/index.md": "---\ntitle: Home\n---\nIce.\n"})
    assert not (left(house, "docusaurus", tmp_path / "b") / "src").exists()


@pytest.mark.parametrize("program", ["hugo", "docusaurus"])
def test_status_says_the_same_there_and_adopt_brings_every_word_back(
    program: str, house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = left(house, program, tmp_path)
    code, out, _ = run(["status", "--root", site, "--ui-lang", "en"], capsys)
    assert (code, "in step: 1" in out, "changed" in out.replace("languages  changed", "")) == (0, True, False)
    assert run(["adopt", site, tmp_path / "back"], capsys)[0] == 0
    folder = "docs/" if program == "docusaurus" else ""
    for lang, title in (("en", "Ice"), ("ru", "Лед")):
        text = (tmp_path / f"back/content/{lang}/{folder}log/ice.md").read_text(encoding="utf-8")
        assert f"title: {title}\n" in text
        assert text.count("> [!NOTE]") == 1
    settings = (tmp_path / "back/content/site.toml").read_text(encoding="utf-8")
    assert 'ru = "Журнал"' in settings


def test_a_text_that_cannot_be_read_is_told_and_kept_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = "---\ntitle: [Ice\n---\n\nWords.\n"
    root = write_files(tmp_path / "house", {"content/site.toml": "", "content/en/ice.md": broken})
    archive = tmp_path / "site.zip"
    order = ["export", "--all", "--format", "hugo", "--root", root, "--output", archive, "--json"]
    assert "broken-front-matter" in run(order, capsys)[1]
    with zipfile.ZipFile(archive) as whole:
        assert whole.read(".diglot/left/en/ice.md").decode() == broken
