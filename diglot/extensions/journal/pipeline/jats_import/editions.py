"""An article, or its translation, in, what it says of itself and the blocks of its manuscript out. Touches nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import msgspec
from msgspec.structs import replace

from diglot.extensions.journal.core.jats import LEAD
from diglot.extensions.journal.core.jats_import.blocks import BlockReader
from diglot.extensions.journal.core.jats_import.elements import Losses, words_of
from diglot.extensions.journal.core.jats_import.front import FrontReader
from diglot.extensions.journal.core.jats_import.labels import Labels, find_labels
from diglot.extensions.journal.core.jats_import.references import read_references, words_left
from diglot.extensions.journal.core.jats_import.running_text import RunningText
from diglot.extensions.journal.model.jats import CitedItem, JatsFront
from diglot.extensions.journal.pipeline.jats_import.parts import Part
from diglot.extensions.journal.pipeline.jats_import.pictures import PictureImport
from diglot.extensions.journal.pipeline.jats_import.works import WorksImport
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.tree import Attr, Block, Blocks, BulletList, Header, Plain, Str

_REFERENCES = "References"
# Parts of a list of references that are not text beside it.
_OF_LIST = frozenset(["ref", "ref-list", "title", "label"])


class ImportedText(msgspec.Struct, frozen=True):
    """A text in one language. blocks: () where only its front is there. cited: keys of works."""

    lang: Lang
    is_original: bool
    front: JatsFront
    blocks: Blocks = ()
    labels: Labels = Labels()
    cited: frozenset[str] = frozenset()


class EditionReader:
    """Reads the editions of an article. tex: of formulas that have no TeX of their own.

    headings: of sections in the issues of the publication, with the titles and numbers of these.
    """

    def __init__(
        self,
        root: Element,
        works: WorksImport,
        pictures: PictureImport,
        tex: Mapping[Element, str],
        headings: frozenset[str],
        losses: Losses,
    ) -> None:
        self.root, self.works, self.pictures = root, works, pictures
        self.tex, self.headings, self.losses = tex, headings, losses

    def read(self, part: Part, of_original: Labels | None) -> ImportedText:
        """Return an edition. of_original: the labels of the article, for its translation."""
        front = FrontReader(self.root, part.front, part.back, part.lang, self.headings, self.losses)
        more, facts = front.more_abstracts(), front.read()
        lead = next((one for top in part.text for one in top.findall("fig") if one.get("fig-type") == LEAD), None)
        if lead is not None:
            facts = replace(facts, fields={**facts.fields, **self._picture_fields(lead, part)})
        own = self.works.items if not part.is_translation else tuple(read_references(part.text))
        labels = find_labels(part.text, part.prefix, of_original)
        text = RunningText(
            lang=part.lang,
            is_translation=part.is_translation,
            keys=self.works.keys_in_translation(own, part.prefix) if part.is_translation else self.works.keys,
            notes=part.notes(),
            labels=labels,
            targets=part.targets(labels, self.root),
            tex=self.tex,
            picture=self.pictures.place,
            losses=self.losses,
        )
        reader = BlockReader(text)
        blocks = (*self._blocks(part, reader, front, more), *_references(part, own, reader, self.works.known))
        cited = frozenset(text.keys[one] for one in text.cited)
        return ImportedText(part.lang, not part.is_translation, facts, tuple(blocks), labels, cited)

    def front_alone(self, part: Part, lang: Lang) -> ImportedText | None:
        """Return what an article says of itself in a language in which it has no text, None for nothing."""
        front = FrontReader(self.root, part.front, None, part.lang, self.headings, Losses())
        facts = front.in_other_language(lang)
        return ImportedText(lang, is_original=False, front=facts) if facts else None

    def _picture_fields(self, lead: Element, part: Part) -> Mapping[str, str]:
        """Return the fields of the picture that opens a text; a translation has those alone that are words."""
        words = {"alt": words_of(next(lead.iter("alt-text"), None)), "caption": words_of(lead.find("caption"))}
        graphic = lead.find("graphic")
        if part.is_translation or graphic is None:
            return words
        rights = [words_of(lead.find("attrib")), words_of(lead.find("permissions/license/license-p"))]
        return {"image": self.pictures.place(graphic), **words, "credit": ", ".join(filter(None, rights))}

    def _blocks(self, part: Part, reader: BlockReader, front: FrontReader, more: Iterable[Element]) -> Iterator[Block]:
        for abstract in more:
            yield from reader.block(_section(abstract), 2)
        for top in part.text:
            for child in top:
                is_said = child in front.statements or child.get("fig-type") == LEAD
                if not is_said and child.tag != "fn-group":
                    yield from reader.block(child, 2)
        for group in (one for top in part.text for one in top.findall("fn-group")):
            loose = [one for one in group.iter("fn") if one.get("id", "") not in reader.text.called]
            if loose := [one for one in loose if one not in front.statements]:
                yield from reader.block(_section([*group.findall("title"), *loose]), 2)


def _section(content: Iterable[Element]) -> Element:
    section = Element("sec")
    section.extend(list(content))
    return section


def _references(part: Part, items: Sequence[CitedItem], reader: BlockReader, known: Container[str]) -> Iterator[Block]:
    """Yield what the lists of references have besides the works that the text calls, which the house lists itself.

    known: the keys of works that the publication describes already.
    """
    lists = [one for top in part.text for one in top.iter("ref-list")]
    more = [tuple(block for one in node if one.tag not in _OF_LIST for block in reader.block(one, 3)) for node in lists]
    text = reader.text
    cited = {text.keys.get(one) for one in text.cited}
    # Some programs give their references no ids.
    loose: dict[Element, str] = {}
    for ref, item in zip((ref for top in part.text for ref in top.iter("ref")), items, strict=True):
        key = text.keys.get(item.id, "")
        if key not in cited:
            loose[ref] = item.words
        elif key not in known and (left := words_left(item)):
            text.losses.add(ref, N_("words of a reference that its data do not have"), left)
    for number, (node, blocks) in enumerate(zip(lists, more, strict=True)):
        title, words = node.find("title"), [loose[ref] for ref in node.findall("ref") if loose.get(ref)]
        if blocks or words:
            yield Header((2, Attr(), (Str(words_of(title) or _REFERENCES),)))
            yield from blocks
        elif number and title is not None:
            text.losses.add(title, N_("heading among the references"), each=True)
        if words:
            yield BulletList(tuple((Plain((Str(one),)),) for one in words))
