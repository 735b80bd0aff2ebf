"""Problems of the extension `translators`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem


class LostMarkup(FileProblem, frozen=True):
    """segment: the passage."""

    segment: str
    markup: str
    code = "lost-markup"
    severity = "warning"
    what = N_("the markup in the translation of passage {segment} is wrong: {markup}")
    fix = N_("compare the passage with the original: a link, a note or emphasis may be missing")


class MissingExtra(FileProblem, frozen=True):
    format: str
    code = "missing-extra"
    what = N_("the format {format} needs a package that is not installed: translate-toolkit")
    fix = N_("install it: pip install translate-toolkit (in a copy of the repository: .venv/bin/pip)")


class StaleSegment(FileProblem, frozen=True):
    segment: str
    text: str
    code = "stale-segment"
    severity = "warning"
    what = N_("the original of segment {segment} has changed since: “{text}” was left out")
    fix = N_("export the article again and translate what is new")


class UntranslatedSegment(FileProblem, frozen=True):
    segment: str
    text: str
    code = "untranslated-segment"
    severity = "warning"
    what = N_("segment {segment} has no translation: “{text}”")
    fix = N_("translate it in your tool, mark it as translated, and import the file again")
