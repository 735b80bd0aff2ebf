"""A row at the desk in, its draft by a machine out, which the page shows beside the row. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from diglot.extensions.desk.pipeline.app import DeskAction, DeskApp, json_answer
from diglot.extensions.desk.pipeline.desk import Desk, Refusal, same_row
from diglot.extensions.desk.pipeline.orders import RowReadOrder
from diglot.extensions.desk.pipeline.wording import Wording
from diglot.extensions.drafts.pipeline.drafts import RowRequest, ask_for_row, own_provider, plan_row, read_row_draft
from diglot.extensions.preview.model.messages import PendingResponse, PendingWork, PreviewResponse
from diglot.model.messages import N_
from diglot.model.problems import Problem

_ONE_DRAFT = N_("A machine is drafting another row for you: ask again when that draft has come.")


class DraftOrder(RowReadOrder, kw_only=True):
    """A row to be drafted. name, place: of the provider, as the page has named it."""

    name: str
    place: str


def provider_of(desk: Desk, formatter: Wording) -> tuple[Mapping[str, str] | None, Sequence[Problem]]:
    """Return whom the script of the page may ask, with the words of its button, or None, and problems of the file."""
    provider, faults = own_provider(desk)
    if provider is None:
        return None, faults
    words = {
        "name": provider.name,
        "place": provider.place,
        "ask": formatter.say(N_("Ask {name} for a draft"), name=provider.name),
        "to": formatter.say(N_("sends this row to {place}"), place=provider.place),
    }
    return words, faults


def draft(app: DeskApp, order: DraftOrder) -> PreviewResponse | PendingResponse:
    """Ask for the draft of a row."""
    if app.visitor.name in app.drafting:
        return json_answer(429, {"message": app.formatter.say(_ONE_DRAFT)})
    provider, _ = own_provider(app.desk)
    if provider is None or (provider.name, provider.place) != (order.name, order.place):
        return app.outcome(Refusal(N_("drafting.toml has changed: load the page again to see who would be asked.")))
    article = app.desk.open(order.article, order.to)
    if isinstance(article, Problem):
        return app.refusal(article)
    row = same_row(article, order.row, order.hash)
    if isinstance(row, Refusal):
        return app.outcome(row)
    asked = plan_row(app.desk, article, row, provider)
    if isinstance(asked, Problem):
        return app.refusal(asked)
    app.drafting.add(app.visitor.name)
    # Saves need not wait until somebody else has answered.
    return PendingResponse(PendingWork("drafts", partial(_ask, app, asked)), partial(_drafted, app, asked))


def _ask(app: DeskApp, asked: RowRequest) -> tuple[Sequence[str], str]:
    try:
        return ask_for_row(asked)
    finally:
        app.drafting.discard(app.visitor.name)


def _drafted(app: DeskApp, asked: RowRequest, answer: tuple[Sequence[str], str]) -> PreviewResponse:
    row_draft = read_row_draft(app.desk, asked, *answer)
    if isinstance(row_draft, Problem):
        return app.refusal(row_draft)
    return json_answer(200, {"text": row_draft.text, "findings": app.findings(row_draft.findings)})


ACTIONS: Mapping[str, DeskAction] = {"/-/draft": (DraftOrder, draft, "translator")}
"""What the script of a page may order: the form of its order, what carries it out, and who may."""
