"""The page that a server shows when the service of polls does not answer. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diglot.core.page_models import PageBuilder, PageTask, error_page
from diglot.model.messages import N_
from diglot.model.pages import Page
from diglot.model.polls import UNAVAILABLE_PLACE


def unavailable_page_tasks(builders: Sequence[PageBuilder]) -> Iterator[PageTask]:
    """Yield the task for the page in all languages, while a poll is open."""
    if any(poll.is_open for poll in builders[0].publication.polls.values()):
        yield PageTask("polls-unavailable", lambda: [_page(builders)])


def _page(builders: Sequence[PageBuilder]) -> Page:
    first, *others = builders
    title = first.say(N_("Voting is not available"))
    return error_page(first, "502.html", f"/{UNAVAILABLE_PLACE}", title, tuple(other.frame for other in others))
