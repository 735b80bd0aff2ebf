"""Citations of a text: from `[@key, p. 12]` to pandoc's nodes, and into the text and its list of references. Pure.

pandoc's citeproc describes all items in one language, so a Russian text is cited once for each language of its items,
and the results are put together here: ГОСТ Р 7.0.5-2008 describes each item in its own language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from diglot.model.languages import LANGUAGES, Lang
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
# The variable of a style for authors who are named after the title.
_NAMED_AFTER_TITLE = "original-author"


@cache
def _locators() -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of the labels of each kind of place, whatever language they are in."""
    of_kinds: dict[str, list[str]] = {}
    for language in LANGUAGES.values():
        for kind, (_, pattern) in language.references().locators.items():
            of_kinds.setdefault(kind, []).append(pattern)
    return {
        kind: re.compile(rf"^(,?\s*)(?:{'|'.join(patterns)})(?=\s*\d)", re.IGNORECASE)
        for kind, patterns in of_kinds.items()
    }


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
    if not LANGUAGES[lang].references().is_each_in_its_own_language:
        return (lang,)
    return tuple(sorted({item.lang for item in items}, key=lambda each: (each != lang, each)))


def document(blocks: Blocks, items: Sequence[Reference], lang: Lang, described_in: Lang, api: tuple[int, ...]) -> bytes:
    """Return what the worker cites: a tree, with items, language and style as its metadata."""

    def change(node: Node) -> Node:
        match node:
            case Cite((citations, inner)):
                return Cite((tuple(_with_labels(citation, described_in) for citation in citations), inner))
        return node

    style = LANGUAGES[lang].references().style
    meta: dict[str, object] = {
        "references": {"t": "MetaList", "c": [_described(item, lang) for item in items]},
        "lang": {"t": "MetaString", "c": LANGUAGES[described_in].references().locale},
        "link-citations": {"t": "MetaBool", "c": True},
    }
    if style:
        meta["style"] = {"t": "MetaString", "c": style}
    return msgspec.json.encode(Pandoc(api, rewrite(blocks, change, Cite), meta))


def _described(item: Reference, lang: Lang) -> object:
    """Return an item as the style of a language reads it: ГОСТ names more than three authors after the title.

    A style cannot count names, so they are in a variable of their own there.
    """
    described = msgspec.json.decode(item.item)
    most = LANGUAGES[lang].references().most_authors_first
    if not most:
        return described
    fields = described["c"]
    fields.pop(_NAMED_AFTER_TITLE, None)
    if len(fields.get("author", {}).get("c", ())) > most:
        fields[_NAMED_AFTER_TITLE] = fields.pop("author")
    return described


def _with_labels(citation: Citation, lang: Lang) -> Citation:
    """Return a citation whose locator has the label of a language: «с. 12» is “p. 12” there."""
    suffix = plain_text(citation.citationSuffix)
    for kind, (label, _) in LANGUAGES[lang].references().locators.items():
        suffix = _locators()[kind].sub(rf"\g<1>{label}", suffix)
    return msgspec.structs.replace(citation, citationSuffix=(Str(suffix),) if suffix else ())


def merge(blocks: Blocks, cited: Mapping[Lang, Pandoc], items: Sequence[Reference], lang: Lang) -> Blocks:
    """Return a text with its citations spelt out and its list of references at the end.

    cited: what the worker made of it, by the language of description, in the order of `languages_to_cite`. It knows
    nothing of citations with a key that is not known: they stay as they are.
    """
    languages = {item.key: item.lang for item in items}
    first = next(iter(cited))

    def language_of(keys: Iterable[str]) -> Lang:
        own = {languages[key] for key in keys}
        return own.pop() if len(own) == 1 and own <= cited.keys() else first

    texts = {each: iter(find(tree.blocks, Cite)) for each, tree in cited.items()}

    def change(node: Node) -> Node:
        assert isinstance(node, Cite)
        keys = [citation.id for citation in node.content[0]]
        if not languages.keys() >= set(keys):
            return node
        spelt = {each: next(cites) for each, cites in texts.items()}
        chosen = spelt[language_of(keys)]
        return Span((Attr("", ("cited",), _spoken({languages[key] for key in keys}, lang)), chosen.content[1]))

    entries = {each: dict(_entries(tree)) for each, tree in cited.items()}
    listed = [_in_language(entries[language_of([key])][key], languages[key], lang) for key in entries[first]]
    style = LANGUAGES[lang].references()
    if style.is_own_script_first:
        listed.sort(key=lambda entry: not _begins_in(LANGUAGES[lang].script, entry))
    listed = list(rewrite(tuple(listed), _without_wrapper, Span))
    heading = Header((2, Attr(), (Str(style.heading),)))
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


def _begins_in(script: str, entry: Div) -> bool:
    letters = (letter for para in entry.content[1] for letter in plain_text(getattr(para, "inlines", ())))
    return unicodedata.name(next(filter(str.isalpha, letters), " ")).startswith(script)


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
