"""A published site and its sources in, the files that differ in a second build out.

Touches the disk through its machine only.
"""

from __future__ import annotations

from msgspec.structs import replace

from diglot.adapters.disk import differing_files, scratch_folder
from diglot.adapters.pandoc import PandocPool
from diglot.model.problems import NotReproduced
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.site_build.pipeline import build


def build_twice(options: BuildOptions, progress: Progress, pandoc: PandocPool) -> BuildReport:
    """Build, build everything again elsewhere, and report the first build with the files that differ."""
    report = build(options, progress, pandoc)
    if not report.is_published:
        return report
    with scratch_folder() as elsewhere:
        again = build(replace(options, output=elsewhere / "public", is_fresh=True), progress, pandoc)
        differing = [
            NotReproduced(f"{options.output.name}/{place}")
            for place in differing_files(options.output, elsewhere / "public")
        ]
    return replace(report, problems=sorted_problems([*report.problems, *again.problems, *differing]))
