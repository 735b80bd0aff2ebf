"""Problems of a text's body: links, pictures, markup, limits. Touches nothing."""

from __future__ import annotations

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


class DeadLink(FileProblem, frozen=True):
    target: str
    suggestion: str
    code = "dead-link"
    what = N_("the link “{target}” leads nowhere{suggestion}")
    fix = N_("name a file that exists, such as ../blog/article.md")


class DeadAnchor(FileProblem, frozen=True):
    target: str
    anchor: str
    suggestion: str
    code = "dead-anchor"
    what = N_("“{target}” leads to #{anchor}, which is not there{suggestion}")
    fix = N_("give the heading that id with {{#{anchor}}}, or mend the link")


class UnsafeLink(FileProblem, frozen=True):
    target: str
    code = "unsafe-link"
    what = N_(
        "the address “{target}” is not published: only https, http, mailto, tel and the publication's own files are"
    )
    fix = N_("write an address of one of these kinds")


class MissingPicture(FileProblem, frozen=True):
    """looked: the places where it was looked for. suggestion: " (…?)" or ""."""

    target: str
    looked: str
    suggestion: str
    code = "missing-picture"
    what = N_("the picture “{target}” is not there{suggestion}; looked for: {looked}")
    fix = N_("put the picture beside the text or into content/media, or mend its name")


class BrokenPicture(FileProblem, frozen=True):
    target: str
    reason: str
    code = "broken-picture"
    what = N_("the picture {target} cannot be published: {reason}")
    fix = N_(
        "copy it again, or save it again as PNG, JPEG, WebP, AVIF, GIF or plain SVG; until then its words stand in"
    )


class RefusedDrawing(FileProblem, frozen=True):
    """found: what is refused, as it is written in the drawing."""

    found: str
    reason: str
    code = "refused-drawing"
    what = N_("the drawing cannot be published: {reason} ({found})")
    fix = N_(
        "take it out here, or save the drawing again as plain SVG with its pictures embedded and its text as text or "
        "outlines; until then its words stand in"
    )


class MissingAlt(FileProblem, frozen=True):
    target: str
    code = "missing-alt"
    severity = "warning"
    what = N_("the picture “{target}” has no words for those who cannot see it")
    fix = N_('write ![Caption]({target}){{alt="What the picture shows"}}; alt="" if it only decorates')


class DroppedMarkup(FileProblem, frozen=True):
    markup: str
    code = "dropped-markup"
    severity = "warning"
    what = N_("the markup {markup} is not published")
    fix = N_("say it in Markdown, or delete it")


class UnreadableManuscript(FileProblem, frozen=True):
    reason: str
    code = "unreadable-manuscript"
    what = N_("the text could not be read: {reason}")
    fix = N_("look for markup that nests or repeats without end; halve the text to find the place")


class BeyondLimits(FileProblem, frozen=True):
    thing: str
    number: str
    limit: str
    code = "beyond-limits"
    what = N_("too many {thing}: {number}; at most {limit} are allowed")
    fix = N_("take some of them out here, or divide the text; with --lenient it is tried as it is")


class ShownMarkup(FileProblem, frozen=True):
    markup: str
    code = "shown-markup"
    severity = "warning"
    what = N_("{markup} is not read as markup here: the page shows it as it is written")
    fix = N_("put it in backticks to speak of it; else close it, say it in Markdown, or delete it")


class UnclosedComment(FileProblem, frozen=True):
    code = "unclosed-comment"
    what = N_("the comment that begins here has no end, and would be published")
    fix = N_("end it with -->")


class TextInComment(FileProblem, frozen=True):
    label: str
    code = "text-in-comment"
    what = N_("your text is in a comment, and readers will not see it: <!-- {label} …")
    fix = N_("put the translation below the line that ends the comment (-->)")


class LostWords(FileProblem, frozen=True):
    excerpt: str
    code = "lost-words"
    what = N_("words are missing from the page, from “{excerpt}” on: the HTML around swallows them")
    fix = N_("close the tags before this place, or say them in Markdown")


class ForeignShortcode(FileProblem, frozen=True):
    written: str
    code = "foreign-shortcode"
    severity = "warning"
    what = N_("{written} belongs to another tool: the page shows it as it is written, here and further down")
    fix = N_("say it in Markdown, or delete it")


class UnreadFormula(FileProblem, frozen=True):
    formula: str
    code = "unread-formula"
    severity = "warning"
    what = N_("this formula cannot be read, and is shown in TeX: {formula}")
    fix = N_("write it with commands of plain LaTeX and AMS mathematics; packages and commands of your own are unknown")


class UnreadLink(FileProblem, frozen=True):
    written: str
    code = "unread-link"
    severity = "warning"
    what = N_("this is no link, and the page shows its signs: {written}")
    fix = N_("leave no space between ] and (; put an address with spaces in angle brackets: [text](<my file.md>)")


class UnclosedDiv(FileProblem, frozen=True):
    code = "unclosed-div"
    severity = "warning"
    what = N_("nothing closes the ::: that stands here: all the rest of the text is inside it")
    fix = N_("write ::: on a line of its own where it ends")


class RemotePicture(FileProblem, frozen=True):
    href: str
    code = "remote-picture"
    severity = "warning"
    what = N_("the picture {href} is on another server: a site that shows its own pictures only will not show it")
    fix = N_("save the picture in content/media and name it here")


class InlineNote(FileProblem, frozen=True):
    code = "inline-note"
    severity = "warning"
    what = N_("a note written as ^[…] is not read: the page shows the signs")
    fix = N_("write [^name] here and [^name]: the note at the end of the text")


class NoteInNote(FileProblem, frozen=True):
    name: str
    code = "note-in-note"
    what = N_("the note [^{name}] is called inside another note, and readers will not see it")
    fix = N_("put its words into the note that calls it")


class UndefinedNote(FileProblem, frozen=True):
    name: str
    code = "undefined-note"
    severity = "warning"
    what = N_("there is no note [^{name}]: the page shows the signs")
    fix = N_("write [^{name}]: and the note at the end of the text")


class UncalledNote(FileProblem, frozen=True):
    name: str
    code = "uncalled-note"
    what = N_("nothing calls the note [^{name}], and readers will not see it")
    fix = N_("write [^{name}] where it belongs, or delete the note")


class NoteTwice(FileProblem, frozen=True):
    name: str
    first: int
    code = "note-twice"
    what = N_("the note [^{name}] stands in line {first} already, and readers will not see this one")
    fix = N_("give it another name, or delete one of the two")


class LostCells(FileProblem, frozen=True):
    cells: int
    columns: int
    code = "lost-cells"
    what = N_("the row has {cells} cells, the table {columns} columns: readers will not see the cells beyond")
    fix = N_("add a column to the table's head; or write \\| for a bar that divides no cells")


class UnpublishedLink(FileProblem, frozen=True):
    target: str
    reason: str
    code = "unpublished-link"
    what = N_("the link “{target}” leads to a text that readers do not see: {reason}")
    fix = N_("publish that text first, or take the link out until then")
