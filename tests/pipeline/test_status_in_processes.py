"""What `status` says is the same from several processes as from one, and so is what it keeps for the next command."""

from __future__ import annotations

from pathlib import Path

import pytest

from diglot.adapters.pandoc import PandocPool
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation import status_reading
from diglot.pipeline.translation.status import StatusReport, find_status
from tests.tools.publication import DAY, run, write_files

TEXT = "---\ntitle: Ice {number}\n---\nIt came late.\n\nPart {number} &#8211; <b>all</b> of it.\n"


@pytest.fixture
def publication(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Twelve pairs in step, of which one has changed since, and two have what is wrong with them."""
    places = [f"content/{lang}/notes/ice-{number}.md" for number in range(12) for lang in ("en", "ru")]
    write_files(tmp_path, {path: TEXT.format(number=path[-5:-3]) for path in places})
    run(["sync", "--whole", *(f"notes/ice-{number}" for number in range(12)), "--root", tmp_path], capsys)
    changed = tmp_path / "content/en/notes/ice-3.md"
    changed.write_text(f"{changed.read_text()}\nAnd more.\n")
    (tmp_path / "content/ru/notes/ice-5.md").unlink()
    (tmp_path / "content/ledger/notes/ice-7.toml").write_text("format = 9\n")
    write_files(tmp_path, {"content/ledger/notes/gone.toml": "format = 1\n"})
    return tmp_path


def _status(root: Path, jobs: int) -> StatusReport:
    return find_status(root, lambda: KNOWN, DAY, jobs, may_fork=True)


def test_the_answer_is_that_of_one_process(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _status(publication, 1)
    assert {row.state for row in alone.rows} > {"in-step", "missing"}
    assert {problem.code for problem in alone.problems} == {"damaged-ledger", "stray-ledger"}
    monkeypatch.setattr(status_reading, "_MIN_TO_FORK", 2)
    (publication / ".cache/diglot/texts.sqlite").unlink()
    assert _status(publication, 2) == alone
    # What pandoc has read there is not read again: this process has none.
    monkeypatch.setattr(PandocPool, "one", None)
    assert _status(publication, 2) == alone


def test_a_process_that_fails_leaves_its_part_to_this_one(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _status(publication, 1)
    (publication / ".cache/diglot/texts.sqlite").unlink()
    monkeypatch.setattr(status_reading, "_MIN_TO_FORK", 2)
    monkeypatch.setattr(status_reading.StatusReader, "_read_apart", lambda *_: {}["lost"])
    assert _status(publication, 2) == alone
