"""Records which parts of a publication that are no rows yet a page is built from. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from diglot.model.building.dependencies import Dependency


@dataclass
class DependencyRecorder:
    """A recorder of the dependencies of the running task, if there is one."""

    dependencies: set[Dependency] | None = None

    def __call__(self, dependency: Dependency) -> None:
        """Record a dependency."""
        if self.dependencies is not None:
            self.dependencies.add(dependency)

    @contextmanager
    def recording(self) -> Iterator[set[Dependency]]:
        """Provide the set to which every dependency is added until the end of the block."""
        outer, self.dependencies = self.dependencies, set()
        try:
            yield self.dependencies
        finally:
            inner, self.dependencies = self.dependencies, outer
            if outer is not None:
                outer |= inner
