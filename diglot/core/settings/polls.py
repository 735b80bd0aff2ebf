"""Parse a poll, `content/polls/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from diglot.core.settings.shared_fields import DATE, LABELS
from diglot.core.settings.table_reader import Table, read_file
from diglot.model.fields import TEXTS, Field, FileFields, fits, one_of, tables_of
from diglot.model.languages import Lang
from diglot.model.problems import N_, PollWithoutChoice, Problem
from diglot.model.publication import PollChoice, ReaderPoll

# More than there are people, so that a typing error is noticed.
_MAX_VOTES = 10_000_000_000
_VOTES = Field(
    {"type": "integer", "minimum": 0, "maximum": _MAX_VOTES}, N_("a whole number, 0 or more, without quotation marks")
)
POLL_FIELDS = FileFields(
    "content/polls/*.toml",
    {
        # A date in TOML has no quotation marks; programs that know JSON alone see it as a text.
        "closed": DATE,
        "results": one_of("after-vote", "at-end"),
        "question": TEXTS,
        "options": tables_of({"votes": _VOTES, **LABELS}),
    },
    {
        "required": ["question"],
        # Readers vote on a poll that has not closed, so there must be a choice.
        "anyOf": [
            {"required": ["closed"]},
            {"required": ["options"], "properties": {"options": {"minItems": 2}}},
        ],
    },
)


def parse_poll(
    key: str, table: Table, source: str, path: str, languages: Sequence[Lang]
) -> tuple[ReaderPoll, tuple[Problem, ...]]:
    """Parse `content/polls/<key>.toml`."""
    reader = read_file(path, table, source, POLL_FIELDS.fields)
    question = reader.texts("question")
    reader.require_texts(question, "question", languages)
    choices: list[PollChoice] = []
    for number, option in enumerate(reader.entries("options")):
        own = reader.inner("options", option, {}, number)
        votes = option.get("votes", 0)
        if not fits(_VOTES.schema, votes):
            own.refuse("votes", votes, _VOTES.expected)
            votes = 0
        label = reader.texts_of({lang: option.get(lang) for lang in languages}, "options")
        own.require_texts(label, f"[[options]] {len(choices) + 1}", languages)
        reader.problems += own.problems
        choices.append(PollChoice(label, votes))
    closed = reader.date("closed")
    if (
        closed is None
        and "closed" not in reader.table
        and len(choices) < 2
        and isinstance(reader.table.get("options", []), list)
    ):
        reader.problems.append(PollWithoutChoice(path, reader.line("options"), len(choices)))
    results: Literal["after-vote", "at-end"] = reader.read("results", "after-vote")
    return ReaderPoll(key, question, tuple(choices), closed, path, results), reader.finish()
