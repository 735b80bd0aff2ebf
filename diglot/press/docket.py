"""The slip that goes with one build through the shop: the order, and every problem met so far. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from diglot.press.order import Order, severity
from diglot.words.problems import Problem

T = TypeVar("T")


@dataclass
class Docket:
    """Collects problems, and knows whether one of them stops the build.

    is_lenient: by the order, and from the moment that they are read by the settings too.
    """

    order: Order
    is_lenient: bool
    problems: list[Problem] = field(default_factory=list)

    def note(self, problems: Iterable[Problem]) -> None:
        """Write problems down."""
        self.problems.extend(problems)

    def take(self, result: tuple[T, Iterable[Problem]]) -> T:
        """A stage's result; its problems are written down."""
        self.note(result[1])
        return result[0]

    @property
    def has_error(self) -> bool:
        """Does an error stand? Then nothing is published."""
        return any(
            severity(problem, is_lenient=self.is_lenient, is_strict=self.order.is_strict) == "error"
            for problem in self.problems
        )
