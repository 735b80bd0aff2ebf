"""Twice as many redirects take about twice the time to be read."""

from __future__ import annotations

from diglot.extensions.hosting.core.served_site import read_redirects
from tests.tools.growth import grown_by_number


def test_redirects_are_read_in_linear_time() -> None:
    assert grown_by_number(read_redirects, ["/a# /b 301\n", "/a ", " \n"]) == []
