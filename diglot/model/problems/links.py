"""Problems of a text's body: links, pictures, markup, limits. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


class DeadLink(FileProblem, frozen=True):
    target: str
    code = "dead-link"
    cause = ("target",)
    what = N_("the link “{target}” leads nowhere")
    fix = N_("give a file that exists, such as ../blog/article.md")


class MisspeltLink(FileProblem, frozen=True):
    """A link that leads nowhere, but is much like one that would. wanted: that address, as it is written here."""

    target: str
    wanted: str
    code = "dead-link"
    cause = ("target",)
    what = N_("the link “{target}” leads nowhere ({wanted}?)")
    fix = N_("write {wanted}, or give another file that exists")


class MisrootedLink(FileProblem, frozen=True):
    """A link that would lead to a text if it were in another folder, and to no other text.

    root: that folder. wanted: the address as it must be written in this file.
    """

    target: str
    root: str
    wanted: str
    code = "dead-link"
    cause = ("root",)
    what = N_("the link “{target}” leads nowhere: it is written as if this file were in {root}")
    fix = N_("write {wanted}; `diglot fix` mends all such links")


class DeadMenuLink(FileProblem, frozen=True):
    target: str
    suggestion: str
    code = "dead-menu-link"
    what = N_("the link “{target}” of a menu leads nowhere{suggestion}")
    fix = N_("give a text such as about.md, a page such as archive/, or a full address: https://…")


class DeadAnchor(FileProblem, frozen=True):
    target: str
    anchor: str
    suggestion: str
    code = "dead-anchor"
    cause = ("target", "anchor")
    what = N_("“{target}” leads to #{anchor}, which does not exist{suggestion}")
    fix = N_("give the heading that id with {{#{anchor}}}, or correct the link")


class UnsafeLink(FileProblem, frozen=True):
    target: str
    code = "unsafe-link"
    cause = ("target",)
    what = N_(
        "the address “{target}” is not published: only https, http, mailto, "
        "tel and the publication's own files are allowed"
    )
    fix = N_("use an address of one of these kinds")


class UnknownScheme(FileProblem, frozen=True):
    """scheme: with which the address begins."""

    target: str
    scheme: str
    code = "unknown-scheme"
    cause = ("scheme",)
    what = N_("the address “{target}” is not published: the settings do not allow {scheme}:")
    fix = N_('allow it in content/site.toml, under [links]: schemes = ["{scheme}"]; or use an https: address')


class MissingPicture(FileProblem, frozen=True):
    """looked: the places where it was looked for. suggestion: " (…?)" or ""."""

    target: str
    looked: str
    suggestion: str
    code = "missing-picture"
    cause = ("target",)
    what = N_("the picture “{target}” was not found{suggestion}; looked for: {looked}")
    fix = N_("put the picture beside the text or into content/media, or correct its name")


class MissingRecording(FileProblem, frozen=True):
    """The same of sound or film."""

    target: str
    looked: str
    suggestion: str
    code = "missing-recording"
    cause = ("target",)
    what = N_("the recording “{target}” was not found{suggestion}; looked for: {looked}")
    fix = N_("put the file beside the text or into content/media, or correct its name")


class BrokenPicture(FileProblem, frozen=True):
    target: str
    reason: str
    code = "broken-picture"
    cause = ("target",)
    what = N_("the picture {target} cannot be published: {reason}")
    fix = N_(
        "copy it again, or save it again as PNG, JPEG, WebP, AVIF, GIF or "
        "plain SVG; until then its description is shown"
    )


class OversizedPicture(FileProblem, frozen=True):
    """The same of a picture that is sound, but too large."""

    target: str
    reason: str
    code = "broken-picture"
    what = N_("the picture {target} cannot be published: {reason}")
    fix = N_("save a smaller version: 4,000 pixels across are enough for paper; until then its description is shown")


class BrokenRecording(FileProblem, frozen=True):
    """Sound or film whose contents are not what its name says."""

    target: str
    reason: str
    code = "broken-recording"
    cause = ("target",)
    what = N_("the recording {target} cannot be published: {reason}")
    fix = N_(
        "copy it again, save it again as what its name says, or correct the name: mp3, m4a, ogg, opus, wav, mp4, webm"
    )


class OversizedRecording(FileProblem, frozen=True):
    """The same of a recording that is sound, but too large."""

    target: str
    reason: str
    code = "broken-recording"
    what = N_("the recording {target} cannot be published: {reason}")
    fix = N_("save it with a lower bit rate, or publish it on a site for films and link to it there")


class RefusedDrawing(FileProblem, frozen=True):
    """found: what is refused, as it is written in the drawing."""

    found: str
    reason: str
    code = "refused-drawing"
    what = N_("the drawing cannot be published: {reason} ({found})")
    fix = N_(
        "remove it here, or save the drawing again as plain SVG with its pictures embedded and its text as text or "
        "outlines; until then its description is shown"
    )


class MissingAlt(FileProblem, frozen=True):
    target: str
    code = "missing-alt"
    severity = "warning"
    what = N_("the picture “{target}” has no description for readers who cannot see it")
    fix = N_('write ![Caption]({target}){{alt="What the picture shows"}}; alt="" if it is only decoration')


class DroppedMarkup(FileProblem, frozen=True):
    markup: str
    code = "dropped-markup"
    cause = ("markup",)
    severity = "warning"
    what = N_("the markup {markup} is not published")
    fix = N_("use Markdown instead, or delete it")


class UnparsableManuscript(FileProblem, frozen=True):
    reason: str
    code = "unreadable-manuscript"
    what = N_("the text could not be read: {reason}")
    fix = N_("look for markup that nests or repeats endlessly; halve the text to find the place")


class BeyondLimits(FileProblem, frozen=True):
    thing: str
    number: str
    limit: str
    code = "beyond-limits"
    what = N_("too many {thing}: {number}; at most {limit} are allowed")
    fix = N_("remove some of them here, or split the text; --lenient tries it as it is")


class ShownMarkup(FileProblem, frozen=True):
    markup: str
    code = "shown-markup"
    cause = ("markup",)
    severity = "warning"
    what = N_("{markup} is not read as markup here, so the page shows it as written")
    fix = N_("put it in backticks if you are writing about it; otherwise close it, use Markdown instead, or delete it")


class UnclosedComment(FileProblem, frozen=True):
    code = "unclosed-comment"
    what = N_("the comment that begins here is not closed, and would be published")
    fix = N_("close it with -->")


class TextInComment(FileProblem, frozen=True):
    label: str
    code = "text-in-comment"
    what = N_("your text is inside a comment, where readers will not see it: <!-- {label} …")
    fix = N_("move the translation below the line that closes the comment (-->)")


class LostWords(FileProblem, frozen=True):
    excerpt: str
    code = "lost-words"
    what = N_("words are missing from the page, starting at “{excerpt}”: the HTML around them swallows them")
    fix = N_("close the tags before this place, or use Markdown instead")


class ForeignShortcode(FileProblem, frozen=True):
    written: str
    code = "foreign-shortcode"
    cause = ("written",)
    severity = "warning"
    what = N_("{written} belongs to another tool: the page shows it as written, here and further down")
    fix = N_("use Markdown instead, or delete it")


class UnreadFormula(FileProblem, frozen=True):
    formula: str
    code = "unread-formula"
    severity = "warning"
    what = N_("this formula cannot be read, so it is shown as TeX: {formula}")
    fix = N_("use plain LaTeX and AMS commands; other packages and commands of your own are not supported")


class MalformedLink(FileProblem, frozen=True):
    written: str
    code = "unread-link"
    severity = "warning"
    what = N_("this is not a link, and the page shows its markup: {written}")
    fix = N_("put an address with spaces in angle brackets: [text](<my file.md>); remove a space between ] and (")


class UndefinedLink(FileProblem, frozen=True):
    name: str
    code = "undefined-link"
    severity = "warning"
    what = N_("no line gives the address of [{name}], so the page shows the markup")
    fix = N_("write [{name}]: https://… on a line of its own, or the address here: [text](https://…)")


class UnusedDefinition(FileProblem, frozen=True):
    name: str
    code = "unused-definition"
    severity = "warning"
    what = N_("readers will not see this address: no link uses [{name}], or an earlier line defines it")
    fix = N_("write [text][{name}] where the link belongs, or delete this line")


class EmptyLink(FileProblem, frozen=True):
    target: str
    code = "empty-link"
    what = N_("the link to “{target}” has no words, so readers cannot see it")
    fix = N_("write the words that readers should click between the brackets")


class LostCaption(FileProblem, frozen=True):
    words: str
    code = "lost-caption"
    what = N_("readers will not see “{words}”: only a picture alone in its paragraph has a caption")
    fix = N_("put the picture alone in a paragraph, or delete alt=…: the words then describe the picture")


class UnclosedDiv(FileProblem, frozen=True):
    code = "unclosed-div"
    severity = "warning"
    what = N_("the ::: here is never closed, so all the rest of the text is inside it")
    fix = N_("write ::: on a line of its own where it ends")


class UnclosedFence(FileProblem, frozen=True):
    """fence: the signs that open the code."""

    fence: str
    code = "unclosed-fence"
    what = N_("the code that begins here is never closed, so the text after it is published as code")
    fix = N_("write {fence} on a line of its own where the code ends")


class UnknownClass(FileProblem, frozen=True):
    """suggestion: added when it is known which classes the stylesheets have."""

    name: str
    suggestion: str = ""
    code = "unknown-class"
    cause = ("name",)
    severity = "warning"
    what = N_("no stylesheet has the class “{name}”{suggestion}, so readers see no difference")
    fix = N_("correct the name, write rules for .{name} in assets/site.css, or delete the class")


class RemotePicture(FileProblem, frozen=True):
    href: str
    code = "remote-picture"
    cause = ("href",)
    severity = "warning"
    what = N_("the picture {href} is on another server: a site that allows only its own pictures will not show it")
    fix = N_("save the picture in content/media and link to it here")


class InlineNote(FileProblem, frozen=True):
    code = "inline-note"
    severity = "warning"
    what = N_("notes written as ^[…] are not supported: the page shows the markup")
    fix = N_("write [^name] here and [^name]: the note at the end of the text")


class UndefinedNote(FileProblem, frozen=True):
    name: str
    code = "undefined-note"
    severity = "warning"
    what = N_("there is no note [^{name}], so the page shows the markup")
    fix = N_("write [^{name}]: and the note at the end of the text")


class NoteInField(FileProblem, frozen=True):
    field: str
    name: str
    code = "note-in-field"
    what = N_("“{field}” cannot refer to a note: readers will see the markup, [^{name}]")
    fix = N_("refer to the note in the text, or write here what it says")


class UncalledNote(FileProblem, frozen=True):
    name: str
    code = "uncalled-note"
    what = N_("the note [^{name}] is never referenced, so readers will not see it")
    fix = N_("write [^{name}] where it belongs, or delete the note")


class NoteLabel(FileProblem, frozen=True):
    """wanted: a label that is read as one of the editor or the translator."""

    name: str
    wanted: str
    code = "note-label"
    severity = "warning"
    what = N_("the note [^{name}] is shown as the author's, by a number")
    fix = N_("write [^{wanted}] for a note of the editor or the translator, or a name without a colon")


class UnknownCitation(FileProblem, frozen=True):
    """written: the whole citation. suggestion: added when it is known which keys there are."""

    key: str
    written: str
    suggestion: str = ""
    code = "unknown-citation"
    cause = ("key",)
    what = N_("no bibliography has an item “{key}”{suggestion}")
    fix = N_("correct the key, add the item to content/bibliography.bib, or write \\@ if you only mean the sign")


class DeadReference(FileProblem, frozen=True):
    """written: the whole reference. suggestion: the nearest label of the text, as messages add it."""

    label: str
    written: str
    suggestion: str
    code = "dead-reference"
    what = N_("{written} refers to “{label}”, but nothing in this text has that label{suggestion}")
    fix = N_(
        "correct it, or give a figure, table, formula, heading, theorem or listing of this text the label: "
        "{{#{label}}}; for one of another text, write a link to its address, ending in #{label}"
    )


class MixedReference(FileProblem, frozen=True):
    written: str
    code = "mixed-reference"
    what = N_("{written} mixes a reference to a part of this text with a citation")
    fix = N_("write each in brackets of its own")


class RepeatedLabel(FileProblem, frozen=True):
    """first: the line that has the label already."""

    label: str
    first: int | None
    code = "repeated-label"
    what = N_("the label “{label}” stands here for the second time: line {first} has it already")
    fix = N_("give one of the two another label, and correct the references to it")


class LabelsDiffer(FileProblem, frozen=True):
    """other: the file without the label."""

    label: str
    other: str
    code = "labels-differ"
    severity = "warning"
    what = N_("the label “{label}” is in this text only: {other} has none of that name")
    fix = N_("write {{#{label}}} at what is opposite it there as well, or take it away here")


class MarginNumbersDiffer(FileProblem, frozen=True):
    """other: the file without the number."""

    number: str
    other: str
    code = "margin-numbers-differ"
    severity = "warning"
    what = N_("the marginal number “{number}” is in this text only: {other} lacks it")
    fix = N_("write [{number}]{{.margin}} at the same place there as well, or take it away here")


class ReadingWithoutLemma(FileProblem, frozen=True):
    """label: of the note."""

    label: str
    code = "reading-without-lemma"
    what = N_("nothing before “[^{label}]” says which words its readings are of")
    fix = N_("put the call behind a word, or write [the words]{{.lemma}}[^{label}]")


class BrokenBibliography(FileProblem, frozen=True):
    reason: str
    code = "broken-bibliography"
    what = N_("this bibliography cannot be read: {reason}")
    fix = N_('correct this place: each item is @type{{key, field = "value", …}}, or an object in CSL JSON')


class BibliographyKeyTwice(FileProblem, frozen=True):
    key: str
    first: str
    code = "bibliography-key-twice"
    what = N_("the item in {first} already has the key “{key}”")
    fix = N_("give this item a key of its own, or delete one of the two")


class NoteTwice(FileProblem, frozen=True):
    name: str
    first: int
    code = "note-twice"
    what = N_("the note [^{name}] is already defined in line {first}, so readers will not see this one")
    fix = N_("give it another name, or delete one of the two")


class LostCells(FileProblem, frozen=True):
    cells: int
    columns: int
    code = "lost-cells"
    what = N_("the row has {cells} cells, but the table has {columns} columns: readers will not see the extra cells")
    fix = N_("add a column to the table's head, or write \\| for a bar that does not separate cells")


class SpacedTable(FileProblem, frozen=True):
    row: str
    code = "spaced-table"
    severity = "warning"
    what = N_("a table made with spaces begins here, and its rows run together on the page: {row}")
    fix = N_("put | between its cells, and below the first row | --- | --- |, with as many cells")


class ExpiredLink(FileProblem, frozen=True):
    target: str
    code = "expired-link"
    cause = ("target",)
    severity = "warning"
    what = N_("the link “{target}” leads to a text that is no longer published")
    fix = N_("remove the link, or let it lead elsewhere")


class UnpublishedLink(FileProblem, frozen=True):
    target: str
    reason: str
    code = "unpublished-link"
    cause = ("target",)
    what = N_("the link “{target}” leads to a text that readers cannot see: {reason}")
    fix = N_("publish that text first, or remove the link until then")
