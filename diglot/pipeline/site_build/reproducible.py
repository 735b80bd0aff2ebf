"""Checks that a build is reproducible: builds twice, and reports the files that differ.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from msgspec.structs import replace

from diglot.adapters.disk import differing_files, scratch_folder
from diglot.adapters.files.site_digest import SiteScan
from diglot.adapters.pandoc import PandocPool
from diglot.model.problems import NotReproduced
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.site_build.pipeline import build


def build_twice(
    options: BuildOptions, progress: Progress, pandoc: PandocPool, site_scan: SiteScan | None = None
) -> BuildReport:
    """Build, build everything again into a scratch folder, and return the first report with the files that differ."""
    report = build(options, progress, pandoc, site_scan)
    if not report.is_published:
        return report
    with scratch_folder() as folder:
        second_report = build(replace(options, output=folder / "public", is_fresh=True), progress, pandoc)
        differing = [
            NotReproduced(f"{options.output.name}/{place}")
            for place in differing_files(options.output, folder / "public")
        ]
    return replace(report, problems=sorted_problems([*report.problems, *second_report.problems, *differing]))
