"""The configurations of `hosting`, tried by the real servers: what a reader's browser is told of each file."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

import brotli
import pytest

from diglot.cli.command_line import main
from diglot.extensions.hosting.core.served_site import NotConfigurable, ServedSite
from diglot.extensions.hosting.pipeline.server_config import render_caddyfile, render_nginx
from tests.tools import servers
from tests.tools.drawn_pages import is_complaint, wait_until_drawn
from tests.tools.publication import codes, publish, write_files
from tests.tools.published import Site
from tests.tools.servers import Answer
from tests.tools.variant_site import ALIAS

SERVERS = ("nginx", "caddy")
LATIN, CYRILLIC = "en/craft/facing-pages/", "ru/craft/левая-страница/"


@dataclass(frozen=True)
class Host:
    """A server that runs. prefix: "" or "/notes"."""

    server: str
    site: Site
    prefix: str
    port: int

    def ask(self, place: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a place inside the site; the headers are named with low lines."""
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}
        return servers.ask(self.port, quote(f"{self.prefix}/{place}"), spelled, method)


def without(server: str) -> None:
    if not servers.is_there(server):
        pytest.skip(f"{server} (for nginx, with its brotli_static module) is not installed: build.py test brings it")


@pytest.fixture(scope="module")
def compressed_site(sample_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample with compressed files beside some of its own, whose contents tell them from any made on the way."""
    folder = tmp_path_factory.mktemp("compressed") / "public"
    shutil.copytree(sample_site.folder, folder)
    for place in (LATIN, CYRILLIC):
        page = folder / place / "index.html"
        page.with_name("index.html.br").write_bytes(brotli.compress(page.read_bytes()))
        page.with_name("index.html.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=77))
    return Site(folder, sample_site.root, sample_site.report)


HOSTS = [(server, prefix) for prefix in ("", "/notes") for server in SERVERS]


def with_prefix(*prefixes: str) -> pytest.MarkDecorator:
    """Ask the servers whose site has one of these prefixes only."""
    hosts = [pair for pair in HOSTS if pair[1] in prefixes]
    return pytest.mark.parametrize("host", hosts, ids="".join, indirect=True, scope="module")


@pytest.fixture(scope="module", params=HOSTS, ids="".join)
def host(
    request: pytest.FixtureRequest, compressed_site: Site, variant_site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """Each server with the sample at the top of its address, and with the variant under a path."""
    server, prefix = request.param
    without(server)
    site, port, folder = (
        variant_site if prefix else compressed_site,
        servers.free_port(),
        tmp_path_factory.mktemp(server),
    )
    text = _configuration(server, site, f"http://127.0.0.1:{port}{prefix}", folder)
    with servers.running(server, text, folder / "running", port):
        yield Host(server, site, prefix, port)


@pytest.mark.parametrize("server", SERVERS)
def test_a_host_of_sixty_letters_is_served(server: str, compressed_site: Site, tmp_path: Path) -> None:
    """The whole configuration is read by the real server: nginx gives up on long names of variables."""
    without(server)
    port = servers.free_port()
    long = f"http://a-publishing-house-with-a-long-name.university-press.example:{port}"
    with servers.running(server, _configuration(server, compressed_site, long, tmp_path), tmp_path / "running", port):
        host = long.removeprefix("http://")
        assert servers.ask(port, "/" + quote(LATIN), {"Host": host}).status == 200


def _configuration(server: str, site: Site, base_url: str, folder: Path) -> str:
    """What `hosting` writes for a site at another address than its own."""
    (folder / "content").mkdir()
    written = (site.root / "content/site.toml").read_text(encoding="utf-8")
    text, changes = re.subn(r'(?m)^base_url = ".*"$', f'base_url = "{base_url}"\nhsts = true', written)
    assert changes == 1
    (folder / "content/site.toml").write_text(text, encoding="utf-8")
    output = folder / "written"
    assert main(["hosting", server, "--root", str(folder), "--site", str(site.folder), "--output", str(output)]) == 0
    return output.read_text(encoding="utf-8")


# ---------------------------------------------------------------- the door


@pytest.mark.parametrize(
    ("wished", "lang"),
    [
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru"),
        ("en-GB,en;q=0.9,ru;q=0.8", "en"),
        ("de-DE,de;q=0.9,ru;q=0.5,en;q=0.3", "ru"),
        ("RU", "ru"),
        ("en;q=0, ru;q=0.1", "ru"),
    ],
)
def test_the_door_leads_to_the_language_that_the_browser_likes_best(host: Host, wished: str, lang: str) -> None:
    answer = host.ask("", Accept_Language=wished)
    assert (answer.status, answer.headers["location"]) == (302, f"{host.prefix}/{lang}/")
    assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize("wished", ["", "de", "de-DE,de;q=0.9,fr;q=0.8", "eno", "*", "ru;q=0", "x" * 900])
def test_the_door_stands_open_for_everybody_else(host: Host, wished: str) -> None:
    """Search engines send no language: they see the page that names both."""
    answer = host.ask("", **({"Accept_Language": wished} if wished else {}))
    assert answer.status == 200
    assert b"hreflang" in answer.body
    assert answer.headers["content-language"] == "en, ru"


def test_a_choice_already_made_wins(host: Host) -> None:
    """The cookie is what assets/scripts/page.js writes when a reader follows a door."""
    answer = host.ask("", Accept_Language="en", Cookie="seen=1; lang=ru")
    assert (answer.status, answer.headers["location"]) == (302, f"{host.prefix}/ru/")
    assert host.ask("", Accept_Language="en", Cookie="lang=de").headers["location"] == f"{host.prefix}/en/"


def test_nothing_but_the_door_asks_for_the_language(host: Host) -> None:
    for place in (LATIN, "en/", "ru/", "index.html", "feed.xml"):
        answer = host.ask(place, Accept_Language="ru" if place.startswith("en") else "en", Cookie="lang=ru")
        assert answer.status == 200, place


# ---------------------------------------------------------------- pages and files


def test_a_page_says_its_language_and_type(host: Host) -> None:
    english, russian = host.ask("en/craft/"), host.ask("ru/craft/")
    assert (english.status, english.headers["content-language"]) == (200, "en")
    assert (russian.status, russian.headers["content-language"]) == (200, "ru")
    assert english.headers["content-type"] == "text/html; charset=utf-8"


def test_every_file_of_the_manifest_is_served_as_it_was_made(host: Host) -> None:
    hidden, moved = {"_headers", "_redirects"}, {ALIAS.lstrip("/")}
    for place in host.site.manifest.keys() - moved:
        answer = host.ask(place)
        if place in hidden:
            assert answer.status == 404, place
        else:
            assert answer.status == 200, place
            assert answer.body == (host.site.folder / place).read_bytes(), place


def test_a_folder_without_its_slash_leads_to_the_one_with_it(host: Host) -> None:
    answer = host.ask("en/craft")
    assert answer.status in (301, 308)
    assert answer.headers["location"].endswith("en/craft/")
    if host.prefix:
        top = servers.ask(host.port, host.prefix)
        assert (top.status, top.headers["location"]) == (301, f"{host.prefix}/")


def test_feeds_say_what_they_are(host: Host) -> None:
    for place in ("feed", "en/feed", "ru/craft/feed"):
        assert host.ask(f"{place}.xml").headers["content-type"].startswith("application/atom+xml")
        assert host.ask(f"{place}.json").headers["content-type"].startswith("application/feed+json")


@with_prefix("")
@pytest.mark.parametrize(("coding", "undo"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
@pytest.mark.parametrize("place", [LATIN, CYRILLIC])
def test_compressed_files_are_sent_as_they_were_made(
    host: Host, coding: str, undo: Callable[[bytes], bytes], place: str
) -> None:
    answer = host.ask(place, Accept_Encoding=coding)
    page = host.site.folder / place / "index.html"
    assert answer.headers["content-encoding"] == coding
    assert answer.body == page.with_name(f"index.html.{'br' if coding == 'br' else 'gz'}").read_bytes()
    assert undo(answer.body) == page.read_bytes()
    assert "Accept-Encoding" in answer.headers["vary"]
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-language"] == place[:2]


def test_what_has_no_compressed_file_is_compressed_on_the_way(host: Host) -> None:
    answer = host.ask("en/feed.xml", Accept_Encoding="gzip, br")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == (host.site.folder / "en/feed.xml").read_bytes()


def test_names_with_a_hash_are_kept_for_ever_and_others_asked_for_again(host: Host) -> None:
    for place in host.site.manifest:
        kept = host.ask(place, "HEAD").headers.get("cache-control")
        if place in ("_headers", "_redirects"):
            assert kept is None
        else:
            lasting = place.startswith(("assets/", "media/"))
            assert kept == ("public, max-age=31536000, immutable" if lasting else "no-cache"), place


def test_a_page_that_did_not_change_is_not_sent_again(host: Host) -> None:
    tag = host.ask("en/craft/").headers["etag"]
    answer = host.ask("en/craft/", If_None_Match=tag)
    assert (answer.status, answer.body) == (304, b"")


@with_prefix("")
def test_parts_of_a_pdf_can_be_asked_for(host: Host) -> None:
    place = f"{CYRILLIC.rstrip('/')}.pdf"
    whole = (host.site.folder / place).read_bytes()
    answer = host.ask(place, Range="bytes=100-299")
    assert answer.status == 206
    assert answer.body == whole[100:300]
    assert answer.headers["content-range"] == f"bytes 100-299/{len(whole)}"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-language"] == "ru"
    assert host.ask(place, Range=f"bytes={len(whole)}-").status == 416


# ---------------------------------------------------------------- missing and old addresses


@pytest.mark.parametrize(
    ("place", "page", "languages"),
    [
        ("nowhere/", "404.html", "en, ru"),
        ("nowhere", "404.html", "en, ru"),
        ("assets/styles/screen.0.css", "404.html", "en, ru"),
        ("assets/", "404.html", "en, ru"),
        ("en/nowhere/", "en/404.html", "en"),
        ("ru/nowhere.pdf", "ru/404.html", "ru"),
        ("ru/нигде/", "ru/404.html", "ru"),
    ],
)
def test_a_missing_page_answers_in_the_language_of_its_address(
    host: Host, place: str, page: str, languages: str
) -> None:
    answer = host.ask(place)
    assert answer.status == 404
    assert answer.body == (host.site.folder / page).read_bytes()
    assert answer.headers["content-language"] == languages
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "immutable" not in answer.headers.get("cache-control", "")
    assert answer.headers["x-content-type-options"] == "nosniff"


@with_prefix("/notes")
def test_outside_of_its_path_the_site_is_not_there(host: Host) -> None:
    assert servers.ask(host.port, "/en/craft/").status == 404
    assert servers.ask(host.port, "/").status == 404


@with_prefix("/notes")
def test_an_old_address_leads_to_the_new_one_for_good(host: Host) -> None:
    answer = host.ask(ALIAS.lstrip("/"))
    assert answer.status == 301
    assert answer.headers["location"] == f"{host.prefix}/en/asia/pivot-of-the-2010s/"


@pytest.mark.parametrize("prefix", ["", "/notes"])
@pytest.mark.parametrize("server", SERVERS)
def test_a_text_that_has_expired_is_gone_without_another_configuration(
    server: str, prefix: str, tmp_path: Path
) -> None:
    """The configuration is that of the day before: nobody is there at midnight to write another."""
    without(server)
    port = servers.free_port()
    root = write_files(tmp_path / "house", {
        "content/site.toml": f'base_url = "http://127.0.0.1:{port}{prefix}"\n',
        "content/en/fair.md": "---\ntitle: The fair\nexpires: 2026-05-31\n---\nTickets.\n",
        "content/ru/fair.md": "---\ntitle: Ярмарка\nslug: ярмарка\n---\nБилеты.\n",
        "content/en/stays.md": "---\ntitle: What stays\n---\nA text.\n",
        "content/ru/stays.md": "---\ntitle: Что остается\n---\nТекст.\n",
    })  # fmt: skip
    publish(root, today=dt.date(2026, 5, 31))
    assert main(["hosting", server, "--root", str(root), "--output", str(tmp_path / "written")]) == 0
    text = (tmp_path / "written").read_text(encoding="utf-8")
    addresses = {"en/fair/": 410, "ru/ярмарка/": 410, "en/stays/": 200, "ru/stays/": 200, "en/fair/none/": 404}
    with servers.running(server, text, tmp_path / "running", port):
        assert servers.ask(port, f"{prefix}/en/fair/").status == 200
        publish(root, today=dt.date(2026, 6, 1))
        for place, status in addresses.items():
            answer = servers.ask(port, quote(f"{prefix}/{place}"))
            assert (answer.status, place) == (status, place)
            if status == 410:
                assert answer.body == (root / "public" / place[:2] / "410.html").read_bytes()
                assert answer.headers["content-language"] == place[:2]
                assert "content-security-policy" in answer.headers
        assert servers.ask(port, f"{prefix}/en/fair/_gone").status in (404, 410)


# Whatever a manuscript may call its old addresses, also where the site has files of its own.
OLD_ADDRESSES = [
    "/a/", "/a.b~c_d-e/", "/~nina/", "/2015/03/pivot.html", "/assets/", "/media/x/", "/pagefind/", "/old.html", "/A/B/C/",
    "/старое/", "/%D1%81%D1%82%D0%B0%D1%80%D0%BE%D0%B5-2/", "/ё/", "/a.svg/",
    # Directives of the servers.
    *(f"/{word}/" for word in ("location", "root", "handle_path")),
]  # fmt: skip


@pytest.mark.parametrize("server", SERVERS)
def test_every_old_address_that_may_be_is_one_place_and_no_more(server: str, tmp_path: Path) -> None:
    without(server)
    port, places = servers.free_port(), [unquote(address) for address in OLD_ADDRESSES]
    front = f"---\ntitle: One\naliases: {json.dumps(OLD_ADDRESSES, ensure_ascii=False)}\n---\n\nA text.\n"
    settings = f'base_url = "http://127.0.0.1:{port}"\n'
    root = write_files(tmp_path / "house", {"content/site.toml": settings, "content/en/one.md": front})
    report = publish(root)
    assert (codes(report), report.is_published) == ([], True)
    assert main(["hosting", server, "--root", str(root), "--output", str(tmp_path / "written")]) == 0
    text = (tmp_path / "written").read_text(encoding="utf-8")
    with servers.running(server, text, tmp_path / "running", port):
        for place in places:
            answer = servers.ask(port, quote(place))
            assert (answer.status, answer.headers["location"]) == (301, "/en/one/"), place
            assert servers.ask(port, quote(f"{place.rstrip('/')}/none/")).status == 404, place
        assert servers.ask(port, "/en/one/").status == 200


@pytest.mark.parametrize("server", SERVERS)
def test_an_old_address_cannot_write_the_configuration(server: str, tmp_path: Path) -> None:
    """Even if a build let it through: in `_redirects` it is one word, and in a configuration one literal."""
    without(server)
    attacks = [
        '/a"%60 /b{x}', "/a%22%3B%7D%20location%20/pwn%20%7B%20alias%20/%3B%20%7D", "/a%60%7Bb", "/a%24host", "/a%5C",
        "/a%7B%24HOME%7D", "/a%22%20%7B", "/a;b",
    ]  # fmt: skip
    root = write_files(tmp_path / "house", {"content/site.toml": "", "content/en/one.md": "# One\n\nA text.\n"})
    assert publish(root).is_published
    port, folder = servers.free_port(), PurePosixPath(root / "public")
    for attack in attacks:
        site = ServedSite(f"http://127.0.0.1:{port}", ("en", "ru"), folder=folder, redirects=((attack, "/en/"),))
        try:
            text = {"nginx": render_nginx, "caddy": render_caddyfile}[server](site)
        except NotConfigurable:
            continue
        with servers.running(server, text, tmp_path / str(attacks.index(attack)), port):
            assert servers.ask(port, "/en/").status == 200, attack
            assert servers.ask(port, "/pwn/etc/passwd").status == 404, attack
            answer = servers.ask(port, quote(unquote(attack)))
            assert answer.status in (301, 404), attack


# ---------------------------------------------------------------- security


def test_every_answer_has_the_headers_that_protect_readers(host: Host) -> None:
    for place in ("en/craft/", "en/nowhere/", "robots.txt"):
        headers = host.ask(place).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert "geolocation=()" in headers["permissions-policy"]
        assert "version" not in headers.get("server", "")


def test_pages_run_nothing_but_the_files_of_the_site(host: Host) -> None:
    for place in ("", "en/", LATIN, "en/nowhere/", "404.html"):
        policy = host.ask(place).headers["content-security-policy"]
        assert policy.startswith(
            "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'"
        )
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy


def test_a_drawing_opened_by_itself_can_do_nothing(host: Host) -> None:
    drawing = next(place for place in host.site.manifest if place.startswith("media/") and place.endswith(".svg"))
    assert host.ask(drawing).headers["content-security-policy"].endswith("sandbox")


def test_https_is_asked_for_only_over_https(host: Host) -> None:
    """nginx knows whether it was; to browsers, the header means nothing over plain HTTP."""
    if host.server == "nginx":
        assert "strict-transport-security" not in host.ask("en/craft/").headers
    else:
        assert host.ask("en/craft/").headers["strict-transport-security"] == "max-age=31536000"


def test_climbing_out_of_the_site_leads_nowhere(host: Host) -> None:
    for path in ("/../../etc/passwd", "/en/..%2f..%2f..%2fetc/passwd", "/..;/manifest.json", "//etc/passwd", "/en/%00"):
        answer = servers.ask(host.port, f"{host.prefix}{path}")
        assert answer.status in (301, 308, 400, 404), path
        assert b"root:" not in answer.body


@pytest.mark.parametrize(
    "name",
    ["%00", "x" * 300, "%D1%8F" * 130, "x" * 4_000, "x/" * 2_000, "x" * 9_000],
    ids=lambda name: name[:6] + str(len(name)),
)
def test_a_name_that_no_file_can_have_is_not_there(host: Host, name: str) -> None:
    answer = servers.ask(host.port, f"{host.prefix}/en/{name}")
    assert answer.status in ((400, 404, 414) if len(name) > 8_000 else (400, 404))


def test_nothing_can_be_written(host: Host) -> None:
    for method in ("POST", "PUT", "DELETE"):
        answer = host.ask("en/craft/", method)
        assert answer.status == 405, method
        assert b"<main" not in answer.body
    assert host.ask("en/craft/", "HEAD").status == 200


@pytest.mark.parametrize("server", SERVERS)
def test_a_folder_may_have_any_signs_in_its_name(server: str, compressed_site: Site, tmp_path: Path) -> None:
    """Also those that mean something to a server: quotes, variables, placeholders; under a path and without."""
    without(server)
    names = (
        'The "House"',
        "Дом {x} {$HOME} $host ${x} %2e",
        '`quotes` of "both" {http.request.uri}',
        "a\\b}",
        "#a; {b",
    )
    folder = shutil.copytree(compressed_site.folder, tmp_path / "site")
    for number, name in enumerate(names):
        folder = folder.rename(tmp_path / name)
        port, prefix = servers.free_port(), "/notes" * (number % 2)
        (tmp_path / str(number)).mkdir()
        site = Site(folder, compressed_site.root, compressed_site.report)
        text = _configuration(server, site, f"http://127.0.0.1:{port}{prefix}", tmp_path / str(number))
        with servers.running(server, text, tmp_path / f"running-{number}", port):
            for path, status in ((f"/{quote(LATIN)}", 200), ("/en/feed.xml", 200), ("/", 200), ("/ru/none/", 404)):
                answer = servers.ask(port, prefix + path)
                assert (answer.status, bool(answer.body)) == (status, True), (name, path)


# ---------------------------------------------------------------- in a browser

KINDS = (
    "en/",
    "ru/",
    "en/asia/pivot-of-the-2010s/",
    "en/asia/rails-to-the-ocean/",
    "ru/craft/",
    "en/about/",
    "en/tags/history/",
    "ru/people/anna-veresova/",
    "ru/archive/",
    "en/404.html",
    "404.html",
    "index.html",
)


IN_A_BROWSER = pytest.mark.parametrize(
    "host",
    [
        pair if pair in (("nginx", ""), ("caddy", "/notes")) else pytest.param(pair, marks=pytest.mark.long)
        for pair in HOSTS
    ],
    ids="".join,
    indirect=True,
    scope="module",
)


@IN_A_BROWSER
def test_a_page_asks_for_nothing_that_its_policy_forbids(host: Host, browser: Any, pytestconfig: pytest.Config) -> None:
    """A blocked style, script, picture or font is a complaint of the browser. Each kind of page has its turn."""
    context = browser.new_context(locale="en-GB")
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if is_complaint(said) else None)
    for place in KINDS if pytestconfig.getoption("--long") else KINDS[bool(host.prefix) :: 2]:
        answer = page.goto(f"http://127.0.0.1:{host.port}{quote(f'{host.prefix}/{place}')}")
        wait_until_drawn(page)
        page.wait_for_load_state("networkidle")
        assert answer.headers["content-security-policy"]
    context.close()
    assert complaints == []


@with_prefix("")
def test_the_search_finds_under_the_policy_of_its_page(host: Host, browser: Any) -> None:
    """Its engine is WebAssembly, and loads parts of the index: more than a plain page may do."""
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{host.port}{host.prefix}/ru/search/")
    page.fill("#search-words", "железная")
    page.wait_for_selector(".search-results > li")
    page.close()


@IN_A_BROWSER
def test_a_reader_who_has_followed_a_door_is_not_led_back(host: Host, browser: Any) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    top = f"http://127.0.0.1:{host.port}{host.prefix}/"
    page.goto(top)
    assert page.url == f"{top}en/"
    page.click(".languages a[hreflang=ru]")
    page.wait_for_url(f"{top}ru/")
    page.goto(top)
    assert page.url == f"{top}ru/"
    (cookie,) = context.cookies()
    assert (cookie["name"], cookie["value"], cookie["path"]) == ("lang", "ru", f"{host.prefix}/")
    context.close()


@pytest.mark.parametrize("prefix", ["", "/notes"])
@pytest.mark.parametrize("server", SERVERS)
def test_a_domain_of_a_language_leads_on_to_its_folder(server: str, prefix: str, tmp_path: Path) -> None:
    without(server)
    port = servers.free_port()
    settings = f'base_url = "http://ice.example:{port}{prefix}"\n[hosting.domains]\nru = "http://лед.example:{port}"\n'
    root = write_files(tmp_path / "house", {"content/site.toml": settings, "content/ru/one.md": "# Раз\n\nТекст.\n"})
    assert publish(root).is_published
    assert main(["hosting", server, "--root", str(root), "--output", str(tmp_path / "written")]) == 0
    text = (tmp_path / "written").read_text(encoding="utf-8")
    with servers.running(server, text, tmp_path / "running", port):
        for place in ("/", "/one/?a=%D0%B0&b", "/%D0%BB%D0%B5%D0%B4/"):
            answer = servers.ask(port, place, {"Host": "xn--d1abr.example"})
            there = f"http://ice.example:{port}{prefix}/ru{place}"
            assert (answer.status, answer.headers["location"]) == (301, there)
        assert servers.ask(port, f"{prefix}/ru/one/", {"Host": "ice.example"}).status == 200


def test_a_domain_is_the_first_line_of_the_redirects_of_static_hosts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    domains = '[hosting.domains]\nen = "https://ice.example"\nru = "https://led.example"\n'
    files = {
        "content/site.toml": f'base_url = "https://ice.example"\n{domains}',
        "content/ru/one.md": "---\ntitle: Раз\naliases: [/one/]\n---\nТекст.\n",
    }
    root = write_files(tmp_path, files)
    assert publish(root).is_published
    assert main(["hosting", "redirects", "--root", str(root)]) == 0
    assert capsys.readouterr().out == (
        f"https://led.example/* https://ice.example/ru/:splat 301!\n{(root / 'public/_redirects').read_text()}"
    )


@pytest.mark.parametrize("written", ["https://led.example/", "led.example", "https://led.example/ru", "https://a;b"])
def test_a_domain_with_more_than_a_host_is_told(written: str, tmp_path: Path) -> None:
    files = {"content/site.toml": f'[hosting.domains]\nru = "{written}"\n', "content/ru/one.md": "# Раз\n\nТекст.\n"}
    assert "wrong-value" in codes(publish(write_files(tmp_path, files)))
