"""A seed and a number of articles in, the files of a publication out, one after another. Touches nothing.

A specimen publication is written, not collected: sentences of our own stock, put together by lot, the same in both
languages. It has all that an essay here may have, and nothing wrong with it; builds of any size are measured by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from diglot.core.specimens import house
from diglot.core.specimens.essays import Essay, Targets, write_essay
from diglot.core.specimens.lots import Lots

SEED = "specimens"
_FIRST_DAY = dt.date(2012, 1, 1)
_DAYS = 3650
# Every so manieth essay asks its readers.
_POLL_EVERY = 40


def specimen_files(pairs: int, seed: str = SEED) -> Iterator[tuple[str, bytes]]:
    """The files of a publication of so many articles, each in both languages: places and contents."""
    yield from house.house_files()
    for number in range(pairs):
        essay = write_essay(seed, number, _targets(number, pairs))
        for lang in ("en", "ru"):
            yield specimen_path(number, lang), _manuscript(seed, number, essay, lang).encode()


def specimen_path(number: int, lang: str) -> str:
    """Where an edition of an essay stands in the publication.

    >>> specimen_path(6, "ru")
    'content/ru/readers/essay-00006.md'
    """
    return f"content/{lang}/{_blog(number)}/{_name(number)}.md"


def specimen_href(number: int, lang: str) -> str:
    """The address of an edition's page.

    >>> specimen_href(6, "en")
    '/en/readers/essay-00006/'
    """
    return f"/{lang}/{_blog(number)}/{_slug(number, lang)}/"


def amendment(number: int) -> str:
    """The word by which an edit can be told from the one before it."""
    return f"Amended{number}."


def reworded(manuscript: bytes, number: int) -> bytes:
    """A manuscript with another word in its first paragraph.

    >>> reworded(b"---\\ntitle: A\\n---\\nOne.\\n", 3)
    b'---\\ntitle: A\\n---\\nAmended3. One.\\n'
    """
    head, fields, body = manuscript.split(b"---\n", 2)
    return b"---\n".join((head, fields, f"{amendment(number)} ".encode() + body))


def retitled(manuscript: bytes, number: int) -> bytes:
    """A manuscript with another title.

    >>> retitled(b"---\\ntitle: A\\n---\\nOne.\\n", 3)
    b'---\\ntitle: A, 3\\n---\\nOne.\\n'
    """
    opening, title, rest = manuscript.split(b"\n", 2)
    return b"\n".join((opening, title + f", {number}".encode(), rest))


def _blog(number: int) -> str:
    return house.BLOGS[number % len(house.BLOGS)][0]


def _name(number: int) -> str:
    return f"essay-{number:05}"


def _slug(number: int, lang: str) -> str:
    return _name(number) if lang == "en" else f"эссе-{number:05}"


def _targets(number: int, pairs: int) -> Targets:
    """Links of an essay. A publication of one article has nothing but the article to lead to."""
    other = (number * 7 + 1) % pairs
    other = (other + 1) % pairs if other == number else other
    return Targets(
        article=f"../{_blog(other)}/{_name(other)}.md",
        source=f"https://archive.example/papers/{number}",
        blog="index.md",
        picture=house.PICTURES[number // 4 % len(house.PICTURES)],
    )


def _manuscript(seed: str, number: int, essay: Essay, lang: str) -> str:
    side = ("en", "ru").index(lang)
    # Either language may be the original's.
    is_original = (number % 2 == 0) == (lang == "en")
    fields = {"title": essay.title[side], "standfirst": f"'{essay.standfirst[side]}'"}
    if lang == "ru":
        fields["slug"] = _slug(number, lang)
    fields |= _shared(seed, number, lang) if is_original else {"translators": f"[{_people(seed, number)[1]}]"}
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{head}---\n{essay.body[side]}"


def _shared(seed: str, number: int, lang: str) -> Mapping[str, str]:
    """What the original says for both."""
    lots = Lots(seed, "fields", number)
    shared = {
        "date": (_FIRST_DAY + dt.timedelta(number * 37 % _DAYS)).isoformat(),
        "authors": f"[{_people(seed, number)[0]}]",
        "original": lang,
        "tags": f"[{', '.join(key for key, _ in lots.some(house.TAGS, lots.between(2, 3)))}]",
    }
    if number % _POLL_EVERY == 1:
        shared["poll"] = lots.pick(house.POLLS)[0]
    return shared


def _people(seed: str, number: int) -> list[str]:
    """Who wrote an essay, and who translated it."""
    return [name for name, _, _ in Lots(seed, "people", number).some(house.PEOPLE, 2)]
