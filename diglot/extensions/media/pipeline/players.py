"""Figures of recordings in some markup in, what a medium shows of them out: players, or a still, address and QR code.

Touches the files of texts through `CompiledSite` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape

from msgspec.structs import replace

from diglot.extensions.media.adapters.qr_codes import qr_code
from diglot.extensions.media.core import captions
from diglot.extensions.media.core.frames import frame_address, origin_of, origins_of, site_of
from diglot.extensions.media.model.players import (
    EMBED,
    FILE,
    MEDIA,
    ON_THE_SITE,
    PAGE,
    CaptionTrack,
    Player,
    PlayerHead,
)
from diglot.model.extensions import Medium
from diglot.model.languages import Lang
from diglot.model.markup.attached_files import FILM, caption_path, still_paths, suffix_of
from diglot.model.pages import Picture
from diglot.pipeline.base.published_files import PublicFile
from diglot.pipeline.render.compiled_site import CompiledSite

_FIGURE = re.compile(rf'<figure\b(?=[^>]*\bclass="{MEDIA}[" ])([^>]*)>(.*?)</figure>', re.DOTALL)
_LINK = re.compile(r"<a\b[^>]*>")
_PAGE_WORDS = re.compile(rf'(?<=class="{PAGE}">)[^<]*')
_ATTRIBUTE = re.compile(r'\b(id|class|lang|href|src|alt|width|height)="([^"]*)"')
_CAPTION = re.compile(r"<figcaption\b[^>]*>(.*)</figcaption>", re.DOTALL)
_IMAGE = re.compile(r"<img\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_HEAD = '<meta charset="utf-8">'
_TEMPLATES: dict[Medium, str] = {
    "screen": "media/player.html",
    "paper": "media/paper.html",
    "e-book": "media/paper.html",
}


def show_players(markup: str, medium: Medium, site: CompiledSite) -> str:
    """Return markup with its recordings as a medium shows them; of a page, with what its head needs for them."""
    players: list[Player] = []

    def shown(figure: re.Match[str]) -> str:
        if medium == "feed":
            words = site.services.say(_lang_of(_attributes(figure[1]), site), ON_THE_SITE)
            return _PAGE_WORDS.sub(escape(words), figure[0])
        player = _read_figure(figure, medium, site)
        if player is None:
            return figure[0]
        players.append(player)
        return site.renderer.render(player).strip()

    if f'class="{MEDIA}' in markup:
        markup = _FIGURE.sub(shown, markup)
    return _with_head(markup, players, site) if medium == "screen" else markup


def _with_head(markup: str, players: Sequence[Player], site: CompiledSite) -> str:
    """Return a page with the styles and scripts of its players, and with a policy that allows theirs alone."""
    policy = _page_policy(players, site)
    if not (players or policy) or _HEAD not in markup:
        return markup
    head = PlayerHead(
        "media/head.html",
        site.settings.languages[0],
        policy=policy,
        has_players=bool(players),
        has_frames=any(player.frame for player in players),
    )
    return markup.replace(_HEAD, f"{_HEAD}\n{site.renderer.render(head).strip()}", 1)


def _page_policy(players: Sequence[Player], site: CompiledSite) -> str:
    """Return the policy of a page itself: of the players that the site allows, only those that it shows.

    What the settings allow to all pages by hand, stays allowed.
    """
    frames = _frames(site)
    if not frames:
        return ""
    by_hand = [source for source in site.settings.csp.get("frame-src", ()) if source not in origins_of(frames)]
    shown = [origin_of(player.frame) for player in players if player.frame]
    return f"frame-src {' '.join(dict.fromkeys([*by_hand, *shown])) or _NOTHING}"


_NOTHING = "'none'"


def _frames(site: CompiledSite) -> Sequence[str]:
    frames: Sequence[str] = site.settings.tables.get("media", {}).get("frames", ())
    return frames


def _read_figure(figure: re.Match[str], medium: Medium, site: CompiledSite) -> Player | None:
    """Return the player of a figure, or None where it links to nothing that can be played."""
    attributes, content = _attributes(figure[1]), figure[2]
    links = {link.get("class", ""): link for link in map(_attributes, _LINK.findall(content))}
    href, anchor = (unescape(links.get(FILE, {}).get(name, "")) for name in ("href", "id"))
    page = unescape(links.get(PAGE, {}).get("href", ""))
    caption = _CAPTION.search(content)
    caption_html = caption[1].strip() if caption else ""
    player = Player(
        template=_TEMPLATES[medium],
        lang=_lang_of(attributes, site),
        kind="frame",
        href=href,
        name=site_of(href),
        caption_html=caption_html,
        words=" ".join(unescape(_TAG.sub("", caption_html)).split()),
        id=attributes.get("id", ""),
        anchor=anchor,
        is_wide=bool({"wide", "full"} & {*attributes["class"].split()}),
    )
    if EMBED in attributes["class"].split():
        return _of_other_site(player, content, site) if href.startswith("https://") else None
    file = site.files.at(href.removeprefix(site.address.prefix).lstrip("/"))
    return _of_file(player, file, page, medium, site) if file else None


def _lang_of(attributes: Mapping[str, str], site: CompiledSite) -> Lang:
    written, languages = attributes.get("lang", ""), site.settings.languages
    return written if written in languages else languages[0]


def _attributes(tag: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(tag))


def _of_other_site(player: Player, content: str, site: CompiledSite) -> Player:
    image = _IMAGE.search(content)
    still = None
    if image:
        known = {name: unescape(value) for name, value in _attributes(image[0]).items()}
        width, height = (int(known.get(name, 0)) for name in ("width", "height"))
        still = Picture(known.get("src", ""), known.get("alt", ""), width, height)
    frame = frame_address(player.href, _frames(site))
    return _with_code(replace(player, still=still, frame=frame), player.href)


def _of_file(player: Player, file: PublicFile, page: str, medium: Medium, site: CompiledSite) -> Player:
    is_film = suffix_of(file.path) in FILM
    player = replace(
        player,
        kind="film" if is_film else "sound",
        name=file.path.rpartition("/")[2],
        mime=file.mime,
        size=file.size,
        still=_still(file, player, medium, site) if is_film else None,
    )
    if medium == "screen":
        tracks = tuple(_tracks(file, player.lang, site))
        return replace(player, tracks=tracks, transcript=_transcript(file, player.lang, site))
    url = ""
    if page and site.address.base_url:
        url = site.address.url(page.removeprefix(site.address.prefix)) + (f"#{player.id}" if player.id else "")
    return _with_code(player, url)


def _with_code(player: Player, url: str) -> Player:
    is_on_screen = player.template == _TEMPLATES["screen"]
    return player if is_on_screen or not url else replace(player, url=url, code=qr_code(url))


def _beside(path: str, site: CompiledSite) -> PublicFile | None:
    """Return the published file of a path, if there is one: the page depends on whether there is."""
    file = site.services.resolver.file(path.removeprefix("content/"))
    return file if file and file.path == path else None


def _still(file: PublicFile, player: Player, medium: Medium, site: CompiledSite) -> Picture | None:
    for path in still_paths(file.path):
        if still := _beside(path, site):
            place = _small_still(still, player, site) if medium == "screen" else still.place
            return Picture(site.address.href(f"/{place}"), player.words, still.width, still.height)
    return None


# In pixels: of players in the column of the text, and of wide ones, on screens with two to a point.
_WIDEST, _WIDEST_OF_WIDE = 960, 1_600


def _small_still(still: PublicFile, player: Player, site: CompiledSite) -> str:
    """Return the place of a still as large as its player is: browsers load it at once, and choose no size."""
    most = _WIDEST_OF_WIDE if player.is_wide else _WIDEST
    sizes = {width: place for (name, width), place in site.files.scaled(still.place).items() if name == "webp"}
    return sizes[max(fitting)] if (fitting := [width for width in sizes if width <= most]) else still.place


def _tracks(file: PublicFile, lang: Lang, site: CompiledSite) -> Iterator[CaptionTrack]:
    """Yield the captions of a recording, those in the language of the text first."""
    for code in sorted(site.settings.languages, key=lambda one: one != lang):
        if track := _beside(caption_path(file.path, code), site):
            yield CaptionTrack(code, site.address.href(f"/{track.place}"))


def _transcript(file: PublicFile, lang: Lang, site: CompiledSite) -> tuple[str, ...]:
    track = _beside(caption_path(file.path, lang), site)
    if track is None:
        return ()
    cues, _ = captions.read_captions(site.files.read(track.path).decode("utf-8", "replace"))
    return captions.paragraphs(cues)
