"""Players as templates are given them, and the classes by which figures in texts are known. Touches nothing."""

from __future__ import annotations

from typing import Literal

import msgspec

from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.pages import Picture, TemplatePage

MEDIA, EMBED, FILE, PAGE = "media", "embed", "media-file", "media-page"
"""The classes of a figure, of one of another site, and of the links in it: to the file, and to the page of its text."""

ON_THE_SITE = N_("on the site")
"""The words of a link to the page, beside that to the file: an entry of the catalogue."""


class CaptionTrack(msgspec.Struct, frozen=True):
    """Captions in a language."""

    lang: Lang
    href: str


class Player(TemplatePage, frozen=True, kw_only=True):
    """A recording, or a film on another site, in a text.

    href: of the file, or of the film. name: of the file, or of the site. size: in bytes. tracks: the captions.
    words: its caption without markup; transcript: what is said, in paragraphs.
    frame: the address of a player on another site, "" if none is allowed. url: the absolute address to which paper
    leads, "" if unknown; code: a picture of it in a `data:` address. id: of the figure;
    anchor: the id that its author gave.
    """

    kind: Literal["sound", "film", "frame"]
    href: str
    name: str
    caption_html: str
    words: str
    mime: str = ""
    size: int = 0
    still: Picture | None = None
    tracks: tuple[CaptionTrack, ...] = ()
    transcript: tuple[str, ...] = ()
    frame: str = ""
    url: str = ""
    code: str = ""
    id: str = ""
    anchor: str = ""
    is_wide: bool = False


class PlayerHead(TemplatePage, frozen=True, kw_only=True):
    """What the head of a page has because of players. policy: its own Content-Security-Policy, "" if none is needed."""

    policy: str
    has_players: bool
    has_frames: bool
