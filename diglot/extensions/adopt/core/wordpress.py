"""The export of a WordPress site (WXR) in, its pages as HTML and what is known of the site out. Pure functions.

Translations are named by Polylang (`language` and `post_translations`), by WPML Export and Import (`_wpml_import_…`),
or by the first part of addresses. The file is untrusted XML: it may declare neither a document type nor an entity.
Source: https://wordpress.org/documentation/article/tools-export-screen/, https://polylang.pro/doc/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit
from xml.parsers import expat

import msgspec

from diglot.extensions.adopt.core.program_markup import find_lost_elements
from diglot.extensions.adopt.core.site_layout import DEFAULT_LANGUAGE, Labels, Menu, SiteLayout, our_language
from diglot.extensions.adopt.core.source_pages import SiteExport, SourcePage, as_address
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.problems import Problem

MAX_DEPTH = 30

# What WordPress keeps for itself among the items, and what readers see by another way.
_INTERNAL = frozenset(
    "revision nav_menu_item attachment custom_css customize_changeset oembed_cache user_request wp_global_styles "
    "wp_navigation wp_template wp_template_part wp_font_family wp_font_face polylang_mo".split()
)
_MEMBER = re.compile(r's:\d+:"([\w-]+)";i:(\d+);')
_NO_CATEGORY = frozenset(["uncategorized", "без-рубрики"])


@dataclass(frozen=True)
class ExportRefused(Exception):
    """An export that is not read. line: where it is wrong."""

    line: int


@dataclass(slots=True, eq=False)
class _Element:
    """An element: its name with the usual prefix, attributes, line, text and children."""

    name: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    children: list[_Element] = field(default_factory=list)

    def get(self, name: str) -> str:
        return next((child.text.strip() for child in self.children if child.name == name), "")

    def all(self, name: str) -> Iterator[_Element]:
        return (child for child in self.children if child.name == name)

    @property
    def meta(self) -> dict[str, str]:
        return {one.get("wp:meta_key"): one.get("wp:meta_value") for one in self.all("wp:postmeta")}

    def term(self, domain: str) -> str:
        """Return the name by which the element belongs to a group of a kind, or ""."""
        return next(
            (
                one.attributes.get("nicename", "")
                for one in self.all("category")
                if one.attributes.get("domain") == domain
            ),
            "",
        )


class _Parser:
    """Handlers of expat, which build the tree."""

    def __init__(self) -> None:
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartDoctypeDeclHandler = self._refuse
        self._expat.EntityDeclHandler = self._refuse
        self._expat.StartElementHandler = self._enter
        self._expat.EndElementHandler = self._leave
        self._expat.CharacterDataHandler = self._add_text
        self._open = [_Element("", {}, 1)]
        self._texts: list[list[str]] = [[]]

    def parse(self, content: bytes) -> _Element:
        """Return the element that holds all. Raises: ExportRefused."""
        try:
            self._expat.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError) as error:  # of encodings that expat has no table for
            raise ExportRefused(error.lineno if isinstance(error, expat.ExpatError) else 1) from None
        return self._open[0]

    def _refuse(self, *_: object) -> None:
        raise ExportRefused(self._expat.CurrentLineNumber)

    def _enter(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > MAX_DEPTH:
            self._refuse()
        element = _Element(name, attributes, self._expat.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._texts.append([])

    def _leave(self, _name: str) -> None:
        self._open.pop().text = "".join(self._texts.pop())

    def _add_text(self, text: str) -> None:
        self._texts[-1].append(text)


def read_wordpress_export(content: bytes, path: str) -> SiteExport:
    """Return what an export says. path: of the file, for problems.

    Raises: ExportRefused.
    """
    rss = next(_Parser().parse(content).all("rss"), None)
    channel = next(rss.all("channel"), None) if rss else None
    if channel is None:
        raise ExportRefused(1)
    return _Reader(channel, path).read()


class _Reader:
    """Reads a channel into pages."""

    def __init__(self, channel: _Element, path: str) -> None:
        self._channel = channel
        self._path = path
        self._items = list(channel.all("item"))
        self._by_id = {item.get("wp:post_id"): item for item in self._items}
        self._groups = dict(self._members("post_translations"))
        self._base = (channel.get("wp:base_blog_url") or channel.get("link")).rstrip("/")
        self._default = self._default_language()
        self._tags: dict[str, dict[Lang, str]] = {}
        self._term_keys = self._read_terms()
        self._problems: list[Problem] = []

    def read(self) -> SiteExport:
        """Return the export."""
        pages = [page for item in self._items if (page := self._page(item))]
        langs = list(dict.fromkeys([our_language(self._default), *(page.lang for page in pages)]))
        title = _plain(self._channel.get("title"))
        layout = SiteLayout(
            default=self._default,
            titles={lang: title for lang in langs if lang},
            base_url=self._base,
            menus=dict(self._menus()),
            people=self._people(),
            tags=self._tags,
        )
        return SiteExport(layout, tuple(pages), tuple(self._problems))

    def _page(self, item: _Element) -> SourcePage | None:
        kind, status = item.get("wp:post_type"), item.get("wp:status")
        if kind in _INTERNAL or status in ("trash", "auto-draft", "inherit"):
            return None
        if kind not in ("post", "page"):
            self._tell(item, N_("a kind of content that has no counterpart here"), kind or "—")
            return None
        code = self._language(item)
        lang = our_language(code)
        if not lang:
            self._tell(item, N_("a text in another language"), code)
            return None
        if item.get("wp:post_password"):
            self._tell(item, N_("a password-protected text, which becomes a draft"), item.get("title"))
        comments = sum(one.get("wp:comment_approved") == "1" for one in item.all("wp:comment"))
        if comments:
            self._tell(item, N_("readers' comments"), str(comments))
        address = self._address(item)
        key = "/".join(self._slugs(item)) if kind == "page" else f"posts/{self._slug(item)}"
        is_home = kind == "page" and address in ("/", f"/{code}/")
        content = next(item.all("content:encoded"), None)
        values = {name: value for name, value in self._values(item, lang).items() if value not in ("", [])}
        number = item.get("wp:post_id") or "0"
        return SourcePage(
            path=f"{self._path}#{number}",
            lang=lang,
            key="" if is_home else key,
            is_section=is_home,
            values=values,
            lines={},
            body=self._body(item, content.text) if content else "",
            body_line=content.line if content else item.line,
            address=address,
            within=(self._path, item.line),
        )

    def _values(self, item: _Element, lang: Lang) -> dict[str, Any]:
        date = _known_day(item.get("wp:post_date"))
        updated = _known_day(item.get("wp:post_modified"))
        status = item.get("wp:status")
        terms = [one for one in item.all("category") if one.attributes.get("domain") in ("category", "post_tag")]
        named = [one for one in terms if one.attributes.get("nicename", "") not in _NO_CATEGORY]
        picture = self._by_id.get(item.meta.get("_thumbnail_id", ""))
        is_published = status in ("publish", "future") and not item.get("wp:post_password")
        return {
            "title": _plain(item.get("title")),
            "description": _plain(item.get("excerpt:encoded")),
            "date": date,
            "publishdate": date if status == "future" else "",
            "lastmod": updated if updated[:10] > date[:10] else "",
            "author": item.get("dc:creator"),
            "tags": [
                self._term_keys.get((one.attributes["domain"], one.attributes.get("nicename", "")), unescape(one.text))
                for one in named
            ],
            "image": _picture(picture) if picture else "",
            "draft": "" if is_published else "true",
            "slug": self._slug(item) if lang != our_language(self._default) else "",
            "translationkey": self._group(item),
        }

    def _body(self, item: _Element, body: str) -> str:
        """Return a body with its galleries and its notes as HTML."""
        body = _GALLERY.sub(lambda match: self._gallery(match[1]) or match[0], body)
        notes = _notes(item.meta.get("footnotes", ""))
        called = [name for name in dict.fromkeys(_NOTE_CALL.findall(body)) if name in notes]
        if not called:
            return body
        body = _NOTE_CALL.sub(lambda match: _call(match[1]) if match[1] in notes else match[0], body)
        items = "".join(f'<li id="{name}"><p>{notes[name]}</p></li>' for name in called)
        return f'{body}\n\n<section role="doc-endnotes"><ol>{items}</ol></section>'

    def _gallery(self, numbers: str) -> str:
        """Return the pictures of a gallery; "" if one of them is not in the export."""
        found = [self._by_id.get(number) for number in re.findall(r"\d+", numbers)]
        pictures = [one for one in found if one and one.get("wp:attachment_url")]
        return "\n\n".join(["", *map(_gallery_picture, pictures), ""]) if len(pictures) == len(found) else ""

    def _tell(self, item: _Element, kind: str, names: str) -> None:
        self._problems.append(NotAdopted(self._path, item.line, kind, names))

    # ---------------------------------------------------------------- languages

    def _members(self, taxonomy: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield each number in a group of translations, with the group's name and the number's language."""
        for term in self._channel.all("wp:term"):
            if term.get("wp:term_taxonomy") == taxonomy:
                for match in _MEMBER.finditer(term.get("wp:term_description")):
                    yield match[2], (term.get("wp:term_slug"), match[1])

    def _group(self, item: _Element) -> str:
        group = self._groups.get(item.get("wp:post_id"), ("", ""))[0]
        return item.term("post_translations") or group or item.meta.get("_wpml_import_translation_group", "")

    def _language(self, item: _Element) -> str:
        """Return the language of an item, as the plugin, or its address, names it."""
        address = _split_address(item.get("link"))
        first = address.path.removeprefix(_split_address(self._base).path).strip("/").partition("/")[0]
        return (
            item.term("language")
            or self._groups.get(item.get("wp:post_id"), ("", ""))[1]
            or item.meta.get("_wpml_import_language_code")
            or next(iter(parse_qs(address.query).get("lang", [])), "")
            or (first if first in LANGUAGES else "")
            or self._default
        )

    def _default_language(self) -> str:
        """Return the language of the originals: that of WPML's sources, or of the site."""
        sources = [item.meta.get("_wpml_import_source_language_code", "") for item in self._items]
        written = next(filter(None, sources), "") or self._channel.get("language")
        return re.split("[-_]", written)[0].lower() or DEFAULT_LANGUAGE

    # ---------------------------------------------------------------- places

    def _address(self, item: _Element) -> str:
        """Return the address of an item; "" if it has only a number."""
        link = _split_address(item.get("link"))
        path = link.path.removeprefix(_split_address(self._base).path)
        return as_address(unquote(path)) if path and not link.query else ""

    def _slug(self, item: _Element) -> str:
        name = unquote(item.get("wp:post_name")) or item.get("title") or f"page-{item.get('wp:post_id')}"
        return re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "page"

    def _slugs(self, item: _Element) -> list[str]:
        """Return the slugs of a page and of those above it, from the top."""
        slugs: list[str] = []
        above: _Element | None = item
        while above and len(slugs) < MAX_DEPTH:
            slugs.insert(0, self._slug(above))
            above = self._by_id.get(above.get("wp:post_parent"))
        return slugs

    # ---------------------------------------------------------------- names

    def _people(self) -> Labels:
        names = {
            one.get("wp:author_login"): one.get("wp:author_display_name") for one in self._channel.all("wp:author")
        }
        return {login: dict.fromkeys(LANGUAGES, name) for login, name in names.items() if login and name}

    def _read_terms(self) -> dict[tuple[str, str], str]:
        """Return the keys of categories and tags that have translations, by kind and slug, and note their labels."""
        groups = dict(self._members("term_translations"))
        terms: list[tuple[str, str, str, str]] = []
        for name, kind, slug, label in (
            ("wp:category", "category", "wp:category_nicename", "wp:cat_name"),
            ("wp:tag", "post_tag", "wp:tag_slug", "wp:tag_name"),
        ):
            terms += [(one.get("wp:term_id"), kind, one.get(slug), one.get(label)) for one in self._channel.all(name)]
        firsts = {
            groups[number][0]: slug
            for number, _, slug, _ in terms
            if number in groups and groups[number][1] == self._default
        }
        keys: dict[tuple[str, str], str] = {}
        for number, kind, slug, label in terms:
            group, code = groups.get(number, ("", ""))
            if group in firsts and our_language(code):
                keys[kind, slug] = firsts[group]
                self._tags.setdefault(firsts[group], {})[our_language(code)] = unescape(label)
        return keys

    def _menus(self) -> Iterator[tuple[Lang, Menu]]:
        """Yield the longest menu of each language, its entries at the top in order."""
        menus: dict[str, list[_Element]] = {}
        for item in self._items:
            if item.get("wp:post_type") == "nav_menu_item" and item.meta.get("_menu_item_menu_item_parent", "0") == "0":
                menus.setdefault(item.term("nav_menu"), []).append(item)
        found: dict[Lang, Menu] = {}
        for _, items in sorted(menus.items()):
            ordered = sorted(items, key=_menu_order)
            targets = [(item, self._by_id.get(item.meta.get("_menu_item_object_id", ""), item)) for item in ordered]
            entries = [
                (
                    _plain(item.get("title") or target.get("title")),
                    item.meta.get("_menu_item_url") or self._address(target),
                )
                for item, target in targets
            ]
            lang = next((our_language(self._language(target)) for item, target in targets if target is not item), "")
            if lang and len(entries) > len(found.get(lang, ())):
                found[lang] = tuple(entries)
        yield from found.items()


def _menu_order(item: _Element) -> int:
    written = item.get("wp:menu_order")
    return int(written) if re.fullmatch(r"[0-9]{1,9}", written) else 0


def _split_address(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _known_day(written: str) -> str:
    """Return a date, or "" for that of a text that has none yet."""
    return "" if written.startswith("0000") else written


def _picture(item: _Element) -> dict[str, str]:
    return {"image": item.get("wp:attachment_url"), "alt": item.meta.get("_wp_attachment_image_alt", "")}


def _gallery_picture(item: _Element) -> str:
    address, alt = escape(item.get("wp:attachment_url")), escape(item.meta.get("_wp_attachment_image_alt", ""))
    caption = item.get("excerpt:encoded")
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{address}" alt="{alt}"/>{words}</figure>'


def _notes(written: str) -> Mapping[str, str]:
    """Return the notes of a text, as HTML, by their names."""
    try:
        rows = msgspec.json.decode(written or "[]", type=list[dict[str, str]])
    except msgspec.MsgspecError:
        return {}
    return {row.get("id", ""): row.get("content", "") for row in rows}


def _call(name: str) -> str:
    return f'<a href="#{name}" role="doc-noteref">1</a>'


def _plain(markup: str) -> str:
    """Return a text without its markup.

    >>> _plain("It <em>turns</em>.<br>Ice &amp; snow")
    'It turns. Ice & snow'
    """
    text = re.sub(r"</?(?:a|abbr|b|code|em|i|q|span|strong|sub|sup)\b[^<>]*>", "", markup)
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", text)).split())


# ---------------------------------------------------------------- bodies

_BLOCK_COMMENT = re.compile(r"<!--[ \t]*/?wp:(?:(?!-->|<!--)[\s\S])*-->")
_CAPTION = re.compile(r"\[caption[^\[\]]*+\](?P<picture>(?:\s*+<[^<>]*+>)++)(?P<text>[^\[\]]*+)\[/caption\]")
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|dl|table|thead|tbody|tr|blockquote|figure|pre|hr|section|article|iframe|form|video|audio)\b|<!--",
    re.IGNORECASE,
)
_GALLERY = re.compile(r"\[gallery\b[^\[\]]*?\bids=[\"']([\d, ]+)[\"'][^\[\]]*\]")
# The call of a note, as the editor of blocks writes it.
_NOTE_CALL = re.compile(r'<sup\b[^<>]*?\bdata-fn="([\w-]+)"[^<>]*>\s*<a\b[^<>]*>[^<>]*</a>\s*</sup>')
# What another site shows in a page: its address is left.
_EMBED = re.compile(r'(<div class="wp-block-embed__wrapper">)\s*(https?://[^\s<>"]+)\s*(</div>)')
_SHORT_CODE = re.compile(r"\[(?P<end>/?)(?P<name>[a-zA-Z][\w-]*+)(?P<rest>[^\[\]]*+)\]")
_USUAL = frozenset("gallery playlist embed audio video contact-form contact-form-7 more-posts".split())


def find_lost(page: SourcePage) -> Iterator[Problem]:
    """Yield what a body has that only WordPress understands, or that Markdown has no words for."""
    path, _ = page.position()
    closed = {match["name"] for match in _SHORT_CODE.finditer(page.body) if match["end"]}
    for number, line in enumerate(page.body.split("\n"), start=page.body_line):
        for match in _SHORT_CODE.finditer(line):
            is_code = match["name"] in _USUAL or "=" in match["rest"] or match["name"] in closed
            if is_code and not match["end"] and match["name"] != "caption":
                yield NotAdopted(path, number, N_("a shortcode, which stays in the text as it is"), match["name"])
        yield from find_lost_elements(line, path, number)


def as_html(body: str) -> str:
    """Return a body as HTML: without the comments of its blocks, or, in the old editor, with its paragraphs.

    >>> as_html("One,\\ntwo.\\n\\n<ul><li>a</li></ul>")
    '<p>One,<br />\\ntwo.</p>\\n<ul><li>a</li></ul>'
    """
    body = _EMBED.sub(r'\1<p><a href="\2">\2</a></p>\3', _CAPTION.sub(_figure, body))
    if "<!-- wp:" in body:
        return _BLOCK_COMMENT.sub("", body)
    return "\n".join(_paragraphs(body.split("\n")))


def _figure(match: re.Match[str]) -> str:
    return f"<figure>{match['picture'].strip()}<figcaption>{match['text'].strip()}</figcaption></figure>"


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a body between blank lines; code is left as it is."""
    part: list[str] = []
    is_code = False
    for line in [*lines, ""]:
        is_code = (is_code or "<pre" in line) and "</pre" not in line
        if line.strip() or is_code:
            part.append(line)
        elif part:
            text = "\n".join(part)
            yield text if _BLOCK.match(text) else f"<p>{text.replace(chr(10), '<br />' + chr(10))}</p>"
            part = []
