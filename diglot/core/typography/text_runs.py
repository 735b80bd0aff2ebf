"""Blocks in, galleys of running text out, and back: the text of whole blocks without the markup inside them.

A rule must see «в *Праге*» as two words, wherever emphasis begins. So the text of each block is read out as one
string, the rules work on it, and what comes of it is put back between the same elements. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TypeVar

from diglot.model import tree
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, OBJECT_MARK, PARAGRAPH_SEPARATOR, Edit

_SPACES = frozenset((" ", NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE))
_SPACE = tree.Space()
_LINE_END = tree.LineBreak()
_BETWEEN = f"\n{PARAGRAPH_SEPARATOR}\n"
_T = TypeVar("_T")


@dataclass
class TextPiece:
    """One running text: a paragraph, a heading, a cell, a caption; or a span in another language.

    parts: its text, cut where an element begins or ends. As many come back as were read.
    block: ordinal, from 0, of the top-level block in which it stands.
    """

    lang: Lang
    block: int = 0
    is_heading: bool = False
    parts: list[str] = field(default_factory=list)


class TextRuns:
    """All pieces of one language in one string, so that each rule runs once.

    text: begins and ends with a line end: no rule needs to think of the edges.
    cuts: where the parts of the pieces begin and end in it; they move with every edit.
    """

    def __init__(self, pieces: list[TextPiece]) -> None:
        self.pieces = pieces
        self.text = "\n" + _BETWEEN.join(["".join(piece.parts) for piece in pieces]) + "\n"
        self.cuts: list[int] = []
        position = 1
        for piece in pieces:
            self.cuts.extend(accumulate(map(len, piece.parts), initial=position))
            position = self.cuts[-1] + len(_BETWEEN)

    def edit(self, edits: list[Edit]) -> None:
        """Make changes; they are in order and do not overlap."""
        text = self.text
        fresh: list[str] = []
        done = 0
        for start, end, new in edits:
            fresh += text[done:start], new
            done = end
        self.text = "".join([*fresh, text[done:]])
        self._move_cuts([small for edit in edits for small in _narrowed(text, edit)])

    def _move_cuts(self, edits: list[Edit]) -> None:
        """Move a cut inside a changed place: it keeps its distance from the place's start as far as possible.

        What is inserted exactly at a cut lands after it.
        """
        if not edits:
            return
        moved: list[int] = []
        ahead = iter(edits)
        start, end, new = next(ahead)
        shift = 0
        last = False
        for cut in self.cuts:
            while not last and end < cut:
                shift += len(new) - (end - start)
                start, end, new = next(ahead, (0, 0, ""))
                last = end == 0
            if last or cut <= start:
                moved.append(cut + shift)
            elif cut == end:
                moved.append(shift + start + len(new))
            else:
                moved.append(shift + start + min(cut - start, len(new)))
        self.cuts = moved

    def put_back(self) -> None:
        """Give each piece its parts as the rules left them."""
        at = 0
        for piece in self.pieces:
            count = len(piece.parts)
            cuts = self.cuts[at : at + count + 1]
            piece.parts = [self.text[start:end] for start, end in pairwise(cuts)]
            at += count + 1

    def spans(self) -> Iterator[tuple[TextPiece, str]]:
        """Each piece with its whole text as the rules left it."""
        at = 0
        for piece in self.pieces:
            yield piece, self.text[self.cuts[at] : self.cuts[at + len(piece.parts)]]
            at += len(piece.parts) + 1


def _narrowed(text: str, edit: Edit) -> list[Edit]:
    """Return what an edit does to the length of the text, in edits as small as possible.

    Where only spaces come, go or change, these are the edits: an element's end stays at its letter.
    """
    start, end, new = edit
    old = text[start:end]
    if len(old) == len(new):
        return []
    old_marks = [at for at, sign in enumerate(old) if sign not in _SPACES]
    new_marks = [at for at, sign in enumerate(new) if sign not in _SPACES]
    if old_marks and [old[at] for at in old_marks] == [new[at] for at in new_marks]:
        old_ends, new_ends = [*old_marks, len(old)], [*new_marks, len(new)]
        small: list[Edit] = []
        old_from = new_from = 0
        for old_to, new_to in zip(old_ends, new_ends, strict=True):
            small.append((start + old_from, start + old_to, new[new_from:new_to]))
            old_from, new_from = old_to + 1, new_to + 1
        return small
    while new and start < end and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while new and start < end and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return [(start, end, new)]


def read_pieces(blocks: tuple[tree.Block, ...], lang: Lang) -> list[TextPiece]:
    """Return the running texts of blocks, in the order in which they begin."""
    reader = _PieceReader()
    reader.read_top(blocks, lang)
    return reader.pieces


def with_pieces(blocks: tuple[tree.Block, ...], lang: Lang, pieces: list[TextPiece]) -> tuple[tree.Block, ...]:
    """Return the same blocks with the texts of these pieces, which `read_pieces` read from them."""
    return _PieceWriter(pieces).read_top(blocks, lang)


class _BlockWalker:
    """The way through the tree. Reader and writer go it alike, so the writer meets the reader's pieces in order.

    note_lang: the language of the whole text, which is that of its notes: a note in a quotation is not quoted.
    """

    note_lang: Lang

    def begin(self, lang: Lang, is_heading: bool = False) -> TextPiece:
        raise NotImplementedError

    def text(self, piece: TextPiece, text: str, inlines: tuple[tree.Inline, ...], out: list[tree.Inline]) -> None:
        raise NotImplementedError

    def soft_break(self, piece: TextPiece, inline: tree.SoftBreak, out: list[tree.Inline]) -> None:
        raise NotImplementedError

    def object(self, piece: TextPiece, mark: str, inline: tree.Inline, out: list[tree.Inline]) -> None:
        raise NotImplementedError

    def alternative(self, attr: tree.Attr, lang: Lang) -> tree.Attr:
        raise NotImplementedError

    # ------------------------------------------------------------ blocks

    def read_top(self, blocks: tuple[tree.Block, ...], lang: Lang) -> tuple[tree.Block, ...]:
        self.note_lang = lang
        out: list[tree.Block] = []
        for self.ordinal, block in enumerate(blocks):
            out.append(self.block(block, lang))
        return tuple(out)

    def blocks(self, blocks: tuple[tree.Block, ...], lang: Lang) -> tuple[tree.Block, ...]:
        return tuple([self.block(block, lang) for block in blocks])

    def block(self, block: tree.Block, lang: Lang) -> tree.Block:
        match block:
            case tree.Para(inlines):
                return tree.Para(self.running(inlines, lang))
            case tree.Plain(inlines):
                return tree.Plain(self.running(inlines, lang))
            case tree.Header((level, attr, inlines)):
                inner = _inner_lang(attr, lang)
                return tree.Header((level, attr, self.running(inlines, inner, True))) if inner else block
            case tree.BlockQuote(blocks):
                return tree.BlockQuote(self.blocks(blocks, lang))
            case tree.BulletList(items):
                return tree.BulletList(tuple([self.blocks(item, lang) for item in items]))
            case tree.OrderedList((style, items)):
                return tree.OrderedList((style, tuple([self.blocks(item, lang) for item in items])))
            case tree.DefinitionList(entries):
                return tree.DefinitionList(
                    tuple(
                        [
                            (self.running(term, lang), tuple([self.blocks(one, lang) for one in meanings]))
                            for term, meanings in entries
                        ]
                    )
                )
            case tree.LineBlock(lines):
                return tree.LineBlock(self.lines(lines, lang))
            case tree.Div((attr, blocks)):
                inner = _inner_lang(attr, lang)
                return tree.Div((attr, self.blocks(blocks, inner))) if inner else block
            case tree.Figure((attr, caption, blocks)):
                inner = _inner_lang(attr, lang)
                if not inner:
                    return block
                return tree.Figure((attr, self.caption(caption, inner), self.blocks(blocks, inner)))
            case tree.Table(parts):
                inner = _inner_lang(parts.attr, lang)
                return tree.Table(self.table(parts, inner)) if inner else block
            case _:  # code, raw markup, a rule
                return block

    def lines(self, lines: tuple[tuple[tree.Inline, ...], ...], lang: Lang) -> tuple[tuple[tree.Inline, ...], ...]:
        """Read a poem as one running text: a quotation may open in one line and close in another."""
        piece = self.begin(lang)
        out: list[tuple[tree.Inline, ...]] = []
        for line in lines:
            joint: list[tree.Inline] = []
            if out:
                self.object(piece, "\n", _LINE_END, joint)
            if _LINE_END in joint:  # where texts are written; a rule may have put something on either side
                at = joint.index(_LINE_END)
                out[-1] += tuple(joint[:at])
                joint = joint[at + 1 :]
            out.append((*joint, *self.inlines(line, lang, piece)))
        return tuple(out)

    def caption(self, caption: tree.Caption, lang: Lang) -> tree.Caption:
        short = None if caption.short is None else self.running(caption.short, lang)
        return tree.Caption(short, self.blocks(caption.blocks, lang))

    def table(self, parts: tree.TableParts, lang: Lang) -> tree.TableParts:
        caption = self.caption(parts.caption, lang)
        head = tree.TableHead(parts.head.attr, self.rows(parts.head.rows, lang))
        bodies = tuple(
            [
                tree.TableBody(body.attr, body.head_columns, self.rows(body.head, lang), self.rows(body.rows, lang))
                for body in parts.bodies
            ]
        )
        foot = tree.TableFoot(parts.foot.attr, self.rows(parts.foot.rows, lang))
        return tree.TableParts(parts.attr, caption, parts.columns, head, bodies, foot)

    def rows(self, rows: tuple[tree.Row, ...], lang: Lang) -> tuple[tree.Row, ...]:
        return tuple([tree.Row(row.attr, tuple([self.cell(cell, lang) for cell in row.cells])) for row in rows])

    def cell(self, cell: tree.Cell, lang: Lang) -> tree.Cell:
        inner = _inner_lang(cell.attr, lang)
        if not inner:
            return cell
        blocks = self.blocks(cell.blocks, inner)
        return tree.Cell(cell.attr, cell.alignment, cell.row_span, cell.column_span, blocks)

    # ------------------------------------------------------------ inlines

    def running(
        self, inlines: tuple[tree.Inline, ...], lang: Lang, is_heading: bool = False
    ) -> tuple[tree.Inline, ...]:
        return self.inlines(inlines, lang, self.begin(lang, is_heading))

    def inlines(self, inlines: tuple[tree.Inline, ...], lang: Lang, piece: TextPiece) -> tuple[tree.Inline, ...]:
        out: list[tree.Inline] = []
        run: list[str] = []
        for index, inline in enumerate(inlines):
            kind = type(inline)
            if kind is tree.Str:
                run.append(inline.text)  # type: ignore[union-attr]  # `kind is` is four times faster than match
            elif kind is tree.Space:
                run.append(" ")
            else:
                if run:
                    self.text(piece, "".join(run), inlines[index - len(run) : index], out)
                    run = []
                self.element(inline, lang, piece, out)
        if run:
            self.text(piece, "".join(run), inlines[len(inlines) - len(run) :], out)
        return tuple(out)

    def element(self, inline: tree.Inline, lang: Lang, piece: TextPiece, out: list[tree.Inline]) -> None:
        """Read an inline that is not a word or a space."""
        match inline:
            case tree.SoftBreak():
                self.soft_break(piece, inline, out)
            case tree.LineBreak():
                self.object(piece, "\n", inline, out)
            case (
                tree.Emph(inner)
                | tree.Strong(inner)
                | tree.Underline(inner)
                | tree.Strikeout(inner)
                | tree.SmallCaps(inner)
            ):
                self.enclose(type(inline), self.inlines(inner, lang, piece), out)
            case tree.Superscript(inner) | tree.Subscript(inner):
                # 10⁶ must not be read as 106.
                self.object(piece, OBJECT_MARK, type(inline)(self.running(inner, lang)), out)
            case tree.Link((attr, inner, target)):
                self.within(attr, lang, piece, inline, inner, lambda made: tree.Link((attr, made, target)), out)
            case tree.Span((attr, inner)):
                self.within(attr, lang, piece, inline, inner, lambda made: tree.Span((attr, made)), out)
            case tree.Note(blocks, by, name):
                self.object(piece, "", tree.Note(self.blocks(blocks, self.note_lang), by, name), out)
            case tree.Image((attr, inner, target)):
                inner_lang = _inner_lang(attr, lang)
                if inner_lang:
                    described = self.alternative(attr, inner_lang)
                    inline = tree.Image((described, self.running(inner, inner_lang), target))
                self.object(piece, OBJECT_MARK, inline, out)
            case tree.Quoted((kind, inner)):
                out.append(tree.Quoted((kind, self.inlines(inner, lang, piece))))
            case tree.Cite((citations, inner)):
                out.append(tree.Cite((citations, self.inlines(inner, lang, piece))))
            case tree.RawInline():
                # Usually inline markup inside a sentence: look through it.
                self.object(piece, "", inline, out)
            case _:  # code, mathematics
                self.object(piece, OBJECT_MARK, inline, out)

    def within(
        self,
        attr: tree.Attr,
        lang: Lang,
        piece: TextPiece,
        inline: tree.Inline,
        inner: tuple[tree.Inline, ...],
        made: Callable[[tuple[tree.Inline, ...]], tree.Inline],
        out: list[tree.Inline],
    ) -> None:
        """Read a span or link: part of the text around it, unless its language is another one."""
        inner_lang = _inner_lang(attr, lang)
        if not inner_lang:
            self.object(piece, OBJECT_MARK, inline, out)
        elif inner_lang == lang:
            self.enclose(made, self.inlines(inner, lang, piece), out)
        else:
            self.object(piece, OBJECT_MARK, made(self.running(inner, inner_lang)), out)

    def enclose(
        self,
        made: Callable[[tuple[tree.Inline, ...]], tree.Inline],
        inner: tuple[tree.Inline, ...],
        out: list[tree.Inline],
    ) -> None:
        """Add an element; a no-break space that a rule put at its very edge stands outside: no underlined gaps."""
        before = after = ""
        if inner and type(inner[0]) is tree.Str and len(inner[0].text) > 1 and inner[0].text[0] == NO_BREAK_SPACE:
            before, inner = NO_BREAK_SPACE, (tree.Str(inner[0].text[1:]), *inner[1:])
        if inner and type(inner[-1]) is tree.Str and len(inner[-1].text) > 1 and inner[-1].text[-1] == NO_BREAK_SPACE:
            after, inner = NO_BREAK_SPACE, (*inner[:-1], tree.Str(inner[-1].text[:-1]))
        if before:
            _extend(out, before)
        out.append(made(inner))
        if after:
            _extend(out, after)


def _inner_lang(attr: tree.Attr, lang: Lang) -> Lang | None:
    """Return the language inside an element; None if nothing may be changed there."""
    if "verbatim" in attr.classes or "uri" in attr.classes or "email" in attr.classes:
        return None
    for key, value in attr.pairs:
        if key in ("lang", "xml:lang"):
            code = value.partition("-")[0].lower()
            return code if code in LANGUAGES else None
    return lang


class _PieceReader(_BlockWalker):
    """Reads the texts out; what it returns is thrown away."""

    def __init__(self) -> None:
        self.pieces: list[TextPiece] = []

    def begin(self, lang: Lang, is_heading: bool = False) -> TextPiece:
        piece = TextPiece(lang, self.ordinal, is_heading)
        self.pieces.append(piece)
        return piece

    def text(self, piece: TextPiece, text: str, inlines: tuple[tree.Inline, ...], out: list[tree.Inline]) -> None:
        piece.parts.append(text)

    def soft_break(self, piece: TextPiece, inline: tree.SoftBreak, out: list[tree.Inline]) -> None:
        piece.parts.append(" ")

    def object(self, piece: TextPiece, mark: str, inline: tree.Inline, out: list[tree.Inline]) -> None:
        piece.parts.append(mark)

    def alternative(self, attr: tree.Attr, lang: Lang) -> tree.Attr:
        text = attr.get("alt")
        if text:
            self.begin(lang).parts.append(text)
        return attr


class _PieceWriter(_BlockWalker):
    """Puts the texts back."""

    def __init__(self, pieces: list[TextPiece]) -> None:
        self.next_piece = iter(pieces).__next__
        self.parts: dict[int, Iterator[str]] = {}

    def begin(self, lang: Lang, is_heading: bool = False) -> TextPiece:
        piece = self.next_piece()
        self.parts[id(piece)] = iter(piece.parts)
        return piece

    def text(self, piece: TextPiece, text: str, inlines: tuple[tree.Inline, ...], out: list[tree.Inline]) -> None:
        fresh = next(self.parts[id(piece)])
        if fresh == text and not (out and type(out[-1]) is tree.Str):
            out.extend(inlines)
        else:
            _extend(out, fresh)

    def soft_break(self, piece: TextPiece, inline: tree.SoftBreak, out: list[tree.Inline]) -> None:
        fresh = next(self.parts[id(piece)])
        if fresh == " ":
            out.append(inline)
        else:
            _extend(out, fresh)

    def object(self, piece: TextPiece, mark: str, inline: tree.Inline, out: list[tree.Inline]) -> None:
        fresh = next(self.parts[id(piece)])
        if fresh == mark:
            out.append(inline)
            return
        before, _, after = fresh.partition(mark) if mark else ("", "", fresh)
        _extend(out, before)
        out.append(inline)
        _extend(out, after)

    def alternative(self, attr: tree.Attr, lang: Lang) -> tree.Attr:
        if not attr.get("alt"):
            return attr
        return attr.with_pair("alt", "".join(self.begin(lang).parts))


def _extend(out: list[tree.Inline], text: str) -> None:
    """Add text to inlines; it joins the text before it."""
    if not text:
        return
    last = out[-1] if out else None
    if type(last) is tree.Str:
        out[-1] = tree.Str(last.text + text)
    else:
        out.append(tree.Str(text))


def by_language(pieces: Iterable[TextPiece]) -> dict[Lang, list[TextPiece]]:
    """Return the pieces of each language, in order."""
    sorted_out: dict[Lang, list[TextPiece]] = {}
    for piece in pieces:
        sorted_out.setdefault(piece.lang, []).append(piece)
    return sorted_out
