"""How long a match takes in a memory of many articles: `python -m tests.tools.memory_scale 10000`.

The passages are made of the sample's words, as frequent as they are there; processor time, so that others on the
machine do not count.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from pathlib import Path

from diglot.adapters.databases.memory_index import MemoryIndex
from diglot.core.concordance import words_of
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.translation.memory import RecordedPair
from diglot.pipeline.translation.memory import index_row, nearest_likeness

CONTENT = Path(__file__).parents[2] / "content"
PASSAGES = 20
"""In an article."""


def main(articles: int) -> None:
    """Build an index, and match passages of which one word is another."""
    source = random.Random(3)
    words = {
        lang: [word for path in sorted((CONTENT / lang).rglob("*.md")) for word in words_of(path.read_text("utf-8"))]
        for lang in LANGUAGES
    }

    def passage(lang: Lang) -> str:
        return " ".join(source.choices(words[lang], k=source.randint(15, 45)))

    asked: list[str] = []
    with tempfile.TemporaryDirectory() as folder, MemoryIndex(Path(folder) / "memory.sqlite") as index:
        start = time.process_time()
        for article in range(articles):
            pairs = [
                RecordedPair(
                    str(article), ("en", "ru"), (passage("en"), passage("ru")), dt.date.min, "", "", True, (0, 0)
                )
                for _ in range(PASSAGES)
            ]
            asked += [pairs[0].texts[0]] if article % max(1, articles // 30) == 0 else []
            index.replace(str(article), "", 0, map(index_row, pairs))
        print(f"{articles} articles, {articles * PASSAGES} pairs: built in {time.process_time() - start:.0f} s")
        times = []
        for text in asked:
            changed = [*words_of(text)[:-1], "another"]
            start = time.process_time()
            likeness = nearest_likeness(index, changed, ("en", "ru"))
            times.append(1000 * (time.process_time() - start))
            assert likeness > 90, (text, likeness)
        warm = sorted(times[len(times) // 3 :])
        print(f"a match, warm: {warm[len(warm) // 2]:.0f} ms, at most {warm[-1]:.0f} ms; the first {times[0]:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]))
