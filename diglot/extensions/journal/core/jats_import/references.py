"""Lists of references in JATS in, works in CSL JSON out, and the keys by which a text cites them. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.jats_import.elements import lang_of, line_of, words_of
from diglot.extensions.journal.model.jats import CitedItem

_TYPES = {
    "journal": "article-journal", "newspaper": "article-newspaper", "book": "book", "confproc": "paper-conference",
    "thesis": "thesis", "report": "report", "web": "webpage", "webpage": "webpage", "data": "dataset",
    "software": "software", "preprint": "article", "patent": "patent", "legal-doc": "legislation",
}  # fmt: skip
_PLAIN = {
    "volume": "volume", "issue": "issue", "publisher-name": "publisher", "publisher-loc": "publisher-place",
    "edition": "edition", "series": "collection-title", "conf-name": "event-title", "conf-loc": "event-place",
    "isbn": "ISBN", "issn": "ISSN", "version": "version", "patent": "number",
}  # fmt: skip
_IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "uri": "URL"}
_PART_TITLES = ("article-title", "chapter-title", "part-title", "data-title")
_NAMES = ("name", "string-name", "collab", "anonymous")
_KNOWN = frozenset([
    *_PLAIN, *_PART_TITLES, *_NAMES, "source", "trans-title", "year", "month", "day", "season", "fpage", "lpage",
    "page-range", "elocation-id", "pub-id", "ext-link", "uri", "person-group", "label", "object-id",
])  # fmt: skip
_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+?)[.,;]?$", re.IGNORECASE)


def read_references(text: Iterable[Element]) -> Iterator[CitedItem]:
    """Yield the works of all lists of references, in the body too, where some programs have them. text: its parts."""
    for ref in (ref for part in text for ref in part.iter("ref")):
        forms = [one for one in ref.iter() if one.tag in _CITATIONS]
        printed = next((one for one in forms if one.tag == "mixed-citation"), None)
        structured = [one for one in forms if any(child.tag in _KNOWN - {"label", "ext-link", "uri"} for child in one)]
        chosen = next((one for one in structured if one.tag != "mixed-citation"), next(iter(structured), None))
        item = read_item(chosen) if chosen is not None else {}
        if printed is None and chosen is not None:
            words = _spelt_out(chosen)
        else:
            words = _without_number(words_of(printed if printed is not None else forms[0] if forms else ref), ref)
        more = [*_further(ref)] if forms else []
        words = " ".join([words, *more])
        if not item.get("title"):
            item = {"type": "document", "title": words, **_identifiers(chosen if chosen is not None else ref)}
            yield CitedItem(ref.get("id", ""), line_of(ref), item, words)
        else:
            rest = "; ".join(filter(None, (_rest(chosen, item), *more)))
            yield CitedItem(ref.get("id", ""), line_of(ref), item, words, rest)


def words_left(item: CitedItem) -> str:
    """Return the printed words of a work that its data do not have, but for short ones, such as pp."""
    known = set(_WORD.findall(f"{item.item} {item.rest}".lower()))
    printed = _WORD.findall(_ADDRESS.sub("", item.words))
    return " ".join(word for word in printed if len(word) > 3 and word.lower() not in known)


def _further(ref: Element) -> Iterator[str]:
    """Yield the words of what a reference has besides its citation: other citations under the same number, and notes.

    A citation as data beside the same one as words is no other citation.
    """
    forms = [one for one in ref if one.tag in (*_CITATIONS, "citation-alternatives")]
    for one in forms[1:]:
        if one.tag == forms[0].tag:
            printed = next(one.iter("mixed-citation"), None)
            yield _spelt_out(one) if one.tag == "element-citation" else words_of(one if printed is None else printed)
    yield from map(words_of, ref.findall("note"))


def _spelt_out(citation: Element) -> str:
    """Return a citation that is there as data alone in words: a full stop after each part, a comma after each name."""
    parts = []
    for child in citation:
        names = list(child) if child.tag == "person-group" else []
        spelt = [" ".join(words_of(part) for part in name) if len(name) else words_of(name) for name in names]
        whole = _pages(citation) if child.tag == "fpage" else "" if child.tag == "lpage" else words_of(child)
        parts.append(", ".join(spelt) if names else whole)
    return ". ".join(part.rstrip(".") for part in parts if part)


def _without_number(words: str, ref: Element) -> str:
    """Return the words of a reference without its number in the list."""
    number = words_of(ref.find("label")).strip("[]().")
    return re.sub(rf"^[\[(]?{re.escape(number)}[\]).]+ +", "", words) if number else words


def read_item(node: Element) -> Mapping[str, Any]:
    """Return a citation in CSL JSON, without its key."""
    kind = node.get("publication-type", node.get("citation-type", ""))
    source = words_of(node.find("source"))
    part = next((words for name in _PART_TITLES if (words := words_of(node.find(name)))), "")
    item: dict[str, Any] = {
        "type": _TYPES.get(
            kind, "article-journal" if part and source and node.find("volume") is not None else "document"
        ),
        "title": part or source,
        "container-title": source if part else "",
        "issued": _date(node),
        "page": _pages(node),
        **{field: words_of(node.find(name)) for name, field in _PLAIN.items()},
        **dict(_people(node)),
        **_identifiers(node),
    }
    if item["type"] == "book" and part and source:
        item["type"] = "chapter"
    if lang_of(node):
        item["language"] = lang_of(node)
    return {name: value for name, value in item.items() if value}


def _date(node: Element) -> Mapping[str, Any]:
    written = words_of(node.find("year"))
    year = re.match(r"\d{4}", written)
    if not year:
        return {"literal": written} if written else {}
    parts = [int(year[0])]
    for name in ("month", "day"):
        number = words_of(node.find(name))
        if not re.fullmatch(r"\d{1,2}", number):
            break
        parts.append(int(number))
    return {"date-parts": [parts]}


def _pages(node: Element) -> str:
    first, last = words_of(node.find("fpage")), words_of(node.find("lpage"))
    whole = f"{first}-{last}" if last and last != first else first
    return words_of(node.find("page-range")) or whole or words_of(node.find("elocation-id"))


def _people(node: Element) -> Iterator[tuple[str, list[Mapping[str, str]]]]:
    groups: dict[str, list[Mapping[str, str]]] = {}
    for child in node:
        if child.tag in _NAMES:
            groups.setdefault("author", []).append(person_name(child))
        elif child.tag == "person-group":
            role = child.get("person-group-type", "author")
            role = role if role in ("author", "editor", "translator") else "author"
            groups.setdefault(role, []).extend(person_name(one) for one in child if one.tag in _NAMES)
    for role, people in groups.items():
        if found := [one for one in people if one]:
            yield role, found


def person_name(node: Element) -> Mapping[str, str]:
    """Return a name in CSL JSON."""
    family, given = words_of(node.find("surname")), words_of(node.find("given-names"))
    prefix, suffix = words_of(node.find("prefix")), words_of(node.find("suffix"))
    if not family:
        words = words_of(node)
        return {"literal": words} if words else {}
    name = {"family": family, "given": " ".join(filter(None, (prefix, given))), "suffix": suffix}
    return {part: value for part, value in name.items() if value}


def _identifiers(node: Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in node.iter():
        words = words_of(one)
        if one.tag == "pub-id" and (name := _IDENTIFIERS.get(one.get("pub-id-type", ""))):
            found.setdefault(name, words)
        elif one.tag in ("ext-link", "uri", "pub-id"):
            address = one.get("href", "") or words
            if doi := _DOI.fullmatch(address):
                found.setdefault("DOI", doi[1])
            elif address.startswith(("http://", "https://")):
                found.setdefault("URL", address)
    return found


def _rest(node: Element | None, item: Mapping[str, Any]) -> str:
    """Return the words of a citation that its item does not have."""
    taken = set(_WORD.findall(str(item).lower()))
    rest = [one for one in (node if node is not None else ()) if one.tag not in _KNOWN or one.tag == "trans-title"]
    parts = [words for one in rest if (words := words_of(one)) and not set(_WORD.findall(words.lower())) <= taken]
    people = (one for one in (node.iter("person-group") if node is not None else ()))
    others = [words for group in people for one in group if one.tag not in _NAMES and (words := words_of(one))]
    return "; ".join([*others, *parts])


def choose_keys(
    items: Sequence[CitedItem], existing: Mapping[str, Mapping[str, str]], make_slug: Callable[..., str]
) -> Mapping[str, str]:
    """Return the key of each work by the id of its element: that of the same work in the bibliography, or a new one.

    existing: the title and the DOI of each work of the bibliography, by its key.
    """
    by_doi = {one["DOI"].casefold(): key for key, one in existing.items() if one.get("DOI")}
    by_title = {_bare(one.get("title", "")): key for key, one in existing.items() if one.get("title")}
    own = {re.sub(r"[^\w.-]", "-", key): key for key in existing}
    keys: dict[str, str] = {}
    taken, counts = {*existing}, Counter[str]()
    for item in items:
        doi, title = str(item.item.get("DOI", "")).casefold(), _bare(str(item.item.get("title", "")))
        known = by_doi.get(doi) if doi else by_title.get(title)
        # Our own ids have the key; those of other houses may be numbers.
        own_key = item.id.removeprefix("ref-") if re.match(r"ref-\d*[^\W\d]", item.id) else ""
        key = known or own.get(own_key) or _free(own_key or _key(item, make_slug), taken, counts)
        taken.add(key)
        keys[item.id] = key
        if doi:
            by_doi.setdefault(doi, key)
    return keys


def _bare(title: str) -> str:
    return "".join(_WORD.findall(title.casefold()))


def _key(item: CitedItem, make_slug: Callable[..., str]) -> str:
    """Return a key such as `lukin2018`: the first name and the year."""
    people = item.item.get("author") or item.item.get("editor") or [{"family": item.words.partition(" ")[0]}]
    name = people[0].get("family") or people[0].get("literal", "")
    printed = re.search(r"\b(?:1[5-9]|20)\d\d\b", item.words)
    year = item.item.get("issued", {}).get("date-parts", [[printed[0] if printed else ""]])[0][0]
    slug = make_slug(name, latin_only=True) or "work"
    return f"{'-'.join(slug.split('-')[:3])}{year}"


def _free(key: str, taken: Container[str], counts: Counter[str]) -> str:
    """Return a key with the first letter, or number, that makes it free. counts: how many have been given by keys."""
    free = key
    while free in taken:
        counts[key] += 1
        free = f"{key}{_LETTERS[counts[key] - 1]}" if counts[key] <= len(_LETTERS) else f"{key}-{counts[key]}"
    return free
