"""The slip that goes with one build through the shop: the order, and every problem met so far. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from diglot.model.problems import BeyondLimits, Problem
from diglot.pipeline.base.build_options import BuildOptions, severity

T = TypeVar("T")


@dataclass
class Diagnostics:
    """Collects problems, and knows whether one of them stops the build.

    is_lenient: by the order, and from the moment that they are read by the settings too.
    """

    order: BuildOptions
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
        return any(map(self._is_error, self.problems))

    @property
    def refused(self) -> frozenset[str]:
        """Files that go beyond a limit, where that stops the build: no machine need be kept busy with them."""
        return frozenset(
            problem.file for problem in self.problems if isinstance(problem, BeyondLimits) and self._is_error(problem)
        )

    def _is_error(self, problem: Problem) -> bool:
        return severity(problem, is_lenient=self.is_lenient, is_strict=self.order.is_strict) == "error"
