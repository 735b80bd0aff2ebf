"""What the desk says, in the language of whoever is at it: how its pages get their words. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from diglot.adapters.catalogues import Localization
from diglot.model.languages import Lang
from diglot.model.problems import Problem, Severity


class Wording(Protocol):
    """A source of messages and problems in the language of the person at the desk."""

    lang: Lang

    @property
    def words(self) -> Localization:
        """The catalogue."""

    def say(self, msgid: str, **values: object) -> str:
        """Return a translated message with its placeholders filled."""

    def place(self, path: str) -> str:
        """Return the path of a file as the person knows it."""

    def what(self, problem: Problem) -> str:
        """Return what is wrong."""

    def fix(self, problem: Problem) -> str:
        """Return what to do about it."""

    def grouped(self, graded: Sequence[tuple[Problem, Severity]]) -> Iterator[str]:
        """Yield each problem with its place in a line; of many, an example of each cause and how many more it has."""
