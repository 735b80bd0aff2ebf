"""The archives that may keep a journal, and the words with which it lets them. Touches nothing.

Source: LOCKSS and CLOCKSS, “Web Harvest Guidelines”: the sentences are looked for to the letter, in English.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.model.fields import Fields, some_of

STATEMENTS: Mapping[str, str] = {
    "lockss": "LOCKSS system has permission to collect, preserve, and serve this Archival Unit",
    "clockss": "CLOCKSS system has permission to ingest, preserve, and serve this Archival Unit",
}

HARVESTING: Fields = {"archives": some_of(*STATEMENTS)}
"""The fields of `[harvesting]` in the settings."""
