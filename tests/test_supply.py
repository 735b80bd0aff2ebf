"""What is installed, and by whom: every package against its hash, every action and image as it was seen.

A hijacked release of one of some fifty packages would run the same day wherever `pip install` takes what is newest.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import bill_of_materials

ROOT = Path(__file__).parents[1]
# Texts of other programs, and what is tested with.
NOT_OURS = ("tests/extensions/adopt/adopted_sites/", "tests/fidelity/", "package-lock.json", "handbook/content/ledger/")
SAFELY = re.compile(r"--require-hashes (?:--no-deps )?--only-binary :all: ")
# What is here already: a folder or a wheel, without anything that it needs.
LOCAL = re.compile(
    r"pip install (?:-\S+ |--\S+ )*--no-deps (?:--no-build-isolation )?(?:\.(?:$|[\s`])|\S*diglot[-_]\S*\.whl)"
)
EXCEPTIONS = {
    r"pip install translate-toolkit|pip install distributed|pip install \"distributed==": (
        "an extra that its user adds; install.md says that it comes without a hash"
    ),
    r"pip install --force-reinstall pypandoc_binary": "`doctor`, for a package that is broken already",
    r"pip install --quiet --upgrade --only-binary :all: weasyprint pydyf": ".ci/newest tries what is newest",
    r"pip install`": "a sentence about the command",
    r"^search_terms: ": "words by which a guide is found",
    r"pip install \{package\}": "the same extras, by their names",
}


def lines_with(words: str) -> Iterator[tuple[str, str]]:
    """Yield each line of the repository's files with some words, and its file."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    for name in filter(None, listed):
        if name.startswith(NOT_OURS) or name == "tests/test_supply.py" or not (ROOT / name).is_file():
            continue
        text = re.sub(r"\\\n\s*", "", (ROOT / name).read_text(encoding="utf-8", errors="replace"))
        yield from ((name, line) for line in text.splitlines() if words in line)


def is_safe(line: str) -> bool:
    known = SAFELY.search(line) or LOCAL.search(line) or any(re.search(words, line) for words in EXCEPTIONS)
    return bool(known)


def test_every_installation_checks_hashes_or_fetches_nothing() -> None:
    found = [(name, line) for name, line in lines_with("pip install") if not name.startswith("tests/")]
    assert len({name for name, _ in found}) > 8
    assert [(name, line.strip()[:160]) for name, line in found if not is_safe(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "pip install diglot",
        "pip install ./diglot",
        'pip install "$GITHUB_ACTION_PATH"',
        "pip install --no-deps requests",
        "pip install --requirement requirements.lock",
        "pip install --require-hashes -r requirements.lock",
    ],
)
def test_what_fetches_anything_unseen_is_found(line: str) -> None:
    assert not is_safe(line)


def test_every_action_is_named_by_its_commit() -> None:
    used = [
        (name, line)
        for name, line in lines_with("uses: ")
        if not name.endswith(".py") and re.match(r"(@\w+@)? *(- )?uses: ", line)
    ]
    assert len(used) > 8
    for name, line in used:
        address = line.partition("uses: ")[2].split()[0]
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}|OWNER/diglot@COMMIT|@address@", address), (name, line)


def test_every_image_is_named_by_its_digest_and_is_one() -> None:
    named = [
        re.search(r"python:[\w.-]+\S*", line)
        for name, line in [*lines_with("FROM python"), *lines_with("image: python")]
        if not name.startswith("tests/")
    ]
    images = {image[0] for image in named if image}
    [image] = images
    assert re.fullmatch(r"python:3\.\d+-slim-\w+@sha256:[0-9a-f]{64}", image)


def test_the_bill_of_materials_is_that_of_the_lock(accept: bool) -> None:
    """`docs/bill-of-materials.json`: CycloneDX, generated from the lock and from `docs/dependencies.md`."""
    made = bill_of_materials.of_repository(ROOT)
    path = ROOT / "docs/bill-of-materials.json"
    if accept:
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made
    document = json.loads(made)
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    components = document["components"]
    references = [component["bom-ref"] for component in components]
    assert len(set(references)) == len(references) == len(bill_of_materials.read_lock(ROOT / "requirements.lock"))
    for component in components:
        assert re.fullmatch(r"pkg:pypi/[\w.-]+@[\w.]+", component["purl"])
        assert component["hashes"]
        assert component["description"]


@pytest.mark.parametrize("guide", ["docs/dependencies.md", "docs/dependencies.ru.md"])
def test_each_dependency_says_what_it_is_for(guide: str) -> None:
    """And no dependency that is gone does."""
    rows = bill_of_materials.purposes(ROOT / guide)
    assert set(rows) == set(bill_of_materials.read_lock(ROOT / "requirements.lock"))
    assert all(rows.values())
