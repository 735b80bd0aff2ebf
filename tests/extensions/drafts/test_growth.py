"""Twice as much in the list of providers, or in an answer of one, takes about twice the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from msgspec import convert

from diglot.extensions.drafts.adapters import draft_providers
from diglot.extensions.drafts.core.providers import parse_providers
from diglot.extensions.drafts.model.drafting import Provider
from tests.tools.growth import grown_by_number
from tests.tools.readers import of_toml


def read_answer(said: str) -> object:
    provider = convert({"name": "a", "service": "openai", "url": "https://a.example"}, Provider)
    return draft_providers._answers(provider, {"choices": [{"message": {"content": said}}]})


TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "providers": (
        of_toml(parse_providers),
        ["[[providers]]\nname = 'a#'\ncommand = ['a']\n", "[[providers]]\nname = 1\n"],
    ),
    "answer of a provider": (read_answer, ['["a"]', "[", "{", '"a",', "`", "```\n", "\n", "\\u0041", "1"]),
}


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    assert grown_by_number(*TRIALS[reader]) == []
