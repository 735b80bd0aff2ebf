"""Readers' requests in, the answers of the service that each is for out: votes, and what extensions add."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from diglot.adapters.extension_packages import import_attribute, own_services
from diglot.extensions.polls.pipeline.service import PollService
from diglot.extensions.preview.model.messages import PreviewRequest, PreviewResponse
from diglot.model.problems import Problem


class PublicService(Protocol):
    """What answers anybody, with what anybody may know."""

    def answer(self, asked: PreviewRequest) -> PreviewResponse:
        """Return the response to a request."""


def open_services(
    root: Path, site: Path, now: Callable[[], dt.datetime], report: Callable[[Problem], None]
) -> Mapping[str, PublicService | Problem]:
    """Return the services of extensions by their paths in the site, or why one cannot be used.

    root: of the publication; site: the finished site. report: is given every problem that a request meets.
    """
    return {
        path: import_attribute(service.function)(root, site, now, report) for path, service in own_services().items()
    }


class PublicServices:
    """The service of polls and those of extensions. others: by their hrefs."""

    def __init__(self, polls: PollService, others: Mapping[str, PublicService]) -> None:
        self._polls, self._others = polls, others

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that may not be answered: a vote comes from a page of the site."""
        return None if asked.path in self._others else self._polls.refuse(asked)

    def most_bytes(self, asked: PreviewRequest) -> int:
        """Return how long the body of a request may be."""
        return self._polls.most_bytes(asked)

    def answer(self, asked: PreviewRequest) -> PreviewResponse:
        """Return the response to a request."""
        return self._others.get(asked.path, self._polls).answer(asked)
