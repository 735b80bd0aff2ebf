"""Takes over a bilingual site of another program: its folder in, the edits of a new publication out, and what was lost.

Reads the site's files, and writes none: the site stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from diglot.core import front_matter, ledger, settings
from diglot.core.links import slugs
from diglot.core.markdown_writing import format_front_matter
from diglot.extensions.adopt import core as adoption
from diglot.extensions.adopt.core import SiteLayout, SourcePage
from diglot.extensions.adopt.model.problems import NotAdopted, UnknownSite
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import LINK, UnreadableSettings, open_foreign
from diglot.extensions.adopt.pipeline.foreign_sites import ForeignSite, read_site
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.allowed_markup import NEVER_SCHEMES, OUTSIDE_SCHEMES
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import Problem
from diglot.model.wording.toml_values import toml_value
from diglot.pipeline.base.file_edits import FileEdit

# The scheme of a link: one before "//", or one that is written without it.
_SCHEME = re.compile(
    r"(?:\]\(<?|\]:[ \t]+<?|<|\bhref=[\"'])((?i:[a-z][a-z0-9+.-]{0,30}(?=://)|news|xmpp|magnet|sms|geo|sip)):"
)
_USUAL = OUTSIDE_SCHEMES | NEVER_SCHEMES
# The address of a host, without a path.
_ORIGIN = r"https?://[^/\s\"'<>\\?#@{}$;]+"


class Arrivals(msgspec.Struct, frozen=True):
    """What has arrived. program: by its title. texts: their number by language; pairs: of two or more of them.

    files: pictures and others; addresses: old ones, from which readers are led on.
    """

    program: str
    texts: Mapping[Lang, int]
    pairs: int
    words: int
    files: int
    addresses: int


class AdoptedSite(msgspec.Struct, frozen=True):
    """A site as a publication. edits: of its files, none if there is no site; problems: what was not taken over."""

    edits: tuple[FileEdit, ...]
    problems: tuple[Problem, ...]
    arrivals: Arrivals | None = None


def adopt_site(folder: Path, program: str = "", extensions: Sequence[str] = ()) -> AdoptedSite:
    """Return a site as a publication. program: which made it, "" to find out. extensions: that its settings name.

    Raises: OSError.
    """
    files = open_foreign(folder)
    try:
        site = read_site(files, program)
    except UnreadableSettings as unreadable:
        return AdoptedSite((), (unreadable.problem,))
    if site is None:
        wanted = ", ".join(dict.fromkeys(PROGRAMS[name].files[0] for name in ([program] if program else PROGRAMS)))
        unread = [one for one in files.problems if isinstance(one, NotAdopted) and one.kind != LINK]
        return AdoptedSite((), (*unread, UnknownSite(str(folder), wanted)))
    problems: list[Problem] = []
    site = replace(site, pages=tuple(adoption.beside_lists(page, problems) for page in site.pages))
    addresses = {old: f"/{new}" for old, new in {**site.media, **site.public}.items()}
    adopted = adoption.adopt_pages(site.pages, addresses, site.layout, format_front_matter, slugs.make_slug)
    texts, menu = {file.path: file.text for file in adopted.files}, dict(adopted.menu)
    for lang, blog in {(page.lang, page.key.partition("/")[0]) for page in site.pages if "/" in page.key}:
        # Other programs make the page of a section by themselves.
        labels = {**adopted.sections.get(blog, {}), **menu.get(f"{blog}/index.md", {})}
        title = labels.get(lang) or blog.capitalize()
        texts.setdefault(f"content/{lang}/{blog}/index.md", format_front_matter({"title": title}))
    named = [line for name in extensions for line in ("", f"[extensions.{name}]")]
    texts[SETTINGS_PATH] = "\n".join([*_settings(site.layout, site.pages, adopted), *named]) + "\n"
    edits = [FileEdit(path, None, text.encode()) for path, text in sorted(texts.items())]
    edits += [FileEdit(f"content/{new}", None, files.content(old)) for old, new in sorted(site.media.items())]
    return AdoptedSite(tuple(edits), (*files.problems, *problems, *adopted.problems), _arrivals(site, adopted))


def _arrivals(site: ForeignSite, adopted: adoption.AdoptedPages) -> Arrivals:
    texts = [file for file in adopted.files if file.path.endswith(".md")]
    places = [file.path.split("/", 2)[1:] for file in texts]
    return Arrivals(
        PROGRAMS[site.program].title,
        Counter(lang for lang, _ in places),
        sum(count > 1 for count in Counter(path for _, path in places).values()),
        sum(ledger.count_words(front_matter.split_manuscript(file.text).body) for file in texts),
        len(site.media),
        adopted.addresses,
    )


def _blogs(layout: SiteLayout, pages: Sequence[SourcePage]) -> list[str]:
    """Return the sections, in the order of the menu."""
    sections = sorted({page.key.partition("/")[0] for page in pages if "/" in page.key})
    by_place = {name: page.key for page in pages for name in (page.path, page.address.strip("/"))}
    menu = [address.strip("/") for entries in layout.menus.values() for _, address in entries]
    named = [by_place.get(address, address.rpartition("/")[2]).partition("/")[0] for address in menu]
    return sorted(sections, key=lambda name: named.index(name) if name in named else len(named))


def _settings(layout: SiteLayout, pages: Sequence[SourcePage], adopted: adoption.AdoptedPages) -> Iterator[str]:
    """Yield the lines of the settings."""
    base_url = layout.base_url.rstrip("/")
    default = adoption.our_language(layout.default) or pages[0].lang
    used = {page.lang for page in pages} | {lang for lang, title in layout.titles.items() if title}
    if settings.is_site_url(base_url):
        yield f"base_url = {toml_value(base_url)}"
    yield f"languages = {toml_value([default, *(lang for lang in LANGUAGES if lang != default and lang in used)])}"
    yield f"blogs = {toml_value(_blogs(layout, pages))}"
    if any(layout.titles.values()):
        yield from ["", "[title]", *(f"{lang} = {toml_value(title)}" for lang, title in sorted(layout.titles.items()))]
    for href, names in adopted.menu:
        yield from ["", "[[menu]]", *_texts(names), f"href = {toml_value(href)}"]
    if domains := {lang: one for lang, one in layout.domains.items() if re.fullmatch(_ORIGIN, one)}:
        yield from ["", "[hosting.domains]", *_texts(domains)]
    if schemes := sorted(
        {match[1].lower() for file in adopted.files for match in _SCHEME.finditer(file.text)} - _USUAL
    ):
        yield from ["", "[links]", f"schemes = {toml_value(schemes)}"]
    if adopted.tags:
        rows = (f"{key} = {{ {', '.join(_texts(label))} }}" for key, label in sorted(adopted.tags.items()))
        yield from ["", "[tags]", *rows]


def _texts(names: Mapping[Lang, str]) -> list[str]:
    return [f"{lang} = {toml_value(text)}" for lang, text in sorted(names.items())]
