"""The board of the desk says what `status` says of the texts."""

from __future__ import annotations

from pathlib import Path

from diglot.extensions.desk.model.desk import NoticePage
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.pages import PageMaker
from diglot.pipeline.outputs.known_names import KNOWN
from tests.site.test_texts_in_another_language import ALONE, COPY, FILES
from tests.tools.publication import DAY, formatter, write_files


def test_an_original_in_another_language_is_on_the_board(tmp_path: Path) -> None:
    desk = Desk(write_files(tmp_path, FILES | ALONE | COPY), KNOWN, lambda: DAY, "Anna", 1)
    board = PageMaker(desk, formatter("en")).board({})
    desk.close()
    reported = "content/ru/sea/alone.md:4: 100 % of this text is in English, and its page does not say so"
    assert board.problems == (reported,)


def test_a_text_without_a_translation_greets_with_its_title(tmp_path: Path) -> None:
    """With no word of a problem: there is none."""
    desk = Desk(
        write_files(tmp_path, {"content/ru/dash.md": "---\ntitle: Тире\n---\n\nЗнак.\n"}), KNOWN, lambda: DAY, "Anna", 1
    )
    page = PageMaker(desk, formatter("en")).article("dash", "en")
    desk.close()
    assert isinstance(page, NoticePage)
    assert (page.title, page.title_lang, page.begin) == ("Тире", "ru", "en")
    assert (page.what, page.fix) == ("There is no translation into English yet.", "")
