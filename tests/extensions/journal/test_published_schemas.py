"""What a journal hands over, held against the schemas that Crossref, DataCite, JATS4R and the book trade publish.

They are in an environment of their own, which `build.py test --long` makes. The DTD of JATS is in the ordinary tests.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from diglot.cli import command_line
from tests.extensions.journal.publication import VOLUME
from tests.tools.publication import write_files

ROOT = Path(__file__).parents[3]
VENV, LOCK = ROOT / ".venv-schemas", ROOT / "requirements-schemas.lock"
FORMS = ("crossref", "datacite", "jats4r", "onix")
Faults = Mapping[Path, list[str]]
CORRECTION = """---
title: A correction
date: 2026-03-26
authors: [anna-veresova]
article_type: correction
corrects: 10.5555/ps.2026.2.2
doi: 10.5555/ps.2026.2.3
---

Two is three.
"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def faults() -> Callable[[Mapping[Path, str]], Faults]:
    """What the schemas find in files, each of a form."""
    stamp = VENV / f"{LOCK.name}.stamp"
    if not stamp.is_file() or not stamp.read_bytes().endswith(LOCK.read_bytes()):
        pytest.skip("the published schemas are not installed: python3 build.py test --long brings them")

    def find(files: Mapping[Path, str]) -> Faults:
        tool = [VENV / "bin/python", ROOT / "tests/tools/published_schemas.py"]
        orders = [f"{form}={file}" for file, form in files.items()]
        found = subprocess.run([*tool, *orders], capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stderr
        return {Path(file): told for file, told in json.loads(found.stdout).items()}

    return find


@pytest.fixture(scope="module")
def files(whole_journal: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """The files of the journal with everything, of that which `init` makes, and of a book; each with its form."""
    root = shutil.copytree(whole_journal, tmp_path_factory.mktemp("own") / "journal")
    write_files(root, {"content/volumes/harbours.toml": VOLUME, "content/en/articles/correction.md": CORRECTION})
    issue = root / "content/issues/2026-spring.toml"
    issue.write_text(issue.read_text("utf-8").replace('"articles/review"', '"articles/review", "articles/correction"'))
    new = tmp_path_factory.mktemp("new") / "journal"
    assert command_line.main(["init", str(new), "--journal", "--yes"]) == 0
    return {
        **exported(root, "harbours", "onix"),
        **exported(root, "2026-spring", "crossref", "datacite", "jats"),
        **exported(new, "first-issue", "crossref", "datacite", "jats"),
    }


def exported(root: Path, name: str, *formats: str) -> dict[Path, str]:
    made: dict[Path, str] = {}
    for form in formats:
        output = root.parent / form
        words = ["export", name, "--format", form, "--output", str(output), "--root", str(root)]
        assert command_line.main(words) == 0
        if form == "jats":
            with zipfile.ZipFile(output) as archive:
                made |= {Path(archive.extract(one, root.parent)): "jats4r" for one in archive.namelist()}
        else:
            made[output] = form
    return made


@pytest.fixture(scope="module")
def found(files: dict[Path, str], faults: Callable[[Mapping[Path, str]], Faults]) -> Faults:
    return faults(files)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_handed_over_is_valid(form: str, files: dict[Path, str], found: Faults) -> None:
    told = {f"{file.parent.name}/{file.name}": found[file] for file in files if files[file] == form}
    assert told == {name: [] for name in told}
    assert told


# Of each form: what is written otherwise, and what its schema says of that.
SPOILT = {
    "crossref": ("<issue>2</issue>", "<issue>2</issue><issue>2</issue>", "Unexpected child with tag"),
    "datacite": ('"HasTranslation"', '"IsRetold"', "is not one of"),
    "jats4r": ("<copyright-year>2026</copyright-year>", "", "Missing <copyright-year>"),
    "onix": ("<ProductForm>BA</ProductForm>", "<ProductForm>BA0</ProductForm>", "is not an element of the set"),
}


def test_each_schema_finds_what_is_spoilt(
    files: dict[Path, str], faults: Callable[[Mapping[Path, str]], Faults], tmp_path: Path
) -> None:
    spoilt = {tmp_path / form: form for form in FORMS}
    for path, form in spoilt.items():
        whole = next(file for file in files if files[file] == form)
        old, new, _ = SPOILT[form]
        if form == "datacite":
            with zipfile.ZipFile(whole) as records, zipfile.ZipFile(path, "w") as archive:
                for name in records.namelist():
                    archive.writestr(name, records.read(name).decode().replace(old, new))
        else:
            path.write_text(whole.read_text("utf-8").replace(old, new), encoding="utf-8")
    for path, told in faults(spoilt).items():
        assert any(SPOILT[path.name][2] in one for one in told), (path.name, told)
