"""Twice as many names, or tags of a catalogue, take about twice the time to be compared."""

from __future__ import annotations

import itertools

from diglot.core.alignment.invariants import sound_of
from diglot.extensions.check.adapters.catalogue_lint import _TAG
from diglot.extensions.check.core.initials import find_other_initials
from tests.tools.growth import Work, grown_on_text, grows_by_the_square


def test_initials_are_compared_in_linear_time() -> None:
    """Also where all surnames differ, and none has its own initials."""

    def compare(size: int) -> Work:
        english, russian = (
            " ".join(f"{start}{''.join(rest)}" for rest in itertools.islice(itertools.product(letters, repeat=4), size))
            for start, letters in (("A. Or", "bdfgklmnprst"), ("Б. Ор", "бдфгклмнпрст"))
        )
        return lambda: list(find_other_initials((english, russian), ("en", "ru"), sound_of.__wrapped__))

    assert not grows_by_the_square(compare, 2_000)


def test_tags_of_a_catalogue_are_found_in_linear_time() -> None:
    assert grown_on_text(_TAG.findall, ["<a ", "<a>", "</a", "<", '<p x="']) == []
