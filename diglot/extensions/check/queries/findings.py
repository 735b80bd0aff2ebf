"""Check editions, each by itself and against its original: what only `check` looks for.

How an edition is checked, the tools say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diglot.extensions.check.queries.check_job import Checker, EditionCheck, EditionFindings, EditionText
from diglot.model.digests import Digest
from diglot.queries.database import Database
from diglot.queries.inputs import FILE, Tools
from diglot.queries.query import Passing, Query
from diglot.queries.sources.manuscripts import MANUSCRIPT
from diglot.queries.texts import job_of, path_of, text_key


def set_checks(db: Database, checker: Checker, rules: Digest) -> None:
    """Let editions be checked so. rules: a digest of what all of them are checked with."""
    db.tools.added["checker"] = checker
    db.set(CHECK_RULES, "", rules)


def _request(db: Database, key: str) -> EditionCheck:
    db.get(CHECK_RULES, "")
    # What is allowed may stand in a comment of the front matter, which no manuscript tells.
    db.get(FILE, path_of(key))
    original = key.partition("\n")[2]
    return EditionCheck(_text(db, key), _text(db, text_key(original)) if original else None)


def _text(db: Database, key: str) -> EditionText:
    return EditionText(job_of(db, key), db.get(MANUSCRIPT, path_of(key)).front)


def _check(tools: Tools, checks: Sequence[EditionCheck]) -> Iterable[EditionFindings | Passing[EditionFindings]]:
    checker: Checker = tools.added["checker"]  # it is set before the first edition is asked for
    return checker.check(checks)


CHECK_RULES = Query[Digest]("rules of checks", 90, str)
"""A digest of what all editions are checked with: an input."""
# A check that is killed loses one batch, and processes are started for each.
FINDINGS = Query[EditionFindings]("findings", 203, EditionFindings, _request, _check, batch=1_024)
"""What is found in the text of a `text_key`; one without its original is checked by itself."""
QUERIES = (CHECK_RULES, FINDINGS)
