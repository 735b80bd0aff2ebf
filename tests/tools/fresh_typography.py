"""Count the cases of `tests/spec/typography.fresh.md` that are set as a reference book wants, and print the others.

    .venv/bin/python -m tests.tools.fresh_typography

Reads the page; touches nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from diglot.core.typography import set_text
from diglot.model.markup.typography import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, HouseStyle

PAGE = Path(__file__).parent.parent / "spec" / "typography.fresh.md"
_LANGS = {"Russian": "ru", "English": "en"}
_SIGNS = (("⍽", NO_BREAK_SPACE), ("⸱", NARROW_NO_BREAK_SPACE))


@dataclass(frozen=True)
class FreshCase:
    """A row of the page. accepted: every setting that an authority allows."""

    lang: str
    written: str
    accepted: tuple[str, ...]

    @property
    def as_set(self) -> str:
        """The text as the program sets it."""
        return set_text(self.written, self.lang, HouseStyle())

    @property
    def is_right(self) -> bool:
        """Whether the text, and what is set already, comes out as one of the settings allowed."""
        return self.as_set in self.accepted and set_text(self.as_set, self.lang, HouseStyle()) == self.as_set


def read_fresh_cases() -> list[FreshCase]:
    """Return the rows of the page, in order."""
    cases, lang = [], ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            lang = _LANGS[line[3:].partition(",")[0]]
        elif line.startswith("| ") and not line.startswith("| as written "):
            written, settings, _ = (cell.strip() for cell in line.strip("|").split("|"))
            cases.append(FreshCase(lang, written, tuple(_invisible(each) for each in re.split(" // ", settings))))
    return cases


def _invisible(text: str) -> str:
    for sign, character in _SIGNS:
        text = text.replace(sign, character)
    return text


def _visible(text: str) -> str:
    for sign, character in _SIGNS:
        text = text.replace(character, sign)
    return text


def main() -> None:
    cases = read_fresh_cases()
    wrong = [case for case in cases if not case.is_right]
    for case in wrong:
        print(f"{case.lang}  {case.written}")
        print(f"    set   {_visible(case.as_set)}")
        print(f"    right {_visible(case.accepted[0])}")
    for lang in ("ru", "en"):
        own = [case for case in cases if case.lang == lang]
        print(f"{lang}: {sum(case.is_right for case in own)} of {len(own)}")


if __name__ == "__main__":
    main()
