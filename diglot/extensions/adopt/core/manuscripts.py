"""Pages of another program in, manuscripts, people and labels of tags out, with a problem for all that has no place.

Every function returns the same for the same pages, in whatever order they come.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, unquote

import msgspec

from diglot.core.letter_counts import count_letters
from diglot.core.pairing.places import LIST_PLACES, is_alias
from diglot.extensions.adopt.core.anchors import with_anchors
from diglot.extensions.adopt.core.mdx_lines import plain_lines
from diglot.extensions.adopt.core.order.manuals import MANUAL_PATH, find_chapters, section_titles, write_manual
from diglot.extensions.adopt.core.site_layout import FENCE, Labels, SiteLayout, our_language, with_closed_fence
from diglot.extensions.adopt.core.source_pages import SourcePage, absolute_address, as_address, day_of
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.allowed_markup import find_forbidden, name_of_sign, without_forbidden_characters
from diglot.model.markup.line_kinds import line_kinds
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.wording.toml_values import toml_value

Fields = Mapping[str, str | Sequence[str]]
FormatFields = Callable[[Fields], str]
MakeSlug = Callable[..., str]

# Fields that have a place in a publication, and those that only say where a page belongs.
_TAKEN = frozenset(
    "title date lastmod updated publishdate description summary subtitle slug draft tags categories author authors "
    "aliases url image images featured_image cover translationkey license fallbacktitle".split()
)
# Of these, the first that is written is taken.
_STANDFIRST = ("description", "summary", "subtitle")
_UPDATED = ("lastmod", "updated")
_PICTURES = ("image", "featured_image", "cover", "images")
_GROUPS = (_STANDFIRST, _UPDATED, _PICTURES)
# Code, which stays as it is; or the address of a link, which may be a short code of its own.
_LINK = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<head>\]\(|\b(?:src|href)=[\"']|^[ \t]*\[(?!\^)[^\[\]]+\]:[ \t]+)"
    r"(?P<address><[^<>\n]*>|\{\{[<%](?:(?!\{\{).)*?[>%]\}\}|[^)\s\"'<>]+)"
)
# What names a page by its path or its name: Hugo's short code, Nikola's address.
_REF = re.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+["`]([^"`]+)["`]\s*[>%]\}\}|link://slug/(\S+)""")
_WHOLE, _HOST = re.compile(r"^https?:"), re.compile(r"^(?:https?:)?//[^/]*")
_HEADING = re.compile(r"^(?:# .|=+[ \t]*$)", re.MULTILINE)
# The size in the name of a picture that WordPress has made smaller.
_SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)")


_TAKEN_ADDRESS = N_("an old address that another page has too")
_DOMAIN = N_("a domain of one language, which its server has to lead on to its folder: `hosting` writes the rule")
_NO_ADDRESS = N_("an old address at which no page can stand")


class AdoptedFile(msgspec.Struct, frozen=True):
    """A file of the new publication."""

    path: str
    text: str


class AdoptedPages(msgspec.Struct, frozen=True):
    """What the pages of a site become. tags: their labels by key; menu: the entries of the menu, each with its href.

    sections: the titles of sections that the order of the site names. addresses: the number of old addresses from
    which readers are led on.
    """

    files: tuple[AdoptedFile, ...]
    tags: Labels
    menu: tuple[tuple[str, Mapping[Lang, str]], ...]
    sections: Labels
    addresses: int
    problems: tuple[Problem, ...]


class _Site(msgspec.Struct, frozen=True):
    """What links are looked up in: pages by address and by path, and the new addresses of pictures by old ones."""

    default: Lang
    base_url: str
    domains: Mapping[Lang, str]
    by_address: Mapping[str, SourcePage]
    by_path: Mapping[str, SourcePage]
    by_key: Mapping[tuple[str, Lang], SourcePage]
    media: Mapping[str, str]


def adopt_pages(
    pages: Sequence[SourcePage],
    media: Mapping[str, str],
    layout: SiteLayout,
    format_fields: FormatFields,
    make_slug: MakeSlug,
) -> AdoptedPages:
    """Return manuscripts and people, tags and the menu, and what was not taken over.

    media: the addresses of pictures in the publication by those that they had, and by their paths.
    make_slug: for keys of people and tags.
    """
    problems: list[Problem] = []
    pages = place_pages(pages, layout, problems)
    default = _default_language(pages, layout)
    site = _Site(
        default,
        layout.base_url.rstrip("/"),
        layout.domains,
        {page.address: page for page in reversed(pages) if page.address},
        {page.path: page for page in pages},
        {(page.key, page.lang): page for page in pages},
        media,
    )
    names = _Names(make_slug, layout)
    owners = {page.address: page.path for page in reversed(pages)}
    for page in pages:
        for alias in _own_aliases(page):
            owners.setdefault(alias, page.path)
    new = {page.path: _new_address(page, make_slug) for page in pages}
    # A manuscript keeps the letters of its name, and a folder of them has a page too.
    kept = {page.path: as_address(f"{page.lang}/{page.key}") for page in pages}
    folders = {as_address(f"{page.lang}/{page.key.partition('/')[0]}") for page in pages if "/" in page.key}
    pages_of_ours = {f"{lang}/404.html" for lang in ("", *(f"/{lang}" for lang in LANGUAGES))}
    lists = {as_address(f"{lang}/{name}") for lang in LANGUAGES for name in ("", *LIST_PLACES)}
    ours = {*new.values(), *kept.values(), *folders, *pages_of_ours}
    fronts, bodies, addresses = [], {}, 0
    for page in pages:
        original = site.by_key.get((page.key, default), page)
        fields = dict(_fields(page, original, site, names, problems))
        own = (new[page.path], kept[page.path], "/", "")
        old = [alias for alias in (page.address, *_own_aliases(page)) if alias not in own]
        possible = [alias for alias in dict.fromkeys(old) if is_alias(alias)]
        free = [
            alias
            for alias in possible
            if owners[alias] == page.path and alias not in ours and alias.casefold() not in lists
        ]
        problems += [
            NotAdopted(*page.position("aliases"), _TAKEN_ADDRESS if alias in possible else _NO_ADDRESS, alias)
            for alias in dict.fromkeys(old)
            if alias not in free
        ]
        problems += [
            NotAdopted(*page.position("aliases"), N_("an old address that cannot be read"), alias)
            for alias in page.texts("aliases")
            if not absolute_address(page.address, alias)
        ]
        addresses += len(free)
        written = page.body.split("\n")
        lines = _relinked_lines(page, plain_lines(written) if layout.is_mdx else written, site)
        problems += find_markup(layout, lines, page.path, page.body_line) if page.body_line else ()
        fronts.append((page.target, format_fields({**fields, "aliases": free})))
        bodies[page.target.removeprefix("content/")] = with_closed_fence(layout.finished("\n".join(lines)))
    bodies = with_anchors(bodies)
    files = [
        AdoptedFile(path, without_forbidden_characters(front) + bodies[path.removeprefix("content/")])
        for path, front in fronts
    ]
    menu = tuple(_menu(layout, site, default, problems))
    problems += [
        NotAdopted(layout.config, None, _DOMAIN, f"{domain}/ → {layout.base_url.rstrip('/')}/{lang}/")
        for lang, domain in layout.domains.items()
    ]
    chapters = find_chapters(pages, layout.parts, default, lambda name: _find_chapter(name, site))
    if manual := write_manual(chapters, layout.titles):
        files.append(AdoptedFile(MANUAL_PATH, manual))
    everything = (*files, *names.people())
    return AdoptedPages(everything, names.tags, menu, section_titles(chapters), addresses, tuple(problems))


def place_pages(pages: Sequence[SourcePage], layout: SiteLayout, problems: list[Problem]) -> list[SourcePage]:
    """Return those pages that are in our languages, each at a place of its own, translations at their original's."""
    pages = [_clean(page, problems) for page in sorted(pages, key=lambda page: page.path)]
    pages = list(_paired(_in_our_languages(pages, problems), _default_language(pages, layout)))
    folders = {page.key.partition("/")[0] for page in pages if "/" in page.key}
    pages = [msgspec.structs.replace(page, is_section=page.is_section or page.key in folders) for page in pages]
    return list(_distinct(pages, problems))


def beside_lists(page: SourcePage, problems: list[Problem]) -> SourcePage:
    """Return a page away from the address of a list of the publication, with all that is in its folder."""
    first, slash, rest = page.key.partition("/")
    if first.casefold() not in LIST_PLACES:
        return page
    if not rest:
        problems.append(NotAdopted(*page.position(), N_("an address that belongs to a list of the publication"), first))
    return msgspec.structs.replace(page, key=f"{first}-2{slash}{rest}")


def _default_language(pages: Sequence[SourcePage], layout: SiteLayout) -> Lang:
    return our_language(layout.default) or pages[0].lang


def find_markup(layout: SiteLayout, lines: Sequence[str], path: str, first_line: int) -> Iterator[Problem]:
    """Yield what only the program understands. path, first_line: where the lines are."""
    kinds = line_kinds(lines) if not layout.is_code_read else ["text"] * len(lines)
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True), start=first_line):
        for match in layout.markup.finditer(line) if kind == "text" else ():
            name = next(filter(None, match.groups()), match[0])
            if not name.startswith("/"):
                yield NotAdopted(path, number, layout.markup_kind, name)


def _menu(
    layout: SiteLayout, site: _Site, default: Lang, problems: list[Problem]
) -> Iterator[tuple[str, Mapping[Lang, str]]]:
    """Yield the entries of the menu that have labels; one that leads nowhere is a problem."""
    found: dict[str, dict[Lang, str]] = {}
    sections = {key.partition("/")[0] for key, _ in site.by_key if "/" in key}
    for lang in sorted(layout.menus, key=lambda lang: lang != default):
        for label, address in layout.menus[lang]:
            if not label or not address:
                continue
            page = _find_entry(address, lang, site)
            section = _inside(address, site).strip("/").rpartition("/")[2]
            if not page and section in sections:
                found.setdefault(f"{section}/index.md", dict.fromkeys(LANGUAGES, label))[lang] = label
            elif page:
                href = page.target.removeprefix(f"content/{page.lang}/")
                names = {one.lang: text for one in _editions(page, site) if (text := str(one.first("title") or ""))}
                found.setdefault(href, {**dict.fromkeys(LANGUAGES, label), **names})[lang] = label
            elif _is_elsewhere(address, site):
                found.setdefault(address, dict.fromkeys(LANGUAGES, label))[lang] = label
            elif lang == default:
                problems.append(
                    NotAdopted(layout.config, None, N_("an entry of the menu that leads to no text"), label)
                )
    yield from found.items()


def _find_entry(address: str, lang: Lang, site: _Site) -> SourcePage | None:
    inside = _inside(address, site)
    found = site.by_path.get(inside.strip("/")) or site.by_address.get(as_address(inside))
    return found or site.by_address.get(as_address(f"/{lang}/{inside}"))


def _find_chapter(name: str, site: _Site) -> SourcePage | None:
    """Return the text that a sidebar names by its address, its path, or the end of its path."""
    stem = posixpath.splitext(name)[0].strip("/")
    if found := _find_entry(name, site.default, site) or site.by_key.get((stem, site.default)):
        return found
    named = {key for key, _ in site.by_key if key.endswith(f"/{stem}")}
    return site.by_key.get((named.pop(), site.default)) if len(named) == 1 else None


def _editions(page: SourcePage, site: _Site) -> Iterator[SourcePage]:
    return (one for lang in LANGUAGES if (one := site.by_key.get((page.key, lang))))


def _inside(address: str, site: _Site) -> str:
    """Return an address from the root of the site, if it is written with the site's own name or folder."""
    host, path = _WHOLE.sub("", site.base_url), _HOST.sub("", site.base_url)
    rest = _WHOLE.sub("", address)
    for lang, domain in site.domains.items():
        if f"{rest}/".startswith(f"{_WHOLE.sub('', domain)}/"):
            return f"/{lang}{rest.removeprefix(_WHOLE.sub('', domain))}"
    for own in (host, path):
        if own and f"{rest}/".startswith(f"{own}/"):
            return rest.removeprefix(own) or "/"
    return address


def _is_elsewhere(address: str, site: _Site) -> bool:
    return bool(re.match(r"https?://", _inside(address, site)))


def _clean(page: SourcePage, problems: list[Problem]) -> SourcePage:
    """Return a page without the characters of its body that may not be published; each is a problem once."""
    found = {sign: offset for offset, sign in reversed(find_forbidden(page.body))}
    for sign, offset in sorted(found.items(), key=lambda item: item[1]):
        path, line = page.position()
        line = page.body_line + page.body.count("\n", 0, offset) if page.body_line else line
        kind = N_("a character that is not allowed in a text, and is left out")
        problems.append(NotAdopted(path, line, kind, name_of_sign(sign)))
    return msgspec.structs.replace(page, body=without_forbidden_characters(page.body)) if found else page


def _in_our_languages(pages: Sequence[SourcePage], problems: list[Problem]) -> list[SourcePage]:
    """Return the pages without those whose letters are of no language of ours; what is in the wrong one is told."""
    kept = []
    for page in pages:
        letters = count_letters(page.body, page.lang)
        if letters.is_foreign:
            wrong = N_("a text in the other language than its place says, taken over as it is; of its letters")
            kind = wrong if letters.is_in_rival else N_("a text in another language; of its letters")
            problems.append(NotAdopted(*page.position(), kind, f"{letters.foreign_percent} %"))
        if not letters.is_foreign or letters.is_in_rival:
            kept.append(page)
    return kept


def _paired(pages: Sequence[SourcePage], default: Lang) -> Iterator[SourcePage]:
    """Yield the pages; those that a common name declares to be translations of each other get the original's key."""
    groups: dict[str, list[SourcePage]] = {}
    for page in pages:
        if name := page.values.get("translationkey"):
            groups.setdefault(str(name), []).append(page)
    for page in pages:
        group = groups.get(str(page.values.get("translationkey")), [page])
        original = next((one for one in group if one.lang == default), group[0])
        yield msgspec.structs.replace(page, key=original.key)


def _distinct(pages: Sequence[SourcePage], problems: list[Problem]) -> Iterator[SourcePage]:
    """Yield the pages; of two with the same place, or the same slug in it, the second gets another."""
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for page in pages:
        key, target = page.key, page.target
        if target in seen:
            problems.append(NotAdopted(*page.position(), N_("the name of a file that another page has too"), target))
        while page.target in seen:
            counts[target] = counts.get(target, 1) + 1
            page = msgspec.structs.replace(page, key=f"{key}-{counts[target]}")
        seen.add(page.target)
        if not page.is_section and page.values.get("slug"):
            place = f"{page.lang}/{posixpath.dirname(page.key)}?{page.values['slug']}"
            if place in seen:
                slug = str(page.values["slug"])
                problems.append(NotAdopted(*page.position("slug"), N_("a slug that another page has too"), slug))
                page = msgspec.structs.replace(page, values={**page.values, "slug": None})
            seen.add(place)
        yield page


class _Names:
    """People and tags: the keys that texts name them by, with their names in each language."""

    def __init__(self, make_slug: MakeSlug, layout: SiteLayout) -> None:
        self.make_slug = make_slug
        # Names that the site has a list of are used by their keys.
        self._known = {"people": layout.people, "tags": layout.tags}
        self._tables: dict[str, dict[str, dict[Lang, str]]] = {"people": {}, "tags": {}}

    @property
    def tags(self) -> Labels:
        """The labels of tags by key."""
        return self._tables["tags"]

    def keys(self, kind: str, page: SourcePage, *names: str) -> list[str]:
        """Return the keys of the people or tags that an original names."""
        written = page.texts(*names)
        return self._add(kind, page, written, written)

    def translate(self, kind: str, page: SourcePage, original: SourcePage, *names: str) -> bool:
        """Take the names that a translation gives to those of its original; return whether each has one."""
        here, there = page.texts(*names), original.texts(*names)
        if set(here) <= set(self._known[kind]):
            return not here or set(here) == set(there)
        if len(here) != len(there):
            return not here
        self._add(kind, page, there, here)
        return True

    def _add(self, kind: str, page: SourcePage, names: Sequence[str], labels: Sequence[str]) -> list[str]:
        keys = [self.make_slug(name, latin_only=True) or "x" for name in names]
        for key, name, label in zip(keys, names, labels, strict=True):
            known = self._known[kind].get(name)
            self._tables[kind].setdefault(key, dict(known) if known else {}).setdefault(page.lang, label)
        return keys

    def people(self) -> Iterator[AdoptedFile]:
        """Yield a file for each person; a name that is known in one language alone serves for both."""
        for key, names in sorted(self._tables["people"].items()):
            any_name = next(iter(names.values()))
            lines = [f"{lang} = {toml_value(names.get(lang, any_name))}\n" for lang in LANGUAGES]
            yield AdoptedFile(f"content/people/{key}.toml", "[name]\n" + "".join(lines))


def _fields(
    page: SourcePage, original: SourcePage, site: _Site, names: _Names, problems: list[Problem]
) -> Iterator[tuple[str, str | Sequence[str]]]:
    """Yield the front matter of a manuscript, in order."""
    is_original = original is page

    def refuse(kind: str, *fields: str) -> None:
        problems.append(NotAdopted(*page.position(fields[0]), kind, ", ".join(fields)))

    fallback = "" if _HEADING.search(page.body) else page.first("fallbacktitle")
    yield "title", str(page.first("title") or fallback or "")
    yield "standfirst", str(page.first(*_STANDFIRST) or "")
    dates = {"date": ("date", "publishdate"), "updated": _UPDATED}
    for name, sources in dates.items():
        source = next((one for one in sources if page.values.get(one)), sources[0])
        day = day_of(page.values.get(source))
        if page.values.get(source) and not day:
            refuse(N_("a date that cannot be read"), source)
        yield name, day
    if page.values.get("date") and page.values.get("publishdate"):
        yield "embargo", day_of(page.values["publishdate"])
    people, tags = ("author", "authors"), ("tags", "categories")
    if is_original:
        yield "authors", names.keys("people", page, *people)
        yield "tags", names.keys("tags", page, *tags)
    else:
        yield "original", original.lang
        for kind, sources in (("people", people), ("tags", tags)):
            if not names.translate(kind, page, original, *sources):
                refuse(N_("names that do not match the original's"), *(one for one in sources if one in page.values))
    yield "slug", names.make_slug(str(page.values.get("slug") or ""), latin_only=False) if not page.is_section else ""
    if str(page.values.get("draft")).lower() == "true":
        yield "status", "draft"
    yield "license", str(page.first("license") or "")
    yield from _picture(page, site, refuse)
    written = [name for name in page.values if page.values[name] not in (None, "", [])]
    second = {name for group in _GROUPS for name in [name for name in group if name in written][1:]}
    others = [name for name in written if name not in _TAKEN or name in second]
    if others:
        refuse(N_("fields that have no place here"), *others)


def _picture(page: SourcePage, site: _Site, refuse: Callable[..., None]) -> Iterator[tuple[str, str]]:
    found = page.first(*_PICTURES)
    cover = found if isinstance(found, dict) else {}
    written = cover.get("image") or cover.get("src") if cover else found[0] if isinstance(found, list) else found
    if not written:
        return
    path = _resolve(str(written), page, site)
    if path is None:
        refuse(N_("a picture that is not in the site"), *(name for name in page.values if page.values[name] == found))
        return
    yield "image", path
    for name in ("alt", "caption"):
        yield name, str(cover.get(name) or "")


def _own_aliases(page: SourcePage) -> list[str]:
    aliases = (absolute_address(page.address, alias) for alias in page.texts("aliases"))
    return [as_address(alias) for alias in aliases if alias]


def _new_address(page: SourcePage, make_slug: MakeSlug) -> str:
    slug = "" if page.is_section else str(page.values.get("slug") or "")
    key = posixpath.join(posixpath.dirname(page.key), slug) if slug else page.key
    return as_address("/".join([page.lang, *(make_slug(part, latin_only=False) for part in key.split("/"))]))


def _relinked_lines(page: SourcePage, written: Sequence[str], site: _Site) -> list[str]:
    """Return the lines of a body with links to pages and pictures as a publication writes them."""
    lines, fence = [], ""
    for line in written:
        opening = FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
        elif not fence:
            line = _LINK.sub(lambda match: _relinked(match, page, site), line)
        lines.append(line)
    return lines


def _relinked(match: re.Match[str], page: SourcePage, site: _Site) -> str:
    if match["code"]:
        return match[0]
    target = _resolve(match["address"].strip("<>"), page, site)
    # What would end an address is written by its number.
    return match[0] if target is None else match["head"] + re.sub(r"[\s()<>]", lambda sign: quote(sign[0]), target)


def _resolve(written: str, page: SourcePage, site: _Site) -> str | None:
    """Return how a publication writes the address of a page or picture; None if it is none of the site's."""
    ref = _REF.fullmatch(written)
    written = _inside(ref[1] or ref[2] if ref else written, site)
    if re.match(r"[a-zA-Z][\w+.-]*:|//|#", written):
        return None
    path, sign, fragment = written.partition("#")
    path = unquote(path)
    absolute = absolute_address(page.address or "/", path)
    beside = [
        posixpath.normpath(posixpath.join(posixpath.dirname(home), path)).lstrip("/")
        for home in (page.path, page.counterpart)
        if home
    ]
    # Where a text is not translated, programs may show it among the addresses of the other language, its pictures too.
    inside = absolute.removeprefix(f"/{page.lang}")
    named = (*beside, posixpath.normpath(absolute), posixpath.normpath(inside))
    pictures = (site.media.get(one) for one in (*named, *(_SIZE.sub("", one) for one in named)))
    if picture := next(filter(None, pictures), None):
        return picture
    if path.startswith("@"):
        # The site's configuration has a name of its own for some folder.
        named_so = {new for old, new in site.media.items() if old.endswith(f"/{path.partition('/')[2]}")}
        return named_so.pop() if len(named_so) == 1 else None
    address = as_address(absolute)
    # Servers find a page without the ".html" of its address.
    possible = (address, as_address(inside), f"{address.rstrip('/')}.html")
    found = next((one for place in possible if (one := site.by_address.get(place))), None)
    found = found or _find_beside((*beside, *_from_above(path, page)), page, site)
    found = found or (_find_ref(path, page, site) if ref else None)
    return f"/{found.target.removeprefix('content/')}{sign}{fragment}" if found else None


def _from_above(path: str, page: SourcePage) -> Iterator[str]:
    """Yield the paths that the path of a file may mean: in the folder of all texts, which is one above its page."""
    parts = (page.counterpart or page.path).split("/")[:-1] if posixpath.splitext(path)[1] else []
    return ("/".join([*parts[:end], path.lstrip("/")]) for end in range(len(parts), 0, -1))


def _find_beside(paths: Iterable[str], page: SourcePage, site: _Site) -> SourcePage | None:
    """Return the page at one of some paths; a path in the default language serves for all languages."""
    found = next((one for path in paths if (one := site.by_path.get(path))), None)
    return site.by_key.get((found.key, page.lang), found) if found and found.lang == site.default else found


def _find_ref(path: str, page: SourcePage, site: _Site) -> SourcePage | None:
    """Return the page that a short code names: by its path, or by its name alone where only one has it."""
    key = re.sub(r"(?:/_?index)?(?:\.\w+)*$", "", path.strip("/"))
    if found := site.by_key.get((key, page.lang)):
        return found
    named = [
        one
        for (other, lang), one in site.by_key.items()
        if lang == page.lang and (other.endswith(f"/{key}") or one.values.get("slug") == key)
    ]
    return named[0] if len(named) == 1 else None
