"""Options and values of options that several commands share."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Option, flag, wrong_value
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_


def positive(text: str) -> int:
    """Parse a whole number above zero."""
    if not text.isdecimal() or int(text) < 1:
        raise wrong_value(text, "1, 2, 3…")
    return int(text)


def port_number(text: str) -> int:
    """Parse the number of a port."""
    if not text.isdecimal() or int(text) > 65_535:
        raise wrong_value(text, "0–65535")
    return int(text)


def names_in(text: str) -> tuple[str, ...]:
    """Parse names with commas between them, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def articles(nargs: str) -> Option:
    """Return the argument for the names of articles."""
    words = N_("articles, such as blog/article, or their files")
    return Option("articles", words, N_("ARTICLE"), {"nargs": nargs, "default": []})


ARTICLE = Option("article", N_("an article, such as blog/article, or one of its files"), N_("ARTICLE"))
TARGET = Option(
    "--to",
    N_("the language to translate into (default: the other one, where there are two)"),
    settings={"choices": LANGUAGES},
)
ONLY_TO = Option("--to", N_("only into this language"), settings={"choices": LANGUAGES})
UNITS = Option(
    "--units", N_("only these paragraphs, by number or field, such as 3,7,title"), N_("PARAGRAPHS"), {"type": names_in}
)
EXTENSIONS = Option(
    "--extensions",
    N_("the packages of further languages, such as german"),
    N_("NAMES"),
    {"type": names_in, "default": ()},
)
SITE = Option("--site", N_("the finished site (default: public/ in the publication)"), N_("FOLDER"), {"type": Path})
ALL = Option("--all", N_("list every problem, not just a few of each kind"), settings=flag())
TRUST = Option("--trust", N_("let templates of the publication do anything that you can"), settings=flag())
