"""Parse a poll, `content/polls/<key>.toml`. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.core.settings.table_reader import Table, read_file
from diglot.model.fields import FileFields, fields_of, fits
from diglot.model.languages import Lang
from diglot.model.problems import PollWithoutChoice, Problem
from diglot.model.publication import VOTES, PollChoice, ReaderPoll

POLL_FIELDS = FileFields(
    "content/polls/*.toml",
    fields_of(ReaderPoll),
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
    choices: list[PollChoice] = []
    for own in reader.each_entry("options", {}):
        votes = own.table.get("votes", 0)
        if not fits(VOTES.schema, votes):
            own.refuse("votes", votes, VOTES.expected)
            votes = 0
        label = reader.texts_of({lang: own.table.get(lang) for lang in languages}, "options")
        own.require_texts(label, f"[[options]] {len(choices) + 1}", languages)
        choices.append(PollChoice(label, votes))
    poll = reader.record(ReaderPoll, key=key, choices=tuple(choices), path=path)
    reader.require_texts(poll.question, "question", languages)
    if (
        poll.closed is None
        and "closed" not in reader.table
        and len(choices) < 2
        and isinstance(reader.table.get("options", []), list)
    ):
        reader.problems.append(PollWithoutChoice(path, reader.line("options"), len(choices)))
    return poll, reader.finish()
