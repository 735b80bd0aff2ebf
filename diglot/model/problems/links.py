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
    """looked: the places where it was looked for."""

    target: str
    looked: str
    code = "missing-picture"
    what = N_("the picture “{target}” is not there; looked for: {looked}")
    fix = N_("put the picture beside the text or into content/media, or mend its name")


class BrokenPicture(FileProblem, frozen=True):
    reason: str
    code = "broken-picture"
    what = N_("the picture cannot be published: {reason}")
    fix = N_("save it again as PNG, JPEG, WebP, AVIF, GIF or plain SVG")


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
