"""Ask the memory of the sample for twenty rows that an editor has changed, and count how often the right one is first.

    .venv/bin/python -m tests.tools.changed_rows

The rows were changed as editors change them: another case, number or tense, a clause dropped or asked for alone, words
exchanged. `find` is what `find --similar` answers, `desk` what the desk suggests. Reads the sample and its cache.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from diglot.extensions.find.pipeline.memory_search import MemoryQuery, search_memory
from diglot.model.translation.memory import MemoryMatch
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.memory import PublicationMemory

ROOT = Path(__file__).parents[2]

# Language, the changed row, words of the passage that it was.
ROWS = (
    ("ru", "Новые азбуки чертили в походах.", "Новую азбуку чертили в походе"),
    ("ru", "Первыми печатниками такие знаки не резались.", "Первые печатники такого знака не резали"),
    ("ru", "В Пекине считают препятствие.", "В Пекине считали препятствия"),
    ("ru", "О закрытых городах говорили там, куда иностранца не пускают.", "в городе, куда иностранцев не пускали"),
    ("ru", "Французскому печатнику понравились уголки.", "Французские печатники предпочли уголки"),
    ("ru", "Три пункта адресованы Пекину.", "Три пункта из четырех были адресованы Пекину"),
    ("ru", "городу вручали ордена", "городу вручали орден Ленина"),
    ("ru", "Шрифты исправляли два года, и заказчики читали оттиски сами.", "Шрифт исправляли два года"),
    ("ru", "На Западе посчитали полк.", "На Западе считали полки"),
    ("ru", "Кому нужны только правила, пусть начинает с третьей главы.", "Кому нужно только правило"),
    ("en", "The promises are old, and have been kept in different ways.", "The promise is old, and it has been kept"),
    ("en", "There are humbler reasons, too.", "There is a humbler reason too"),
    ("en", "The trains were ferried across the lake.", "It was decided to ferry the trains across"),
    ("en", "The diagrams show where it lay.", "The diagram shows where they lie"),
    ("en", "It stands by itself in a column.", "It stood by itself, in columns"),
    ("en", "the construction of a continuous railway across Siberia", "ordering the construction of “a continuous railway"),
    ("en", "They were building quickly and cheaply, with single tracks.", "They built quickly, cheaply and with a single"),
    ("en", "Every word is accounted for; little comes across.", "Every word is accounted for, and almost nothing"),
    ("en", "In winter the passengers were taken over in a sleigh.", "passengers were taken over in sleighs"),
    ("en", "Nothing in typography asks as much of so plain devices.", "Nothing else in typography asks so much"),
)  # fmt: skip


def first_matches(memory: PublicationMemory) -> Iterator[tuple[str, str, MemoryMatch | None, MemoryMatch | None]]:
    """Yield each row, the words that are right, and the first match of `find` and of the desk."""
    for lang, text, right in ROWS:
        found = search_memory(memory, MemoryQuery((text,), lang, is_similar=True, most=1)).matches
        [suggested] = memory.suggest([text], (lang, "ru" if lang == "en" else "en"), 1)
        yield text, right, next(iter(found), None), next(iter(suggested), None)


def is_right(match: MemoryMatch | None, words: str) -> bool:
    """Whether a match is the passage with these words."""
    return match is not None and words in match.pair.texts[match.side]


def main() -> None:
    memory = PublicationMemory(ROOT, KNOWN, dt.date.today(), 2)
    find = desk = wrong = 0
    for text, right, found, suggested in first_matches(memory):
        find, desk = find + is_right(found, right), desk + is_right(suggested, right)
        wrong += (found is not None and not is_right(found, right)) + (
            suggested is not None and not is_right(suggested, right)
        )
        marks = [
            f"{one.likeness} {'right' if is_right(one, right) else 'WRONG'}" if one else "-"
            for one in (found, suggested)
        ]
        print(f"{marks[0]:>10} {marks[1]:>10}  {text}")
    print(f"find {find} of {len(ROWS)}, desk {desk} of {len(ROWS)}, {wrong} wrong")


if __name__ == "__main__":
    main()
