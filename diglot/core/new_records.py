"""Write the files of a new person and a new poll, for an editor to fill in. Pure functions."""

from __future__ import annotations

import json

from diglot.model.languages import LANGUAGES, Lang

# The answers with which a poll begins, so that it can be read before an editor has written its own.
_ANSWERS = ({"en": "Yes", "ru": "Да"}, {"en": "No", "ru": "Нет"})


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
    return f'# gender = "f"\n\n[name]\n{_texts(name, lang)}\n# [bio]\n# en = ""\n# ru = ""\n'


def new_poll(question: str, lang: Lang) -> str:
    """Return the file of an open poll with two answers. Other languages are left to be written."""
    options = "".join(
        "\n[[options]]\nvotes = 0\n"
        + "".join(f"{code} = {json.dumps(text, ensure_ascii=False)}\n" for code, text in answer.items())
        for answer in _ANSWERS
    )
    return f"# closed = 2015-03-12\n\n[question]\n{_texts(question, lang)}{options}"


def _texts(text: str, lang: Lang) -> str:
    """Return a table of texts by language, the given one first."""
    words = json.dumps(" ".join(text.replace("\x7f", "").split()), ensure_ascii=False)
    others = "".join(f'{code} = ""\n' for code in LANGUAGES if code != lang)
    return f"{lang} = {words}\n{others}"
