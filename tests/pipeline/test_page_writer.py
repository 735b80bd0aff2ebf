"""Pages of a large site are rendered in forked processes, with the same result."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lxml.html
import pytest

from benchmarks.publication import edition_path, write_publication
from diglot.adapters.databases.row_tables import RowTables
from diglot.adapters.disk import Stage
from diglot.adapters.templating.templates import Renderer
from diglot.model.building.page_rows import TaskResult
from diglot.pipeline.render import page_writer
from diglot.pipeline.render.page_services import SiteServices
from diglot.queries.database import Database
from diglot.queries.query import Query
from diglot.queries.site.pages import TASK
from tests.tools.publication import codes, files_of, publish, write_files
from tests.tools.random_edits import copy_sources

PAIRS = 20


@dataclass(frozen=True)
class Journal:
    """A published journal. made: the pages that its build rendered; here: the tasks that no other process made."""

    root: Path
    made: int
    here: Sequence[str]

    def edit(self, number: int) -> None:
        """Add a line to an English text."""
        text = self.root / edition_path(number, "en")
        text.write_text(text.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")

    @property
    def files(self) -> dict[str, bytes]:
        return files_of(self.root / "public")

    def unpublished(self, folder: Path) -> Path:
        """Return a copy of which no page has been made."""
        return copy_sources(self.root, folder / "copy", with_store=True)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal that is large enough to be rendered in forked processes, and was."""
    root = tmp_path_factory.mktemp("forked") / "journal"
    write_publication(root, PAIRS)
    here, make = list[str](), page_writer.PageRenderer.make

    def note(self: page_writer.PageRenderer, db: Database, query: Query[TaskResult], key: str) -> TaskResult:
        here.extend([key] if query is TASK else [])
        return make(self, db, query, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_writer, "_MIN_TASKS_TO_FORK", 20)
        # Several batches, each in processes of its own.
        patch.setitem(vars(TASK), "batch", 50)
        with pytest.MonkeyPatch.context() as noting:
            noting.setattr(page_writer.PageRenderer, "make", note)
            report = publish(root, jobs=3)
        yield Journal(root, len(report.outcomes), here)


def test_no_page_of_a_cold_build_is_left_to_one_process(journal: Journal) -> None:
    assert journal.here == []


def test_the_site_is_the_same_however_many_processes_render_it(journal: Journal, tmp_path: Path) -> None:
    root = journal.unpublished(tmp_path)
    alone = publish(root, jobs=1)
    assert files_of(root / "public") == journal.files
    assert journal.made == len(alone.outcomes) == alone.pages > 2 * PAIRS


def test_pages_of_a_process_that_dies_are_rendered_all_the_same(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parent, make = os.getpid(), page_writer.PageRenderer.make

    def die_in_fork(self: page_writer.PageRenderer, db: Database, query: Query[TaskResult], key: str) -> TaskResult:
        if os.getpid() != parent and key.endswith("-00007"):
            os.kill(os.getpid(), signal.SIGKILL)
        return make(self, db, query, key)

    monkeypatch.setattr(page_writer.PageRenderer, "make", die_in_fork)
    root = journal.unpublished(tmp_path)
    assert publish(root, jobs=2).is_published
    assert files_of(root / "public") == journal.files


def test_a_full_disk_is_reported_by_any_process(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(self: Stage, name: str, content: bytes) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Stage, "draft", fail)
    root = journal.unpublished(tmp_path)
    report = publish(root, jobs=2)
    assert codes(report) == ["output-unwritable"]
    assert "the disk is full" in str(report.problems[0])
    assert not (root / "public").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_template_is_reported_by_any_process(journal: Journal, jobs: int, tmp_path: Path) -> None:
    root = journal.unpublished(tmp_path)
    write_files(root, {"templates/article.html": "{{ page.title }}\n{{ page.nowhere.at_all }}\n"})
    report = publish(root, jobs=jobs)
    assert [problem.position[:2] for problem in report.problems] == [("templates/article.html", 2)]


def test_what_forked_processes_recorded_is_known_in_the_next_build(journal: Journal) -> None:
    """An edit renders the page that shows it, whichever process rendered it last time."""
    journal.edit(2)
    report = publish(journal.root, jobs=3)
    assert [outcome.place for outcome in report.outcomes if outcome.is_made] == ["en/asia/seoul-1990-00002/index.html"]


def test_what_forked_processes_found_out_is_not_found_out_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed, names_in = list[str](), Renderer._names_in

    def note(self: Renderer, source: str, template: str, path: str | None) -> list[str | None]:
        parsed.append(template)
        return names_in(self, source, template, path)

    monkeypatch.setattr(Renderer, "_names_in", note)
    journal.edit(3)
    assert publish(journal.root, jobs=3).pages_made == 1
    assert parsed == []


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published journal with one text to a page of its lists."""
    texts = {
        f"content/{lang}/text-{n}.md": f"---\ntitle: {n}\ndate: 2020-01-01\n---\n"
        for lang in ("en", "ru")
        for n in range(40)
    }
    settings = {"content/site.toml": 'base_url = "https://journal.example"\nper_page = 1\n'}
    root = write_files(tmp_path_factory.mktemp("lists"), settings | texts)
    publish(root, jobs=1)
    return root / "public"


@pytest.mark.parametrize(("lang", "label"), [("en", "Page 20"), ("ru", "Страница 20")])
def test_a_page_of_a_long_list_shows_its_number(long_lists: Path, lang: str, label: str) -> None:
    """The ellipsis is hidden from screen readers; every number has a label for them."""
    page = lxml.html.parse(long_lists / f"{lang}/page/20/index.html")
    (numbers,) = page.xpath('//nav[@class="pagination"]/ol')
    assert [row.text_content() for row in numbers] == ["1", "…", "18", "19", "20", "21", "22", "…", "40"]
    assert [row.text_content() for row in numbers if row.get("aria-hidden") == "true"] == ["…", "…"]
    (here,) = numbers.xpath('li/a[@aria-current="page"]')
    assert (here.get("href"), here.get("aria-label")) == (f"/{lang}/page/20/", label)
    assert page.xpath('//nav[@class="pagination"]/a/@href') == [f"/{lang}/page/19/", f"/{lang}/page/21/"]


def test_a_value_of_a_memo_is_made_once_and_is_a_dependency_of_each_page_that_shows_it() -> None:
    made = list[str]()
    word, name = Query[str]("word", 0, str), Query[str]("name", 1, str)
    page = Query[str]("page", 2, str, lambda db, _: memo("entry", lambda: make(db)))

    def make(db: Database) -> str:
        made.append("entry")
        db.note(name, "ann")
        return db.get(word, "")

    with RowTables(None, b"") as rows:
        db = Database(rows, [word, name, page])
        db.set(word, "", "entry")
        services: Any = SimpleNamespace(db=db)
        memo = SiteServices.memo(services)
        assert [db.get(page, key) for key in "ab"] == ["entry", "entry"]
        assert made == ["entry"]
        for changed, key in ((word, ""), (name, "ann")):
            db.set(changed, key, "another")
            ran = db.ran
            db.ask(page, "ab")
            assert db.ran == ran + 2
