"""Citations of a text: from `[@key, p. 12]` to pandoc's nodes, and into the text and its list of references. Pure.

pandoc's citeproc describes all items in one language, so a Russian text is cited once for each language of its items,
and the results are put together here: ГОСТ Р 7.0.5-2008 describes each item in its own language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from diglot.model.languages import Lang
from diglot.model.markup.citations import Reference
from diglot.model.tree import (
    Attr,
    Block,
    Blocks,
    Citation,
    Cite,
    Div,
    Header,
    Node,
    Pandoc,
    RawInline,
    Span,
    Str,
    find,
    plain_text,
    rewrite,
)

REFERENCES_CLASS = "references"
HEADINGS: Mapping[Lang, str] = {"en": "References", "ru": "Список литературы"}
_STYLES: Mapping[Lang, str] = {"ru": "gost-r-7.0.5-2008"}  # pandoc's own is Chicago
_LOCALES: Mapping[Lang, str] = {"en": "en-US", "ru": "ru-RU"}

# The variable of the style for authors who are named after the title, and the most who are named before it.
# Source: ГОСТ Р 7.0.5-2008, 4.10.2.
_NAMED_AFTER_TITLE = "original-author"
_MOST_AUTHORS_BEFORE_TITLE = 3

# The labels of locators in the two languages. citeproc reads those of the language in which it describes.
_LOCATORS = (
    (r"(?:pp?|стр|сс?)\.", {"en": "p.", "ru": "с."}),
    (r"(?:chap|ch|гл)\.", {"en": "chap.", "ru": "гл."}),
    (r"(?:vols?|т)\.", {"en": "vol.", "ru": "т."}),
    (r"(?:pt|ч)\.", {"en": "pt.", "ru": "ч."}),
    (r"(?:nos?\.|№)", {"en": "no.", "ru": "№"}),
)


def written_citation(cite: Node) -> RawInline:
    """Return a citation as it is written in Markdown."""
    assert isinstance(cite, Cite)
    return RawInline(("markdown", plain_text(cite.content[1])))


def cited_keys(blocks: Iterable[object]) -> tuple[str, ...]:
    """Return the keys that a text cites, each once, in order."""
    cites = find(tuple(blocks), Cite)
    return tuple(dict.fromkeys(citation.id for cite in cites for citation in cite.content[0]))


def without_unknown(blocks: Blocks, known: Iterable[str]) -> Blocks:
    """Return a text in which citations with a key that is not known are the words that they are written in."""
    keys = frozenset(known)

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case Cite((citations, inner)) if not all(citation.id in keys for citation in citations):
                return inner
        return node

    return rewrite(blocks, change, Cite)


def languages_to_cite(items: Sequence[Reference], lang: Lang) -> tuple[Lang, ...]:
    """Return the languages in which the items of a text are described, its own first.

    Chicago describes all in the language of the text, ГОСТ each in its own.
    """
    if lang not in _STYLES:
        return (lang,)
    return tuple(sorted({item.lang for item in items}, key=lambda each: (each != lang, each)))


def document(blocks: Blocks, items: Sequence[Reference], lang: Lang, described_in: Lang, api: tuple[int, ...]) -> bytes:
    """Return what the worker cites: a tree, with items, language and style as its metadata."""

    def change(node: Node) -> Node:
        match node:
            case Cite((citations, inner)):
                return Cite((tuple(_with_labels(citation, described_in) for citation in citations), inner))
        return node

    meta: dict[str, object] = {
        "references": {"t": "MetaList", "c": [_described(item, lang) for item in items]},
        "lang": {"t": "MetaString", "c": _LOCALES[described_in]},
        "link-citations": {"t": "MetaBool", "c": True},
    }
    if lang in _STYLES:
        meta["style"] = {"t": "MetaString", "c": _STYLES[lang]}
    return msgspec.json.encode(Pandoc(api, rewrite(blocks, change, Cite), meta))


def _described(item: Reference, lang: Lang) -> object:
    """Return an item as the style of a language reads it: ГОСТ names more than three authors after the title.

    A style cannot count names, so they are in a variable of their own there.
    """
    described = msgspec.json.decode(item.item)
    if lang not in _STYLES:
        return described
    fields = described["c"]
    fields.pop(_NAMED_AFTER_TITLE, None)
    if len(fields.get("author", {}).get("c", ())) > _MOST_AUTHORS_BEFORE_TITLE:
        fields[_NAMED_AFTER_TITLE] = fields.pop("author")
    return described


def _with_labels(citation: Citation, lang: Lang) -> Citation:
    """Return a citation whose locator has the label of a language: «с. 12» is “p. 12” there."""
    suffix = plain_text(citation.citationSuffix)
    for pattern, labels in _LOCATORS:
        suffix = re.sub(rf"^(,?\s*){pattern}(?=\s*\d)", rf"\g<1>{labels[lang]}", suffix, flags=re.IGNORECASE)
    return msgspec.structs.replace(citation, citationSuffix=(Str(suffix),) if suffix else ())


def merge(blocks: Blocks, cited: Mapping[Lang, Pandoc], items: Sequence[Reference], lang: Lang) -> Blocks:
    """Return a text with its citations spelt out and its list of references at the end.

    cited: what the worker made of it, by the language of description, in the order of `languages_to_cite`.
    """
    languages = {item.key: item.lang for item in items}
    first = next(iter(cited))

    def language_of(keys: Iterable[str]) -> Lang:
        own = {languages[key] for key in keys}
        return own.pop() if len(own) == 1 and own <= cited.keys() else first

    texts = {each: iter(find(tree.blocks, Cite)) for each, tree in cited.items()}

    def change(node: Node) -> Node:
        assert isinstance(node, Cite)
        spelt = {each: next(cites) for each, cites in texts.items()}
        keys = [citation.id for citation in node.content[0]]
        chosen = spelt[language_of(keys)]
        return Span((Attr("", ("cited",), _spoken({languages[key] for key in keys}, lang)), chosen.content[1]))

    entries = {each: dict(_entries(tree)) for each, tree in cited.items()}
    listed = [_in_language(entries[language_of([key])][key], languages[key], lang) for key in entries[first]]
    if lang == "ru":
        listed.sort(key=lambda entry: not _begins_in_cyrillic(entry))
    listed = list(rewrite(tuple(listed), _without_wrapper, Span))
    heading = Header((2, Attr(), (Str(HEADINGS[lang]),)))
    return (*rewrite(blocks, change, Cite), heading, Div((Attr("", (REFERENCES_CLASS,)), tuple(listed))))


def _spoken(own: set[Lang], lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return the attribute of words in a language other than that of their text; none if they are in both."""
    return (("lang", next(iter(own))),) if len(own) == 1 and lang not in own else ()


def _in_language(entry: Div, own: Lang, lang: Lang) -> Div:
    attr, inner = entry.content
    return Div((Attr(attr.id, attr.classes, _spoken({own}, lang)), inner))


def _without_wrapper(node: Node) -> Node | tuple[Node, ...]:
    """Return what is in a span that only told citeproc something: that a title keeps its capitals."""
    match node:
        case Span((Attr("", classes, ()), inner)) if not set(classes) - {"nocase"}:
            return inner
    return node


def _entries(tree: Pandoc) -> Iterator[tuple[str, Div]]:
    """Yield the key of each entry of the list that citeproc made, and its paragraph with the id to link to."""
    for div in find(tree.blocks, Div):
        attr, inner = div.content
        if attr.id.startswith("ref-"):
            yield attr.id.removeprefix("ref-"), Div((Attr(attr.id), inner))


def _begins_in_cyrillic(entry: Div) -> bool:
    letters = (letter for para in entry.content[1] for letter in plain_text(getattr(para, "inlines", ())))
    return "\u0400" <= next(filter(str.isalpha, letters), "a") <= "\u04ff"


def is_list_of_references(block: Block) -> bool:
    """Return whether a block is the list at the end of a text."""
    return isinstance(block, Div) and REFERENCES_CLASS in block.content[0].classes


def listed_references(blocks: Blocks) -> tuple[str, ...]:
    """Return the entries of the list at the end of a text, as plain text; empty where there is none."""
    entries = [entry for block in blocks if is_list_of_references(block) for entry in find((block,), Div)]
    return tuple(
        " ".join(plain_text(getattr(para, "inlines", ())) for para in entry.content[1])
        for entry in entries
        if entry.content[0].id.startswith("ref-")
    )


_FIELD = re.compile(r"\b(?=\w*title|journal\b)(\w++)(\s*+=\s*+)(?=[{\"])", re.IGNORECASE)


def protect_titles(source: str) -> str:
    """Return BibTeX whose titles keep their capitals: pandoc takes them for those of English headings.

    >>> protect_titles('@book{a, title = {On {Asia}}, booktitle="Far East", year = {1994}}')
    '@book{a, title = {{On {Asia}}}, booktitle="{Far East}", year = {1994}}'
    """
    pieces, done = [], 0
    ends = _value_ends(source)
    for field in _FIELD.finditer(source):
        end = ends.get(field.end(), 0)
        if field.start() < done or not end:
            continue
        start = field.end()
        pieces += [source[done : start + 1], "{", source[start + 1 : end - 1], "}", source[end - 1]]
        done = end
    return "".join([*pieces, source[done:]])


def _value_ends(source: str) -> Mapping[int, int]:
    """Return where each value in braces or quotation marks ends, by where it begins; none for one that never does."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    # The last quotation mark outside of other braces than this one is in, by their depth.
    quotes: dict[int, int] = {}
    depth = 0
    for sign in _BRACE_OR_QUOTE.finditer(source):
        at = sign.start()
        if sign[0] == "{":
            opened.append(at)
            depth += 1
        elif sign[0] == "}":
            depth -= 1
            if opened:
                ends[opened.pop()] = at + 1
        else:
            if depth in quotes:
                ends[quotes[depth]] = at + 1
            quotes[depth] = at
    return ends


_BRACE_OR_QUOTE = re.compile(r'(?<!\\)[{}]|"')
