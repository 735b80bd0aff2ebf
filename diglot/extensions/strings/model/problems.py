"""Findings of `strings`: messages and catalogues that do not fit. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import Finding


class MissingMessage(Finding, frozen=True):
    msgid: str
    place: str
    code = "missing-message"
    what = N_("“{msgid}” ({place}) is not in the catalogue")
    fix = N_("run `diglot strings update`, then translate it")


class UnusedMessage(Finding, frozen=True):
    msgid: str
    code = "unused-message"
    what = N_("“{msgid}” is no longer used")
    fix = N_("run `diglot strings update`, which keeps the translation at the end of the file as unused")


class BrokenTemplate(Finding, frozen=True):
    reason: str
    code = "broken-template"
    severity = "error"
    what = N_("the messages of this template cannot be read: {reason}")
    fix = N_("correct this line; check for a missing endif or quotation mark")
