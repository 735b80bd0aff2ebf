"""The pages of the site that is taken over, in the same form whatever program it was made with. Touches nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

import msgspec

from diglot.core import front_matter
from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.model.languages import Lang
from diglot.model.problems import Problem


class SourcePage(msgspec.Struct, frozen=True):
    """A page. path: from the site's root. key: the path that it has in a publication, without language and suffix.

    is_section: it introduces its folder. values, lines: of the front matter, by names in small letters.
    body_line: the line of the file on which the body begins; 0 for a body that was converted.
    address: where readers find it now ("/ru/post/snow/"), or "".
    counterpart: the path that it has in the default language, from which its links may be meant, or "".
    within: the file and the line at which it begins, where a file holds many.
    """

    path: str
    lang: Lang
    key: str
    is_section: bool
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    body: str
    body_line: int
    address: str
    counterpart: str = ""
    within: tuple[str, int] | None = None

    def position(self, field: str = "") -> tuple[str, int]:
        """Return the file and the line of a field, or of the page."""
        return self.within or (self.path, self.lines.get(field, 1))

    @property
    def target(self) -> str:
        """The path of its manuscript."""
        stem = f"{self.key}/index".lstrip("/") if self.is_section else self.key
        return f"content/{self.lang}/{stem}.md"

    def first(self, *names: str) -> Any:
        """Return the value of the first of some fields that has one."""
        return next((self.values[name] for name in names if self.values.get(name) not in (None, "", [])), None)

    def texts(self, *names: str) -> list[str]:
        """Return the texts of some fields, one after another; a single text counts as a list."""
        values = [self.values[name] for name in names if name in self.values]
        items = [item for value in values for item in (value if isinstance(value, list) else [value])]
        return list(dict.fromkeys(" ".join(str(item).split()) for item in items if isinstance(item, str | int | float)))


class SiteExport(msgspec.Struct, frozen=True):
    """What a file says in which a program has put its site. pages: with their bodies as HTML."""

    layout: SiteLayout
    pages: tuple[SourcePage, ...]
    problems: tuple[Problem, ...]


def day_of(value: object) -> str:
    """Return the day of a date as it was written, in its own time zone; "" if it is not a date.

    >>> day_of("2020-01-01T23:30:00-05:00"), day_of(dt.date(2020, 1, 2)), day_of("Jan 3, 2020"), day_of("soon")
    ('2020-01-01', '2020-01-02', '2020-01-03', '')
    """
    written = value.isoformat() if isinstance(value, dt.date) else str(value or "").strip()
    if match := re.match(r"\d{4}-\d{2}-\d{2}(?![\d-])", written):
        return match[0]
    with suppress(ValueError):
        return str(front_matter.read_day(written) or "")
    return ""


def absolute_address(base: str, address: str) -> str:
    """Return an address, as written in a page, from the root of the site; "" if it cannot be read.

    >>> absolute_address("/post/snow/", "../ice/"), absolute_address("/post/snow/", "//[")
    ('/post/ice/', '')
    """
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def as_address(path: str) -> str:
    """Return a path as an address: with a slash at both ends unless it names a file.

    >>> as_address("post//snow"), as_address("/old.html"), as_address("")
    ('/post/snow/', '/old.html', '/')
    """
    address = re.sub(r"/+", "/", f"/{path}/")
    return address.rstrip("/") if re.search(r"\.\w+/$", address) else address
