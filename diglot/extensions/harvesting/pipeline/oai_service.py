"""Harvesters' requests in, answers out, from the repository in a finished site and what has become of its records.

Touches the disk through its adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import msgspec

from diglot.adapters.disk import private_folder, write_record
from diglot.adapters.files.rooted_files import read_file
from diglot.extensions.harvesting.core.harvest_log import HarvestLog, LoggedRecord, stamped, updated_log
from diglot.extensions.harvesting.core.oai_answers import answer
from diglot.extensions.harvesting.core.oai_repository import read_repository
from diglot.extensions.harvesting.model.problems import DAMAGED, HarvestUnreadable
from diglot.extensions.harvesting.model.records import OAI_PLACE, Repository
from diglot.extensions.polls.pipeline.open_polls import VOTES_FOLDER
from diglot.extensions.preview.model.messages import PreviewRequest, PreviewResponse
from diglot.model.problems import Problem
from diglot.model.wording.system_reasons import system_reason

LOG_PATH = f"{VOTES_FOLDER}/oai.json"
"""When each record has changed or gone: beside the votes, for it exists nowhere else either."""

_NO_STORE = {"Cache-Control": "no-store"}


def open_service(
    root: Path, site: Path, now: Callable[[], dt.datetime], report: Callable[[Problem], None]
) -> OaiService | Problem:
    """Return what answers harvesters, or why nothing can. root: of the publication; site: the finished site.

    now: the time, with its zone. report: is given the problem for which somebody is not answered.
    """
    service = OaiService(root, site, now, report)
    return service.look(now()) or service


class OaiService:
    """What answers harvesters, one after the other. The arguments are those of `open_service`."""

    def __init__(
        self, root: Path, site: Path, now: Callable[[], dt.datetime], report: Callable[[Problem], None]
    ) -> None:
        self._root, self._site, self._now, self._report = root, site, now, report
        self._seen: bytes | None = None
        self._repository: Repository | None = None

    def answer(self, asked: PreviewRequest) -> PreviewResponse:
        """Return the response to a request, whose arguments may be in its address or in a form."""
        now = self._now()
        if problem := self.look(now):
            self._report(problem)
            return PreviewResponse(503, b"diglot: nothing is harvested just now\n", headers=_NO_STORE)
        if self._repository is None:
            return PreviewResponse(404, b"diglot: there is no such page\n", headers=_NO_STORE)
        sent = asked.body.decode("ascii", "replace") if asked.method == "POST" else asked.query
        arguments = parse_qsl(sent, keep_blank_values=True)
        return PreviewResponse(200, answer(self._repository, arguments, now), "text/xml; charset=utf-8", _NO_STORE)

    def look(self, now: dt.datetime) -> Problem | None:
        """Read the repository again if it is another; return why that is impossible. A site may have none."""
        try:
            content = read_file(self._site, OAI_PLACE)
        except FileNotFoundError:
            self._seen = self._repository = None
            return None
        except OSError as error:
            return HarvestUnreadable(OAI_PLACE, system_reason(error))
        if content == self._seen:
            return None
        try:
            found = read_repository(content)
        except (ElementTree.ParseError, KeyError, ValueError):
            return HarvestUnreadable(OAI_PLACE, DAMAGED)
        try:
            self._repository = stamped(found, self._noted(found, now))
        except OSError as error:
            return HarvestUnreadable(LOG_PATH, system_reason(error))
        except msgspec.MsgspecError:
            return HarvestUnreadable(LOG_PATH, DAMAGED)
        self._seen = content
        return None

    def _noted(self, found: Repository, now: dt.datetime) -> HarvestLog:
        """Return when each record has changed, noted on the disk before anybody is told of it."""
        log = self._read_log()
        updated = updated_log(log, found.records, now)
        if updated != log:
            private_folder(self._root / VOTES_FOLDER)
            write_record(self._root, LOG_PATH, msgspec.json.format(msgspec.json.encode(updated), indent=1))
        return updated

    def _read_log(self) -> HarvestLog:
        try:
            content = read_file(self._root, LOG_PATH)
        except FileNotFoundError:
            return {}
        return msgspec.json.decode(content, type=dict[str, LoggedRecord])
