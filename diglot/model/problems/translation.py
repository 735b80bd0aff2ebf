"""Problems of keeping translations in step, and of moving texts. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem


class DamagedLedger(FileProblem, frozen=True):
    """It is never written over."""

    reason: str
    code = "damaged-ledger"
    severity = "warning"
    what = N_("this ledger cannot be read: {reason}")
    fix = N_("correct this line, or delete the file and declare the texts in step again with `diglot sync`")


class StrayLedger(FileProblem, frozen=True):
    """suggestion: " (…?)" or ""."""

    article: str
    suggestion: str
    code = "stray-ledger"
    severity = "warning"
    what = N_("this is the ledger of “{article}”, but there is no such article{suggestion}")
    fix = N_("rename the file after its article, or delete it; `diglot mv` moves everything at once")


class NotTranslated(FileProblem, frozen=True):
    lang: str
    reason: str
    code = "not-translated"
    what = N_("there is nothing here to declare in step with the original: {reason}")
    fix = N_("translate it first: `diglot translate` prepares the file; if it is complete, use `diglot sync --whole`")


class NeverInStep(FileProblem, frozen=True):
    article: str
    code = "never-in-step"
    what = N_("the texts of “{article}” were never declared in step")
    fix = N_("once they say the same, declare it: diglot sync {article}")


class NotMinor(FileProblem, frozen=True):
    """thing: a message."""

    thing: str
    code = "not-minor"
    what = N_("{thing}, which affects the translation")
    fix = N_("translate it, then run `diglot sync` without --minor; or give the other paragraphs with --units")


class UnknownUnit(FileProblem, frozen=True):
    name: str
    count: str
    code = "unknown-unit"
    what = N_("the original has no paragraph “{name}”: they are numbered from 1 to {count}")
    fix = N_("take the numbers from `diglot diff`, or title, kicker, standfirst, alt, caption")


class StaleNotReviewed(FileProblem, frozen=True):
    article: str
    count: str
    code = "behind-original"
    what = N_("paragraphs not reviewed, because they have changed since both texts were in step: {count}")
    fix = N_("see what changed with `diglot diff {article}`, declare it with `diglot sync {article}`, then review it")


class OwnReview(FileProblem, frozen=True):
    name: str
    count: str
    code = "own-review"
    what = N_("“{name}” may not review what they translated or declared in step themselves; paragraphs: {count}")
    fix = N_("let somebody else review them, or remove four_eyes from [review] in content/site.toml")


class UnreviewedTranslation(FileProblem, frozen=True):
    """article: its key."""

    article: str
    count: str
    code = "unreviewed-translation"
    severity = "warning"
    what = N_("this translation is held back until it is reviewed; paragraphs to review: {count}")
    fix = N_(
        "see them with `diglot review {article} --list`, then declare them reviewed with `diglot review {article}`"
    )


class OpenComments(FileProblem, frozen=True):
    """article: its key."""

    article: str
    count: str
    code = "open-comments"
    severity = "warning"
    what = N_("this translation is held back because of open comments: {count}")
    fix = N_(
        "read them with `diglot comment {article}`, and resolve each with `diglot comment {article} --resolve NAME`"
    )


class DamagedComment(FileProblem, frozen=True):
    reason: str
    code = "damaged-comment"
    severity = "warning"
    what = N_("this comment cannot be read: {reason}")
    fix = N_("correct this line, or delete the file")


class StrayComment(FileProblem, frozen=True):
    article: str
    code = "stray-comment"
    severity = "warning"
    what = N_("this is a comment on “{article}”, but there is no such article")
    fix = N_("move the file to the folder of its article in content/comments, or delete it")


class UnknownComment(FileProblem, frozen=True):
    name: str
    article: str
    code = "unknown-comment"
    what = N_("no comment has the name “{name}”, or several do")
    fix = N_("take the name from `diglot comment {article} --all`")


class DamagedMemory(FileProblem, frozen=True):
    reason: str
    code = "damaged-memory"
    severity = "warning"
    what = N_("this memory cannot be read: {reason}")
    fix = N_("save it again as TMX 1.4 in the program that made it, or delete the file")


class NotMovable(FileProblem, frozen=True):
    reason: str
    code = "not-movable"
    what = N_("this cannot be moved: {reason}")
    fix = N_("give an article and its new name, for example: diglot mv blog/article blog/another-name")


class UnfinishedMove(FileProblem, frozen=True):
    """article, name: the arguments of `mv`, quoted for a shell."""

    article: str
    name: str
    code = "unfinished-move"
    is_fatal = True
    what = N_("the move of {article} to {name} was cut short")
    fix = N_("finish it: diglot mv {article} {name}")


class AliasNotRecorded(FileProblem, frozen=True):
    alias: str
    code = "alias-by-hand"
    severity = "warning"
    what = N_("the old address {alias} should lead here but could not be recorded")
    fix = N_("add it to “aliases” yourself: {alias}")


class LostAddress(SubjectProblem, frozen=True):
    """A page that the published site has, and the new one has not."""

    code = "lost-address"
    severity = "warning"
    what = N_("this address was published, and leads nowhere now")
    fix = N_(
        "if a text has moved, write into its front matter: aliases: [{subject}]; if none has, there is nothing to do"
    )


class UnknownRevision(SubjectProblem, frozen=True):
    reason: str
    code = "unknown-commit"
    what = N_("the texts as of “{subject}” cannot be found: {reason}")
    fix = N_("give a day, such as 2024-05-31, or a commit of the publication's git repository")
