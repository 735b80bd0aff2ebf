"""Problems of labels and of references to them. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem


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
