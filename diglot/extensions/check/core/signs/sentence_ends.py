"""Find paragraphs without their first capital or their last full stop. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diglot.extensions.check.core.passage_reader import shorten
from diglot.extensions.check.model.problems import SentenceEnds
from diglot.model.problems import N_, Problem
from diglot.model.translation.passages import Passage

_END = re.compile(r"[.!?…:;][»”\"’)\]]*\Z")
_SHORTEST = 4
_OPENING = "«“„\"'‘([—–- "


def compare_ends(original: Passage, translation: Passage) -> Iterator[Problem]:
    """Yield a paragraph that begins without its capital or ends without its full stop, where the original has it."""
    if original.kind != "paragraph" or translation.kind != "paragraph":
        return
    texts = [passage.text.strip() for passage in (original, translation)]
    if not all(len(text.split()) > _SHORTEST for text in texts):
        return
    if _END.search(texts[0]) and texts[1][-1].isalpha():
        yield SentenceEnds("", 0, N_("ends without a full stop"), _last_words(texts[1]), "")
    first, other = (text.lstrip(_OPENING).split()[0].rstrip(",;:") for text in texts)
    # Some names have no capital: pandoc, iPhone.
    if first[:1].isupper() and other[:1].islower() and other not in texts[0].lower():
        yield SentenceEnds("", 0, N_("begins without a capital"), shorten(texts[1], 40), "")


def _last_words(text: str) -> str:
    return "…" + " ".join(text.split()[-_SHORTEST:])
