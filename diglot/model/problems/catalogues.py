"""Problems of the interface's words: gettext catalogues. Touches nothing."""

from __future__ import annotations

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


class BrokenCatalogue(FileProblem, frozen=True):
    reason: str
    code = "broken-catalogue"
    what = N_("the catalogue cannot be read: {reason}")
    fix = N_("mend this entry; git's conflict markers must go")


class MissingTranslation(FileProblem, frozen=True):
    msgid: str
    code = "missing-translation"
    severity = "warning"
    what = N_("“{msgid}” is not translated")
    fix = N_("write its msgstr; until then the English is shown")


class MissingPlural(FileProblem, frozen=True):
    msgid: str
    wanted: str
    code = "missing-plural"
    what = N_("“{msgid}” needs {wanted} plural forms")
    fix = N_("write msgstr[0] to the last; Russian has three: 1 голос, 2 голоса, 5 голосов")


class WrongPlaceholder(FileProblem, frozen=True):
    msgid: str
    found: str
    code = "wrong-placeholder"
    what = N_("the translation of “{msgid}” has other placeholders: {found}")
    fix = N_("use the placeholders of the msgid, letter by letter")
