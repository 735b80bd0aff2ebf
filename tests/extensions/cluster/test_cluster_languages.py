"""A publication in a language of a package, made by workers on other machines: these know the language, or are refused."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

from tests.languages.language_package import run
from tests.tools.clusters import ROOT, dask_cluster
from tests.tools.publication import files_of

HERE = ROOT / "tests/languages/german"
german = partial(run, HERE)
BOTH = Path(os.pathsep.join(map(str, (ROOT, HERE))))


def write_copies(root: Path) -> Path:
    """The publication of the package, with so many texts that some are sent to the workers."""
    shutil.copytree(HERE / "publication", root)
    for lang in ("de", "en"):
        text = (root / f"content/{lang}/hafen.md").read_text(encoding="utf-8")
        for number in range(12):
            (root / f"content/{lang}/hafen-{number}.md").write_text(f"{text}\nNr. {number}\n", encoding="utf-8")
    return root


def test_workers_set_a_text_by_the_rules_of_the_package(tmp_path: Path) -> None:
    root, alone = write_copies(tmp_path / "a"), write_copies(tmp_path / "b")
    with dask_cluster(tmp_path, workers=1, code=BOTH) as cluster:
        report = german(root, "build", "--formats", "html,pdf", "--cluster", cluster.address)
        german(alone, "build", "--formats", "html,pdf")
    assert (report["published"], report["pdfs"]) == (True, 26)
    assert files_of(root / "public") == files_of(alone / "public")


def test_a_worker_without_the_package_is_refused_by_its_name(tmp_path: Path) -> None:
    root = write_copies(tmp_path / "a")
    with dask_cluster(tmp_path, workers=1) as cluster:
        report = german(root, "build", "--formats", "html", "--cluster", cluster.address)
    [problem] = report["problems"]
    assert problem["code"] == "cluster-mismatch"
    assert "german none" in problem["what"]
