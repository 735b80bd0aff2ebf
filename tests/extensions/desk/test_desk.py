"""Articles on the desk: the rows of the sample publication and of texts with traps, and what a save does to a file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from diglot.adapters.disk import Folder
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.pipeline import pages
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow
from diglot.extensions.desk.pipeline.articles.seen_states import News
from diglot.extensions.desk.pipeline.desk import Conflict, Desk, FieldConflict, Refusal, Save, Saved, same_row
from diglot.extensions.desk.pipeline.pages import PageMaker
from diglot.model.problems import Problem, UnknownArticle
from diglot.pipeline.outputs.known_names import KNOWN
from tests.tools.publication import formatter, write_files

ROOT = Path(__file__).parents[3]
DAY = dt.date(2026, 4, 21)
ARTICLES = sorted(
    path.relative_to(ROOT / "content/ru").with_suffix("").as_posix().removesuffix("/index")
    for path in (ROOT / "content/ru").rglob("*.md")
    if (ROOT / "content/en" / path.relative_to(ROOT / "content/ru")).exists() and path.parent.name != "ru"
)


@pytest.fixture(scope="module")
def sample() -> Iterator[Desk]:
    desk = Desk(ROOT, KNOWN, lambda: DAY, "Nina Ash", 2)
    yield desk
    desk.close()


def opened(desk: Desk, key: str, *langs: str) -> DeskArticle:
    """The article in the language that is not its original's."""
    found = [desk.open(key, lang) for lang in langs or ("ru", "en")]
    return next(one for one in found if not isinstance(one, Problem))


@pytest.mark.parametrize("key", ARTICLES)
def test_the_rows_of_the_sample_cover_both_texts(sample: Desk, key: str) -> None:
    article = opened(sample, key)
    for side, text in enumerate(article.texts):
        source = text.source
        assert source.content == text.content
        rows = [(row.spans.source, row.spans.target)[side] for row in article.rows]
        assert sorted(number for spans in rows for number in spans) == list(range(len(source.spans)))
        head = source.spans[0].start
        assert not any(line.strip() for line in source.shown[text.body_line : head])
        covered = [line for span in source.spans for line in range(span.start, span.end)]
        assert covered == list(range(head, len(source.raw)))


@pytest.mark.parametrize("key", ARTICLES)
def test_a_save_in_the_sample_changes_the_lines_of_its_row(sample: Desk, key: str) -> None:
    article = opened(sample, key)
    source = article.target.source
    for row in article.rows:
        if row.spans.target:
            assert (
                rows_of.replace_span(source, row.spans.target, rows_of.tidy_typed(row.written)).content
                == source.content
            )
            first, last = source.spans[row.spans.target.start], source.spans[row.spans.target.stop - 1]
            changed = rows_of.replace_span(source, row.spans.target, "New.").content
            assert changed == b"".join((*source.raw[: first.start], b"New.\n", *source.raw[last.stop :]))


TRAPS = """---
title: Traps
---

# Traps

Setext
======

{pair=tied}
Tied above.

> A quotation
> of two lines.

```
code

more code
```

| a | b |
|---|---|
| 1 | 2 |

: A caption.

::: note
Inside a div.

Two paragraphs.
:::

[^1]: A note between,
    with more of it.

<!-- A remark. -->

Text with a note[^1] and an [address][here].

***

[here]: https://example.org/ "Title"
"""


def publication_of(tmp_path: Path, english: str, russian: str) -> Desk:
    """A publication of one article."""
    files = {"content/en/a.md": english, "content/ru/a.md": russian}
    return Desk(write_files(tmp_path, files), KNOWN, lambda: DAY, "Nina Ash", 1)


def test_blocks_of_every_kind_are_rows_of_whole_lines(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, TRAPS, TRAPS.replace("\n", "\r\n"))
    article = opened(desk, "a", "ru")
    written = [row.written for row in article.rows]
    assert "{pair=tied}\nTied above." in written
    assert "> A quotation\n> of two lines." in written
    assert "```\ncode\n\nmore code\n```" in written
    assert "::: note\nInside a div.\n\nTwo paragraphs.\n:::" in written
    assert "[^1]: A note between,\n    with more of it." in written
    assert "<!-- A remark. -->" in written
    assert '[here]: https://example.org/ "Title"' in written
    different = [(row.source, row.target) for row in article.rows if row.source != row.target]
    assert sorted(different) == [("", "<!-- A remark. -->"), ("<!-- A remark. -->", "")], "a remark is for one text"
    desk.close()


def test_a_row_saved_is_what_is_read_when_all_is_read_again(tmp_path: Path) -> None:
    """The row alone is read after a save: it must be as it is found when both texts are read."""
    body = "One.\n\n## Two\n\nThree.[^1]\n\n- a\n- b\n\n[^1]: Note.\n"
    desk = publication_of(tmp_path, f"---\ntitle: A\n---\n{body}", f"---\ntitle: Б\n---\n{body}")
    texts = [
        "*Раз*.",
        "Раз.\n\nДва.",
        "## Раз",
        "Раз[^1] «и» два -- три",
        "[^1]: Иначе.",
        "",
        "| а |\n|---|\n| б |",
        "- а\n- б\n- в",
        "- г «и» два",
        "- г\n\n  два",
        "- г",
    ]
    for text in texts:
        article = opened(desk, "a", "ru")
        row = next(row for row in article.rows if row.target and not row.field)
        saved = desk.save(Save("a", "ru", article.digest, row.number, row.written, text))
        assert isinstance(saved, Saved), text
        fresh = desk.open("a", "ru", is_fresh=True)
        assert isinstance(fresh, DeskArticle)
        assert [_seen(row) for row in saved.article.rows] == [_seen(row) for row in fresh.rows], text
        assert [unit.text for unit in saved.article.target.units.units] == [u.text for u in fresh.target.units.units]
    desk.close()


def _seen(row: DeskRow) -> tuple[object, ...]:
    return row.number, row.source, row.target, row.written, row.state, [html.strip() for html in row.html]


def test_a_heading_that_is_the_title_is_declared_as_the_title(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "# A\n\nOne.\n", "# А\n\nРаз.\n")
    article = opened(desk, "a", "ru")
    assert isinstance(desk.declare("a", "ru", article.digest, None, is_minor=False), Saved)
    (tmp_path / "content/en/a.md").write_text("# The A\n\nOne.\n", encoding="utf-8")
    article = opened(desk, "a", "ru")
    assert [row.state for row in article.rows] == ["behind", "in-step"]
    declared = desk.declare("a", "ru", article.digest, 0, is_minor=False)
    assert isinstance(declared, Saved)
    assert [row.state for row in declared.article.rows] == ["in-step", "in-step"]
    desk.close()


def test_only_the_heading_that_is_the_title_is_declared_as_such(tmp_path: Path) -> None:
    """A definition is no unit of the ledger either: it is neither declared nor divided."""
    body = "[here]: https://house.example/"
    desk = publication_of(tmp_path, f"# A\n\nOne.\n\n{body}\n", f"# А\n\nРаз.\n\n{body}\n")
    rows = opened(desk, "a", "ru").rows
    assert [row.state for row in rows] == ["undeclared", "undeclared", "none"]
    assert [row.blocks for row in rows] == [((), ()), (("One.",), ("Раз.",)), ((), ())]
    desk.close()


def test_a_row_says_at_which_lines_it_begins(tmp_path: Path) -> None:
    """Those of both files, from 1; 0 where one has nothing. Messages of the checks name them."""
    english = "---\nstandfirst: Long.\ntitle: A\n---\n\nOne.\n\nTwo.\n"
    russian = "---\ntitle: А\nkicker: Эссе\n---\nРаз.\n"
    desk = publication_of(tmp_path, english, russian)
    lines = {row.source or row.target: row.lines for row in opened(desk, "a", "ru").rows}
    assert lines == {"A": (3, 2), "Long.": (2, 0), "Эссе": (0, 3), "One.": (6, 5), "Two.": (8, 0)}
    desk.close()


def test_a_row_declared_moves_no_other_and_a_whole_article_may(tmp_path: Path) -> None:
    """What may have moved is drawn again."""
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nOne.\n", "---\ntitle: А\n---\nРаз.\n")
    article = opened(desk, "a", "ru")
    whole = desk.declare("a", "ru", article.digest, None, is_minor=False)
    assert isinstance(whole, Saved)
    one = desk.declare("a", "ru", whole.article.digest, 1, is_minor=False)
    assert isinstance(one, Saved)
    assert (whole.row, [row.state for row in whole.news.rows]) == (None, ["in-step"] * 2) if whole.news else False
    assert (one.row and one.row.source, one.news) == ("One.", News(()))
    desk.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_article_of_which_one_text_cannot_be_read_says_why_and_is_not_opened(tmp_path: Path, lang: str) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nOne.\n", "---\ntitle: А\n---\nРаз.\n")
    write_files(tmp_path, {f"content/{lang}/a.md": "---\ntitle: [A\n---\nOne.\n"})
    problem = desk.open("a", "ru")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.position[0]) == ("broken-front-matter", f"content/{lang}/a.md")
    desk.close()


def test_a_title_that_was_reviewed_is_shown_as_reviewed(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nOne.\n", "---\ntitle: А\n---\nРаз.\n")
    article = opened(desk, "a", "ru")
    assert isinstance(desk.declare("a", "ru", article.digest, None, is_minor=False), Saved)
    reviewed = desk.review("a", "ru", [(0, article.rows[0].digest)])
    assert isinstance(reviewed, Saved)
    assert [row.state for row in reviewed.article.rows] == ["reviewed", "in-step"]
    desk.close()


def test_a_glossary_that_was_edited_is_used_from_the_next_row_on(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nA spread.\n", "---\ntitle: А\n---\nПолоса.\n")
    article = opened(desk, "a", "ru")
    row = article.rows[1]
    checker = desk.checker(article)
    assert list(checker.findings(article, row, "Полоса.")) == []
    assert desk.checker(article) is checker, "it is not made again for each key that is pressed"
    write_files(tmp_path, {"content/glossary.toml": '[[terms]]\nen = "spread"\nru = "разворот"\n'})
    article = opened(desk, "a", "ru")
    assert [found.code for found in desk.checker(article).findings(article, row, "Полоса.")] == ["term-missed"]
    desk.close()


def test_an_article_is_opened_with_one_reading_of_each_text_and_one_for_its_lines(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nOne.\n\nTwo.\n", "---\ntitle: А\n---\nРаз.\n\nДва.\n")
    opened(desk, "a", "ru")
    assert desk.pandoc.documents == 4, "of each text: its tree and its lines"
    desk.close()


def test_a_text_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    files = [f"---\ntitle: {title}\n---\n{body}\n" for title, body in (("A", "One.\n\nTwo."), ("Б", "Раз.\n\nДва."))]
    desk = publication_of(tmp_path, *files)
    saved_row(desk, 1, "Раз и всё.")
    before = desk.pandoc.documents
    fresh = desk.open("a", "ru", is_fresh=True)
    assert isinstance(fresh, DeskArticle)
    assert desk.pandoc.documents - before == 2, "of the translation: its tree and its lines"
    assert [row.source for row in fresh.rows] == ["A", "One.", "Two."]
    (tmp_path / "content/en/a.md").write_text(files[0].replace("Two", "Three"), encoding="utf-8")
    changed = desk.open("a", "ru")
    assert isinstance(changed, DeskArticle)
    assert desk.pandoc.documents - before == 4, "and of the original"
    assert [(row.source, row.target) for row in changed.rows[1:]] == [("One.", "Раз и всё."), ("Three.", "Два.")]
    desk.close()


def test_a_new_line_in_the_ledger_does_not_cost_a_reading_of_both_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nOne.\n\nTwo.\n", "---\ntitle: А\n---\nРаз.\n\nДва.\n")
    article = opened(desk, "a", "ru")
    with monkeypatch.context() as patch:
        patch.setattr(
            "diglot.extensions.desk.pipeline.articles.article_reading._read_texts",
            lambda *_: pytest.fail("both texts were read"),
        )
        assert isinstance(desk.declare("a", "ru", article.digest, None, is_minor=False), Saved)
        reviewed = desk.review("a", "ru", [(1, article.rows[1].digest)])
        assert isinstance(reviewed, Saved)
    assert [row.state for row in reviewed.article.rows] == ["in-step", "reviewed", "in-step"]
    (tmp_path / "content/en/a.md").write_text("---\ntitle: A\n---\nOne.\n\nTwo and a half.\n", encoding="utf-8")
    assert [row.state for row in opened(desk, "a", "ru").rows] == ["in-step", "reviewed", "behind"]
    desk.close()


def test_a_person_is_once_on_the_board_named_in_its_language(sample: Desk) -> None:
    """Marina Lind translates both ways: one choice brings both."""
    for lang, name in (("en", "Marina Lind"), ("ru", "Марина Линд")):
        maker = PageMaker(sample, formatter(lang))
        board = maker.board({})
        assert [choice.words for choice in board.people if "lind" in choice.value.lower()] == [name]
        rows = maker.board({"who": "marina-lind"}).rows
        assert {row.status.lang for row in rows} == {"en", "ru"}
        assert all(name in row.translators for row in rows)


def test_a_row_is_saved_where_it_is_now_though_another_was_written_above_it(tmp_path: Path) -> None:
    """Somebody adds a paragraph to both files with an editor while a person types into the last row."""
    desk = publication_of(tmp_path, "# A\n\nOne.\n\nTwo.\n", "# А\n\nРаз.\n\nДва.\n")
    read = opened(desk, "a", "ru")
    (tmp_path / "content/en/a.md").write_text("# A\n\nNew.\n\nOne.\n\nTwo.\n", encoding="utf-8")
    (tmp_path / "content/ru/a.md").write_text("# А\n\nНовое.\n\nРаз.\n\nДва.\n", encoding="utf-8")
    row = next(row for row in read.rows if row.written == "Два.")
    saved = desk.save(Save("a", "ru", read.digest, row.number, row.written, "Два!"))
    assert isinstance(saved, Saved)
    assert saved.news and saved.news.kept == (0, None, 1, 2)
    assert [row.written for row in saved.news.rows] == ["Новое.", "Два!"]
    assert saved.row and saved.row.written == "Два!"
    assert (tmp_path / "content/ru/a.md").read_text(encoding="utf-8") == "# А\n\nНовое.\n\nРаз.\n\nДва!\n"
    desk.close()


def test_two_paragraphs_typed_for_one_are_one_row_until_they_are_one_again(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "# A\n\nOne.\n\nTwo.\n", "# А\n\nРаз.\n\nДва.\n")
    read = opened(desk, "a", "ru")
    row = next(row for row in read.rows if row.written == "Раз.")
    saved = desk.save(Save("a", "ru", read.digest, row.number, row.written, "Раз.\n\nИ ещё раз."))
    assert isinstance(saved, Saved)
    assert saved.row and saved.row.target == "Раз.\n\nИ ещё раз."
    assert saved.news and saved.news.kept is None
    again = desk.save(Save("a", "ru", saved.article.digest, row.number, saved.row.written, "Раз и два."))
    assert isinstance(again, Saved)
    assert again.row and again.row.written == "Раз и два."
    desk.close()


def test_a_removed_paragraph_leaves_the_row_of_its_original_and_moves_no_other(tmp_path: Path) -> None:
    desk = two_rows(tmp_path)
    read = opened(desk, "a", "ru")
    saved = desk.save(Save("a", "ru", read.digest, 1, "Раз.", ""))
    assert isinstance(saved, Saved)
    assert saved.news and saved.news.kept is None
    assert saved.row and (saved.row.source, saved.row.target) == ("One.", "")
    late = desk.save(Save("a", "ru", read.digest, 2, "Два.", ""))
    assert isinstance(late, Saved)
    assert late.news and late.news.kept is None
    told = [(row.number, row.target) for row in late.news.rows]
    assert told == [(1, ""), (2, "")], "the page does not show yet that the first is gone"
    desk.close()


def test_a_removed_paragraph_without_an_original_takes_its_row_with_it(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "# A\n\nOne.\n", "# А\n\nРаз.\n\n{pair=none}\nДва.\n")
    read = opened(desk, "a", "ru")
    saved = desk.save(Save("a", "ru", read.digest, 2, read.rows[2].written, ""))
    assert isinstance(saved, Saved)
    assert saved.news and (saved.news.kept, saved.row) == ((0, 1), None)
    desk.close()


def test_a_field_written_while_its_article_is_opened_is_not_overwritten_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the desk has the old head of the new file, compares what is saved with that, and finds no conflict."""
    before, after = (f"---\ntitle: А\nslug: {slug}\n---\nРаз.\n" for slug in ("most", "chuzhoj"))
    desk, file, read = publication_of(tmp_path, "# A\n\nOne.\n", before), "content/ru/a.md", Folder.read

    def read_while_somebody_writes(folder: Folder, name: str) -> bytes:
        content = read(folder, name)
        if name == file and content == before.encode():
            write_files(tmp_path, {file: after})
        return content

    monkeypatch.setattr(Folder, "read", read_while_somebody_writes)
    opened(desk, "a", "ru")
    outcome = desk.save_fields("a", "ru", {"slug": "most"}, {"slug": "mostik"})
    assert isinstance(outcome, FieldConflict)
    assert (outcome.theirs, (tmp_path / file).read_text(encoding="utf-8")) == ({"slug": "chuzhoj"}, after)
    desk.close()


def test_an_original_is_not_opened_as_its_own_translation(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "# A\n\nOne.\n", "---\noriginal: en\n---\n# А\n\nРаз.\n")
    refused = desk.open("a", "en")
    assert not isinstance(refused, DeskArticle)
    assert (refused.code, refused.position[0]) == ("not-translated", "content/en/a.md")
    desk.close()


def test_the_board_groups_many_problems_by_kind(tmp_path: Path) -> None:
    """Of thirty damaged ledgers three are named, as in the terminal; of three, all."""
    for number in range(30):
        write_files(
            tmp_path, {f"content/en/text-{number}.md": f"# {number}\n", f"content/ledger/text-{number}.toml": "[["}
        )
        if number in (2, 29):
            desk = Desk(tmp_path, KNOWN, lambda: DAY, "Nina Ash", 1)
            shown = [words for words in PageMaker(desk, formatter("en")).board({}).problems if "damaged-" in words]
            named = [
                words for words in PageMaker(desk, formatter("en")).board({}).problems if "cannot be read" in words
            ]
            assert (shown, len(named)) == (["damaged-ledger: 30"] if number == 29 else [], 3)
            more = [words for words in PageMaker(desk, formatter("en")).board({}).problems if words[0] == "…"]
            assert more == (["… and 27 more"] if number == 29 else [])
            desk.close()


def test_the_board_has_pages_and_keeps_what_was_asked_for(sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = PageMaker(sample, formatter("en"))
    whole = maker.board({"sort": "article", "lang": "ru"})
    assert (len(whole.rows), whole.first, whole.earlier, whole.later) == (whole.found, 1, "", "")
    monkeypatch.setattr(pages, "_MOST_ROWS", 3)
    rows, board = [], maker.board({"sort": "article", "lang": "ru"})
    while True:
        assert (board.found, board.first, board.words) == (whole.found, len(rows) + 1, whole.words)
        rows += board.rows
        if not board.later:
            break
        query = dict(parse_qsl(board.later.removeprefix("/?")))
        assert query == {"sort": "article", "lang": "ru", "page": str(len(rows) // 3 + 1)}
        board = maker.board(query)
    assert tuple(rows) == whole.rows
    for asked, number in (("0", 0), ("-1", 0), ("x", 0), ("999999", len(rows) - 1)):
        assert maker.board({"sort": "article", "lang": "ru", "page": asked}).first == number // 3 * 3 + 1


LIST = """---
title: A
---
Before.

- One,
  on two lines.
- Two:
  1. nested
  2. twice

  - and a list of its own.
- Three.[^1]

After.

7) Seven.

8) Eight.

   ```
   8) code
   ```

[^1]: Note.
"""


def saved_row(desk: Desk, number: int, text: str) -> DeskArticle:
    article = opened(desk, "a", "ru")
    saved = desk.save(Save("a", "ru", article.digest, number, article.rows[number].written, text))
    assert isinstance(saved, Saved), saved
    return saved.article


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_item_of_a_list_is_a_row_and_only_its_lines_are_written(tmp_path: Path, end: str) -> None:
    desk, path = publication_of(tmp_path, LIST, LIST.replace("\n", end)), tmp_path / "content/ru/a.md"
    rows = opened(desk, "a", "ru").rows
    assert [row.target for row in rows[2:5]] == [
        "- One,\n  on two lines.",
        "- Two:\n  1. nested\n  2. twice\n\n  - and a list of its own.",
        "- Three.[^1]",
    ]
    assert [row.target for row in rows[6:8]] == ["7) Seven.", "8) Eight.\n\n   ```\n   8) code\n   ```"]
    assert all(row.source == row.target for row in rows)
    assert '<ol start="8"' in rows[7].html[1]
    saved_row(desk, 3, "- Два:\n  1. внутри")
    old = "- Two:\n  1. nested\n  2. twice\n\n  - and a list of its own.".replace("\n", end)
    expected = LIST.replace("\n", end).replace(old, f"- Два:{end}  1. внутри")
    assert path.read_bytes().decode() == expected
    saved_row(desk, 6, "7) Семь.")
    assert path.read_bytes().decode() == expected.replace("Seven.", "Семь.")
    desk.close()


def test_an_item_is_behind_alone_and_its_nested_items_with_it(tmp_path: Path) -> None:
    """Items are units of the ledger, each; what belongs to a row is only which of them it shows."""
    english = "---\ntitle: A\n---\n- One.\n- Two:\n  - inside.\n  - and more.\n- Three.\n"
    russian = "---\ntitle: А\n---\n- Раз.\n- Два:\n  - внутри.\n  - и ещё.\n- Три.\n"
    desk = publication_of(tmp_path, english, russian)
    article = opened(desk, "a", "ru")
    assert isinstance(desk.declare("a", "ru", article.digest, None, is_minor=False), Saved)
    assert [row.names for row in article.rows[1:]] == [("1",), ("2", "3", "4"), ("5",)]
    (tmp_path / "content/en/a.md").write_text(english.replace("and more", "and even more"), encoding="utf-8")
    article = opened(desk, "a", "ru")
    assert [row.state for row in article.rows[1:]] == ["in-step", "behind", "in-step"]
    assert list(article.rows[2].changes) == [("same", "and"), ("in", " even"), ("same", " more.")]
    assert isinstance(desk.declare("a", "ru", article.digest, 2, is_minor=True), Saved)
    assert [row.state for row in opened(desk, "a", "ru").rows] == ["in-step"] * 4
    desk.close()


NESTED = "---\ntitle: А\n---\n- Раз.\n- Два.\n\nПосле.\n"


@pytest.mark.parametrize(
    ("before", "row", "text", "after"),
    [
        ("- Раз.\n- Три.\n\nПосле.\n", 2, "- Два.", "- Раз.\n- Два.\n- Три.\n\nПосле.\n"),
        ("- Раз.\n- Два.\n\nПосле.\n", 3, "- Три.", "- Раз.\n- Два.\n- Три.\n\nПосле.\n"),
        ("- Раз.\n- Два.\n- Три.\n\nПосле.\n", 3, "", "- Раз.\n- Два.\n\nПосле.\n"),
        ("- Раз.\n- Два.\n- Три.\n\nПосле.\n", 1, "", "- Два.\n- Три.\n\nПосле.\n"),
        ("- Раз.\n- Два.\n- Три.\n\nПосле.\n", 2, "- Два.\n- И.", "- Раз.\n- Два.\n- И.\n- Три.\n\nПосле.\n"),
    ],
)
def test_items_are_added_and_removed_without_a_change_of_the_list(
    tmp_path: Path, before: str, row: int, text: str, after: str
) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\n- One 1.\n- Two 2.\n- Three 3.\n\nAfter.\n", "")
    numbered = {"Раз": "Раз 1", "Два": "Два 2", "Три": "Три 3"}

    def with_numbers(body: str) -> str:
        for word, number in numbered.items():
            body = body.replace(word, number)
        return f"---\ntitle: А\n---\n{body}"

    (tmp_path / "content/ru/a.md").write_text(with_numbers(before), encoding="utf-8")
    saved_row(desk, row, with_numbers(text).removeprefix("---\ntitle: А\n---\n"))
    assert (tmp_path / "content/ru/a.md").read_text(encoding="utf-8") == with_numbers(after)
    desk.close()


@pytest.mark.parametrize("text", ["Два.", "* Два.", "1. Два.", "- Два.\n\nТри."])
def test_an_item_that_would_leave_its_list_is_refused(tmp_path: Path, text: str) -> None:
    desk = publication_of(tmp_path, NESTED, NESTED)
    article = opened(desk, "a", "ru")
    refused = desk.save(Save("a", "ru", article.digest, 2, article.rows[2].written, text))
    assert isinstance(refused, Refusal) and "item of a list" in refused.reason
    assert (tmp_path / "content/ru/a.md").read_text(encoding="utf-8") == NESTED
    desk.close()


def test_a_list_that_is_not_translated_yet_is_one_row(tmp_path: Path) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\n- One.\n- Two.\n- Three.\n\nAfter.\n", "")
    (tmp_path / "content/ru/a.md").unlink()
    assert desk.begin("a", "ru") is None
    rows = opened(desk, "a", "ru").rows
    assert [(row.source, row.state) for row in rows[1:]] == [
        ("- One.\n- Two.\n- Three.", "missing"), ("After.", "missing")
    ]  # fmt: skip
    rows = saved_row(desk, 1, "- Раз.\n- Два.\n- Три.").rows
    assert [row.target for row in rows[1:]] == ["- Раз.", "- Два.", "- Три.", ""]
    saved_row(desk, 4, "После.")
    assert (tmp_path / "content/ru/a.md").read_text(encoding="utf-8").endswith("- Раз.\n- Два.\n- Три.\n\nПосле.\n")
    desk.close()


@pytest.mark.parametrize("to", ["en", "de"])
def test_no_translation_is_begun_into_the_language_of_the_original_or_one_without_texts(
    tmp_path: Path, to: str
) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nOne.\n", "")
    (tmp_path / "content/ru/a.md").unlink()
    assert desk.begin("a", to) == UnknownArticle(f"a ({to})", "")
    desk.close()


def test_a_paragraph_between_two_lists_is_a_row_of_its_own(tmp_path: Path) -> None:
    desk = publication_of(
        tmp_path, "---\ntitle: A\n---\n- One.\n- Two.\n- Three.\n\nBetween.\n\n- Four.\n- Five.\n", ""
    )
    (tmp_path / "content/ru/a.md").unlink()
    assert desk.begin("a", "ru") is None
    rows = opened(desk, "a", "ru").rows
    assert [row.source for row in rows[1:]] == ["- One.\n- Two.\n- Three.", "Between.", "- Four.\n- Five."]
    desk.close()


def test_notes_are_paired_by_their_labels_or_their_order(tmp_path: Path) -> None:
    english = "---\ntitle: A\n---\nOne[^a], two[^b].\n\n[^a]: First.\n\n[^b]: Second.\n"
    russian = "---\ntitle: А\n---\nРаз[^1], два[^2].\n\n[^1]: Первое.\n\n[^2]: Второе.\n"
    desk = publication_of(tmp_path, english, russian)
    pairs = [(row.source, row.target) for row in opened(desk, "a", "ru").rows]
    assert pairs[-2:] == [("[^a]: First.", "[^1]: Первое."), ("[^b]: Second.", "[^2]: Второе.")]
    desk.close()


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"])
def test_a_file_that_is_not_sound_is_not_edited(tmp_path: Path, damage: bytes) -> None:
    desk = publication_of(tmp_path, "---\ntitle: A\n---\nOne.\n", "---\ntitle: А\n---\nРаз.\n")
    path = tmp_path / "content/ru/a.md"
    path.write_bytes(path.read_bytes() + damage)
    assert isinstance(desk.open("a", "ru"), Problem)
    desk.close()


# ---------------------------------------------------------------- rows that are alike, and writes that fail halfway


def test_of_equal_rows_none_is_taken_for_another_after_a_restart(tmp_path: Path) -> None:
    body = "---\ntitle: {}\n---\n\n{}\n\n{}\n"
    desk = publication_of(tmp_path, body.format("A", "Yes.", "Yes, yes."), body.format("А", "Да.", "Да."))
    outcome = desk.save(Save("a", "ru", "forgotten", 1, "Да.", "Нет."))
    assert isinstance(outcome, Conflict)
    assert outcome.row is None
    assert (desk.root / "content/ru/a.md").read_text(encoding="utf-8").count("Да.") == 2
    desk.close()


def test_of_two_files_the_first_is_taken_back_if_the_second_has_changed(tmp_path: Path) -> None:
    body = "---\ntitle: {}\n---\n\n{}\n\n{}\n"
    desk = publication_of(tmp_path, body.format("A", "One.", "Two."), body.format("А", "Раз.", "Два."))
    article = opened(desk, "a", "ru")
    english, russian = (desk.root / f"content/{lang}/a.md" for lang in ("en", "ru"))
    before = english.read_bytes()
    by_hand = body.format("А", "Раз.", "Три.").encode()
    desk.announce = lambda files: russian.write_bytes(by_hand) if len(files) == 2 else None
    assert isinstance(desk.regroup("a", "ru", article.digest, 1, None), Refusal)
    assert (english.read_bytes(), russian.read_bytes()) == (before, by_hand)
    desk.close()


@pytest.mark.parametrize(
    ("cut", "rows"),
    [
        ((1, 1), [("One.", "Раз."), ("Two.", "Два.")]),
        ((2, 1), [("One. Two.", "Раз."), ("", "Два.")]),
        ((1, 2), [("One.", "Раз. Два."), ("Two.", "")]),
        ((1, 0), [("One.", ""), ("Two.", "Раз. Два.")]),
    ],
)
def test_a_row_is_divided_after_so_many_paragraphs_of_each_text(
    tmp_path: Path, cut: tuple[int, int], rows: list[tuple[str, str]]
) -> None:
    body = "---\ntitle: {}\n---\n\n{{pair=a}}\n{}\n\n{{pair=a}}\n{}\n"
    desk = publication_of(tmp_path, body.format("A", "One.", "Two."), body.format("А", "Раз.", "Два."))
    divided = desk.regroup("a", "ru", opened(desk, "a", "ru").digest, 1, cut)
    assert isinstance(divided, Saved)
    assert divided.news and divided.news.kept, "rows after it have other numbers"
    words = re.compile(r"\{[^}]*\}|\n")
    assert [
        tuple(" ".join(words.sub(" ", side).split()) for side in (row.source, row.target))
        for row in divided.article.rows[1:]
    ] == rows
    desk.close()


def test_a_comment_keeps_the_place_of_the_passage_whose_number_it_has(tmp_path: Path) -> None:
    """Of passages with the same words: a translator has begun with the last."""
    english = "---\ntitle: A\n---\n\nYes.\n\n{}\n\nYes.\n"
    long = "A long paragraph of many words between them."
    desk = publication_of(
        tmp_path, english.format(long), f"---\ntitle: А\n---\n\n<!-- 3\nYes.\n-->\n\n<!-- 2\n{long}\n-->\n"
    )
    rows = opened(desk, "a", "ru").rows[1:]
    assert [(row.source, row.written) for row in rows] == [
        ("Yes.", ""),
        (long, f"<!-- 2\n{long}\n-->"),
        ("Yes.", "<!-- 3\nYes.\n-->"),
    ]
    desk.close()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_new_slug_leaves_the_old_address_leading_to_the_text(tmp_path: Path, end: str) -> None:
    body = "---\ntitle: {}\nslug: {}\n---\n\n{}\n"
    russian = body.format("А", "old", "Текст.").replace("\n", end)
    desk = publication_of(tmp_path, body.format("A", "a", "Text."), russian)
    path = desk.root / "content/ru/a.md"

    def save(old: str, new: str) -> str:
        outcome = desk.save_fields("a", "ru", {"slug": old}, {"slug": new})
        assert isinstance(outcome, Saved), outcome
        return path.read_bytes().decode()

    head = save("old", "new").partition(f"{end}---{end}{end}")[0].split(end)
    assert head == ["---", "title: А", "slug: new", "aliases: [/ru/old/]"], head
    assert "/ru/new/" in save("new", "old")
    assert "/ru/old/" not in path.read_text(encoding="utf-8"), "no alias of its own address"
    path.write_bytes(russian.replace("slug: old", f"slug: old{end}status: draft").encode())
    assert "aliases" not in save("old", "new"), "nobody knows the address of a draft"
    desk.close()


TWO = "---\ntitle: {}\n---\n\n{}\n\n{}\n"


def two_rows(tmp_path: Path) -> Desk:
    return publication_of(tmp_path, TWO.format("A", "One.", "Two."), TWO.format("А", "Раз.", "Два."))


def test_saves_are_taken_back_one_after_the_other(tmp_path: Path) -> None:
    desk, path = two_rows(tmp_path), tmp_path / "content/ru/a.md"
    saved_row(desk, 1, "Раз!")
    saved_row(desk, 2, "Два!")
    left = []
    for _ in range(2):
        assert isinstance(desk.undo("a", "ru"), Saved)
        left.append(path.read_text(encoding="utf-8"))
    assert left == [TWO.format("А", "Раз!", "Два."), TWO.format("А", "Раз.", "Два.")]
    assert isinstance(desk.undo("a", "ru"), Refusal)
    desk.close()


def test_a_save_is_taken_back_once_though_the_file_has_changed_since(tmp_path: Path) -> None:
    """The other change stays, and what was taken back does not come again."""
    desk, path = two_rows(tmp_path), tmp_path / "content/ru/a.md"
    saved_row(desk, 1, "Раз!")
    path.write_text(TWO.format("А", "Раз!", "Два, руками."), encoding="utf-8")
    undone = desk.undo("a", "ru")
    assert isinstance(undone, Saved)
    assert path.read_text(encoding="utf-8") == TWO.format("А", "Раз.", "Два, руками.")
    assert desk.undo("a", "ru") == Refusal("There is nothing to undo.")
    desk.close()


def test_a_row_that_cannot_be_another_is_saved_after_a_restart(tmp_path: Path) -> None:
    desk = two_rows(tmp_path)
    saved = desk.save(Save("a", "ru", "forgotten", 2, "Два.", "Два!"))
    assert isinstance(saved, Saved)
    assert saved.row and saved.row.written == "Два!"
    desk.close()


def test_the_title_is_a_row_and_can_be_saved(tmp_path: Path) -> None:
    desk = two_rows(tmp_path)
    assert opened(desk, "a", "ru").rows[0].state == "undeclared", "and not filled in by the memory"
    saved_row(desk, 0, "Иначе")
    assert "title: Иначе\n" in (tmp_path / "content/ru/a.md").read_text(encoding="utf-8")
    desk.close()


def test_the_changes_of_each_paragraph_of_a_row_are_on_lines_of_their_own(tmp_path: Path) -> None:
    body = "---\ntitle: {}\n---\n\n{{pair=a}}\n{}\n\n{{pair=a}}\n{}\n"
    desk = publication_of(tmp_path, body.format("A", "One.", "Two."), body.format("А", "Раз.", "Два."))
    assert isinstance(desk.declare("a", "ru", opened(desk, "a", "ru").digest, None, is_minor=False), Saved)
    (tmp_path / "content/en/a.md").write_text(body.format("A", "One more.", "Two more."), encoding="utf-8")
    changes = opened(desk, "a", "ru").rows[1].changes
    assert "".join(text for kind, text in changes if kind != "out") == "One more.\nTwo more."
    desk.close()


def test_what_a_person_has_written_is_taken_once_the_ledger_too(tmp_path: Path) -> None:
    """A team's desk commits it in that person's name."""
    desk = two_rows(tmp_path)
    now = saved_row(desk, 1, "Раз!")
    assert isinstance(desk.declare("a", "ru", now.digest, None, is_minor=False), Saved)
    paths = ("content/ru/a.md", "content/ledger/a.toml")
    assert desk.take_written() == {path: (tmp_path / path).read_bytes() for path in paths}
    assert desk.take_written() == {}
    desk.close()


def test_what_a_person_has_read_is_remembered_after_a_save(tmp_path: Path) -> None:
    desk = two_rows(tmp_path)
    read = opened(desk, "a", "ru")
    now = saved_row(desk, 1, "Раз!")
    then = desk.as_read("a", "ru", read.digest)
    assert isinstance(then, DeskArticle)
    assert [row.target for row in then.rows] == [row.target for row in read.rows]
    forgotten = desk.as_read("a", "ru", "forgotten")
    assert isinstance(forgotten, DeskArticle)
    assert forgotten.digest == now.digest
    states = ("a", "ru", read.digest), ("a", "ru", now.digest)
    assert [desk.seen.row_in(states[0], row, states[1]) for row in (0, 2, 3, None)] == [0, 2, None, None]
    assert desk.seen.row_in(states[0], 1, ("a", "ru", "unknown")) is None
    desk.close()


def test_a_row_is_only_what_a_person_has_read(tmp_path: Path) -> None:
    desk = two_rows(tmp_path)
    now = opened(desk, "a", "ru")
    assert [same_row(now, row, now.rows[row].digest) for row in range(3)] == list(now.rows)
    for row, digest in ((1, now.rows[2].digest), (-1, now.rows[-1].digest), (3, now.rows[2].digest)):
        assert isinstance(same_row(now, row, digest), Refusal)
    desk.close()
