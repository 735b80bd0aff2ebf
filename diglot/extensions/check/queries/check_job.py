"""An edition to be checked, and what was found in it; what is asked of whoever checks texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from diglot.extensions.check.model.problems import AnyFinding
from diglot.model.publication import FrontMatter
from diglot.model.translation.passages import Allowance
from diglot.queries.query import Passing
from diglot.queries.text_job import CompileJob


class EditionText(msgspec.Struct, frozen=True):
    """The text of an edition, and its front matter."""

    job: CompileJob
    front: FrontMatter


class EditionCheck(msgspec.Struct, frozen=True):
    """An edition to be checked. original: the one that it translates, if it can be compared with it."""

    text: EditionText
    original: EditionText | None


class EditionFindings(msgspec.Struct, frozen=True, array_like=True):
    """What was found in an edition, hints included, and what its author allows."""

    problems: tuple[AnyFinding, ...] = ()
    allowances: tuple[Allowance, ...] = ()


class Checker(Protocol):
    """Checks texts of the sources of the present build."""

    def check(self, checks: Sequence[EditionCheck]) -> Iterable[EditionFindings | Passing[EditionFindings]]:
        """Yield what is found in each edition, in order; of one that cannot be read it is passing."""
