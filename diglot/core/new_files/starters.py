"""Fill the templates of a new publication's files. Pure functions.

A template has `@name@` for a value, `@"name"@` for a value in quotation marks (as TOML, YAML and JSON write it), and
lines that begin with `@original@` or `@translation@`, which only the text in that role keeps.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from diglot.model.languages import LANGUAGES, Lang


def language_of(path: str) -> Lang:
    """Return the language of a manuscript by its path; "" for any other file.

    >>> language_of("content/ru/notes/index.md"), language_of("content/site.toml")
    ('ru', '')
    """
    match = re.match(rf"content/({'|'.join(LANGUAGES)})/", path)
    return match[1] if match else ""


def fill(template: str, lang: Lang, values: Mapping[str, str]) -> str:
    """Return the text of a file. lang: of a manuscript, else ""; values: by name, "lang" is that of the originals.

    >>> template = 'title = @"title"@\\n@original@date: 2026\\n@translation@original: @lang@\\n'
    >>> fill(template, "en", {"title": 'A "B"', "lang": "ru"})
    'title = "A \\\\"B\\\\""\\noriginal: ru\\n'
    """
    dropped = "translation" if lang == values["lang"] else "original"
    text = re.sub(rf"^@{dropped}@.*\n", "", template, flags=re.MULTILINE)
    text = re.sub(r"^@(?:original|translation)@", "", text, flags=re.MULTILINE)
    return re.sub(r'@("?)(\w+)\1@', lambda match: _written(values[match[2]], is_quoted=bool(match[1])), text)


def _written(value: str, *, is_quoted: bool) -> str:
    # A value is one line; DEL is what JSON leaves as it is and TOML forbids.
    line = " ".join(value.replace("\x7f", "").split())
    return json.dumps(line, ensure_ascii=False) if is_quoted else line
