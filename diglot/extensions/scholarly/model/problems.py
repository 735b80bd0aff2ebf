"""Problems of marginal numbers and of a critical apparatus. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


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
