"""Problems of files that commands write, and whose changes they take back. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems.base import FileProblem, SubjectProblem


class FileExists(SubjectProblem, frozen=True):
    code = "file-exists"
    what = N_("the file exists already and was left as it is")
    fix = N_("give another name after --output, or add --yes to overwrite it")


class FileChangedMeanwhile(FileProblem, frozen=True):
    code = "file-changed-meanwhile"
    what = N_("the file changed while this command was running, so it was left as it is")
    fix = N_("run the command again")


class ChangedSince(FileProblem, frozen=True):
    """command: the name of the one whose changes were to be taken back."""

    command: str
    code = "changed-since"
    what = N_("the file has changed since “{command}”, so it was left as it is")
    fix = N_("take back what was changed here later, and run the command again")
