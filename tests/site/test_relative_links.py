"""A site with relative links opens from a disk: in Chromium, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from diglot.core.site_files.relative_links import with_relative_links
from tests.tools.publication import publish, write_files

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example/notes"\nformats = ["html", "search", "parallel"]\n',
    "content/en/sea/index.md": "---\ntitle: The Sea\n---\n",
    "content/ru/sea/index.md": "---\ntitle: Море\n---\n",
    "content/en/sea/bridge.md": (
        "---\ntitle: The Bridge\ndate: 2020-01-01\ntags: [Bridges]\naliases: [/en/old/]\n---\n"
        'A bridge.[^1]\n\n![A span](/media/span.svg){alt="A span"}\n\nSee [the boat](boat.md) and `href="/en/"`.\n\n'
        "[^1]: Of stone.\n"
    ),
    "content/ru/sea/bridge.md": "---\ntitle: Мост\nslug: мост\n---\nМост.[^1]\n\n[^1]: Каменный.\n",
    "content/en/sea/boat.md": "---\ntitle: The Boat\ndate: 2020-01-02\n---\nA boat.\n",
    "content/media/span.svg": PICTURE,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("disk") / "house", HOUSE)
    report = publish(root, formats=(), has_relative_links=True)
    assert report.is_published, report.problems
    return root / "public"


def test_what_is_no_address_of_the_site_stays() -> None:
    page = '<p title="a > b">href="/en/"</p><a href="//example.org/en/"><a href="/other/"><a href="#top">'
    assert with_relative_links(page, "en/index.html", "/notes") == page
    sources = '<source srcset="/notes/media/a.webp 480w, /notes/media/b.webp 960w">'
    assert with_relative_links(sources, "en/index.html", "/notes") == (
        '<source srcset="../media/a.webp 480w, ../media/b.webp 960w">'
    )


# Pictures further down load when somebody comes near.
UNSEEN = """async () => {
  const seen = (picture) => { picture.loading = "eager"; return picture.decode().then(() => true, () => false); };
  const pictures = [...document.images];
  const are = await Promise.all(pictures.map(seen));
  return pictures.filter((_, at) => !are[at]).map((picture) => picture.src);
}"""


def test_every_page_and_file_is_reached_from_a_disk_by_following_links(folder: Path, browser: Any) -> None:
    """From the door on; nothing is asked for that is not there, and every picture, style and font is."""
    context = browser.new_context()
    page, faults, seen, waiting = context.new_page(), [], set(), [f"{folder.as_uri()}/index.html"]
    page.on("console", lambda said: faults.append((page.url, said.text)) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append((page.url, str(error))))
    # What is still on its way when the next page is opened is given up by the browser: no fault of the site.
    page.on("requestfailed", lambda asked: asked.failure == "net::ERR_ABORTED" or faults.append((page.url, asked.url)))
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page.goto(address)
        assert page.evaluate(UNSEEN) == []
        assert page.evaluate("[...document.styleSheets].length") > 0
        page.evaluate("document.fonts.ready")
        assert page.evaluate("[...document.fonts].some((one) => one.status === 'loaded')")
        links = page.evaluate("[...document.links].map((one) => one.href)")
        assert [link for link in links if link.startswith("file:") and not link.startswith(folder.as_uri())] == []
        files = {urldefrag(link)[0].partition("?")[0] for link in links if link.startswith("file:")}
        waiting += sorted(link for link in files - seen - set(waiting) if link.endswith(".html"))
    context.close()
    assert faults == []
    pages = {path.as_uri() for path in folder.rglob("*.html")}
    assert {one.removeprefix(f"{folder.as_uri()}/") for one in pages - seen} == {
        # Nobody is led to what is not there, and to what has moved.
        "404.html", "en/404.html", "ru/404.html", "en/old/index.html", "en-ru/sea/bridge/index.html",
    }  # fmt: skip


def test_the_search_is_left_out_and_an_old_address_leads_on(folder: Path, browser: Any) -> None:
    assert not (folder / "pagefind").exists()
    page = browser.new_page()
    page.goto(f"{folder.as_uri()}/en/old/index.html")
    page.wait_for_url("**/en/sea/bridge/index.html")
    assert page.locator("form[rel=search]").count() == 0
    assert page.locator("code").inner_text() == 'href="/en/"'
    page.locator(".languages a").first.click()
    page.wait_for_url("**/ru/sea/**")
    assert page.title().startswith("Мост")
    page.close()
