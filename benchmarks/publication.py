"""A number of pairs in, a publication of that size out: the sample publication, multiplied.

Copies share nothing: each has a number in its address, in its title and in each of its paragraphs.
Reads `content/`; writes only where `write_publication` is told to.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

SAMPLE = Path(__file__).parents[1] / "content"
LANGUAGES = ("en", "ru")


@cache
def articles() -> tuple[str, ...]:
    """Return the sample's articles that exist in both languages, such as `asia/seoul-1990`."""
    texts = sorted(path.relative_to(SAMPLE / "en") for path in (SAMPLE / "en").glob("*/*.md") if path.stem != "index")
    return tuple(text.with_suffix("").as_posix() for text in texts if (SAMPLE / "ru" / text).exists())


# The numbers of the copies whose ledgers serve for all: no essay has such a number in it.
_FIRST_DECLARED = 99_992


def publication_files(pairs: int, first: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield the paths and contents of a publication of that many articles, each in both languages.

    first: the number of the first one.
    """
    for path in sorted(SAMPLE.rglob("*")):
        place = path.relative_to(SAMPLE)
        # Ledgers, books and issues name the articles of the sample; its other pages lead to them.
        is_left_out = place.parts[0] in ("ledger", "volumes", "issues") or (
            path.suffix == ".md" and path.stem != "index"
        )
        if path.is_file() and not is_left_out:
            content = path.read_bytes()
            # Without formats of its own a build makes what its command line says.
            yield f"content/{place.as_posix()}", re.sub(rb"^formats = .*\n", b"", content, flags=re.MULTILINE)
    for number in range(first, first + pairs):
        for lang in LANGUAGES:
            yield edition_path(number, lang), _copy(number, lang, first + pairs).encode()


def write_publication(
    root: Path,
    pairs: int,
    files: Mapping[str, str] = MappingProxyType({}),
    list_name: str = "index.md",
    first: int = 0,
) -> int:
    """Write a publication into a folder, and return the number of files.

    files: what else to write, by path; list_name: the name of the text above a list; first: as `publication_files`
    takes it.
    Raises: FileExistsError if the folder is not empty.
    """
    root.mkdir(parents=True, exist_ok=True)
    if any(root.iterdir()):
        raise FileExistsError(root)
    count = 0
    for place, content in chain(
        publication_files(pairs, first), ((name, text.encode()) for name, text in files.items())
    ):
        path = root / place.replace("/index.md", f"/{list_name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        count += 1
    return count


def write_declared(root: Path) -> None:
    """Write a publication with a copy of each essay; once these are declared in step, `copy_ledgers` takes its ledgers.

    Raises: FileExistsError if the folder is not empty.
    """
    write_publication(root, len(articles()), first=_FIRST_DECLARED)


def copy_ledgers(declared: Path, root: Path, pairs: int) -> None:
    """Write the ledgers of a publication of that many pairs, as if it had been declared in step.

    declared: the folder of the publication that `write_declared` wrote. Raises: OSError.
    """
    for path in sorted((declared / "content/ledger").rglob("*.toml")):
        place, text = path.relative_to(declared).as_posix(), path.read_text(encoding="utf-8")
        own = re.search(r"-(\d{5})\.toml$", place)
        numbers = range(int(own[1]) - _FIRST_DECLARED, pairs, len(articles())) if own else [0]
        for number in numbers:
            copy = root / _renumbered(place, number, pairs)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_renumbered(text, number, pairs), encoding="utf-8")


def article_key(number: int) -> str:
    """Return the name of an article in the publication.

    >>> article_key(10)
    'asia/seoul-1990-00010'
    """
    return f"{articles()[number % len(articles())]}-{number:05}"


def edition_path(number: int, lang: str) -> str:
    """Return the path of an edition in the publication.

    >>> edition_path(10, "ru")
    'content/ru/asia/seoul-1990-00010.md'
    """
    return f"content/{lang}/{article_key(number)}.md"


def edition_href(number: int, lang: str) -> str:
    """Return the address of an edition's page.

    >>> edition_href(9, "en")
    '/en/asia/rails-to-the-ocean-00009/'
    """
    name = articles()[number % len(articles())]
    slug = re.search(r"^slug: (.*)$", _sample(name, lang), re.MULTILINE)
    return f"/{lang}/{name.partition('/')[0]}/{slug[1] if slug else name.partition('/')[2]}-{number:05}/"


def middle(pairs: int) -> int:
    """Return the number of the article that is edited: one in the middle, of the same text in any size."""
    return pairs // 2 // len(articles()) * len(articles())


def reworded(manuscript: bytes, number: int) -> bytes:
    """Return a manuscript with another word in its first paragraph.

    >>> reworded(b"---\\ntitle: A\\n---\\nOne.\\n", 3)
    b'---\\ntitle: A\\n---\\nAmended3. One.\\n'
    """
    head, fields, body = manuscript.split(b"---\n", 2)
    return b"---\n".join((head, fields, f"{amendment(number)} ".encode() + body))


def amendment(number: int) -> str:
    """Return the word that tells one edit from the one before it."""
    return f"Amended{number}."


def retitled(manuscript: bytes, number: int) -> bytes:
    """Return a manuscript with another title.

    >>> retitled(b"---\\ntitle: A\\n---\\nOne.\\n", 3)
    b'---\\ntitle: A, 3\\n---\\nOne.\\n'
    """
    opening, title, rest = manuscript.split(b"\n", 2)
    return b"\n".join((opening, title + f", {number}".encode(), rest))


def redated(manuscript: bytes, number: int) -> bytes:
    """Return a manuscript with another day of the same year, so that no list of years becomes another.

    >>> redated(b"---\\ntitle: A\\ndate: 1924-03-12\\n---\\nOne.\\n", 3)
    b'---\\ntitle: A\\ndate: 1924-01-04\\n---\\nOne.\\n'
    """
    day = b"-01-%02d" % (1 + number % 28)
    return re.sub(rb"^(date: \d{4})-\d\d-\d\d", lambda found: found[1] + day, manuscript, count=1, flags=re.MULTILINE)


def edits(root: Path, pairs: int, change: Callable[[bytes, int], bytes], first: int = 1) -> Iterator[int]:
    """Change the article in the middle, again each time; yield the number of each change, from the first."""
    path = root / edition_path(middle(pairs), "en")
    original = path.read_bytes()
    for number in itertools.count(first):
        path.write_bytes(change(original, number))
        yield number


@cache
def _sample(name: str, lang: str) -> str:
    return (SAMPLE / lang / f"{name}.md").read_text(encoding="utf-8")


def _copy(number: int, lang: str, pairs: int) -> str:
    name = articles()[number % len(articles())]
    _, head, body = _sample(name, lang).split("---\n", 2)
    head = re.sub(r"^(title: .*)$", rf"\1 {number}", head, flags=re.MULTILINE)
    head = re.sub(r"^(slug: .*)$", rf"\1-{number:05}", head, flags=re.MULTILINE)
    # Other programs leave out what is dated in the future.
    head = re.sub(r"^(date: )20", r"\g<1>19", head, flags=re.MULTILINE)
    body = re.sub(r"\]\((?:\.\./\w+/)?([\w-]+)\.md(?:#[\w-]+)?\)", lambda link: _link(link[1], number, pairs), body)
    body = re.sub(r"(?:\A|(?<=\n\n))(?=[\w«“—]|\*(?! )|\[(?!\^))", f"{number}: ", body)
    return f"---\n{head}---\n{body}"


def _renumbered(text: str, number: int, pairs: int) -> str:
    """Return what was written for the first copies with the numbers of those beside a number."""

    def renumber(found: re.Match[str]) -> str:
        other = (number - number % len(articles()) + int(found[2]) - _FIRST_DECLARED) % pairs
        return article_key(other) if found[1] else str(other)

    return re.sub(rf"(\w+/[\w-]+-)?({_FIRST_DECLARED // 10}\d)", renumber, text)


def _link(stem: str, number: int, pairs: int) -> str:
    """Return a link to the copy of an essay in the same series; past the last pair, the first ones serve again."""
    stems = [name.partition("/")[2] for name in articles()]
    if stem not in stems:
        return "](index.md)"
    return f"](../{article_key((number // len(stems) * len(stems) + stems.index(stem)) % pairs)}.md)"
