"""The settings of a publication, with what each field may hold. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

import msgspec

from diglot.model.extensions import NamedExtension, Options
from diglot.model.fields import (
    LABELS,
    LINK_URL,
    NOT_IN_FILE,
    PERCENT,
    PORT,
    TEXT,
    TEXTS,
    Field,
    Fields,
    OwnField,
    matching,
    record_of,
    some_of,
    table_of,
    table_of_any,
    tables_of,
)
from diglot.model.languages import LANGUAGES, OWN_LANGUAGES, Lang, LocalizedText
from diglot.model.look import JOURNAL, Look
from diglot.model.markup.allowed_markup import NEVER_SCHEMES
from diglot.model.markup.typography import HouseStyle
from diglot.model.messages import N_
from diglot.model.paper.printing import TRIMS, PressSettings, page_size
from diglot.model.paper.spreads import FACING, SmallerSide
from diglot.model.polls import POLLS_PORT
from diglot.model.translation.team import DESK_PORT

Fallback = Literal["hide", "teaser", "original"]
"""What a language shows of an article that has no edition in it."""

SHARES = ("telegram", "vk", "whatsapp", "x", "facebook", "linkedin", "email")
"""The services with which a text can be shared."""

_LANGUAGES = Field({**some_of(*LANGUAGES).schema, "minItems": 1}, N_('a list of languages, such as ["en", "ru"]'))
_BASE_URL = matching(r"^(?:https?://[^\s?#@]+)?$", N_("an address such as https://journal.example"))
_CONTACT = matching(LINK_URL, N_("an address such as mailto:editor@journal.example"))
# In the clear only on this machine. A host of its own: the pages of the desk are at its top.
_DESK_URL = matching(
    r"^(?:https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?"
    r"|http://(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?)?$",
    N_("an address such as https://desk.journal.example"),
)
# One element, without scripts in the page itself: those the Content-Security-Policy forbids.
_ATTRIBUTES = r"""(?:\s+(?!on|http-equiv)[a-z][a-z-]*(?:="[^"<>]*"|='[^'<>]*')?)*\s*"""
_HEAD_ELEMENT = rf"^(?:<(?:meta|link){_ATTRIBUTES}/?>|<script(?=[^>]*\ssrc=){_ATTRIBUTES}></script>)$"
_HEAD = Field(
    {"type": "array", "items": {"type": "string", "pattern": _HEAD_ELEMENT}},
    N_('a list of single elements: <meta>, <link> or <script src="…"></script>'),
)
_CSP_SOURCE = (
    r"^(?:https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9_./~-]*)?"
    r"|'sha(?:256|384|512)-[A-Za-z0-9_+/=-]{20,100}')$"
)
# The directives that a house may add to: docs/theming.md says what each is for.
CSP: Fields = dict.fromkeys(
    ("script-src", "style-src", "img-src", "font-src", "connect-src", "frame-src", "media-src", "form-action"),
    Field(
        {"type": "array", "items": {"type": "string", "pattern": _CSP_SOURCE}},
        N_("a list of hosts such as https://stats.example, or of hashes of scripts"),
    ),
)
# What may run in a page, or lie on the reader's machine, is not for a site to allow.
_SCHEME = rf"^(?!(?:{'|'.join(sorted(NEVER_SCHEMES))})$)[a-z][a-z0-9+.-]*$"
LINKS: Fields = {
    "schemes": Field(
        {"type": "array", "items": {"type": "string", "pattern": _SCHEME}},
        N_("a list of schemes in small letters, such as irc; never javascript, data, vbscript or file"),
    )
}
AUDIENCE_ID = matching(r"^[a-z0-9]+(?:-[a-z0-9]+)*$", N_("a list of tables, each with an id in lower-case letters"))


_DIVIDED_WORDS = Field(
    {"type": "array", "items": {"type": "string", "pattern": r"^[^\s\d-]+(?:-[^\s\d-]+)*$"}},
    N_("a list of words with a hyphen wherever they may be divided, such as be-yond"),
)
HYPHENATION: Fields = dict.fromkeys(LANGUAGES, _DIVIDED_WORDS)


class Audience(msgspec.Struct, frozen=True):
    """A group of readers for whom the publication lists texts."""

    id: Annotated[str, AUDIENCE_ID]
    label: LocalizedText


class MenuLink(msgspec.Struct, frozen=True):
    """A link of `[[menu]]`, `[[foot]]` or `[[social]]`. address: as written. line: of it in the settings."""

    label: LocalizedText
    address: str
    line: int | None = None


MENU_LINK: Fields = {"href": TEXT, **LABELS}
_MenuLinks: TypeAlias = Annotated[tuple[MenuLink, ...], tables_of(MENU_LINK, "href")]


class ReviewRules(msgspec.Struct, frozen=True):
    """The table `[review]` of the settings.

    required: what is done with a translation of which not all is reviewed: it is held back, published with a mark, or
    published as it is (""). four_eyes: nobody reviews their own translation. open_comments: whether a
    translation is held back as long as a comment on it is open.
    """

    required: Literal["", "hold", "mark"] = ""
    four_eyes: bool = False
    open_comments: Literal["", "hold"] = ""


class Settings(msgspec.Struct, frozen=True):
    """The settings in `content/site.toml`; every field is optional.

    base_url: without a slash at the end; empty if the site's address is not known.
    promises_all: every article must have an edition in every language, or name its languages.
    per_page: the number of texts on one page of a list.
    stale_from: the percentage of changed paragraphs at which a page says that its original has changed.
    partial_from: the percentage of missing paragraphs at which a page says that the translation is not complete.
    outline_words: the number of words at which a text has a table of contents.
    desk_url: the address at which a team opens the desk, without a slash at the end, or "".
    desk_port, polls_port: where the desk and `polls serve` listen, and where a server passes their requests on to.
    hsts: servers tell browsers to use HTTPS only. security_contact: a URL for those who find a vulnerability, or "".
    menu: the masthead's links; empty for the blogs and the archive. foot: those of the foot, empty for its own pages.
    head: elements for the head of every page, each as markup that was checked.
    csp: what pages may use besides the site's own files, by directive of the Content-Security-Policy.
    schemes: those that addresses in texts may have besides the usual ones.
    smaller: the side of facing pages that is smaller than the other, if one is.
    fields: those of the house's own, by name.
    extensions: those that are named, in their order. tables: of the extensions that come along, by name.
    The fields of `look` and of tables of extensions are declared with their readers.
    """

    languages: Annotated[tuple[Lang, ...], _LANGUAGES] = OWN_LANGUAGES
    base_url: Annotated[str, _BASE_URL] = ""
    title: LocalizedText = LocalizedText()
    tagline: LocalizedText = LocalizedText()
    publisher: LocalizedText = LocalizedText()
    imprint: LocalizedText = LocalizedText()
    blogs: tuple[str, ...] = ()
    audiences: Annotated[tuple[Audience, ...], tables_of({"id": AUDIENCE_ID, **LABELS}, "id")] = ()
    tags: Annotated[Mapping[str, LocalizedText], table_of_any(TEXTS)] = msgspec.field(default_factory=dict)
    slugs: Literal["cyrillic", "transliterated"] = "cyrillic"
    fallback: Fallback = "teaser"
    english: Literal["en-GB", "en-US"] = "en-GB"
    promises_all: bool = False
    per_page: int = 20
    stale_from: Annotated[int, PERCENT] = 0
    partial_from: Annotated[int, PERCENT] = 25
    outline_words: int = 1200
    shares: Annotated[tuple[str, ...], some_of(*SHARES)] = SHARES
    formats: tuple[str, ...] = ("html", "pdf")
    on_request: tuple[str, ...] = (
        "pdf-press",
        "volume",
        "volume-press",
        "volume-facing",
        "volume-facing-press",
        "volume-columns",
    )
    trim: Annotated[str, page_size(*TRIMS)] = "A4"
    is_lenient: bool = msgspec.field(name="lenient", default=False)
    desk_url: Annotated[str, _DESK_URL] = ""
    desk_port: Annotated[int, PORT] = DESK_PORT
    polls_port: Annotated[int, PORT] = POLLS_PORT
    hsts: bool = False
    security_contact: Annotated[str, _CONTACT] = ""
    license: str = ""
    hyphenation: Annotated[Mapping[str, tuple[str, ...]], table_of(HYPHENATION)] = msgspec.field(default_factory=dict)
    house_style: HouseStyle = msgspec.field(name="typography", default_factory=HouseStyle)
    press: PressSettings = msgspec.field(default_factory=PressSettings)
    review: ReviewRules = ReviewRules()
    look: Annotated[Look, NOT_IN_FILE] = JOURNAL
    menu: _MenuLinks = ()
    foot: _MenuLinks = ()
    social: _MenuLinks = ()
    head: Annotated[tuple[str, ...], _HEAD] = ()
    csp: Annotated[Mapping[str, tuple[str, ...]], table_of(CSP)] = msgspec.field(default_factory=dict)
    schemes: Annotated[tuple[str, ...], table_of(LINKS)] = msgspec.field(name="links", default=())
    smaller: Annotated[SmallerSide | None, FACING] = msgspec.field(name="facing", default=None)
    fields: Annotated[Mapping[str, OwnField], table_of_any(record_of(OwnField))] = msgspec.field(default_factory=dict)
    extensions: Annotated[tuple[NamedExtension, ...], NOT_IN_FILE] = ()
    tables: Annotated[Mapping[str, Options], NOT_IN_FILE] = {}
