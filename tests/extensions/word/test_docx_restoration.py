"""What pandoc reads from a Word file becomes the tree of a manuscript: captions, lists, notes and what is left out."""

from __future__ import annotations

import pytest

from diglot.extensions.word.core.docx.import_restoration import restore
from diglot.extensions.word.core.docx.wordml import CLOSE, CONTINUED, OPEN
from diglot.model.markup.citations import read_citation
from diglot.model.tree import (
    Alignment,
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Caption,
    Cell,
    Code,
    ColWidth,
    Div,
    Emph,
    Figure,
    Header,
    HorizontalRule,
    Image,
    Inline,
    Link,
    ListStyle,
    Math,
    MathType,
    Note,
    OrderedList,
    Para,
    Plain,
    Row,
    Space,
    Span,
    Str,
    Strong,
    Table,
    TableBody,
    TableFoot,
    TableHead,
    TableParts,
    Target,
)

HERE, IN_FILE = Target("/media/map.png"), Target("media/image1.png")


def words(text: str) -> tuple[Inline, ...]:
    """Return the inlines of a text: words and the spaces between them."""
    pieces = [Str(piece) if piece else Space() for word in text.split(" ") for piece in (word, "")]
    return tuple(pieces[:-1])


def para(text: str) -> Para:
    return Para(words(text))


def styled(name: str, text: str) -> Div:
    """Return a paragraph in a style, as pandoc gives it."""
    return Div((Attr(pairs=(("custom-style", name),)), (para(text),)))


def styled_words(name: str, text: str) -> Span:
    return Span((Attr(pairs=(("custom-style", name),)), words(text)))


def picture(alt: str, target: Target = HERE) -> Image:
    return Image((Attr(), words(alt) if alt else (), target))


def described(caption: str, alt: str) -> Image:
    """Return a picture with a caption, and a description of its own."""
    return Image((Attr(pairs=(("alt", alt),)), words(caption), HERE))


def table(alignment: str = "AlignDefault") -> Table:
    cell = Cell(Attr(), Alignment(), 1, 1, (Plain(words("1")),))
    body = TableBody(Attr(), 0, (), (Row(Attr(), (cell,)),))
    columns = ((Alignment(alignment), ColWidth("ColWidthDefault")),)
    return Table(TableParts(Attr(), Caption(), columns, TableHead(Attr(), ()), (body,), TableFoot(Attr(), ())))


def table_with(caption: str) -> Div:
    return Div((Attr("", ("table",)), (table(), para(caption))))


def numbered(start: int, *items: str) -> OrderedList:
    style = (start, ListStyle("Decimal"), ListStyle("Period"))
    return OrderedList((style, tuple((Plain(words(item)),) for item in items)))


def bullets(*items: str) -> BulletList:
    return BulletList(tuple((Plain(words(item)),) for item in items))


MARKS = read_citation("[see @marks1991, p. 12]")
assert MARKS
CAPTION = styled("diglot caption", "The coast")
CASES: dict[str, tuple[tuple[Block, ...], tuple[Block, ...]]] = {
    "a caption under a picture, and its description": (
        (Para((picture("A map", IN_FILE),)), CAPTION),
        (Para((described("The coast", "A map"),)),),
    ),
    "a caption that says what the description says": (
        (Para((picture("The coast", IN_FILE),)), CAPTION),
        (Para((picture("The coast"),)),),
    ),
    "a caption of a picture without a description": (
        (Para((picture("", IN_FILE),)), CAPTION),
        (Para((picture("The coast"),)),),
    ),
    "a figure": (
        (Figure((Attr(), Caption(None, (para("The coast"),)), (Plain((picture("A map", IN_FILE),)),))),),
        (Para((described("The coast", "A map"),)),),
    ),
    "a figure without a caption": (
        (Figure((Attr(), Caption(), (Plain((picture("A map", IN_FILE),)),))),),
        (Para((picture("A map"),)),),
    ),
    "a caption under a table": ((table(), CAPTION), (table_with("The coast"),)),
    "a caption above a table": ((CAPTION, table(), para("After.")), (table_with("The coast"), para("After."))),
    "two captions above a table": (
        (styled("diglot caption", "Table 1"), CAPTION, table()),
        (para("Table 1"), table_with("The coast")),
    ),
    "a caption of nothing": ((CAPTION, para("After.")), (para("The coast"), para("After."))),
    "a caption at the end": ((para("Before."), CAPTION), (para("Before."), para("The coast"))),
    "a second title": (
        (styled("diglot title", "A"), styled("diglot title", "B"), para("Text.")),
        (para("B"), para("Text.")),
    ),
    "a table whose column is aligned": ((table("AlignRight"),), (table("AlignRight"),)),
    "a table whose column is aligned as all are": ((table("AlignLeft"),), (table(),)),
    "a list that goes on with its next number": (
        (numbered(1, "a", "b"), numbered(3, "c")),
        (numbered(1, "a", "b", "c"),),
    ),
    "a list that begins again": ((numbered(1, "a", "b"), numbered(1, "c")), (numbered(1, "a", "b"), numbered(1, "c"))),
    "two lists": ((bullets("a"), bullets("b")), (bullets("a"), bullets("b"))),
    "two lists, of which the second begins with emphasis, and a paragraph that does": (
        (bullets("a"), BulletList(((Plain((Emph(words("b")),)),),)), Para((Emph(words("c")),))),
        (bullets("a"), BulletList(((Plain((Emph(words("b")),)),),)), Para((Emph(words("c")),))),
    ),
    "a citation and an address": (
        (Para((Str("One [see @marks1991, p. 12], anna@house.example."),)),),
        (Para((Str("One "), MARKS, Str(", anna@house.example."))),),
    ),
    "a list that goes on after a further paragraph": (
        (bullets("a"), para(f"{CONTINUED}more"), bullets("b")),
        (BulletList(((para("a"), para("more")), (Plain(words("b")),))),),
    ),
    "a list after a further paragraph and another text": (
        (bullets("a"), para(f"{CONTINUED}more"), para("Text."), bullets("b")),
        (BulletList(((para("a"), para("more")),)), para("Text."), bullets("b")),
    ),
    "a further paragraph that came as an item": (
        (numbered(1, "a"), BulletList(((para(f"{CONTINUED}more"),), (para("and more"),)))),
        (OrderedList((numbered(1).content[0], ((para("a"), para("more"), para("and more")),))),),
    ),
    "items of a loose list": (
        (BulletList(((para("a"),), (para("b"),))),),
        (bullets("a", "b"),),
    ),
    "items, of which one has two paragraphs": (
        (BulletList(((para("a"), para("more")), (para("b"),))),),
        (BulletList(((para("a"), para("more")), (para("b"),))),),
    ),
    "quotations one after the other": (
        (BlockQuote((para("a"),)), BlockQuote((para("b"),)), para("Text."), BlockQuote((para("c"),))),
        (BlockQuote((para("a"), para("b"))), para("Text."), BlockQuote((para("c"),))),
    ),
    "a passage in a passage in another language": (
        (Para((styled_words("{lang=ru}", "раз"), styled_words("{lang=ru}{lang=en}", "one"), Str("."))),),
        (
            Para(
                (
                    Span(
                        (
                            Attr(pairs=(("lang", "ru"),)),
                            (*words("раз"), Span((Attr(pairs=(("lang", "en"),)), words("one")))),
                        )
                    ),
                    Str("."),
                )
            ),
        ),
    ),
    "a style of Word's own": (
        (Para((styled_words("Emphasis", "one"),)), styled("Body Text", "Two.")),
        (para("one"), para("Two.")),
    ),
    "a bookmark, and one of another program": (
        (Para((Span((Attr("_Toc1"), words("one"))), Space(), Span((Attr("a", ("anchor",)), words("two"))))),),
        (para("one two"),),
    ),
    "a heading": (
        (Header((2, Attr("of-bold"), (Strong(words("Of bold")), Space(), Emph(words("words"))))),),
        (Header((2, Attr(), (*words("Of bold"), Space(), Emph(words("words"))))),),
    ),
    "a heading with attributes": (
        (para(f'{OPEN}{{heading #end .verse title="A b" lang=ru}}'), Header((2, Attr("x"), words("End"))), para(CLOSE)),
        (Header((2, Attr("end", ("verse",), (("title", "A b"), ("lang", "ru"))), words("End"))),),
    ),
    "a division in a division, and what is after both": (
        (
            *(para(f"{OPEN}{{.box}}"), para("a"), para(f"{OPEN}{{.verse}}"), para("b"), para(CLOSE), para("c")),
            *(para(CLOSE), para("d")),
        ),
        (
            Div((Attr("", ("box",)), (para("a"), Div((Attr("", ("verse",)), (para("b"),))), para("c")))),
            para("d"),
        ),
    ),
    "the end of a division that never began": ((para("a"), para(CLOSE), para("b")), (para("a"), para("b"))),
    "what is no division": ((para(f"{OPEN}verse"), para("a"), para(CLOSE)), (para("a"),)),
    "hyphens for the end of a line": ((para("dé\u00adjà-\u00advu"), para("\u00ad")), (para("déjà-vu"),)),
    "spaces around a text": ((Para((Space(), Str("a"), Space())),), (para("a"),)),
    "a space before the call of a note": (
        (Para((*words("a b"), Space(), Note((para("Note."),)))),),
        (Para((*words("a b"), Note((para("Note."),)))),),
    ),
    "paragraphs without words": (
        (
            *(Para(()), Para((Space(),)), Para((Code((Attr(), "x")),)), Para((Note((para("n"),)),))),
            *(Para((Math((MathType("InlineMath"), "x")),)), Para((picture("", IN_FILE),))),
        ),
        (
            *(Para((Code((Attr(), "x")),)), Para((Note((para("n"),)),)), Para((Math((MathType("InlineMath"), "x")),))),
            Para((picture(""),)),
        ),
    ),
    "stars": ((para("* * *"), para("* * * and a text")), (HorizontalRule(), para("* * * and a text"))),
    "the notes of an editor and a translator": (
        (
            Para(
                (
                    Str("a"),
                    Note((para("Ed: In Texas."), para("So."))),
                    Note((para("пер:Так."),)),
                    Note((para("In: b."),)),
                )
            ),
        ),
        (
            Para(
                (
                    Str("a"),
                    Note((para("In Texas."), para("So.")), "ed"),
                    Note((para("Так."),), "tr"),
                    Note((para("In: b."),)),
                )
            ),
        ),
    ),
    "an alert under the title of its language": (
        (Div((Attr("", ("tip",)), (Div((Attr("", ("title",)), (para("Совет"),))), para("a")))),),
        (Div((Attr("", ("tip",)), (Div((Attr("", ("title",)), (para("Tip"),))), para("a")))),),
    ),
    "an alert under a title of its own": (
        (Div((Attr("", ("tip",)), (Div((Attr("", ("title",)), (para("Внимание"),))), para("a")))),),
        (Div((Attr("", ("tip",)), (Div((Attr("", ("title",)), (para("Внимание"),))), para("a")))),),
    ),
    "a link to another text": (
        (Para((Link((Attr("", ("x",)), words("a"), Target("diglot:b.md#c", "T"))),)),),
        (Para((Link((Attr(), words("a"), Target("b.md#c", "T"))),)),),
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_word_makes_of_a_text_is_a_manuscript_again(what: str) -> None:
    read, expected = CASES[what]
    restored = restore(read, lambda part, title: HERE if part == "word/media/image1.png" else None)
    assert restored.blocks == expected
    assert restored.losses == ()


def test_title_and_standfirst_are_no_part_of_the_text() -> None:
    blocks = (styled("diglot title", "The  coast"), styled("diglot subtitle", "A travel"), para("Text."))
    restored = restore(blocks, lambda *_: None)
    assert (restored.blocks, restored.title, restored.standfirst) == ((para("Text."),), "The coast", "A travel")


def test_what_may_not_be_published_leaves_its_words_and_is_reported() -> None:
    link = Link((Attr(), (*words("see a"), picture("A map", IN_FILE)), Target("javascript:x")))
    restored = restore((Para((link,)),), lambda *_: None)
    assert restored.blocks == (Para((*words("see a"), *words("A map"))),)
    assert [(loss.thing, loss.excerpt, loss.count) for loss in restored.losses] == [
        ("link to what may not be published", "see aA map", 1),
        ("picture that cannot be published", "A map", 1),
    ]
