"""The preview: what it shows while texts change, whom it answers, and what no request gets out of it."""

from __future__ import annotations

import re
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from diglot.extensions.preview.model.messages import PreviewResponse
from diglot.extensions.preview.pipeline.preview import PreviewBuilder
from tests.tools import preview
from tests.tools.drawn_pages import is_complaint, wait_until_drawn
from tests.tools.preview import News, Running
from tests.tools.publication import DAY, NobodyWatches, files_of, publish, run, save_files, write_files
from tests.tools.servers import Answer
from tests.tools.waiting import PATIENCE_S, wait_until

SECRET = "The canary sings at midnight."
PAGES = 8

HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html", "pdf"]\n',
    "content/en/craft/index.md": "# Craft\n",
    "content/ru/craft/index.md": "# Ремесло\n",
    "content/en/craft/paper.md": "---\ntitle: On Paper\ndate: 2015-03-12\n---\n\nOn paper.\n",
    "content/ru/craft/paper.md": "---\ntitle: О бумаге\nslug: о-бумаге\n---\n\nО бумаге.\n",
    "content/en/craft/later.md": "---\ntitle: A Draft\ndraft: true\n---\n\nNot yet for everybody.\n",
    "content/media/spread.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n',
    "content/en/craft/drawn.md": "---\ntitle: Drawn\n---\n\n![A line](spread.svg)\n",
}
PAPER = "content/en/craft/paper.md"
DEAD_LINK = "---\ntitle: On Paper\ndate: 2015-03-12\n---\n\nA [dead link](nowhere.md).\n"


def version(number: int) -> dict[str, str]:
    """Texts that say at both ends which version of the house they are of."""
    return {
        f"content/en/craft/text-{page}.md": f"---\ntitle: Text {page}\n---\n\nv{number} begins.\n\n"
        f"{'A sentence of some length. ' * 200}\n\nv{number} ends.\n"
        for page in range(PAGES)
    }


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    root = write_files(folder / "house", HOUSE)
    (root / "secret.txt").write_text(SECRET, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def shown(publication: Path) -> Iterator[Running]:
    """The preview after its first build."""
    with preview.running(publication) as running:
        news = News(running.port)
        assert news.next()["is_good"]
        news.close()
        yield running


@pytest.fixture
def own_publication(tmp_path: Path) -> Path:
    """A house of its own, for tests that change it."""
    return write_files(tmp_path / "house", HOUSE)


# ---------------------------------------------------------------- what is shown


def test_the_preview_is_the_site_that_a_build_would_publish(shown: Running, tmp_path: Path) -> None:
    """But for the server's own script in the head, and for drafts."""
    root = write_files(tmp_path / "house", HOUSE)
    publish(root, with_drafts=True)
    for place, content in files_of(root / "public").items():
        if place == "manifest.json":
            continue
        answer = shown.ask(quote(f"/{place}"))
        body = re.sub(rb'<script src="/-/preview.js" data-page="\w*" data-text="\w*" defer></script>', b"", answer.body)
        assert (answer.status, body) == (200, content), place


def test_drafts_are_shown_and_marked(shown: Running) -> None:
    answer = shown.ask("/en/craft/later/")
    assert answer.status == 200
    assert "This is a draft: it is not published yet." in answer.body.decode()


def test_a_pdf_is_made_when_it_is_asked_for(shown: Running) -> None:
    answer = shown.ask(quote("/ru/craft/о-бумаге.pdf"))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body.startswith(b"%PDF-")
    assert shown.ask("/en/craft.pdf").status == 404  # a blog has none
    assert shown.ask("/en/craft/nothing.pdf").status == 404


def test_what_is_published_is_shown_without_being_made_again(own_publication: Path) -> None:
    """Pages offer the e-books of the last build, which has the same rows, and finds them as it left them.

    Both texts side by side are made by the preview itself.
    """
    settings, draft = own_publication / "content/site.toml", "en/craft/later/index.html"
    settings.write_text(HOUSE["content/site.toml"].replace('"pdf"', '"epub", "parallel"'), encoding="utf-8")
    publish(own_publication, formats=())
    published = files_of(own_publication / "public")
    builder = PreviewBuilder(own_publication, 1, lambda: DAY, NobodyWatches())
    try:
        made = {outcome.place for outcome in builder.rebuild().outcomes}
        assert draft in made
        assert "en/craft/paper/index.html" not in made
        page, book = (builder.answer(f"/en/craft/paper{end}", "") for end in ("/", ".epub"))
        assert isinstance(page, PreviewResponse)
        assert isinstance(book, PreviewResponse)
        assert page.body == published["en/craft/paper/index.html"]
        assert b'href="/en/craft/paper.epub"' in page.body
        assert b"/en/craft/paper/parallel/" in page.body
        assert book.body == published["en/craft/paper.epub"]
    finally:
        builder.close()
    again = publish(own_publication, formats=())
    assert {outcome.place for outcome in again.outcomes}.isdisjoint({"en/craft/paper/index.html", draft})
    assert files_of(own_publication / "public") == published


def test_what_is_published_is_shown_before_the_first_build(own_publication: Path) -> None:
    """As its manifest lists it: a page that somebody has changed by hand is none of it, and drafts come with a build."""
    publish(own_publication)
    pages = {place: own_publication / f"public/en/craft/{place}/index.html" for place in ("paper", "drawn")}
    pages["drawn"].write_text("by hand", encoding="utf-8")
    builder = PreviewBuilder(own_publication, 1, lambda: DAY, NobodyWatches())

    def shown(place: str) -> PreviewResponse:
        answer = builder.answer(f"/en/craft/{place}/", "")
        assert isinstance(answer, PreviewResponse)
        return answer

    try:
        assert shown("paper").body == pages["paper"].read_bytes()
        assert [shown(place).status for place in ("drawn", "later")] == [404, 404]
        builder.rebuild()
        assert [shown(place).status for place in ("paper", "drawn", "later")] == [200, 200, 200]
    finally:
        builder.close()


def test_the_index_of_the_search_is_made_when_it_is_asked_for_and_then_at_each_change(own_publication: Path) -> None:
    """Before, no change pays for it; but pages have the search, and may do what that needs."""
    settings = own_publication / "content/site.toml"
    settings.write_text(HOUSE["content/site.toml"].replace('"pdf"', '"search"'), encoding="utf-8")
    builder = PreviewBuilder(own_publication, 1, lambda: DAY, NobodyWatches())
    try:
        builder.rebuild()
        page = builder.answer("/en/craft/paper/", "")
        assert isinstance(page, PreviewResponse)
        assert b'action="/en/search/"' in page.body
        assert "'wasm-unsafe-eval'" in builder.page_headers["Content-Security-Policy"]
        assert "en/search/index.html" in builder.snapshot.files
        assert not any(place.startswith("pagefind/") for place in builder.snapshot.files)
        assert any(place.startswith("assets/scripts/search.") for place in builder.snapshot.files)
        asked = builder.answer("/pagefind/pagefind.js", "")
        assert callable(asked)
        assert asked().status == 200
        before = set(builder.snapshot.files)
        (own_publication / "content/en/craft/paper.md").write_text(
            "---\ntitle: On Paper\n---\nVellum.\n", encoding="utf-8"
        )
        builder.rebuild()
        assert b"vellum" in read_words(builder)
        assert any(place.startswith("pagefind/") for place in set(builder.snapshot.files) - before)
        missing = builder.answer("/pagefind/nothing", "")
        assert isinstance(missing, PreviewResponse)
        assert missing.status == 404
    finally:
        builder.close()


def read_words(builder: PreviewBuilder) -> bytes:
    answer = builder.answer("/pagefind/words.en.txt", "")
    assert isinstance(answer, PreviewResponse)
    return answer.body


def test_a_page_may_do_what_it_may_when_it_is_published_and_hear_news(shown: Running) -> None:
    headers = shown.ask("/en/craft/paper/").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; img-src 'self'; style-src 'self'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert (headers["content-language"], headers["content-type"]) == ("en", "text/html; charset=utf-8")


def test_missing_pages_and_folders_answer_as_on_a_server(shown: Running) -> None:
    lost = shown.ask("/ru/nowhere/")
    assert (lost.status, lost.headers["content-language"]) == (404, "ru")
    assert "Страница не найдена" in lost.body.decode().replace("\N{NO-BREAK SPACE}", " ")
    moved = shown.ask("/en/craft")
    assert (moved.status, moved.headers["location"]) == (301, "/en/craft/")


def test_the_preview_stays_in_the_cache(shown: Running, publication: Path) -> None:
    assert not (publication / "public").exists()
    assert (publication / ".cache/diglot/preview/site/manifest.json").is_file()


def test_an_address_with_a_path_is_previewed_under_it(own_publication: Path) -> None:
    write_files(own_publication, {"content/site.toml": 'base_url = "https://house.example/notes"\n'})
    with preview.running(own_publication) as running:
        assert News(running.port).next()["is_good"]
        assert running.ask("/").headers["location"] == "/notes/"
        assert running.ask("/notes/en/craft/paper/").status == 200
        assert running.ask("/en/craft/paper/").status == 404


# ---------------------------------------------------------------- what changes


def shown_after_news(running: Running, news: News, words: str) -> Answer:
    """The page of a text once it has these words: at the first news, or at the next, where that came amid the writing."""
    assert news.next()["is_good"]
    while words not in (answer := running.ask("/en/craft/paper/")).body.decode():
        assert news.next()["is_good"]
    return answer


def test_a_change_is_shown_and_told(own_publication: Path) -> None:
    with preview.running(own_publication) as running:
        news = News(running.port)
        assert news.next()["is_good"]
        before = running.ask("/en/craft/paper/")
        write_files(
            own_publication,
            {"content/en/craft/paper.md": "---\ntitle: On Paper\ndate: 2015-03-12\n---\n\nOn parchment.\n"},
        )
        after = shown_after_news(running, news, "On parchment.")
        assert after.headers["etag"] != before.headers["etag"]
        # A folder that was not there when the preview began.
        write_files(own_publication, {"templates/parts/foot.html": "<footer>A foot of our own</footer>\n"})
        shown_after_news(running, news, "A foot of our own")


def test_what_is_saved_during_the_first_build_is_shown(own_publication: Path) -> None:
    write_files(own_publication, version(0))
    manuscript, draft = own_publication / "content/en/craft/text-0.md", own_publication / "draft"
    is_built = threading.Event()
    saved: list[int] = []

    def save() -> None:
        while not is_built.is_set():
            saved.append(len(saved) + 1)
            # As editors do: the build must not find it empty.
            draft.write_text(f"---\ntitle: Text\n---\n\nSaved for the {saved[-1]}th time.\n", encoding="utf-8")
            draft.replace(manuscript)
            time.sleep(0.01)

    with preview.running(own_publication) as running:
        editor = threading.Thread(target=save)
        editor.start()
        page = News(running.port)
        assert page.next()["is_good"]
        is_built.set()
        editor.join()
        page.close()
        last = f"Saved for the {saved[-1]}th time.".encode()
        assert wait_until(lambda: last in running.ask("/en/craft/text-0/").body), "what was saved last is shown"


def test_while_an_error_stands_the_last_good_preview_stays(own_publication: Path) -> None:
    with preview.running(own_publication, lang="ru") as running:
        news = News(running.port)
        news.next()
        before = running.ask("/en/craft/paper/")
        save_files(own_publication, {"content/en/craft/paper.md": DEAD_LINK})
        reported = news.next()
        assert not reported["is_good"]
        (problem,) = reported["problems"]
        assert (problem["file"], problem["line"], problem["code"]) == ("content/en/craft/paper.md", 6, "dead-link")
        assert "никуда не ведет" in problem["what"]
        assert running.ask("/en/craft/paper/") == before or running.ask("/en/craft/paper/").body == before.body
        save_files(own_publication, {PAPER: HOUSE[PAPER]})
        assert news.next()["is_good"]


def test_of_many_problems_the_panel_shows_one_of_each_cause(own_publication: Path) -> None:
    """As the terminal does: a browser would take long to draw thousands of rows, and nobody reads them."""
    files = {f"content/en/craft/paper-{number}.md": DEAD_LINK for number in range(30)}
    write_files(own_publication, {**files, "content/en/craft/paper.md": f"{DEAD_LINK}And [one more](gone.md).\n"})
    with preview.running(own_publication) as running:
        rows = News(running.port).next()["problems"]
    found = [row for row in rows if row.get("code") == "dead-link"]
    assert [row["note"] for row in found] == ["30 more of this cause, in 31 files", ""]
    assert {"note": "dead-link: 32"} in rows


def test_a_preview_whose_log_is_on_the_full_disk_goes_on(own_publication: Path) -> None:
    with preview.running(own_publication, log=Path("/dev/full")) as running:
        news = News(running.port)
        assert news.next()["is_good"]
        save_files(own_publication, {"content/en/craft/paper.md": DEAD_LINK})
        assert not news.next()["is_good"]
        save_files(own_publication, {PAPER: HOUSE[PAPER]})
        assert news.next()["is_good"]


def test_before_the_first_good_build_a_page_says_why(own_publication: Path) -> None:
    write_files(own_publication, {"content/en/craft/paper.md": DEAD_LINK})
    with preview.running(own_publication) as running:
        news = News(running.port)
        assert not news.next()["is_good"]
        answer = running.ask("/en/craft/paper/")
        assert answer.status == 503
        assert b"/-/preview.js" in answer.body
        save_files(own_publication, {PAPER: HOUSE[PAPER]})
        assert news.next()["is_good"]
        assert running.ask("/en/craft/paper/").status == 200


def test_a_thousand_requests_during_twenty_rebuilds_see_whole_pages(
    own_publication: Path, figure: Callable[[str], None]
) -> None:
    """No 404, no 5xx, no page that is half of one version and half of another."""
    write_files(own_publication, version(0))
    faults: list[str] = []
    counted = [0, 0]
    has_ended = threading.Event()

    def read(reader: int, port: int) -> None:
        page = reader
        while not has_ended.is_set() or counted[reader] < 500:
            page = (page + 1) % PAGES
            answer = preview.servers.ask(port, f"/en/craft/text-{page}/")
            found = re.search(r"v(\d+) begins\..*v(\d+) ends\.", answer.body.decode(), re.DOTALL)
            if answer.status != 200 or not found or found[1] != found[2] or not answer.body.endswith(b"</html>\n"):
                faults.append(f"{answer.status} {found and found.groups()}")
            counted[reader] += 1

    with preview.running(own_publication) as running:
        news = News(running.port)
        assert news.next()["is_good"]
        readers = [threading.Thread(target=read, args=(number, running.port)) for number in (0, 1)]
        for reader in readers:
            reader.start()
        for number in range(1, 21):
            save_files(own_publication, version(number))
            assert news.next()["is_good"]
        has_ended.set()
        for reader in readers:
            reader.join()
        # The last news may be of a rebuild that began while the last texts were still written: another one follows.
        while "v20 ends." not in running.ask("/en/craft/text-3/").body.decode():
            assert news.next()["is_good"]
    figure(f"{sum(counted):,} requests: {len(faults)} missing, failed or torn")
    assert faults == []
    assert sum(counted) >= 1_000


# ---------------------------------------------------------------- whom it answers


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_this_machine_may_ask(shown: Running, name: str) -> None:
    assert shown.ask("/en/", Host=f"{name}:{shown.port}").status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "localhost",
        "localhost:1",
        "127.0.0.1.nip.example:{port}",
        "localhost:{port}.evil.example",
        "",
        "0.0.0.0:{port}",
    ],
)
def test_a_name_that_is_not_ours_is_refused(shown: Running, host: str) -> None:
    """DNS rebinding: a foreign name that leads to this machine. webpack-dev-server #887, Vite CVE-2025-24010."""
    for path in ("/en/craft/paper/", "/-/news", "/-/preview.js"):
        answer = shown.ask(path, Host=host.format(port=shown.port))
        assert answer.status in (400, 403), path
        assert b"On paper." not in answer.body


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:3000"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "script"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=repr,
)
def test_a_page_of_another_site_reads_nothing(shown: Running, headers: dict[str, str]) -> None:
    """webpack-dev-server CVE-2025-30359 and -30360, CVE-2018-14732."""
    for path in ("/en/craft/paper/", "/-/news", "/-/preview.js"):
        answer = shown.ask(path, **headers)
        assert answer.status == 403, path
        assert "access-control-allow-origin" not in answer.headers
    assert "access-control-allow-origin" not in shown.ask("/en/", Origin=f"http://127.0.0.1:{shown.port}").headers


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_written(shown: Running, publication: Path, method: str) -> None:
    before = files_of(publication / "content")
    assert shown.ask("/en/craft/paper/", method, Origin="https://evil.example").status == 403
    assert shown.ask("/en/craft/paper/", method).status == 405
    assert shown.ask("/content/en/craft/paper.md", method).status == 405
    assert files_of(publication / "content") == before


def test_no_other_protocol_is_spoken(shown: Running) -> None:
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Key": "a" * 24,
        "Sec_WebSocket_Version": "13",
    }
    assert shown.ask("/-/news/", **upgrade).status == 404


# ---------------------------------------------------------------- what no request gets


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/../../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/en/..%5c..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/....//secret.txt",
        "//secret.txt",
        "/content/en/craft/paper.md",
        "/content/site.toml",
        "/.cache/diglot/store.sqlite",
        "/manifest.json",
        "/secret.txt%00.html",
        "/en/craft/paper/index.html%00",
        "/@fs/etc/passwd?raw??",
        "/en/craft/paper/?raw=/etc/passwd&import",
        "/-/../../secret.txt",
        "/-/preview.js/../web_server.py",
    ],
)
def test_climbing_out_of_the_site_leads_nowhere(shown: Running, path: str) -> None:
    """MkDocs #2604, Vite CVE-2024-45811, CVE-2025-30208: an address is looked up in a list, it is never a path."""
    answer = shown.ask(path)
    assert answer.status in (400, 404) or path.startswith("/en/craft/paper/?")
    assert SECRET.encode() not in answer.body
    assert b"root:" not in answer.body
    assert b"base_url" not in answer.body


def test_a_link_put_into_the_built_folder_is_not_followed(shown: Running, publication: Path) -> None:
    built = publication / ".cache/diglot/preview/site"
    (built / "leak.html").symlink_to(publication.parent / "secret.txt")
    (built / "folder").symlink_to(publication.parent)
    assert shown.ask("/leak.html").status == 404
    assert shown.ask("/folder/secret.txt").status == 404


def test_what_stands_after_a_question_mark_changes_nothing(shown: Running) -> None:
    plain = shown.ask("/en/craft/paper/").body
    for query in ("raw", "url", "import&raw", "t=1", "file=../../secret.txt", "%00"):
        assert shown.ask(f"/en/craft/paper/?{query}").body == plain


def test_large_requests_are_refused_and_fill_no_memory(shown: Running) -> None:
    before = shown.memory_kb()
    assert shown.ask("/en/", Content_Length="5000001").status == 413
    assert shown.ask("/en/", X_Long="x" * 40_000).status in (400, 414, 431)
    assert shown.ask(f"/{'x' * 40_000}").status in (400, 414, 431)
    _push(shown.port, 30_000_000)
    assert shown.ask("/en/").status == 200
    assert shown.memory_kb() - before < 20_000


def _push(port: int, size: int) -> None:
    """A body that is announced as small pieces and never ends, as far as the server lets it."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE_S) as one:
        one.sendall(f"GET /en/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        one.settimeout(2)
        try:
            for _ in range(size // len(piece)):
                one.sendall(piece)
        except OSError:
            return  # the server has had enough


ODD_HEADS = {
    "both lengths": "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "below nothing": "Content-Length: -1\r\n",
    "a gigabyte": "Content-Length: 1000000000\r\n",
    "five thousand digits": f"Content-Length: {'9' * 5_000}\r\n",
    "a superscript": "Content-Length: ²\r\n",
    "another digit": "Content-Length: ٣\r\n",
    "a sign": "Content-Length: +5\r\n",
    "two lengths": "Content-Length: 1\r\nContent-Length: 2\r\n",
    "two names": "Host: evil.example\r\n",
    "a NUL": "X-Odd: a\0b\r\n",
    "a fold": "X-Odd: a\r\n b\r\n",
    "two thousand ranges": f"Range: bytes={','.join(['0-'] * 2_000)}\r\n",
    "another coding": "Transfer-Encoding: gzip\r\n",
}
ODD_LINES = {
    "no version": "GET /en/",
    "another version": "GET /en/ HTTP/9.9",
    "HTTP/2": "PRI * HTTP/2.0",
    "a whole address": "GET http://evil.example/en/ HTTP/1.1",
    "a tunnel": "CONNECT evil.example:443 HTTP/1.1",
    "no path": "GET * HTTP/1.1",
    "an unknown method": "PWN /en/ HTTP/1.1",
    "two spaces": "GET  /en/ HTTP/1.1",
}


def test_odd_requests_are_refused_or_answered_and_none_breaks_it(shown: Running) -> None:
    heads = {name: f"GET /en/ HTTP/1.1\r\nHost: 127.0.0.1:{{}}\r\n{head}" for name, head in ODD_HEADS.items()}
    lines = {name: f"{line}\r\nHost: 127.0.0.1:{{}}\r\n" for name, line in ODD_LINES.items()}
    before, statuses = shown.memory_kb(), {}
    for name, head in {**heads, **lines}.items():
        with socket.create_connection(("127.0.0.1", shown.port), PATIENCE_S) as one:
            one.sendall(f"{head.format(shown.port)}\r\n".encode())
            one.settimeout(PATIENCE_S)
            statuses[name] = int(one.recv(4_096).split(b" ")[1])
    assert {name: status for name, status in statuses.items() if status >= 500} == {}
    harmless = {"both lengths", "a fold", "two thousand ranges", "another version"}
    assert {name for name, status in statuses.items() if status < 400} <= harmless
    assert shown.ask("/en/").status == 200
    assert shown.memory_kb() - before < 20_000


def test_pages_held_open_keep_nobody_out_for_longer_than_they_are_open(shown: Running) -> None:
    """A page that waits for news takes one of the 64 connections: more of them are sent away, at once."""
    pages = []
    for _ in range(70):
        with suppress(AssertionError, OSError):
            pages.append(News(shown.port))
    assert 50 < len(pages) < 70
    assert shown.ask("/en/").status == 503
    for page in pages:
        page.close()
    assert _recovers(shown)


def test_pdfs_that_are_asked_for_at_once_come_all(shown: Running) -> None:
    """One after another, and one that was asked for twice is the same twice."""
    places = ["/en/craft/paper.pdf", "/ru/craft/" + quote("о-бумаге.pdf")] * 2
    with ThreadPoolExecutor(len(places)) as visitors:
        answers = list(visitors.map(shown.ask, places))
    assert [(answer.status, answer.body[:5]) for answer in answers] == [(200, b"%PDF-")] * len(places)
    assert [answer.body for answer in answers[:2]] == [answer.body for answer in answers[2:]]


@pytest.mark.long
def test_two_previews_and_a_build_of_one_publication_get_along(own_publication: Path, tmp_path: Path) -> None:
    """Each waits for the other where they share something; what is saved meanwhile is shown by both, and published."""
    with preview.running(own_publication) as first, preview.running(own_publication) as second:
        pages = [News(first.port), News(second.port)]
        assert [page.next()["is_good"] for page in pages] == [True, True]
        save_files(own_publication, {"content/en/craft/paper.md": "---\ntitle: On Paper\n---\n\nSaved meanwhile.\n"})
        assert publish(own_publication, output=tmp_path / "beside").is_published
        assert [page.next()["is_good"] for page in pages] == [True, True]
        for running in (first, second):
            assert b"Saved meanwhile." in running.ask("/en/craft/paper/").body
    assert b"Saved meanwhile." in (tmp_path / "beside/en/craft/paper/index.html").read_bytes()


def test_many_visitors_at_once_are_answered_or_sent_away(shown: Running) -> None:
    idle = [socket.create_connection(("127.0.0.1", shown.port), PATIENCE_S) for _ in range(100)]
    try:
        assert shown.ask("/en/").status in (200, 503)
    finally:
        for one in idle:
            one.close()
    assert _recovers(shown)


def _recovers(shown: Running) -> bool:
    return wait_until(lambda: shown.ask("/en/").status == 200)


@pytest.mark.long
def test_a_visitor_who_says_nothing_is_sent_away(shown: Running) -> None:
    silent = socket.create_connection(("127.0.0.1", shown.port), PATIENCE_S)
    slow = socket.create_connection(("127.0.0.1", shown.port), PATIENCE_S)
    slow.sendall(b"GET /en/ HTTP/1.1\r\nHost: ")
    assert silent.recv(1) == b""
    assert slow.recv(1) == b""


def test_silent_visitors_keep_nobody_out(own_publication: Path) -> None:
    """A preview takes 64 connections: of those that ask for nothing, the oldest makes room for the next."""
    with preview.running(own_publication) as running:
        page = News(running.port)
        assert page.next()["is_good"]
        silent = [socket.create_connection(("127.0.0.1", running.port), PATIENCE_S) for _ in range(80)]
        assert [running.ask("/en/craft/paper/").status for _ in range(5)] == [200] * 5
        for visitor in silent:
            visitor.close()
        page.close()


# ---------------------------------------------------------------- at the command line


def test_ctrl_c_ends_it_at_once_and_well(own_publication: Path) -> None:
    with preview.running(own_publication) as running:
        page = News(running.port)
        page.next()
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(PATIENCE_S) == 0
    assert "Traceback" not in (own_publication.parent / "preview.txt").read_text(encoding="utf-8")


def test_a_port_that_is_taken_is_told(shown: Running, publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(["serve", "--root", publication, "--port", shown.port], capsys)
    assert code == 1
    assert err.startswith(f"Port {shown.port} of 127.0.0.1 is not available: ")
    assert "--port" in err


def test_a_folder_without_content_is_told_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(["serve", "--root", tmp_path, "--port", "0"], capsys)
    assert code == 1
    assert "[no-publication]" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [["--port", "many"], ["--port", "70000"], ["--host", "0.0.0.0"]], ids=" ".join)
def test_wrong_usage_is_2(own_publication: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An address that others can reach wants a name that they may type: whatever they type else is refused."""
    assert run(["serve", "--root", own_publication, *wrong], capsys)[0] == 2


def test_others_are_let_in_under_the_name_that_is_allowed(own_publication: Path) -> None:
    with preview.running(own_publication, "--host", "0.0.0.0", "--allow-host", "desk.lan") as running:
        assert News(running.port).next()["is_good"]
        assert running.ask("/en/", Host=f"desk.lan:{running.port}").status == 200
        assert running.ask("/en/", Host=f"evil.example:{running.port}").status == 403


# ---------------------------------------------------------------- in a browser


def until(page: Any, question: str) -> None:
    """Wait until a page answers yes. Not by the browser's own waiting: the page's policy forbids what that does."""

    def is_so() -> bool:
        try:
            return bool(page.evaluate(question))
        except Exception:
            return False  # the page is being loaded anew

    assert wait_until(is_so), question


# What stands nearest to the top of the window, and how far from it.
STANDS = """(() => {
  const one = [...document.querySelectorAll("main [id]")].find(mark => mark.getBoundingClientRect().top > 0);
  return [one.id, Math.round(one.getBoundingClientRect().top)];
})()"""
BOARD = 'document.querySelector("diglot-preview")?.shadowRoot.querySelector(".board")'


def test_a_page_is_loaded_anew_where_the_reader_stands(own_publication: Path, browser: Any) -> None:
    """Though a paragraph has come in above; and what is wrong is shown over the last good page."""
    text = "---\ntitle: Long\ndate: 2015-03-12\n---\n\n" + "\n\n".join(f"Paragraph {n}. " * 40 for n in range(40))
    write_files(own_publication, {"content/en/craft/long.md": text})
    complaints: list[str] = []
    with preview.running(own_publication) as running:
        News(running.port).next()
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.on(
            "console", lambda said: complaints.append(f"{said.text} {said.location}") if is_complaint(said) else None
        )
        page.goto(f"http://127.0.0.1:{running.port}/en/craft/long/")
        until(page, f"{BOARD} && {BOARD}.hidden")
        page.evaluate("scrollTo({top: 3000, behavior: 'instant'})")
        wait_until_drawn(page)
        before = page.evaluate(STANDS)

        save_files(
            own_publication,
            {"content/en/craft/long.md": text.replace("Paragraph 0.", f"{'New words. ' * 300}Paragraph 0.", 1)},
        )
        until(page, "document.body.innerText.includes('New words.')")
        until(page, f"JSON.stringify({STANDS}) === '{str(before).replace(chr(39), chr(34)).replace(' ', '')}'")
        assert page.evaluate("scrollY") > 3_000

        save_files(own_publication, {"content/en/craft/long.md": DEAD_LINK})
        until(page, f"{BOARD} && !{BOARD}.hidden")
        assert "the link “nowhere.md” leads nowhere" in page.evaluate(f"{BOARD}.textContent")
        assert page.evaluate("document.body.innerText.includes('New words.')")
        page.keyboard.press("Escape")
        assert page.evaluate(f"{BOARD}.hidden")

        save_files(own_publication, {"content/en/craft/long.md": text})
        until(page, "!document.body.innerText.includes('New words.')")
        until(
            page,
            'document.querySelector("diglot-preview").shadowRoot.querySelector("a").pathname == "/en/craft/long.pdf"',
        )
        page.close()
    assert complaints == []


def test_a_stylesheet_is_exchanged_in_the_open_page(own_publication: Path, browser: Any) -> None:
    """The page is not loaded anew, a colour of the look comes the same way, and a change of the text after it is seen."""
    write_files(own_publication, {"assets/site.css": ".article p { color: rgb(1, 2, 3) }\n"})
    complaints: list[str] = []
    colour = "getComputedStyle(document.querySelector('.article p')).color"
    with preview.running(own_publication) as running:
        News(running.port).next()
        page = browser.new_page()
        page.on(
            "console", lambda said: complaints.append(f"{said.text} {said.location}") if is_complaint(said) else None
        )
        page.goto(f"http://127.0.0.1:{running.port}/en/craft/paper/")
        until(page, f"{BOARD} && {BOARD}.hidden && {colour} === 'rgb(1, 2, 3)'")
        page.evaluate("window.isSame = true")

        save_files(own_publication, {"assets/site.css": ".article p { color: rgb(7, 8, 9) }\n"})
        until(page, f"{colour} === 'rgb(7, 8, 9)'")
        until(page, "document.querySelectorAll('link[rel=stylesheet][href*=\"/site.\"]').length === 1")
        assert page.evaluate("window.isSame")

        settings = f'{HOUSE["content/site.toml"]}[look]\npaper = "#f0fff0"\n'
        save_files(own_publication, {"content/site.toml": settings})
        until(page, "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() === '#f0fff0'")
        assert page.evaluate("window.isSame")
        # The publication's own rules still come last.
        assert page.evaluate(colour) == "rgb(7, 8, 9)"

        save_files(own_publication, {"content/en/craft/paper.md": "---\ntitle: On Paper\n---\n\nNew words.\n"})
        until(page, "document.body.innerText.includes('New words.') && !window.isSame")
        page.close()
    assert complaints == []


def test_what_readers_choose_holds_for_an_exchanged_stylesheet(own_publication: Path, browser: Any) -> None:
    """Their colours are not the system's: every rule that asks after those is answered anew."""
    style = "@media (prefers-color-scheme: dark) {{ .article p {{ color: {} }} }}\n"
    colour = "getComputedStyle(document.querySelector('.article p')).color"
    write_files(own_publication, {"assets/site.css": style.format("rgb(1, 2, 3)")})
    with preview.running(own_publication) as running:
        News(running.port).next()
        page = browser.new_page(color_scheme="light")
        page.add_init_script("localStorage.setItem('reader', JSON.stringify({theme: 'dark'}))")
        page.goto(f"http://127.0.0.1:{running.port}/en/craft/paper/")
        until(page, f"{BOARD} && {BOARD}.hidden && {colour} === 'rgb(1, 2, 3)'")
        page.evaluate("window.isSame = true")
        save_files(own_publication, {"assets/site.css": style.format("rgb(7, 8, 9)")})
        until(page, f"{colour} === 'rgb(7, 8, 9)'")
        assert page.evaluate("window.isSame")
        page.close()


def test_a_problem_opens_the_editor_at_its_line(own_publication: Path, browser: Any) -> None:
    write_files(own_publication, {"content/en/craft/paper.md": DEAD_LINK})
    with preview.running(own_publication) as running:
        News(running.port).next()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{running.port}/en/craft/paper/")
        until(page, f"{BOARD} && !{BOARD}.hidden")
        place = page.evaluate(f"[{BOARD}.querySelector('a.place').textContent, {BOARD}.querySelector('a.place').href]")
        page.close()
    path = quote((own_publication / "content/en/craft/paper.md").as_posix())
    assert place == ["content/en/craft/paper.md:6 [dead-link]", f"vscode://file{path}:6"]


def test_a_preview_that_is_open_to_others_opens_no_editor(own_publication: Path) -> None:
    """Their machines have none of its files, and need not know where they are."""
    write_files(own_publication, {"content/en/craft/paper.md": DEAD_LINK})
    with preview.running(own_publication, "--host", "0.0.0.0", "--allow-host", "localhost") as running:
        (problem,) = News(running.port).next()["problems"]
    assert problem["editor"] == ""
    assert str(own_publication) not in str(problem)


def test_broken_settings_are_told_alone(own_publication: Path) -> None:
    """Without them, every text has fields that nobody knows, and every page addresses that are not those of the site."""
    fields = '[fields.mood]\ntype = "choice"\nvalues = ["bright", "dark"]\n'
    texts = {
        f"content/en/craft/text-{number}.md": f"---\ntitle: Text {number}\nmood: dark\n---\n\nText.\n"
        for number in range(30)
    }
    write_files(own_publication, {"content/site.toml": HOUSE["content/site.toml"] + fields, **texts})
    with preview.running(own_publication) as running:
        news = News(running.port)
        assert news.next()["is_good"]
        save_files(own_publication, {"content/site.toml": f'{HOUSE["content/site.toml"]}tags = ["one"\n{fields}'})
        rows = news.next()["problems"]
    assert [(row["code"], row["file"], row["line"]) for row in rows] == [("broken-toml", "content/site.toml", 4)]
