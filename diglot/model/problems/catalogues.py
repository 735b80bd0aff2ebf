"""Problems of the interface's words: gettext catalogues. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


class BrokenCatalogue(FileProblem, frozen=True):
    reason: str
    code = "broken-catalogue"
    what = N_("the catalogue cannot be read: {reason}")
    fix = N_("correct this entry; remove any git conflict markers")


class MissingTranslation(FileProblem, frozen=True):
    msgid: str
    code = "missing-translation"
    severity = "warning"
    what = N_("“{msgid}” is not translated")
    fix = N_("write its msgstr; until then the English text is shown")


class MissingPlural(FileProblem, frozen=True):
    msgid: str
    wanted: str
    code = "missing-plural"
    what = N_("“{msgid}” needs {wanted} plural forms")
    fix = N_("write every msgstr[…], beginning with msgstr[0]; Russian has three: 1 голос, 2 голоса, 5 голосов")


class WrongPlaceholder(FileProblem, frozen=True):
    msgid: str
    found: str
    code = "wrong-placeholder"
    what = N_("the placeholders in the translation of “{msgid}” do not match: {found}")
    fix = N_("use the placeholders of the msgid exactly")


class DuplicateMessage(FileProblem, frozen=True):
    msgid: str
    first: int
    code = "duplicate-message"
    what = N_("“{msgid}” is already translated in line {first}, so this translation is not used")
    fix = N_("delete one of the two entries")
