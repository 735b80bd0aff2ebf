"""Every query of a publication, in the order in which they build on each other."""

from __future__ import annotations

from typing import Any

from diglot.queries.engine import Query
from diglot.queries.inputs import FILE, STAT
from diglot.queries.manuscripts import MANUSCRIPT
from diglot.queries.published import PUBLISHED, PUBLISHED_TEXT

QUERIES: tuple[Query[Any], ...] = (STAT, FILE, MANUSCRIPT, PUBLISHED, PUBLISHED_TEXT)
