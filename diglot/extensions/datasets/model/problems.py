"""Problems of data of the house's own. Touches nothing."""

from diglot.model.problems.base import N_, FileProblem


class BrokenCsv(FileProblem, frozen=True):
    """reason: a message."""

    reason: str
    code = "broken-csv"
    translated_facts = frozenset(["reason"])
    follows_from = frozenset(["conflict-markers"])
    what = N_("this table cannot be read: {reason}")
    fix = N_(
        "correct this line, or save the table from the spreadsheet anew as CSV in UTF-8, with names in its first line"
    )
