"""Twice as much in a request takes about twice the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diglot.extensions.preview.core.request_parts import cookie_of, form_of, query_of
from diglot.extensions.preview.model.messages import PreviewRequest
from tests.tools.growth import grown_by_number, pieces_for


def asked(fields: str) -> object:
    request = PreviewRequest("POST", "/", {"cookie": fields}, fields, fields.encode())
    return form_of(request), query_of(request), cookie_of(request, "a")


TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "form": (asked, ["a#=1&", "a=1&", "&", "=", "a#=1; ", "a=1; ", 'a="\\', "%41", "%", "a;", ";", ","]),
}


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, request: pytest.FixtureRequest) -> None:
    read, pieces = TRIALS[reader]
    assert grown_by_number(read, pieces_for(list(TRIALS).index(reader), pieces, request)) == []
