"""Collects the problems of one build, and decides whether they stop it. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from diglot.model.problems import BeyondLimits, Problem
from diglot.pipeline.base.build_options import BuildOptions, severity

T = TypeVar("T")


@dataclass
class Diagnostics:
    """The problems of one build."""

    options: BuildOptions
    problems: list[Problem] = field(default_factory=list)
    keeps_rows: bool = True
    """Whether the values of this build are kept for the next one; not where the disk is full."""
    is_lenient: bool = field(init=False)
    """Set from the options; once the settings are read, they may set it too."""
    is_draft: Callable[[str], bool] = field(default=lambda _: False)
    """Whether a file is a draft: what is wrong in one stops no build. Set once the texts are paired."""

    def __post_init__(self) -> None:
        """Take leniency from the options."""
        self.is_lenient = self.options.is_lenient

    def note(self, problems: Iterable[Problem]) -> None:
        """Add problems. What is about the machine, and so the same for many files, is added once."""
        for problem in problems:
            if not (problem.is_transient and problem in self.problems):
                self.problems.append(problem)

    def take(self, result: tuple[T, Iterable[Problem]]) -> T:
        """Return the result of a stage, and add its problems."""
        self.note(result[1])
        return result[0]

    @property
    def has_error(self) -> bool:
        """Whether one of the problems is an error: then nothing is published."""
        return any(map(self._is_error, self.problems))

    @property
    def refused(self) -> frozenset[str]:
        """Files beyond a limit, where that stops the build: compiling them would be wasted work."""
        return frozenset(
            problem.file for problem in self.problems if isinstance(problem, BeyondLimits) and self._is_error(problem)
        )

    @property
    def drafts_at_fault(self) -> frozenset[str]:
        """The files of drafts that have problems."""
        return frozenset(filter(self.is_draft, (problem.position[0] for problem in self.problems)))

    def _is_error(self, problem: Problem) -> bool:
        is_in_draft, is_strict = self.is_draft(problem.position[0]), self.options.is_strict
        return severity(problem, is_lenient=self.is_lenient, is_strict=is_strict, is_in_draft=is_in_draft) == "error"
