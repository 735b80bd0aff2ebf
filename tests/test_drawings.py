"""The pictures of the sample publication are those that `python -m drawings` draws."""

from __future__ import annotations

from drawings import pictures
from tests.conftest import ROOT


def test_the_pictures_of_the_sample_are_those_that_its_program_draws() -> None:
    drawn = pictures()
    assert len(drawn) >= 20
    assert [name for name, picture in drawn.items() if (ROOT / "content" / name).read_text("utf-8") != picture] == []
