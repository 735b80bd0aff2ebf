"""Problems as data: a place, a fact, a remedy. Wording comes last, so that it can be translated. Touches nothing.

A class is a kind of problem: `code` is what a grep finds, `what` and `fix` are entries of the catalogue whose
`{fields}` are the class's own. `docs/glossary.md` has the words, `docs/problems.md` explains each kind,
`tests/problems/<code>/` shows it at work.
Everything is imported from here; a new class goes into the module of its area.
"""

from typing import TYPE_CHECKING, TypeAlias, Union

from diglot.model.problems.base import (
    N_,
    FileProblem,
    Finding,
    Problem,
    Severity,
    SubjectProblem,
    in_question,
    kinds_of,
    nearest,
    split_results,
    suggestion_for,
)
from diglot.model.problems.catalogues import *
from diglot.model.problems.content import *
from diglot.model.problems.extensions import *
from diglot.model.problems.files import *
from diglot.model.problems.links import *
from diglot.model.problems.output import *
from diglot.model.problems.pdf import *
from diglot.model.problems.translation import *

if TYPE_CHECKING:
    AnyProblem: TypeAlias = Problem
else:
    # All kinds are known here: importing any problem imports the whole package.
    AnyProblem = Union[kinds_of(Problem)]  # noqa: UP007 - the kinds are a tuple
"""A problem of any kind, as the type of what msgspec decodes: `Problem` itself is no kind."""
