"""Problems of the extension `polls`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem, SubjectProblem


class BallotChanged(FileProblem, frozen=True):
    """The options of an open poll are not those on which readers have voted."""

    options: str
    code = "ballot-changed"
    what = N_("since readers began to vote, an option has been removed, or the options have been put in another order")
    fix = N_("restore the order: {options}; words may be corrected, and new options added at the end")


class NoSuchPoll(SubjectProblem, frozen=True):
    """The same fact about a name on the command line."""

    suggestion: str
    code = "unknown-poll"
    what = N_("there is no such poll{suggestion}")
    fix = N_("name a file of content/polls without .toml")


class PollByHand(FileProblem, frozen=True):
    """The votes cannot be written into the file of a poll without changing other bytes of it."""

    lines: str
    code = "poll-by-hand"
    what = N_("this file is written in a way that does not let diglot replace only the votes")
    fix = N_("write by hand: {lines}")


class VotesMissing(FileProblem, frozen=True):
    """The votes of a poll are not on this machine, or not all of them."""

    recorded: int
    written: int
    code = "votes-missing"
    what = N_("votes for this poll that are recorded here: {recorded}; in the file: {written}")
    fix = N_("run this where `polls serve` runs, or write closed = and the votes by hand")


class VotesUnreadable(SubjectProblem, frozen=True):
    """The database of votes cannot be used."""

    reason: str
    code = "votes-unreadable"
    what = N_("the votes cannot be read or written: {reason}")
    fix = N_("free some space or correct the permissions; if the file is damaged, restore it from a backup")
