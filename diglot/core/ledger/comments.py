"""Format comments as TOML, parse them, and find the passages that they are about. Pure functions.

Each comment is a file: two people who comment on an article at once have nothing to merge.
"""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
from collections.abc import Mapping
from typing import Any

from diglot.core.ledger.normalization import normalize_text
from diglot.core.ledger.serialization import is_day, line_of_key
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import N_, DamagedComment
from diglot.model.translation.comments import COMMENTS_FOLDER, Comment, Resolution
from diglot.model.translation.ledger import FIELDS, TextForm
from diglot.model.wording.toml_values import toml_value

# A passage that shares less with the one of a comment is another passage.
_LEAST_LIKENESS = 0.6


def new_comment(
    stem: str, on: dt.date, by: str, text: str, passage: str = "", field: str = "", lang: Lang = ""
) -> Comment:
    """Return a comment with the path of its file, which only the same comment has. stem: of the article."""
    words = (by, text, passage, field, *([lang] if lang else []))
    digest = hashlib.blake2b(repr(words).encode(), digest_size=4).hexdigest()
    path = f"{COMMENTS_FOLDER}/{stem}/{on.isoformat()}-{digest}.toml"
    return Comment(path, on, by, text, passage, field, lang=lang)


def format_comment(comment: Comment) -> str:
    """Return a comment as the text of its file.

    >>> print(format_comment(Comment("", dt.date(2026, 3, 12), "Nina", "Why late?", field="title")))
    on = 2026-03-12
    by = "Nina"
    field = "title"
    text = "Why late?"
    <BLANKLINE>
    """
    facts = (("lang", comment.lang), ("field", comment.field), ("passage", comment.passage))
    place = [(name, value) for name, value in facts if value]
    lines = [f"on = {comment.on.isoformat()}", f"by = {toml_value(comment.by)}"]
    lines += [f"{name} = {toml_value(value)}" for name, value in (*place, ("text", comment.text))]
    if end := comment.resolved:
        lines.append(f"resolved = {{ on = {end.on.isoformat()}, by = {toml_value(end.by)} }}")
    return "".join(f"{line}\n" for line in lines)


def parse_comment(table: Mapping[str, Any], source: str, path: str) -> Comment | DamagedComment:
    """Return a comment from its TOML values; or the problem with them, at its line."""
    unknown = table.keys() - {"on", "by", "text", "passage", "field", "lang", "resolved"}
    if unknown:
        return DamagedComment(path, line_of_key(source, min(unknown)), N_("it has an unknown entry"))
    on = table.get("on")
    if not is_day(on):
        return DamagedComment(path, line_of_key(source, "on"), N_("it does not say on which day it was written"))
    texts = {name: table.get(name, "") for name in ("by", "text", "passage", "field", "lang")}
    for name, value in texts.items():
        if not isinstance(value, str) or (name in ("by", "text") and not value.strip()):
            return DamagedComment(path, line_of_key(source, name), N_("it does not say who wrote it, or what"))
    if texts["field"] and texts["field"] not in FIELDS:
        return DamagedComment(path, line_of_key(source, "field"), N_("it names an unknown field"))
    if texts["lang"] and texts["lang"] not in LANGUAGES:
        return DamagedComment(path, line_of_key(source, "lang"), N_("it names an unknown language"))
    end = table.get("resolved")
    if end is None:
        return Comment(path, on, **texts)
    is_sound = isinstance(end, dict) and end.keys() == {"on", "by"} and isinstance(end["by"], str)
    if not is_sound or not is_day(end["on"]):
        return DamagedComment(
            path, line_of_key(source, "resolved"), N_("it does not say when it was resolved, and by whom")
        )
    return Comment(path, on, **texts, resolved=Resolution(end["on"], end["by"]))


def place_comment(comment: Comment, original: TextForm) -> int | None:
    """Return the number of the passage that a comment is about, from 0, as worded now; None if there is none.

    >>> from diglot.model.translation.comments import Comment
    >>> text = TextForm({}, ("Coal went first.", "The credit came very late."))
    >>> place_comment(Comment("", dt.date(2026, 3, 12), "N", "Why?", "The credit came late."), text)
    1
    """
    if not comment.passage:
        return None
    wanted, units = normalize_text(comment.passage), [normalize_text(unit) for unit in original.units]
    if wanted in units:
        return units.index(wanted)
    like = difflib.get_close_matches(wanted, units, cutoff=_LEAST_LIKENESS)
    return units.index(like[0]) if like else None
