"""Write the files of a new person, a new poll and a new issue, for an editor to fill in. Pure functions."""

from __future__ import annotations

import datetime as dt

from diglot.model.languages import LANGUAGES, Lang
from diglot.model.wording.toml_values import toml_value


def new_person(name: str, lang: Lang) -> str:
    """Return the file of a person. The name in other languages and the biography are left to be written.

    >>> print(new_person("Anna Lug", "en"), end="")
    # gender = "f"
    <BLANKLINE>
    [name]
    en = "Anna Lug"
    ru = ""
    <BLANKLINE>
    # [bio]
    # en = ""
    # ru = ""
    """
    return f'# gender = "f"\n\n[name]\n{_texts(name, lang)}\n# [bio]\n{_none_yet()}'


def new_poll(question: str, lang: Lang) -> str:
    """Return the file of an open poll with two answers. Other languages are left to be written."""
    options = "".join(
        "\n[[options]]\nvotes = 0\n"
        + "".join(f"{code} = {toml_value(language.yes_and_no[number])}\n" for code, language in LANGUAGES.items())
        for number in (0, 1)
    )
    return f"# closed = 2015-03-12\n\n[question]\n{_texts(question, lang)}{options}"


def new_issue(title: str, lang: Lang, number: int, today: dt.date) -> str:
    """Return the file of an issue, as a draft. Its articles, and the title in other languages, are left to be written.

    >>> print(new_issue("The Sea", "en", 3, dt.date(2026, 3, 20)), end="")
    number = 3
    date = 2026-03-20
    # season = "spring"
    status = "draft"
    # A line for each text, by its path without language and .md: "blog/article",
    articles = [
    ]
    <BLANKLINE>
    [title]
    en = "The Sea"
    ru = ""
    <BLANKLINE>
    # [lead]
    # en = ""
    # ru = ""
    """
    season = ("winter", "spring", "summer", "autumn")[today.month % 12 // 3]
    return (
        f'number = {number}\ndate = {today.isoformat()}\n# season = "{season}"\nstatus = "draft"\n'
        '# A line for each text, by its path without language and .md: "blog/article",\narticles = [\n]\n\n'
        f"[title]\n{_texts(title, lang)}\n# [lead]\n{_none_yet()}"
    )


def _none_yet() -> str:
    return "".join(f'# {code} = ""\n' for code in LANGUAGES)


def _texts(text: str, lang: Lang) -> str:
    """Return a table of texts by language, the given one first."""
    words = toml_value(" ".join(text.replace("\x7f", "").split()))
    others = "".join(f'{code} = ""\n' for code in LANGUAGES if code != lang)
    return f"{lang} = {words}\n{others}"
