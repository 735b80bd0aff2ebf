"""The commands of hosts at the command line: what they take, what they say, what they leave alone."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from diglot.adapters.extension_packages import own_policies
from diglot.core.hosting import render_headers
from diglot.extensions.hosting.cli import commands
from diglot.extensions.hosting.core import caddy, nginx
from diglot.extensions.hosting.core.served_site import NotConfigurable, ServedSite, make_served_site
from diglot.extensions.hosting.pipeline.server_config import SERVERS, render_caddyfile, render_nginx
from diglot.model.polls import UNAVAILABLE_PLACE
from diglot.model.settings import Settings
from tests.tools.publication import publish, run, write_files

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example/notes"\nformats = ["html"]\n',
    "content/en/one.md": "---\ntitle: One\naliases: [/old.html]\n---\n\nA text.\n",
    "content/ru/one.md": "---\ntitle: Раз\nslug: раз\naliases: [/старое/]\n---\n\nТекст.\n",
}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    publish(root)
    return root


# ---------------------------------------------------------------- hosting


def test_the_door_knows_every_server_of_the_press() -> None:
    assert set(commands.SERVERS) == SERVERS.keys()


def test_a_configuration_names_what_the_settings_and_the_site_say(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(["hosting", "nginx", "--root", publication, "--folder", "/srv/house/current"], capsys)
    assert (code, err) == (0, "")
    assert "server_name house.example;" in out
    assert 'alias "/srv/house/current/";' in out
    assert 'location = "/notes/old.html" { return 301 "/notes/en/one/"; }' in out
    assert 'location = "/notes/старое/" { return 301 "/notes/ru/%D1%80%D0%B0%D0%B7/"; }' in out
    assert "Strict-Transport-Security" not in out


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_a_long_host_and_a_path_make_short_variables(
    publication: Path, server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """nginx refuses variables that are too long for its default hash table."""
    host = "a-publishing-house-with-a-long-name.university-press.example"
    write_files(
        publication, {"content/site.toml": f'base_url = "https://{host}/notes-of-the-council"\nformats = ["html"]\n'}
    )
    _, out, _ = run(["hosting", server, "--root", publication, "--folder", "/srv/house/current"], capsys)
    assert max(map(len, re.findall(r"\$diglot_\w+", out)), default=0) <= 26


def hosted(base_url: str, folder: str = "/srv/site", **more: Any) -> ServedSite:
    return ServedSite(base_url, ("en", "ru"), folder=PurePosixPath(folder), **more)


@pytest.mark.parametrize(
    ("base_url", "port", "certbot"),
    [
        ("https://a.example", 80, True),
        ("https://a.example:8443", 8443, False),
        ("http://a.example", 80, False),
        ("http://a.example:8080", 8080, False),
    ],
)
def test_nginx_listens_where_the_address_says(base_url: str, port: int, certbot: bool) -> None:
    text = render_nginx(hosted(base_url))
    assert text.startswith(f"# {base_url} for nginx")
    assert set(re.findall(r"listen (?:\[::\]:)?(\d+);", text)) == {str(port)}
    assert ("certbot" in text) is certbot
    assert render_nginx(hosted("")).startswith("# A site without an address for nginx")


def test_nginx_is_told_the_types_of_files_and_which_to_compress() -> None:
    text = render_nginx(hosted("https://a.example"))
    [types] = re.findall(r"^    types \{([^}]*)\}", text, re.MULTILINE)
    assert {"text/html html;", "text/plain txt md;", "font/woff2 woff2;"} <= set(re.findall(r"\S+ [^;]+;", types))
    [compressed] = re.findall(r"gzip_types ([^;]*);", text)
    # text/html is compressed anyway, and named twice it is a warning of nginx.
    assert "text/css" in compressed.split()
    assert "text/html" not in compressed.split()


def test_a_dollar_is_a_variable_only_where_the_folder_has_one() -> None:
    assert "geo $diglot" not in render_nginx(hosted("https://a.example"))
    assert 'default "$";' in render_nginx(hosted("https://a.example", "/srv/a$b"))


@pytest.mark.parametrize("render", [render_nginx, render_caddyfile])
def test_pages_with_both_languages_say_so(render: Callable[[ServedSite], str]) -> None:
    assert re.search('/en-ru/.* "en, ru"', render(hosted("https://a.example")))


def site_with(*places: str, **settings: Any) -> ServedSite:
    """A site with these files."""
    written = Settings(base_url="https://a.example", **settings)
    return make_served_site(written, PurePosixPath("/srv/site"), (), places, own_policies())


def test_a_site_allows_nothing_that_it_does_not_have() -> None:
    both = site_with("pagefind/wasm.en.pagefind", UNAVAILABLE_PLACE, csp={"form-action": ("https://b.example",)})
    assert "form-action 'self' https://b.example;" in both.policy
    plain, full = site_with("en/index.html"), site_with("pagefind/wasm.en.pagefind", hsts=True)
    assert "wasm" not in plain.policy and "script-src 'self' 'wasm-unsafe-eval'" in full.policy
    assert "form-action 'none'" in plain.policy and "form-action 'self';" in full.policy
    for render in (render_nginx, render_caddyfile, render_headers):
        assert "Strict-Transport-Security" not in render(plain)
        assert "Strict-Transport-Security" in render(full)


@pytest.mark.parametrize("render", [nginx._quoted, caddy._quoted])
@pytest.mark.parametrize("value", ["a\nroot * /", "a\x1bb", "a\u2028b"])
def test_a_configuration_holds_no_control_characters(render: Callable[[str], str], value: str) -> None:
    with pytest.raises(NotConfigurable):
        render(value)


@pytest.mark.parametrize(
    ("server", "folder"),
    [("nginx", "/srv/a\nb"), ("caddy", "/srv/a\x1bb"), ("caddy", "/srv/`a\\"), ("caddy", "/srv/\\{a}")],
)
def test_a_folder_that_a_server_cannot_be_told_of_is_refused(
    publication: Path, server: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(["hosting", server, "--root", publication, "--folder", folder, "--ui-lang", "en"], capsys)
    assert (code, out) == (2, "")
    assert "cannot hold the name of this folder" in err
    assert "rename the folder" in err


def test_https_for_a_year_is_a_setting_of_the_publication(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(publication, {"content/site.toml": HOUSE["content/site.toml"] + "hsts = true\n"})
    # A file of redirects has no headers.
    for server in set(SERVERS) - {"redirects"}:
        out = run(["hosting", server, "--root", publication], capsys)[1]
        assert "Strict-Transport-Security" in out
        assert '"max-age=31536000"' in out or "  Strict-Transport-Security: max-age=31536000\n" in out


def test_headers_are_those_that_every_build_publishes(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(["hosting", "headers", "--root", publication], capsys)[1]
    assert out == (publication / "public/_headers").read_text(encoding="utf-8")
    assert out.startswith("/notes/*\n  X-Content-Type-Options: nosniff\n")


def test_a_configuration_is_written_where_it_is_wanted(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = publication / "site.caddy"
    code, out, _ = run(["hosting", "caddy", "--root", publication, "--output", target], capsys)
    assert (code, out) == (0, f"Written: {target}\n")
    assert target.read_text(encoding="utf-8").count("house.example") >= 2


def test_without_an_address_the_server_answers_to_every_name(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(publication, {"content/site.toml": 'formats = ["html"]\n'})
    publish(publication)
    code, out, err = run(["hosting", "nginx", "--root", publication], capsys)
    assert code == 0
    assert "server_name _;" in out
    assert "[no-base-url]" in err


def test_without_a_finished_site_there_is_nothing_to_configure(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(publication / "public")
    code, out, err = run(["hosting", "nginx", "--root", publication], capsys)
    assert (code, out) == (1, "")
    assert "there is no finished site here" in err
    assert "[no-site]\n    fix: build it first, or give its folder with --site\n" in err


def test_a_site_that_was_changed_by_hand_is_not_trusted(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (publication / "public/_redirects").write_text("/ http://elsewhere.example 301\n", encoding="utf-8")
    code, _, err = run(["hosting", "nginx", "--root", publication], capsys)
    assert code == 1
    assert "one of its files has changed since it was built [no-site]" in err


def test_an_unknown_server_is_wrong_usage(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hosting", "apache", "--root", publication], capsys)[0] == 2


# ---------------------------------------------------------------- publish and rollback


def test_publishing_tells_what_readers_see_and_what_changed(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    www = publication.parent / "www"
    code, out, _ = run(["publish", www, "--root", publication], capsys)
    assert code == 0
    first = re.match(
        r"Published: release ([0-9a-f]{16})\n\d+ files added, 0 files changed, 0 files removed\n"
        rf"Readers see it at {re.escape(str(www))}/current\n",
        out,
    )
    assert first
    assert (
        run(["publish", www, "--root", publication], capsys)[1]
        == f"This site is published already: release {first[1]}\n"
    )
    write_files(publication, {"content/en/one.md": "# Another\n"})
    publish(publication)
    assert "Published: release" in run(["publish", www, "--root", publication, "--keep", "2"], capsys)[1]
    assert run(["rollback", www], capsys)[1].startswith(f"Back to release {first[1]}, replacing ")


def test_what_was_published_is_one_json_document(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    www = publication.parent / "www"
    report = json.loads(run(["publish", www, "--root", publication, "--json"], capsys)[1])
    assert report.keys() == {"release", "previous", "added", "changed", "removed", "problems"}
    assert "en/one/index.html" in report["added"]
    assert report["problems"] == []
    code, out, _ = run(["rollback", www, "--json"], capsys)
    assert code == 1
    assert [row["code"] for row in json.loads(out)["problems"]] == ["no-earlier-release"]


def test_a_refusal_names_the_folder_and_the_remedy(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(["publish", publication / "content/www", "--root", publication], capsys)
    assert code == 1
    assert "it belongs to the publication itself [releases-not-ours]\n    fix: give an empty folder" in err
    code, _, err = run(
        ["publish", publication.parent / "www", "--root", publication, "--site", publication / "nowhere"], capsys
    )
    assert code == 1
    assert "[no-site]" in err
    assert not (publication.parent / "www").exists()


def test_a_folder_that_cannot_be_written_leaves_readers_what_they_see(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (publication.parent / "file").write_text("A file.", encoding="utf-8")
    code, _, err = run(["publish", publication.parent / "file/www", "--root", publication], capsys)
    assert code == 1
    assert "[releases-unwritable]" in err


@pytest.mark.parametrize("wrong", [["publish"], ["rollback"], ["publish", "www", "--keep", "0"]], ids=" ".join)
def test_wrong_usage_is_told(publication: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*wrong, "--root", publication], capsys)[0] == 2
