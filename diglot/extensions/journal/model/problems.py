"""Problems of the extension `journal`. Touches nothing."""

from diglot.model.messages import N_
from diglot.model.problems import FileProblem, PageProblem


class DateOrder(FileProblem, frozen=True):
    name: str
    day: str
    later: str
    later_day: str
    code = "date-order"
    what = N_("“{name}” is {day}, after “{later}”, {later_day}")
    fix = N_("compare both days with the files of the editors")


class DoiTaken(FileProblem, frozen=True):
    doi: str
    other: str
    code = "doi-taken"
    what = N_("the DOI {doi} is that of {other} already")
    fix = N_("give each edition of each article a DOI of its own")


class OtherPrefix(FileProblem, frozen=True):
    doi: str
    prefix: str
    code = "doi-prefix"
    severity = "warning"
    what = N_("the DOI {doi} does not begin with {prefix}/, as those of the journal do")
    fix = N_("write the DOI of the journal, or another prefix under [journal.doi] in content/site.toml")


class MissingCounterpart(FileProblem, frozen=True):
    """names: of fields that the edition in the other file has."""

    names: str
    other: str
    code = "missing-counterpart"
    severity = "warning"
    what = N_("{other} has what is missing here: {names}")
    fix = N_("write it in the language of this text")


class KeywordsDiffer(FileProblem, frozen=True):
    count: str
    other_count: str
    other: str
    code = "keywords-differ"
    severity = "warning"
    what = N_("the number of keywords is {count} here and {other_count} in {other}")
    fix = N_("give both the same keywords, in the same order")


class FieldsDiffer(FileProblem, frozen=True):
    name: str
    value: str
    other_value: str
    other: str
    code = "fields-differ"
    severity = "warning"
    what = N_("“{name}” is “{value}” here and “{other_value}” in {other}")
    fix = N_("write it in the original alone: the translation has it from there")


class PagesDiffer(PageProblem, frozen=True):
    """detail: the field `pages`; page: the last one of the PDF."""

    code = "pages-differ"
    severity = "warning"
    what = N_("“pages” says {detail}, but the PDF ends with page {page}")
    fix = N_("correct “pages”: readers cite an article by the numbers of its pages")


class NothingToDeposit(FileProblem, frozen=True):
    code = "nothing-to-deposit"
    what = N_("no article of this issue is published")
    fix = N_("name articles of the issue under articles = […], and publish them")


class MissingForDeposit(FileProblem, frozen=True):
    """names: of fields, those joined by a stroke in place of each other."""

    register: str
    names: str
    code = "missing-for-deposit"
    severity = "warning"
    what = N_("{register} needs what is missing here: {names}")
    fix = N_("write them here; what is missing as issue is an issue that names the article")


class RefusedInDeposit(FileProblem, frozen=True):
    """wanted: a message that says what the register takes."""

    register: str
    field: str
    value: str
    wanted: str
    code = "refused-in-deposit"
    severity = "warning"
    what = N_("{register} would not take “{value}” as “{field}”")
    fix = N_("write {wanted} after “{field}”")
