"""The commands of hosts at the command line: what they take, what they say, what they leave alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diglot.door import hosting
from diglot.press.hosting import SERVERS
from tests.tools.small_house import publish, run, write_house

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example/notes"\nformats = ["html"]\n',
    "content/en/one.md": "---\ntitle: One\naliases: [/old.html]\n---\n\nA text.\n",
    "content/ru/one.md": "---\ntitle: Раз\nslug: раз\naliases: [/старое/]\n---\n\nТекст.\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    root = write_house(tmp_path / "house", HOUSE)
    publish(root)
    return root


# ---------------------------------------------------------------- hosting


def test_the_door_knows_every_server_of_the_press() -> None:
    assert set(hosting.SERVERS) == SERVERS.keys()


def test_a_configuration_names_what_the_settings_and_the_site_say(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(["hosting", "nginx", "--root", house, "--folder", "/srv/house/current"], capsys)
    assert (code, err) == (0, "")
    assert "server_name house.example;" in out
    assert 'alias "/srv/house/current/";' in out
    assert 'location = "/notes/old.html" { return 301 "/notes/en/one/"; }' in out
    assert 'location = "/notes/старое/" { return 301 "/notes/ru/%D1%80%D0%B0%D0%B7/"; }' in out
    assert "Strict-Transport-Security" not in out


def test_https_for_a_year_is_a_setting_of_the_publication(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_house(house, {"content/site.toml": HOUSE["content/site.toml"] + "hsts = true\n"})
    for server in SERVERS:
        out = run(["hosting", server, "--root", house], capsys)[1]
        assert "Strict-Transport-Security" in out
        assert '"max-age=31536000"' in out or "  Strict-Transport-Security: max-age=31536000\n" in out


def test_headers_are_those_that_every_build_publishes(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["hosting", "headers", "--root", house], capsys)[1]
    assert out == (house / "public/_headers").read_text(encoding="utf-8")
    assert out.startswith("/notes/*\n  X-Content-Type-Options: nosniff\n")


def test_a_configuration_is_written_where_it_is_wanted(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = house / "site.caddy"
    code, out, _ = run(["hosting", "caddy", "--root", house, "--output", target], capsys)
    assert (code, out) == (0, f"Written: {target}\n")
    assert target.read_text(encoding="utf-8").count("house.example") >= 2


def test_without_an_address_the_server_answers_to_every_name(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_house(house, {"content/site.toml": 'formats = ["html"]\n'})
    publish(house)
    code, out, err = run(["hosting", "nginx", "--root", house], capsys)
    assert code == 0
    assert "server_name _;" in out
    assert "[no-base-url]" in err


def test_without_a_finished_site_there_is_nothing_to_configure(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(house / "public")
    code, out, err = run(["hosting", "nginx", "--root", house], capsys)
    assert (code, out) == (1, "")
    assert "there is no finished site in" in err
    assert "[no-site]\n    fix: build it first, or name its folder with --site\n" in err


def test_a_site_that_was_changed_by_hand_is_not_trusted(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "public/_redirects").write_text("/ http://elsewhere.example 301\n", encoding="utf-8")
    code, _, err = run(["hosting", "nginx", "--root", house], capsys)
    assert code == 1
    assert "a file of it was changed since it was built [no-site]" in err


def test_an_unknown_server_is_wrong_usage(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hosting", "apache", "--root", house], capsys)[0] == 2
