"""A document in JATS in, the article and its translations in the languages of the publication out. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import msgspec

from diglot.extensions.journal.core.jats_import.elements import Losses, lang_of, words_of
from diglot.extensions.journal.core.jats_import.labels import Labels
from diglot.model.languages import Lang
from diglot.model.messages import N_

_WITH_IDS = frozenset(["fig", "fig-group", "table-wrap", "boxed-text"])
_WITH_TITLES = frozenset(["sec", "app", "ack", "notes", "glossary"])


def text_of(article: Element) -> list[Element]:
    """Return the body of an article, what floats, and what follows it."""
    return [one for name in ("body", "floats-group", "back") if (one := article.find(name)) is not None]


class Part(msgspec.Struct, frozen=True):
    """An article, or its translation. prefix: of all ids in it."""

    node: Element
    lang: Lang
    is_translation: bool
    prefix: str = ""

    @property
    def front(self) -> Element:
        """What it says of itself."""
        name = "front-stub" if self.is_translation else "front"
        found = self.node.find(name)
        return found if found is not None else Element(name)

    @property
    def text(self) -> list[Element]:
        """Its body, what floats, and what follows it."""
        return text_of(self.node)

    @property
    def back(self) -> Element | None:
        """What follows its text."""
        return self.node.find("back")

    def notes(self) -> Mapping[str, Element]:
        """Return its footnotes by their ids: not those of tables, which stand below these."""
        of_tables = {note for top in self.text for foot in top.iter("table-wrap-foot") for note in foot.iter("fn")}
        notes = (note for top in self.text for note in top.iter("fn") if note not in of_tables)
        return {note.get("id", ""): note for note in notes if note.get("id")}

    def targets(self, labels: Labels, original: Element) -> Mapping[str, str]:
        """Return what its links lead to, by the ids of the elements, as Markdown calls it.

        original: the article; its translation has the ids of its headings from there.
        """
        called = {rid for top in self.text for one in top.iter("xref") for rid in one.get("rid", "").split()}
        in_original = {one.get("id", "") for one in original.iter("sec")}
        found = dict(labels.names)
        for node in (one for top in self.text for one in top.iter() if one.get("id") in called):
            identifier = node.get("id", "")
            name = identifier.removeprefix(self.prefix)
            is_heading = node.tag in _WITH_TITLES and node.find("title") is not None
            if node.tag in _WITH_IDS or (is_heading and (not self.is_translation or name in in_original)):
                found.setdefault(identifier, name)
        return found


def find_parts(root: Element, lang: Lang, languages: Sequence[Lang], losses: Losses) -> Iterator[Part]:
    """Yield the article and its translations; other articles inside it are told. lang: of the article."""
    yield Part(root, lang, is_translation=False)
    seen = {lang}
    for node in (*root.findall("sub-article"), *root.findall("response")):
        own = lang_of(node)
        if node.get("article-type") == "translation" and own in languages and own not in seen:
            seen.add(own)
            yield Part(node, own, is_translation=True, prefix=f"{own}-")
        else:
            title = words_of(next(node.iter("article-title"), None))
            kind = " ".join(filter(None, (node.get("article-type"), own)))
            losses.add(node, N_("article inside this one"), f"{kind}: {title}", each=True)
