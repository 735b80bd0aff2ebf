"""Problems of data of the house's own. Touches nothing."""

from diglot.model.problems.base import N_, FileProblem


class BrokenCsv(FileProblem, frozen=True):
    """reason: a message."""

    reason: str
    code = "broken-csv"
    translated_facts = frozenset(["reason"])
    follows_from = frozenset(["conflict-markers"])
    what = N_("this table cannot be read: {reason}")
    fix = N_("correct this line, or export the table again as CSV in UTF-8, with column names in its first line")
