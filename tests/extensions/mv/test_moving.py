"""`mv`: an article under another name, with everything that hangs on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.core.links.alias_edits import add_alias, remove_alias
from tests.tools.publication import files_of, publish, reported, run, run_json, write_files

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>\n'

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\npartial_from = 100\n',
    "content/en/asia/index.md": "# Asia\n\nSee [Seoul](seoul.md).\n",
    "content/en/craft/index.md": "# Craft\n\nOf printing.\n",
    "content/en/asia/seoul.md": (
        "---\ntitle: Seoul\nimage: coast.svg\nalt: A coast\n---\n\nSee [the ports](ports.md#coal) and [Asia](index.md).\n\n"
        "![A map](map.svg)\n\n![A quay](quay.svg)\n\nNot a link: `[x](ports.md)`.\n"
    ),
    "content/ru/asia/seoul.md": "---\ntitle: Сеул\nslug: сеул\n---\n\nСмотрите [порты](ports.md), в Сеуле их нет.\n",
    "content/en/asia/ports.md": (
        '# Ports\n\nAfter [Seoul](seoul.md#p2 "The essay") and ![A quay](quay.svg).\n\n## Coal\n\nBlack. [Seoul][s]\n\n[s]: seoul.md\n'
    ),
    "content/en/asia/map.svg": SVG,
    "content/en/asia/coast.svg": SVG,
    "content/en/asia/quay.svg": SVG,
}


@pytest.fixture
def publication(tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str]) -> Path:
    publication = write_files(tmp_path / "house", HOUSE)
    assert run(["sync", "asia/seoul", "--by", "Nina Ash", "--root", publication], capsys)[0] == 0
    return publication


def move(publication: Path, capsys: pytest.CaptureFixture[str], name: str) -> dict[str, object]:
    code, document = run_json(["mv", "asia/seoul", name, "--root", publication], capsys)
    assert (code, document["problems"]) == (0, [])
    return document


def text(publication: Path, path: str) -> str:
    return (publication / path).read_text(encoding="utf-8")


def test_everything_moves_and_nothing_is_dead_afterwards(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = move(publication, capsys, "craft/the-hotel")
    assert document["moved"] == [
        {"from": old, "to": new}
        for old, new in [
            ("content/en/asia/seoul.md", "content/en/craft/the-hotel.md"),
            ("content/ru/asia/seoul.md", "content/ru/craft/the-hotel.md"),
            ("content/en/asia/coast.svg", "content/en/craft/coast.svg"),
            ("content/en/asia/map.svg", "content/en/craft/map.svg"),
            ("content/ledger/asia/seoul.toml", "content/ledger/craft/the-hotel.toml"),
        ]
    ]
    report = publish(publication)
    assert report.problems == (), reported(report, "en")
    _, status = run_json(["status", "craft/the-hotel", "--root", publication], capsys)
    assert status["articles"][0]["state"] == "in-step"
    assert not (publication / "content/ledger/asia").exists()


def test_old_addresses_lead_on(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    move(publication, capsys, "craft/the-hotel")
    assert "aliases: [/en/asia/seoul/]\n" in text(publication, "content/en/craft/the-hotel.md")
    publish(publication)
    redirects = text(publication, "public/_redirects")
    assert "/en/asia/seoul/ /en/craft/the-hotel/ 301" in redirects
    assert "/ru/asia/сеул/ /ru/craft/сеул/ 301" in redirects


def test_moving_back_leaves_everything_as_it_was(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The address of the text is no longer an old one, which would lead to itself."""
    before = files_of(publication / "content")
    move(publication, capsys, "asia/the-hotel")
    assert run(["mv", "asia/the-hotel", "asia/seoul", "--root", publication], capsys)[0] == 0
    after = text(publication, "content/en/asia/seoul.md")
    assert "aliases: [/en/asia/the-hotel/]\n" in after
    assert after.replace("aliases: [/en/asia/the-hotel/]\n", "") == before["en/asia/seoul.md"].decode()
    report = publish(publication)
    assert report.problems == (), reported(report, "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("---\naliases:\n  - /old/\n  - /en/a/\n---\n", "---\naliases:\n  - /old/\n---\n"),
        ("---\naliases:\n  - /en/a/\ntitle: A\n---\n", "---\ntitle: A\n---\n"),
        ("---\naliases: [/en/a/, /old/]\n---\n", "---\naliases: [/old/]\n---\n"),
        ('+++\naliases = ["/en/a/"]\n+++\n', "+++\n+++\n"),
        ("---\ntitle: A\n---\naliases: [/en/a/]\n", None),
        ("aliases: [/en/a/]\n", None),
    ],
)
def test_an_alias_is_removed_however_it_is_written(old: str, new: str | None) -> None:
    assert remove_alias(old, "/en/a/") == (old if new is None else new)


def test_links_are_updated_in_both_directions_and_code_is_left_alone(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = move(publication, capsys, "craft/the-hotel")
    assert document["mended"] == ["content/en/asia/index.md", "content/en/asia/ports.md"]
    moved, other = text(publication, "content/en/craft/the-hotel.md"), text(publication, "content/en/asia/ports.md")
    assert "[the ports](../asia/ports.md#coal) and [Asia](../asia/index.md)" in moved
    assert "![A map](map.svg)" in moved
    assert "![A quay](../asia/quay.svg)" in moved
    assert "`[x](ports.md)`" in moved
    assert '[Seoul](../craft/the-hotel.md#p2 "The essay")' in other
    assert "[s]: ../craft/the-hotel.md\n" in other
    assert "[порты](../asia/ports.md)" in text(publication, "content/ru/craft/the-hotel.md")


def test_a_new_name_in_the_same_folder_leaves_the_rest_alone(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Russian edition has a slug of its own: its address stays, and needs no alias."""
    before = text(publication, "content/ru/asia/seoul.md")
    move(publication, capsys, "asia/the-hotel")
    assert text(publication, "content/ru/asia/the-hotel.md") == before
    assert "![A map](map.svg)" in text(publication, "content/en/asia/the-hotel.md")
    assert (publication / "content/en/asia/map.svg").exists()


@pytest.mark.parametrize("name", ["asia/ports", "../etc", "asia/", ""])
def test_what_cannot_be_moved_stays_where_it_is(
    publication: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = files_of(publication / "content")
    code, _, err = run(["mv", "asia/seoul", name, "--root", publication], capsys)
    assert code == 1
    assert "[same-name]" in err or "[not-movable]" in err
    assert run(["mv", "asia", "europe", "--root", publication], capsys)[0] == 1
    assert files_of(publication / "content") == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Text.\n", "---\naliases: [/en/a/]\n---\nText.\n"),
        ("---\r\ntitle: A\r\n---\r\n", "---\r\ntitle: A\r\naliases: [/en/a/]\r\n---\r\n"),
        ('+++\ntitle = "A"\n+++\n', '+++\ntitle = "A"\naliases = ["/en/a/"]\n+++\n'),
        (
            "---\naliases:\n  - /old/\n  - /older/\ntitle: A\n---\n",
            "---\naliases:\n  - /old/\n  - /older/\n  - /en/a/\ntitle: A\n---\n",
        ),
        ("---\naliases: [/old/,\n  /older/]\n---\n", None),
    ],
)
def test_an_alias_is_added_as_the_front_matter_writes_them(old: str, new: str | None) -> None:
    assert add_alias(old, "/en/a/") == new


def test_what_the_system_refuses_is_named(
    publication: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = str(publication / "content/ru/asia/seoul.md")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", refused)

    monkeypatch.setattr("diglot.pipeline.base.text_writing.write_file", refuse)
    monkeypatch.setattr("diglot.extensions.mv.pipeline.move.remove_file", refuse)
    code, _, err = run(["mv", "asia/seoul", "boat", "--root", publication, "--ui-lang", "en"], capsys)
    assert code == 1
    assert "content/ru/asia/seoul.md: " in err
    assert "bug in diglot" not in err
