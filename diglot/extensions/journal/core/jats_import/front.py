"""The front of an article in JATS in, fields of front matter and people out, in each language. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from xml.etree.ElementTree import Element

from diglot.extensions.journal.core.jats_import.elements import Losses, lang_of, license_name, words_of
from diglot.extensions.journal.core.jats_import.references import person_name
from diglot.extensions.journal.model.contributor_roles import ROLES
from diglot.extensions.journal.model.fields import ARTICLE_TYPES, Affiliation
from diglot.extensions.journal.model.identifiers import EDN, ORCID, PAGES, ROR, UDC, orcid_of
from diglot.extensions.journal.model.jats import JatsFront, JatsPerson
from diglot.model.languages import Lang
from diglot.model.messages import N_

Fields = dict[str, "str | tuple[str, ...]"]

_TYPES = {"brief-report": "short-communication", "rapid-communication": "short-communication"}
_DAYS = {"received": "received", "rev-recd": "revised", "accepted": "accepted"}
_CODES = {"udc": "udk", "lbc": "bbk"}
_CODE_LISTS = {"JEL": "jel", "MSC": "msc"}
_CONFLICTS = frozenset(["COI-statement", "conflict", "coi-statement"])
_CORRECTED = frozenset(["corrected-article", "retracted-article"])
_DATA = frozenset(["data-availability", "data-availability-statement"])
_ROLE_WORD = re.compile(r"\W+")
_ROLES = {_ROLE_WORD.sub(" ", name.casefold()): key for key, name in ROLES.items()}


class FrontReader:
    """Reads what an edition says of itself. front: `front` or `front-stub`; back: what follows its text, or None.

    root: the whole document, whose fields a translation shares. headings: of sections in issues, with the titles
    and numbers of these, which say where an article stands. Elements that are not taken are losses.
    """

    def __init__(
        self, root: Element, front: Element, back: Element | None, lang: Lang, headings: Container[str], losses: Losses
    ) -> None:
        self.root, self.lang, self.headings, self.losses, self.back = root, lang, headings, losses, back
        found = front.find("article-meta")
        self.meta = found if found is not None else front
        self.is_translation = front.tag == "front-stub"
        self._taken: set[Element] = set()

    def read(self) -> JatsFront:
        """Return the fields and the people of the edition."""
        people = [(one.get("contrib-type", "author"), self._person(one)) for one in self._contributors()]
        fields: Fields = {**self._texts(), **({} if self.is_translation else self._shared()), **self._own()}
        if self.back is not None:
            fields |= self._statements(self.back)
        authors = tuple(one for role, one in people if role in ("author", "") and one)
        translators = tuple(one for role, one in people if role == "translator" and one)
        self._tell_the_rest()
        addresses = (one.get("href", "") for one in self.meta.findall("self-uri"))
        return JatsFront(_filled(fields), authors, translators, next(addresses, ""))

    def in_other_language(self, lang: Lang) -> JatsFront | None:
        """Return what the front says of the article in another language, None for nothing."""
        group = next((one for one in self.meta.iter("trans-title-group") if lang_of(one) == lang), None)
        abstract = next((one for one in self.meta.findall("trans-abstract") if lang_of(one) == lang), None)
        keywords = [one for one in self.meta.findall("kwd-group") if lang_of(one) == lang and _is_words(one)]
        fields: Fields = {
            "title": words_of(group.find("trans-title")) if group is not None else "",
            "standfirst": words_of(group.find("trans-subtitle")) if group is not None else "",
            "abstract": _abstract(abstract) if abstract is not None else "",
            "keywords": _keywords(keywords),
        }
        return JatsFront(_filled(fields)) if any(fields.values()) else None

    def taken(self, nodes: Iterable[Element | None]) -> None:
        """Count elements as read."""
        self._taken.update(one for one in nodes if one is not None)

    # ------------------------------------------------------------ fields

    def _texts(self) -> Fields:
        titles = self.meta.find("title-group")
        abstracts = [one for one in self.meta.findall("abstract") if not one.get("abstract-type")]
        keywords = [one for one in self.meta.findall("kwd-group") if lang_of(one) in ("", self.lang) and _is_words(one)]
        self.taken([titles, *self.meta.findall("trans-abstract"), *self.meta.findall("kwd-group"), *abstracts[:1]])
        return {
            "title": words_of(titles.find("article-title")) if titles is not None else "",
            "standfirst": "; ".join(map(words_of, titles.findall("subtitle"))) if titles is not None else "",
            "abstract": _abstract(abstracts[0]) if abstracts else "",
            "keywords": _keywords(keywords),
        }

    def more_abstracts(self) -> list[Element]:
        """Return the abstracts of other kinds, such as a digest for everybody: sections of the text."""
        found = [one for one in self.meta.findall("abstract") if one.get("abstract-type")]
        found += [one for one in self.meta.findall("abstract") if not one.get("abstract-type")][1:]
        self.taken(found)
        return found

    def _own(self) -> Fields:
        """Return the fields of which each edition has its own."""
        ids = self.meta.findall("article-id")
        doi = next((one for one in ids if one.get("pub-id-type") == "doi"), None)
        edn = next((one for one in ids if one.get("specific-use") == "edn"), None)
        first, last, number = (self.meta.find(name) for name in ("fpage", "lpage", "elocation-id"))
        pages = "–".join(dict.fromkeys(filter(None, (words_of(first), words_of(last))))) or words_of(number)
        funding = self.meta.find("funding-group")
        self.taken([doi, first, last, self.meta.find("page-range"), funding])
        if PAGES.holds(pages):
            self.taken([number])
        if edn is not None and EDN.holds(words_of(edn)):
            self.taken([edn])
        related = [one for one in self.meta.findall("related-article") if one.get("ext-link-type") == "doi"]
        corrected = [one for one in related if one.get("related-article-type") in _CORRECTED][:1]
        self.taken(corrected)
        return {
            "doi": words_of(doi),
            "corrects": next((one.get("href", "") for one in corrected), ""),
            "edn": words_of(edn) if not self.is_translation and EDN.holds(words_of(edn)) else "",
            "pages": pages if PAGES.holds(pages) else "",
            "license": self._license(),
            "funding": _funding(funding) if funding is not None else "",
        }

    def _shared(self) -> Fields:
        """Return the fields that a translation has of its original."""
        kind = self.root.get("article-type", "")
        kind = _TYPES.get(kind, kind)
        fields: Fields = {"article_type": kind if kind in ARTICLE_TYPES else ""}
        if kind not in ARTICLE_TYPES and kind not in ("", "other"):
            self.losses.add(self.root, N_("type of an article"), kind)
        days = {one: _day(one) for one in self.meta.findall("history/date")}
        fields |= {_DAYS[one.get("date-type", "")]: day for one, day in days.items() if one.get("date-type") in _DAYS}
        others = [one for one, day in days.items() if one.get("date-type") not in _DAYS or not day]
        published = self.meta.findall("pub-date")
        fields["date"] = _first_day(published)
        # A month or a year alone is no day.
        others += published[:1] if not fields["date"] else []
        for one in others:
            kind = one.get("date-type") or one.get("pub-type") or "pub"
            self.losses.add(one, N_("day in the history of an article"), f"{kind} {words_of(one)}", each=True)
        for group in self.meta.findall("kwd-group"):
            if name := _CODE_LISTS.get(group.get("kwd-group-type", "").upper()):
                fields[name] = tuple(map(words_of, group.findall("kwd")))
        for group in self.meta.findall("article-categories/subj-group"):
            code, words = group.get("subj-group-type", "").lower(), words_of(group.find("subject"))
            if code in _CODES and (code != "udc" or UDC.holds(words)):
                fields[_CODES[code]] = words
            elif words.casefold() != kind.replace("-", " ") and words not in self.headings:
                self.losses.add(group, N_("heading of the article in its issue"), each=True)
        self._tell_place()
        self.taken([
            *self.meta.findall("history"), *self.meta.findall("pub-date"), self.meta.find("article-categories"),
            *(self.meta.find(name) for name in ("volume", "issue", "issue-title", "volume-id", "issue-id")),
        ])  # fmt: skip
        return fields

    def _tell_place(self) -> None:
        """Say in which issue the article is, if the publication has none such."""
        volume, number, title = (self.meta.find(name) for name in ("volume", "issue", "issue-title"))
        place = place_in_journal(words_of(volume), words_of(number))
        first = volume if volume is not None else number
        if first is not None and place not in self.headings:
            self.losses.add(first, N_("issue that the article is in"), place)
        if title is not None and words_of(title) not in self.headings:
            self.losses.add(title, N_("issue that the article is in"), each=True)

    def _license(self) -> str:
        permissions = self.meta.find("permissions")
        node = permissions.find("license") if permissions is not None else None
        self.taken([permissions])
        if permissions is None:
            return ""
        words = words_of(permissions.find("copyright-statement"))
        names = " ".join(map(words_of, self.meta.iter("surname")))
        if words and not set(re.findall(r"[^\W\d]{3,}", words)) <= set(
            re.findall(r"\w+", f"{names} {_given(self.meta)}")
        ):
            self.losses.add(permissions, N_("whose the rights are"), words)
        return license_name(node) if node is not None else ""

    def _statements(self, back: Element) -> Fields:
        """Return what the authors say after the text."""
        found: dict[str, list[str]] = {}
        thanks = back.findall("ack")
        for one in thanks:
            found.setdefault("acknowledgements", []).extend(_paragraphs(one))
        self.taken(thanks)
        for node in (*back.iter("sec"), *back.iter("fn"), *self.meta.iter("fn")):
            kind = node.get("sec-type") or node.get("fn-type") or ""
            name = "conflicts" if kind in _CONFLICTS else "data" if kind in _DATA else ""
            if name and not any(len(child) for child in node.findall("p")) and node.find("sec") is None:
                found.setdefault(name, []).extend(_paragraphs(node))
                self.taken([node])
        return {name: " ".join(parts) for name, parts in found.items()}

    @property
    def statements(self) -> frozenset[Element]:
        """The elements after the text that have become fields."""
        return frozenset(one for one in self._taken if one.tag in ("ack", "sec", "fn"))

    def _tell_the_rest(self) -> None:
        """Say what the front has besides."""
        self.more_abstracts()
        known = {"contrib-group", "aff", "aff-alternatives", "self-uri", "counts", "article-version"}
        for node in self.meta:
            if node in self._taken or node.tag in known:
                continue
            if node.tag == "author-notes":
                for note in node:
                    if note not in self._taken and note.tag != "corresp":
                        self.losses.add(note, N_("note about the authors"), each=True)
            elif words_of(node) or node.get("href"):
                self.losses.add(
                    node, N_("data of the article"), f"{node.tag}: {words_of(node) or node.get('href')}", each=True
                )

    # ------------------------------------------------------------ people

    def _contributors(self) -> list[Element]:
        members = {one for collab in self.meta.iter("collab") for one in collab.iter("contrib")}
        return [one for one in self.meta.iter("contrib") if one not in members]

    def _person(self, node: Element) -> JatsPerson | None:
        names = dict(_names(node, self.lang))
        if not names:
            return None
        role = node.get("contrib-type", "author")
        if role not in ("author", "translator", ""):
            self.losses.add(node, N_("somebody who is neither an author nor a translator"), each=True)
            return None
        orcid = next((orcid_of(words_of(one).replace("http:", "https:")) for one in node.findall("contrib-id")
                      if one.get("contrib-id-type", "").lower() == "orcid"), "")  # fmt: skip
        roles = [self._role(one) for one in node.findall("role") if words_of(one) != "translator"]
        rids = [rid for one in node.findall("xref") for rid in one.get("rid", "").split()]
        for one in node.findall("bio"):
            self.losses.add(one, N_("life of an author"), each=True)
        return JatsPerson(
            names,
            orcid if ORCID.holds(orcid) else "",
            self._email(node, rids),
            tuple(self._affiliations(node, rids)),
            tuple(dict.fromkeys(filter(None, roles))),
            node.get("corresp") == "yes" or any(one.get("ref-type") == "corresp" for one in node.findall("xref")),
        )

    def _role(self, node: Element) -> str:
        address = node.get("vocab-term-identifier", node.get("content-type", ""))
        key = address.rstrip("/").rpartition("/")[2]
        found = key if key in ROLES else _ROLES.get(_ROLE_WORD.sub(" ", words_of(node).casefold()), "")
        if not found and words_of(node):
            self.losses.add(node, N_("role of an author that CRediT does not have"), each=True)
        return found

    def _email(self, node: Element, rids: Sequence[str]) -> str:
        own = words_of(node.find("email")) or words_of(node.find("address/email"))
        if own:
            return own
        shared = (self._addresses.get(rid, []) for rid in rids)
        return next((addresses[0] for addresses in shared if len(addresses) == 1), "")

    @cached_property
    def _addresses(self) -> Mapping[str, Sequence[str]]:
        """The addresses of corresponding authors, by the ids of the elements."""
        return {one.get("id", ""): list(map(words_of, one.iter("email"))) for one in self.meta.iter("corresp")}

    @cached_property
    def _places(self) -> Mapping[str, Element]:
        """Where people work, by the ids of the elements."""
        return {one.get("id", ""): one for tag in ("aff", "aff-alternatives") for one in self.root.iter(tag)}

    def _affiliations(self, node: Element, rids: Sequence[str]) -> Iterator[Affiliation]:
        found = [*node.findall("aff"), *(self._places[rid] for rid in rids if rid in self._places)]
        for one in found:
            if one.tag == "aff-alternatives":
                names = {lang_of(aff) or self.lang: _place(aff) for aff in one.findall("aff")}
            else:
                names = {lang_of(one) or self.lang: _place(one)}
            ror = next((words_of(each) for each in one.iter("institution-id")
                        if each.get("institution-id-type", "").lower() == "ror"), "")  # fmt: skip
            known = {lang: name for lang, name in names.items() if lang in Affiliation.__struct_fields__}
            yield Affiliation(**known, ror=ror if ROR.holds(ror) else "")


def place_in_journal(volume: str, number: str) -> str:
    """Return the volume and the number of an issue in one text.

    >>> place_in_journal("3", "2"), place_in_journal("", "2")
    ('3 (2)', '(2)')
    """
    return f"{volume} ({number})".strip() if number else volume


def _filled(fields: Mapping[str, str | tuple[str, ...]]) -> Mapping[str, str | tuple[str, ...]]:
    return {name: value for name, value in fields.items() if value}


def _given(meta: Element) -> str:
    return " ".join([*map(words_of, meta.iter("given-names")), *map(words_of, meta.iter("string-name"))])


def _is_words(group: Element) -> bool:
    return group.get("kwd-group-type", "").upper() not in _CODE_LISTS


def _keywords(groups: Sequence[Element]) -> tuple[str, ...]:
    words = (words_of(one) for group in groups for one in group.iter() if one.tag in ("kwd", "compound-kwd"))
    return tuple(dict.fromkeys(filter(None, words)))


def _abstract(node: Element) -> str:
    """Return an abstract as one paragraph; the titles of its sections, such as “Methods”, stand before their words."""
    parts = []
    for one in node.iter():
        if one.tag == "title" and one in list(node):
            continue
        if one.tag in ("title", "p"):
            words = words_of(one)
            parts.append(f"{words.rstrip(':.')}:" if one.tag == "title" and words else words)
    return " ".join(filter(None, parts)) or words_of(node)


def _paragraphs(node: Element) -> list[str]:
    return [words_of(one) for one in node if one.tag not in ("title", "label")]


def _funding(node: Element) -> str:
    statements = [words_of(one) for one in node.iter("funding-statement")]
    return " ".join(statements or [words_of(one) for one in node.findall("award-group")])


def _day(node: Element) -> str:
    """Return a day in ISO 8601, "" for one without all its parts."""
    written = node.get("iso-8601-date", "")
    parts = [words_of(node.find(name)) for name in ("year", "month", "day")]
    with suppress(ValueError):
        return dt.date.fromisoformat(written).isoformat()
    with suppress(ValueError, OverflowError):
        return dt.date(*map(int, parts)).isoformat()
    return ""


def _first_day(dates: Sequence[Element]) -> str:
    """Return the day on which an article was published on the web, or else in print."""
    order = ("pub", "epub", "epub-ppub", "ppub")
    kinds = [one.get("date-type") or one.get("pub-type") or "" for one in dates]
    ranked = sorted(zip(kinds, dates, strict=True), key=lambda pair: order.index(pair[0]) if pair[0] in order else 9)
    return next((day for _, one in ranked if (day := _day(one))), "")


def _names(node: Element, lang: Lang) -> Iterator[tuple[Lang, tuple[str, str]]]:
    """Yield a name by its language, family and given name."""
    written = [*node.findall("name"), *node.findall("string-name"), *node.findall("name-alternatives/*")]
    for collab in node.findall("collab"):
        own = " ".join(filter(None, [collab.text, *(child.tail for child in collab)]))
        yield lang, (" ".join(own.split()) or words_of(collab), "")
    for one in written:
        name = person_name(one)
        family = name.get("family") or name.get("literal", "")
        suffix = f" {name['suffix']}" if name.get("suffix") else ""
        if family:
            yield lang_of(one) or lang, (f"{family}{suffix}", name.get("given", ""))


def _place(node: Element) -> str:
    """Return where somebody works, as it is printed, without its number."""
    whole = next((one for one in node.iter("institution") if one.get("content-type") == "original"), None)
    if whole is not None:
        return words_of(whole)
    is_divided = not "".join([node.text or "", *(child.tail or "" for child in node if child.tag != "label")]).strip()
    parts = [node.text or ""]
    for child in node:
        skip = child.tag in ("label", "sup", "email", "institution-id") or child.get("content-type") in (
            "normalized", "orgdiv1", "orgdiv2", "orgname"
        )  # fmt: skip
        if child.tag == "institution-wrap":
            inner = ", ".join(words_of(one) for one in child.findall("institution"))
        else:
            inner = "" if skip else words_of(child)
        parts += [inner, child.tail or ""]
    if is_divided:
        return ", ".join(one.strip(" ,;") for one in parts if one.strip(" ,;"))
    return re.sub(r" ([,;.])", r"\1", " ".join(" ".join(parts).split())).strip(" ,;")
