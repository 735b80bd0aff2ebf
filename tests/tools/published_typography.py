"""Undo the typography of published sentences, set them again, and count what comes back as it was printed.

    .venv/bin/python -m tests.tools.published_typography [FILE]

A line of the file is a language, a tab, and a sentence as a publisher set it; without a file, it is
`tests/fresh/published.txt`. Signs are compared, not spaces: publishers differ in which of these may break, and Russian
ones in the length of the dash between numbers. Prints figures; with a file of one's own, what differs too.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from diglot.core.typography import set_text
from diglot.model.markup.typography import HouseStyle

SENTENCES = Path(__file__).parents[1] / "fresh" / "published.txt"
_TYPED = {
    **dict.fromkeys("“”«»„", '"'),
    **dict.fromkeys("‘’′", "'"),
    "…": "...",
    "″": '"',
    "–": "-",
    "−": "-",
    "×": "x",
    **dict.fromkeys("\u00a0\u202f\u2009", " "),
    **dict.fromkeys("\u200a\u2060", ""),
}
_BETWEEN_MARKS = re.compile(r"(?<=[“‘’”])[\s\u200a]+(?=[“‘’”])")


def typed(sentence: str, lang: str) -> str:
    """Return a sentence as somebody without a table of signs would type it.

    >>> typed("«Да», — сказал он… в 1941–1945 гг.", "ru")
    '"Да", - сказал он... в 1941-1945 гг.'
    """
    dash = "-" if lang == "ru" else "--"
    plain = _BETWEEN_MARKS.sub("", sentence).replace("—", dash)
    return "".join(_TYPED.get(sign, sign) for sign in plain)


def compared(sentence: str, lang: str) -> str:
    """Return the signs of a sentence, spaces of all kinds as one, for comparison."""
    text = _BETWEEN_MARKS.sub("", sentence)
    text = re.sub(r"(?<=[?!])\.\.(?!\.)|\.…|\.{3,4}", "…", text)
    text = re.sub(r"\s*…\s*", "…", re.sub(r"[\s\u200a\u2060]+", " ", text)).strip()
    if lang == "ru":
        text = re.sub(r"(?<=[\dIVX])—(?=[\dIVX])", "–", text).translate(str.maketrans("„“", "«»"))
        text = text.replace(" %", "%")
    return text


def main() -> None:
    right, every = Counter[str](), Counter[str]()
    for line in Path(sys.argv[1] if sys.argv[1:] else SENTENCES).read_text(encoding="utf-8").splitlines():
        lang, sentence = line.split("\t")
        found = compared(set_text(typed(sentence, lang), lang, HouseStyle()), lang)
        every[lang] += 1
        right[lang] += found == compared(sentence, lang)
        if sys.argv[1:] and found != compared(sentence, lang):
            print(f"    {sentence}\n    {found}\n")
    print(*(f"{lang}: {right[lang]} of {every[lang]}" for lang in every), sep="\n")


if __name__ == "__main__":
    main()
