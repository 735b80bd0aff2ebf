"""What a build says of its progress: no stage counts more steps than it has announced, and each counts them all."""

from __future__ import annotations

from pathlib import Path

from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.site_build.pipeline import build
from tests.tools.publication import DAY, NobodyWatches, write_files


class Counts(NobodyWatches):
    """Notes every stage: its name, its steps, and how many of them were counted."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int, int]] = []

    def stage(self, name: str, total: int) -> None:
        self.stages.append((name, total, 0))

    def step(self) -> None:
        name, total, done = self.stages[-1]
        self.stages[-1] = name, total, done + 1


def test_every_stage_counts_the_steps_that_it_has_announced(tmp_path: Path) -> None:
    article = {f"content/{lang}/a.md": f"---\ntitle: {lang}\n---\nWords.\n" for lang in ("en", "ru")}
    volume = '[title]\nen = "V"\nru = "В"\n[[parts]]\narticles = ["a"]\n'
    settings = 'base_url = "https://journal.example"\n'
    root = write_files(tmp_path, {**article, "content/volumes/v.toml": volume, "content/site.toml": settings})
    added = ("parallel", "epub", "volume-epub", "epub-bilingual", "search", "pdf", "facing", "volume")
    for formats in (("html",), ("html", *added)):
        counts = Counts()
        assert build(BuildOptions(root, output=root / "public", today=DAY, formats=formats), counts).published
        assert [stage for stage in counts.stages if stage[1] != stage[2]] == []
