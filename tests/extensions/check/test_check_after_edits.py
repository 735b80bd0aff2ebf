"""What `check` finds after edits is what it finds in a copy whose cache is empty, whatever was edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.extensions.check.pipeline.lint import check_publication
from diglot.model.problems import Problem
from diglot.pipeline.base.build_options import BuildOptions
from tests.tools.publication import DAY, NobodyWatches
from tests.tools.random_edits import check_edits


def what_check_says(root: Path) -> tuple[Problem, ...]:
    return check_publication(BuildOptions(root, root / "public", DAY), NobodyWatches()).problems


@pytest.mark.parametrize(("count", "every"), [(9, 2), pytest.param(100, 1, marks=pytest.mark.long)])
def test_check_after_random_edits_finds_what_it_finds_afresh(tmp_path: Path, count: int, every: int) -> None:
    at_once = 3 if count < 100 else 1
    check_edits(tmp_path / "house", count, seed=5, at_once=at_once, say=what_check_says, commands_every=every)
