"""Sound, film and players of other sites, from the text to the page, the feed, the e-book and the headers of the site."""

from __future__ import annotations

import io
import re
import shutil
import wave
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from diglot.adapters.picture_files import recordings
from diglot.extensions.media.adapters.qr_codes import qr_code
from diglot.extensions.media.core.captions import paragraphs, read_captions
from tests.tools.publication import codes, files_of, publish, write_files

SETTINGS = """base_url = "https://journal.example"
partial_from = 90
[media]
frames = ["youtube", "https://tube.example"]
"""
ENGLISH = """---
title: The Train
date: 2026-01-02
---

One hears it first.

![The *train* at the bridge.](train.wav){#train}

Hear ![it](train.wav) again.

![The bridge.](bridge.mp4){.wide}

::: {.embed address="https://youtu.be/dQw4w9WgXcQ"}
![A man at a microphone](still.png)

The song.
:::
"""
RUSSIAN = """---
title: Поезд
original: en
---

Сначала его слышно.

![*Поезд* у моста.](train.wav)
"""
CAPTIONS = {
    "en": "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Anna>Here <b>it</b> comes.\n",
    "ru": "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Анна>Вот он.\n",
}


def write_publication(root: Path) -> Path:
    write_files(root, {"content/site.toml": SETTINGS, "content/en/train.md": ENGLISH, "content/ru/train.md": RUSSIAN})
    media = root / "content/media"
    media.mkdir()
    with wave.open(str(media / "train.wav"), "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(800))
    (media / "bridge.mp4").write_bytes(b"\0\0\0\x18ftypisom")
    for name in ("bridge.png", "still.png"):
        Image.new("RGB", (320, 180)).save(media / name)
    for lang, text in CAPTIONS.items():
        (media / f"train.{lang}.vtt").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_publication(tmp_path_factory.mktemp("media"))
    report = publish(root, formats=("html", "epub"))
    assert codes(report) == []
    return root


@pytest.fixture(scope="module")
def files(root: Path) -> Mapping[str, bytes]:
    return files_of(root / "public")


@pytest.fixture(scope="module")
def page(files: Mapping[str, bytes]) -> str:
    return files["en/train/index.html"].decode()


def figure(page: str, kind: str) -> str:
    [found] = re.findall(rf'<figure class="player player-{kind}.*?</figure>', page, re.DOTALL)
    return found


# ---------------------------------------------------------------- on screen


def test_what_players_need_is_published_while_a_page_asks_for_it(tmp_path: Path) -> None:
    root = write_publication(tmp_path)

    def published() -> set[str]:
        assert publish(root).is_published
        return {re.sub(r"\.\w+\.", ".", name) for name in files_of(root / "public") if "/media." in name}

    text = root / "content/en/train.md"
    assert published() == {"assets/scripts/media.js", "assets/styles/media.css"}
    text.write_text(ENGLISH.partition("::: {.embed")[0], encoding="utf-8")
    assert published() == {"assets/styles/media.css"}, "no page waits for a click any more"
    for lang in ("en", "ru"):
        (root / f"content/{lang}/train.md").write_text("---\ntitle: T\n---\nOne.\n", encoding="utf-8")
    assert published() == set()
    text.write_text(ENGLISH, encoding="utf-8")
    assert published() == {"assets/scripts/media.js", "assets/styles/media.css"}


def test_sound_has_a_player_with_its_caption_and_a_link_to_the_file(page: str, files: Mapping[str, bytes]) -> None:
    player = figure(page, "sound")
    [src] = re.findall(r'<audio id="train" controls preload="none" src="/(media/train\.\w+\.wav)"', player)
    assert src in files
    assert "<div>The <em>train</em> at the bridge.</div>" in player
    assert 'aria-label="The train at the bridge."' in player
    assert f'<a href="/{src}" type="audio/wav" download>train.wav</a>, 1 kB' in player.replace("\u00a0", " ")


def test_in_a_line_of_text_a_recording_is_a_link(page: str) -> None:
    assert re.search(r'Hear <span><a href="/media/train\.\w+\.wav">it</a></span> again\.', page)


def test_captions_are_in_both_languages_that_of_the_page_first(files: Mapping[str, bytes]) -> None:
    for lang, first, second in (("en", "en", "ru"), ("ru", "ru", "en")):
        player = figure(files[f"{lang}/train/index.html"].decode(), "sound")
        tracks = re.findall(r'<track kind="captions" srclang="(\w+)" .*?src="/(.*?)"( default)?>', player)
        assert [(track, default) for track, _, default in tracks] == [(first, " default"), (second, "")]
        assert all(files[place].decode() == CAPTIONS[track] for track, place, _ in tracks)


def test_what_is_said_is_a_text_too(page: str, files: Mapping[str, bytes]) -> None:
    assert "<p>Anna: Here it comes.</p>" in figure(page, "sound")
    assert "<p>Анна: Вот он.</p>" in figure(files["ru/train/index.html"].decode(), "sound")


def test_a_film_shows_its_still_until_it_is_started(page: str) -> None:
    player = figure(page, "film")
    assert re.search(
        r'<video controls preload="none" .*? poster="/media/bridge\.\w+\.png" width="320" height="180"', player
    )
    assert player.startswith('<figure class="player player-film wide"')


def test_a_large_still_is_loaded_as_large_as_its_player_is(tmp_path: Path) -> None:
    """Browsers load it before anybody starts the film; a wide player has a larger one."""
    root = write_publication(tmp_path)
    Image.linear_gradient("L").resize((2400, 1350)).save(root / "content/media/bridge.png")
    text = ENGLISH.replace("{.wide}", "{.wide}\n\n![Once more.](bridge.mp4)")
    publish(write_files(root, {"content/en/train.md": text}))
    page = (root / "public/en/train/index.html").read_text(encoding="utf-8")
    assert re.findall(r'poster="/media/bridge\.\w+-(\d+\.\w+)" width="2400"', page) == ["1600.webp", "960.webp"]


def test_a_film_of_another_site_waits_for_a_click(page: str) -> None:
    player = figure(page, "frame")
    assert 'data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"' in player
    assert 'data-title="A man at a microphone The song."' in player
    assert '<a href="https://youtu.be/dQw4w9WgXcQ" rel="noopener"><' in player
    assert re.findall(r'\b(?:src|poster|srcset)="(?!/)', page) == []
    assert "<iframe" not in page


def test_each_page_allows_the_players_on_it_alone(files: Mapping[str, bytes]) -> None:
    """The header of the site allows all that the settings name, and cannot be different for each page."""
    assert b"frame-src https://www.youtube-nocookie.com https://tube.example\n" in files["_headers"]
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="frame-src (.*?)">')
    allowed = {place: policy.findall(files[place].decode()) for place in files if place.endswith(".html")}
    assert allowed.pop("en/train/index.html") == ["https://www.youtube-nocookie.com"]
    assert {tuple(found) for found in allowed.values()} == {("&#39;none&#39;",)}


def test_styles_and_scripts_are_asked_for_where_there_are_players(files: Mapping[str, bytes]) -> None:
    asking = {place for place, content in files.items() if place.endswith(".html") and b"styles/media." in content}
    assert asking == {"en/train/index.html", "ru/train/index.html"}
    assert [place for place in asking if b"scripts/media." in files[place]] == ["en/train/index.html"]


# ---------------------------------------------------------------- elsewhere


def test_a_feed_has_links_to_the_file_and_to_the_page(files: Mapping[str, bytes]) -> None:
    entry = unescape(files["en/feed.xml"].decode())
    assert re.search(r'href="https://journal\.example/media/train\.\w+\.wav"[^>]* class="media-file"', entry)
    assert 'href="https://journal.example/en/train/" class="media-page">on the site</a>' in entry
    assert 'class="media-page">на\u00a0сайте</a>' in unescape(files["ru/feed.xml"].decode())


def test_an_e_book_has_still_address_and_code(files: Mapping[str, bytes]) -> None:
    """A code leads to the place in the page: the address of the file changes with its contents."""
    text = zipfile.ZipFile(io.BytesIO(files["en/train.epub"])).read("EPUB/text.xhtml").decode()
    [place] = re.findall(r'Listen: <a href="(https://journal\.example/en/train/#p\d+)">', text)
    assert f'src="{qr_code(place)}"' in text
    assert f'src="{qr_code("https://youtu.be/dQw4w9WgXcQ")}"' in text
    assert re.search(r'<img src="media/bridge\.\w+\.png" alt="The bridge\."', text)
    assert "<audio" not in text


# ---------------------------------------------------------------- after an edit


def test_a_page_is_made_again_when_captions_come_and_go(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(root, own)
    captions = own / "content/media/bridge.en.vtt"

    def tracks() -> int:
        assert codes(publish(own, formats=("html",))) == []
        player = figure((own / "public/en/train/index.html").read_text(encoding="utf-8"), "film")
        found = re.findall(r'<track .*?src="/(.*?)"', player)
        assert all((own / "public" / place).exists() for place in found)
        return len(found)

    assert tracks() == 0
    captions.write_text(CAPTIONS["en"], encoding="utf-8")
    assert tracks() == 1
    # The page is not made again, and what it names stays.
    (own / "content/ru/train.md").write_text(RUSSIAN.replace("слышно", "слыхать"), encoding="utf-8")
    assert tracks() == 1
    captions.unlink()
    assert tracks() == 0


# ---------------------------------------------------------------- what is refused


def test_a_recording_may_be_as_large_as_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path, {"content/site.toml": SETTINGS, "content/en/a.md": "# A\n\nOne.\n\n![B](b.mp3)\n"})
    (root / "content/en/b.mp3").write_bytes(b"ID3" + bytes(97))
    monkeypatch.setattr(recordings, "MAX_RECORDING_BYTES", 100)
    assert codes(publish(root)) == []
    monkeypatch.setattr(recordings, "MAX_RECORDING_BYTES", 99)
    [problem] = publish(root).problems
    assert (problem.code, problem.position) == ("broken-recording", ("content/en/a.md", 5))
    assert problem.facts()["reason"] == "it is larger than 200 MB"


def test_a_link_in_the_place_of_a_recording_is_not_followed(tmp_path: Path) -> None:
    root = write_files(
        tmp_path / "house", {"content/site.toml": SETTINGS, "content/en/a.md": "# A\n\nOne.\n\n![B](b.mp3)\n"}
    )
    (tmp_path / "secret.mp3").write_bytes(b"ID3")
    (root / "content/en/b.mp3").symlink_to(tmp_path / "secret.mp3")
    assert "missing-recording" in codes(publish(root))


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("", ["its first line is not WEBVTT"]),
        ("1\n00:01.000 --> 00:02.000\nHere.\n", ["its first line is not WEBVTT"]),
        ("WEBVTT\n", ["it has no words"]),
        (
            "\ufeffWEBVTT - The train\nKind: captions\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 01:00:02.000 line:0\nHere.",
            [],
        ),
        (
            "WEBVTT\n\n00:02.000 --> 00:03.000\nB\n\n00:01.000 --> 00:02.000\nA",
            ["these words begin before those above them"],
        ),
    ],
)
def test_captions_are_read_as_players_read_them(text: str, reasons: list[str]) -> None:
    assert [fault.reason for fault in read_captions(text)[1]] == reasons


def test_a_silence_begins_a_paragraph() -> None:
    cues, _ = read_captions(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nA &amp;\nB\n\n00:02.000 --> 00:03.000\nC\n\n00:06.000 --> 00:07.000\nD"
    )
    assert paragraphs(cues) == ("A & B C", "D")


# ---------------------------------------------------------------- in a browser


def test_the_other_site_is_asked_after_a_click(root: Path, browser: Any) -> None:
    """Its player takes the place of the still, with the words of the caption as its name, and has the focus."""
    policy = re.search(r"Content-Security-Policy: (.*)", (root / "public/_headers").read_text(encoding="utf-8"))
    assert policy
    asked: list[str] = []

    def answer(route: Any) -> None:
        url = route.request.url
        if not url.startswith("https://journal.example/"):
            asked.append(url)
            route.fulfill(body="<p>A player</p>", content_type="text/html")
            return
        place = url.removeprefix("https://journal.example/")
        file = root / "public" / (f"{place}index.html" if place.endswith("/") else place)
        headers = {"Content-Security-Policy": policy[1]}
        route.fulfill(path=str(file), headers=headers) if file.is_file() else route.fulfill(status=404, body="")

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto("https://journal.example/en/train/", wait_until="load")
    assert asked == []
    page.click(".facade a")
    frame = page.wait_for_selector(".facade iframe")
    assert frame.get_attribute("title") == "A man at a microphone The song."
    frame.content_frame().wait_for_selector("text=A player")
    assert asked == ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"]
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    page.close()
