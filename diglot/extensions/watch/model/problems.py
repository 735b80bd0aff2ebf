"""Problems of saving into the site of another program. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem

OTHER_MARKUP = N_("this line is markup of the site's program, which is not written like this in the file")
OTHER_FIELDS = N_("of the fields, only a title and a description on one line each can be saved")
SOURCE_OF_PO = N_("the original is in the files of which the site's program makes this PO file")
OTHER_PASSAGES = N_("a message would get more or fewer paragraphs; type a new passage over its comment, at the desk")
NO_PLACE = N_("the site’s program has no place for a translation of this text")
NO_SUCH_TEXT = N_("the site has no such text")


class NotSaved(FileProblem, frozen=True):
    """file: the copy of a text of another program's site. kind: why the text was left as it is."""

    kind: str
    code = "not-saved"
    what = N_("not saved into the site: {kind}")
    fix = N_("make this change in the file of the site; every command sees it there")
