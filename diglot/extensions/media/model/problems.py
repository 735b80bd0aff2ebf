"""Problems of the captions of recordings. Touches nothing."""

from diglot.model.problems import Finding
from diglot.model.problems.base import N_


class MissingCaptions(Finding, frozen=True):
    """A recording in a text in whose language it has no captions. wanted: the file with them."""

    target: str
    lang: str
    wanted: str
    code = "missing-captions"
    cause = ("target",)
    what = N_("“{target}” has no captions in “{lang}”: whoever cannot hear it, cannot read it either")
    fix = N_("write them in WebVTT into {wanted}, or link to a transcript in the caption of the recording")


class CaptionsOutOfStep(Finding, frozen=True):
    """Words in the captions of one language at a time when those of another have none."""

    other: str
    time: str
    words: str
    code = "captions-out-of-step"
    what = N_("{other} has no words for these, at {time}: “{words}”")
    fix = N_("translate them there, or give them the same time in both files")


class BrokenCaptions(Finding, frozen=True):
    reason: str
    code = "broken-captions"
    what = N_("players cannot show these captions: {reason}")
    fix = N_(
        "correct them here; WebVTT has WEBVTT in its first line, and after a blank line a time above each few words"
    )
