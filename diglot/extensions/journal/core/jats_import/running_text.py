"""What runs on in a line of JATS in, inlines of a manuscript out. Pure functions.

No word is lost: an element that is not known leaves what is in it. A call of a reference becomes a citation, which the
house sets in its own style; one of a figure that has a number, a reference to its label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any, ClassVar
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from msgspec.structs import replace

from diglot.extensions.journal.core.jats_import.elements import Losses, collapsed, lang_of, words_of
from diglot.extensions.journal.core.jats_import.emphasis import written_emphasis
from diglot.extensions.journal.core.jats_import.labels import Labels
from diglot.extensions.journal.model.jats import MATH
from diglot.extensions.numbering.core.references import begins_sentence
from diglot.extensions.numbering.model.labels import read_label
from diglot.model import tree
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.allowed_markup import OUTSIDE_SCHEMES
from diglot.model.markup.citations import read_citation
from diglot.model.messages import N_
from diglot.model.paper.spreads import MARGIN, MARGIN_NUMBER
from diglot.model.tree import Attr, Inline, Str, Target, plain_text

_WRAPPERS: Mapping[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "italic": tree.Emph,
    "bold": tree.Strong,
    "sub": tree.Subscript,
    "sup": tree.Superscript,
    "sc": tree.SmallCaps,
    "underline": tree.Underline,
    "strike": tree.Strikeout,
}
_INLINE_MATH, _DISPLAY_MATH = tree.MathType("InlineMath"), tree.MathType("DisplayMath")
_PART_OF_TEXT = (f"{MATH}math", "tex-math", "inline-formula")
# A document around a formula, as some houses write it.
_BEGIN_TEX, _END_TEX = "\\begin{document}", "\\end{document}"
_TEX_SIGNS = re.compile(r"^\\[\[(]|\\[\])]$")
# A call with the year of what it names, and what follows it: “Lukin 2018, 5–7”, “2018, 17”.
_CALL = re.compile(r"(?P<author>.*?)\b(?P<year>\d{4}[a-z]?)\b\)?(?:[,:]?\s++(?P<place>\S.*))?", re.DOTALL)
# A conjunction, in many languages of one letter.
_BETWEEN_CALLS = re.compile(r"[\s,;]*(?:[-–—]|and|&|[^\W\d_])?[\s,;]*")
_DASH = re.compile(r"\s*[-–—]\s*")
_OPEN, _CLOSE = "([", ")]"
_MANY_WORDS = 120
# How many pieces before a reference tell whether it begins a sentence.
_NEAR = 20


@dataclass
class RunningText:
    """Reads what runs on in a line. keys: of works in the bibliography, by the ids of references, in their order.

    notes: footnotes by their ids; targets: the ids to which a link may lead, with what they are called in Markdown.
    tex: of formulas that have no TeX of their own, by their element. read_note: returns the blocks of a footnote.
    """

    lang: Lang
    is_translation: bool
    keys: Mapping[str, str]
    notes: Mapping[str, Element]
    labels: Labels
    targets: Mapping[str, str]
    tex: Mapping[Element, str]
    picture: Callable[[Element], str]
    losses: Losses
    read_note: Callable[[Element], tree.Blocks] = field(default=lambda _: ())
    called: set[str] = field(default_factory=set)
    """The ids of notes that the text has called."""
    cited: set[str] = field(default_factory=set)
    """The ids of references that the text has cited."""

    def read(self, node: Element) -> tuple[Inline, ...]:
        """Return what is in an element, without spaces at both ends."""
        return self.finished(self.pieces(node))

    def finished(self, pieces: Iterable[Inline]) -> tuple[Inline, ...]:
        """Return running text with its citations and references joined, without spaces at both ends."""
        return written_emphasis(_stripped(self._with_references(self._with_citations(_joined(pieces)))))

    def pieces(self, node: Element) -> Iterator[Inline]:
        """Yield what is in an element, as it stands there."""
        yield from _text(node.text)
        for child in node:
            yield from self.piece(child)
            yield from _text(child.tail)

    def piece(self, node: Element) -> Iterator[Inline]:
        """Yield what an element in a line is."""
        if wrap := _WRAPPERS.get(node.tag):
            inner = tuple(self.pieces(node))
            if node.tag == "sup" and _are_calls(inner):
                # The house has no raised numbers: a space stands before a citation in brackets.
                yield from (Str(" "), *inner)
            else:
                yield from _wrapped(wrap, self._with_references(self._with_citations(_joined(inner))))
        elif node.tag in _PART_OF_TEXT:
            yield from self.formula(node, _INLINE_MATH)
        elif node.tag in self._readers:
            yield from self._readers[node.tag](self, node)
        else:
            yield from self.pieces(node)

    # ------------------------------------------------------------ formulas and pictures

    def formula(self, node: Element, kind: tree.MathType = _DISPLAY_MATH) -> Iterator[Inline]:
        """Yield a formula in TeX; without any, as a picture, in MathML or as its words."""
        tex = next((one for one in node.iter("tex-math")), None)
        mathml = next((one for one in node.iter(f"{MATH}math")), None)
        if (tex is not None and (written := _bare_tex("".join(tex.itertext())))) or (
            mathml is not None and (written := _bare_tex(self.tex.get(mathml, "")))
        ):
            yield tree.Math((kind, written))
        elif mathml is not None:
            yield tree.RawInline(("html", as_html(mathml)))
        elif (picture := next(_pictures(node), None)) is not None:
            yield from self._image(picture)
        else:
            yield from self.pieces(node)

    def _image(self, node: Element) -> Iterator[Inline]:
        words = words_of(node.find("alt-text")) or words_of(node.find("long-desc"))
        yield tree.Image((Attr(), (Str(words),) if words else (), Target(self.picture(node))))

    # ------------------------------------------------------------ links

    def _link(self, node: Element) -> Iterator[Inline]:
        inner = tuple(self.pieces(node))
        words = plain_text(inner).strip()
        href = _address(node, words)
        if href and inner:
            yield from _wrapped(lambda content: tree.Link((Attr(), content, Target(href))), inner)
            return
        if node.get("href") and node.get("href") != words:
            self.losses.add(node, N_("link without an address on the web"), node.get("href", ""))
        yield from inner

    def _xref(self, node: Element) -> Iterator[Inline]:
        inner, rid = tuple(self.pieces(node)), node.get("rid", "").split()
        target = rid[0] if rid else ""
        if target in self.notes and target not in self.called:
            self.called.add(target)
            yield self.note(self.notes[target])
        elif target in self.notes:
            self.losses.add(node, N_("second call of a footnote"))
            yield tree.Superscript(inner)
        elif node.get("ref-type") in ("fn", "table-fn"):
            # The note stands below its table, or nowhere: its mark stays one.
            yield tree.Superscript(inner)
        elif rid and all(one in self.keys for one in rid):
            self.cited.update(rid)
            citations = tuple(
                tree.Citation(self.keys[one], (), (), tree.QuoteType("NormalCitation"), 0, 0) for one in rid
            )
            yield tree.Cite((citations, inner))
        elif target in self.targets:
            href = f"#{self.targets[target]}"
            yield from _wrapped(lambda content: tree.Link((Attr(), content, Target(href))), inner)
        else:
            yield from inner

    def note(self, node: Element) -> tree.Note:
        """Return a footnote; one whose mark is no number is of the editor or, in a translation, of the translator."""
        mark = words_of(node.find("label"))
        by = "" if not mark or re.search(r"\w", mark) else "tr" if self.is_translation else "ed"
        return tree.Note(self.read_note(node), by)

    def _inner_note(self, node: Element) -> Iterator[Inline]:
        yield self.note(node)

    def _span(self, node: Element) -> Iterator[Inline]:
        if node.get("content-type") == MARGIN_NUMBER:
            yield tree.Span((Attr("", (MARGIN,)), (Str(words_of(node).strip("[] ")),)))
            return
        inner = tuple(self.pieces(node))
        lang = lang_of(node)
        if lang in LANGUAGES and lang != self.lang:
            yield from _wrapped(lambda content: tree.Span((Attr(pairs=(("lang", lang),)), content)), inner)
        else:
            yield from inner

    def _code(self, node: Element) -> Iterator[Inline]:
        yield from (tree.Code((Attr(), words_of(node))),) if not len(node) else self.pieces(node)

    def _break(self, _: Element) -> Iterator[Inline]:
        yield tree.LineBreak()

    def _no_text(self, node: Element) -> Iterator[Inline]:
        self.losses.add(node, N_("entry of an index"))
        yield from ()

    _readers: ClassVar[Mapping[str, Callable[[Any, Element], Iterator[Inline]]]] = {
        "ext-link": _link, "uri": _link, "email": _link, "xref": _xref, "fn": _inner_note, "monospace": _code,
        "named-content": _span, "styled-content": _span, "inline-graphic": _image, "graphic": _image,
        "break": _break, "index-term": _no_text,
    }  # fmt: skip

    # ------------------------------------------------------------ citations

    def _with_citations(self, inlines: Sequence[Inline]) -> list[Inline]:
        """Return running text in which calls of references are citations, with the brackets around them."""
        result: list[Inline] = []
        at = 0
        inlines = list(inlines)
        while at < len(inlines):
            if not isinstance(inlines[at], tree.Cite):
                result.append(inlines[at])
                at += 1
                continue
            end = _end_of_run(inlines, at)
            run = self._with_range(inlines[at:end])
            before = result[-1].text if result and isinstance(result[-1], Str) else ""
            following = inlines[end] if end < len(inlines) else None
            after = following.text if isinstance(following, Str) else ""
            bracket = self._in_brackets(run, before, after)
            if bracket:
                start, written, rest = bracket
                result[-1:] = [*([Str(start)] if start else []), written]
                inlines[end : end + 1] = [Str(rest)] if rest else []
            else:
                # A bracket that a call has opened is closed behind it: “Lukin (2018” and “)”.
                last = plain_text(tuple(run[-1:]))
                is_open = "(" in last and ")" not in last
                if is_open and after.startswith(")"):
                    inlines[end] = Str(after[1:])
                together = self._numbered(run)
                result += [together] if together else [part for one in run for part in self._alone(one)]
            at = end
        return result

    @cached_property
    def _order(self) -> tuple[Sequence[str], Sequence[str], Mapping[str, int]]:
        """The ids of references and their keys in the order of the list, and the place of each key in it."""
        keys = list(self.keys.values())
        return list(self.keys), keys, {key: at for at, key in reversed(list(enumerate(keys)))}

    def _with_range(self, run: Sequence[Inline]) -> list[Inline]:
        """Return a run of calls in which a range of numbers, “1–3”, is a call of each: the house has no numbers."""
        ids, keys, places = self._order
        full: list[Inline] = []
        for inline in run:
            match full, inline:
                case [*_, tree.Cite(([*_, first], _)), Str(dash)], tree.Cite(([last, *_], inner)) if _DASH.fullmatch(
                    dash
                ) and _is_number(inner):
                    between = range(places[first.id] + 1, places[last.id])
                    self.cited.update(ids[at] for at in between)
                    filled = (tree.Cite(((replace(last, id=keys[at]),), inner)) for at in between)
                    full[-1:] = [part for cite in filled for part in (Str(", "), cite)]
                    full += [Str(", "), inline]
                case _:
                    full.append(inline)
        return full

    def _numbered(self, run: Sequence[Inline]) -> tree.Cite | None:
        """Return calls that are numbers as one citation: “[1], [3]”. None for any others."""
        calls = [one for one in run if isinstance(one, tree.Cite)]
        if not _are_calls(run) or not all(_is_number(one.content[1]) for one in calls):
            return None
        return read_citation(f"[{'; '.join(f'@{call.id}' for one in calls for call in one.content[0])}]")

    def _in_brackets(self, run: Sequence[Inline], before: str, after: str) -> tuple[str, Inline, str] | None:
        """Return the text before the brackets around some calls, these as one citation, and the text after them."""
        start = max(before.rfind(sign) for sign in _OPEN)
        ends = [place for sign in _CLOSE if (place := after.find(sign)) >= 0]
        if start < 0 or not ends or any(sign in before[start + 1 :] for sign in _CLOSE):
            return None
        end = min(ends)
        first, last = before[start + 1 :], after[:end]
        if any(sign in last for sign in _OPEN) or len(first) + len(last) > _MANY_WORDS:
            return None
        calls = (self._written(one) if isinstance(one, tree.Cite) else _between(plain_text((one,))) for one in run)
        cite = read_citation(f"[{first.lstrip()}{''.join(calls)}{last}]")
        return (before[:start], cite, after[end + 1 :]) if cite and self._is_whole(cite, run) else None

    def _is_whole(self, cite: tree.Cite, run: Sequence[Inline]) -> bool:
        """Return whether a citation has the keys of all calls: brackets in their words would have ended it."""
        wanted = [one.id for inline in run if isinstance(inline, tree.Cite) for one in inline.content[0]]
        return [one.id for one in cite.content[0]] == wanted

    def _written(self, cite: tree.Cite) -> str:
        """Return a call as it is written between the brackets of a citation."""
        citations, inner = cite.content
        words = plain_text(inner).strip()
        found = _CALL.fullmatch(words)
        minus = "-" if found and not re.search(r"\w", found["author"]) else ""
        place = f", {found['place']}" if found and found["place"] else ""
        return f"{minus}{'; '.join(f'@{one.id}' for one in citations)}{place}"

    def _alone(self, inline: Inline) -> tuple[Inline, ...]:
        """Return a call without brackets around it: its author stays a word of the sentence."""
        if not isinstance(inline, tree.Cite):
            return (inline,)
        words = plain_text(inline.content[1]).strip()
        found = _CALL.fullmatch(words)
        is_narrative = found and "(" in words and re.search(r"\w", found["author"])
        if is_narrative and found and len(inline.content[0]) == 1:
            place = f", {found['place']}" if found["place"] else ""
            cite = read_citation(f"[-@{inline.content[0][0].id}{place}]")
            return (Str(f"{found['author'].rstrip(' ,(')} "), cite) if cite else (inline,)
        cite = read_citation(f"[{'; '.join(f'@{one.id}' for one in inline.content[0])}]")
        return (cite,) if cite else inline.content[1]

    # ------------------------------------------------------------ references to numbered parts

    def _with_references(self, inlines: Sequence[Inline]) -> tuple[Inline, ...]:
        """Return running text in which links to numbered parts that name their number are references."""
        result: list[Inline] = []
        for inline in inlines:
            match inline:
                case tree.Link((_, inner, target)) if target.href.startswith("#"):
                    label, words = target.href.removeprefix("#"), plain_text(inner).strip()
                    before = plain_text(tuple(result[-_NEAR:]))
                    result.append(self._reference(label, words, before) or inline)
                case _:
                    result.append(inline)
        return tuple(result)

    def _reference(self, name: str, words: str, before: str) -> tree.Cite | None:
        """Return the reference that a text says with these words; None if no reference says the same."""
        label, number = read_label(name), self.labels.numbers.get(name, "")
        shown = f"({number})" if label and label.kind == "eq" else number
        if not label or not number or not words.endswith(shown):
            return None
        start = words.removesuffix(shown).strip()
        forms = LANGUAGES[self.lang].numbered_parts().kinds[label.kind]
        if not start:
            return read_citation(f"[-@{name}]")
        opens = begins_sentence(before, self.lang)
        if start in ((forms.opening[0],) if opens else {form for form, _ in forms.all_running}):
            return read_citation(f"[@{name}]")
        return read_citation(f"[{start} @{name}]") if re.fullmatch(r"[\w. ]+", start) else None


# ---------------------------------------------------------------- pieces of text


def _is_number(inlines: Sequence[Inline]) -> bool:
    return plain_text(tuple(inlines)).strip(" []()").isdigit()


def _are_calls(inlines: Sequence[Inline]) -> bool:
    """Return whether all that is raised are calls of references and the signs between them."""
    others = [plain_text((one,)) for one in inlines if not isinstance(one, tree.Cite)]
    return len(others) < len(inlines) and all(map(_BETWEEN_CALLS.fullmatch, others))


def _text(text: str | None) -> Iterator[Inline]:
    if words := collapsed(text):
        yield Str(words)


def _joined(pieces: Iterable[Inline]) -> list[Inline]:
    """Return pieces in which neighbouring texts are one, with one space between two words."""
    joined: list[Inline] = []
    for is_text, run in groupby(pieces, lambda piece: isinstance(piece, Str)):
        inlines = tuple(run)
        joined += [Str(collapsed(plain_text(inlines)))] if is_text else inlines
    return joined


def _wrapped(wrap: Callable[[tuple[Inline, ...]], Inline], inner: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield what is wrapped, with its outer spaces outside: Markdown has no emphasis that ends with a space."""
    pieces = _joined(inner)
    words = plain_text(tuple(pieces))
    content = _stripped(pieces)
    if not content:
        yield from pieces
        return
    if words.startswith(" "):
        yield Str(" ")
    yield wrap(content)
    if words.endswith(" "):
        yield Str(" ")


def _stripped(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return running text without spaces and ends of lines at both ends."""
    kept = list(inlines)
    while kept and (isinstance(kept[0], tree.LineBreak) or (isinstance(kept[0], Str) and not kept[0].text.strip(" "))):
        kept.pop(0)
    while kept and (
        isinstance(kept[-1], tree.LineBreak) or (isinstance(kept[-1], Str) and not kept[-1].text.strip(" "))
    ):
        kept.pop()
    if kept and isinstance(kept[0], Str):
        kept[0] = Str(kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Str):
        kept[-1] = Str(kept[-1].text.rstrip(" "))
    return tuple(kept)


def _end_of_run(inlines: Sequence[Inline], at: int) -> int:
    """Return where a run of calls ends: between two of them stand signs, conjunctions or words in their brackets."""
    end = at + 1
    while end + 1 < len(inlines) and isinstance(inlines[end + 1], tree.Cite):
        match inlines[end]:
            case Str(text) if (
                not set(text) & set(_OPEN + _CLOSE)
                and (_BETWEEN_CALLS.fullmatch(text) or ";" in text)
                and len(text) < _MANY_WORDS
            ):
                end += 2
            case _:
                break
    while end < len(inlines) and isinstance(inlines[end], tree.Cite):
        end += 1
    return end


def _between(words: str) -> str:
    """Return what stands between two calls as it stands between two keys: “; see also ”."""
    rest = words if not _BETWEEN_CALLS.fullmatch(words) else ""
    rest = rest.strip().strip(";,").strip()
    return f"; {rest} " if rest else "; "


def _address(node: Element, words: str) -> str:
    """Return the address of a link, "" if it has none on the web."""
    written = node.get("href", "").strip().replace(" ", "%20") or words
    if " " in written:
        return ""
    if node.tag == "email":
        return f"mailto:{words}"
    if written.partition(":")[0].lower() in OUTSIDE_SCHEMES:
        return written
    if node.get("ext-link-type") == "doi" or re.match(r"10\.\d{4,9}/", written):
        return f"https://doi.org/{written}"
    return f"https://{written}" if re.match(r"www\.[\w-]+\.", written) else ""


def _bare_tex(written: str) -> str:
    """Return a formula without the document and the signs around it.

    >>> _bare_tex("\\\\documentclass{minimal}\\\\begin{document}$$x^2$$\\\\end{document}"), _bare_tex("$x$")
    ('x^2', 'x')
    """
    _, _, inner = written.rpartition(_BEGIN_TEX)
    bare = _TEX_SIGNS.sub("", inner.partition(_END_TEX)[0].strip("$ \n")).strip("$ \n")
    # An empty line would end the paragraph, and the spaces that begin a line are lost.
    return re.sub(r"\s*\n\s*", "\n", bare)


def _pictures(node: Element) -> Iterator[Element]:
    return (one for one in node.iter() if one.tag in ("graphic", "inline-graphic"))


def as_html(node: Element) -> str:
    """Return MathML as it is written in HTML, on one line."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in node.items() if " " not in name)
    inner = escape(collapsed(node.text)) + "".join(as_html(child) + escape(collapsed(child.tail)) for child in node)
    name = node.tag.removeprefix(MATH)
    return f"<{name}{attributes}>{inner}</{name}>"
