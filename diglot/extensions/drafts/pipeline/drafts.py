"""Rows that lack a translation in, drafts of them by a machine out, each marked in the ledger until a person passes it.

Touches the disk, pandoc and the provider through their adapters only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from diglot.adapters.pandoc import PandocFailure
from diglot.core import markdown
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow
from diglot.extensions.desk.pipeline.beside.row_checks import RowChecker
from diglot.extensions.desk.pipeline.desk import Desk, Outcome, Refusal, Save, Saved
from diglot.extensions.drafts.adapters import draft_providers
from diglot.extensions.drafts.adapters.draft_providers import ProviderFailure
from diglot.extensions.drafts.core import draft_codes, providers
from diglot.extensions.drafts.model.drafting import PROVIDERS_PATH, DraftRequest, DraftSegment, Provider
from diglot.extensions.drafts.model.problems import NoProviders, NotDrafted, UnknownProvider
from diglot.extensions.translators.core import translation_segments
from diglot.extensions.translators.core.translation_segments import SegmentRun
from diglot.extensions.translators.model.translation_segments import SegmentCode, SegmentText
from diglot.model.messages import N_
from diglot.model.problems import NotAFile, Problem, suggestion_for
from diglot.model.translation.ledger import FilledPassage
from diglot.model.translation.memory import MemoryMatch
from diglot.model.tree import Block
from diglot.pipeline.base.file_edits import write_edits
from diglot.pipeline.translation.scaffold import mark_filled
from diglot.pipeline.typeset.markdown_reader import decode_answer
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter, UnreadableMarkdown
from diglot.queries.sources.source_files import read_table

_TO_DRAFT = frozenset(["missing", "behind"])
_UNREADABLE = N_("pandoc cannot read it by itself")
_EXAMPLES = 2
_CONTEXT = 400
"""How much of a neighbour is sent, in characters."""

# Calls of notes and labels of addresses keep their names: pandoc sees a letter of nobody's and an address of ours.
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_HIDDEN_CALL = re.compile("\ue000(\\d+)\ue001")
_LABEL = re.compile(r"\]\[([^\]\n]+)\]")
_HIDDEN_LABEL = re.compile(r"\]\(diglot-reference:(\d+)\)")
_DEFINITION = re.compile(r"\A\[(\^?[^\]]+)\]:[ \t]*")


class PlannedRow(msgspec.Struct, frozen=True):
    """A row to be drafted. lead: what is before its text, the label of a note. hidden: the names that were hidden.

    segments: what is sent, with the number of the run that each is. None of them: the row is copied.
    """

    row: DeskRow
    lead: str
    hidden: tuple[str, ...]
    blocks: tuple[Block, ...]
    runs: tuple[SegmentRun, ...]
    segments: tuple[tuple[int, SegmentText], ...]


class DraftPlan(msgspec.Struct, frozen=True):
    """What is to be drafted in an article. problems: rows that cannot be."""

    article: DeskArticle
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]

    @property
    def words(self) -> int:
        """The words that are sent."""
        return sum(draft_codes.count_words(text) for row in self.rows for _, text in row.segments)

    @property
    def behind(self) -> int:
        """The rows whose translation is behind its original, and is replaced."""
        return sum(row.row.state == "behind" for row in self.rows)


class DraftReceipt(msgspec.Struct, frozen=True):
    """What came of a plan. drafted: rows. requests: made. problems: rows without a draft, and findings."""

    drafted: int
    requests: int
    problems: tuple[Problem, ...]


class RowRequest(msgspec.Struct, frozen=True):
    """What is asked about one row of an article, and whom."""

    article: DeskArticle
    planned: PlannedRow
    provider: Provider
    request: DraftRequest


class RowDraft(msgspec.Struct, frozen=True):
    """The draft of one row, which is written nowhere. findings: of the checks."""

    text: str
    findings: tuple[Problem, ...]


def find_provider(desk: Desk, name: str) -> tuple[Provider | None, Sequence[Problem]]:
    """Return the provider of a name, or the first one for "", or None with the problems of their file."""
    entry = desk.folder.find(PROVIDERS_PATH)
    if entry is None:
        there = [other for other in desk.folder.list(PROVIDERS_PATH) if other.path == PROVIDERS_PATH]
        return None, [NotAFile(other.path, None, other.kind) for other in there] or [NoProviders(PROVIDERS_PATH)]
    table, source, problems = read_table(desk.folder, entry)
    known, more = providers.parse_providers(table, source, PROVIDERS_PATH)
    problems = [*problems, *more]
    found = next((provider for provider in known if name in ("", provider.name)), None)
    if found is None and not problems:
        like = suggestion_for(name, [provider.name for provider in known])
        problems.append(UnknownProvider(name or PROVIDERS_PATH, like))
    return (None if problems else found), problems


def own_provider(desk: Desk) -> tuple[Provider | None, Sequence[Problem]]:
    """Return the provider that rows are drafted by, with the problems of its file; None where there is no such file."""
    provider, problems = find_provider(desk, "")
    return provider, [problem for problem in problems if not isinstance(problem, NoProviders)]


# ---------------------------------------------------------------- the plan


def plan_drafts(desk: Desk, article: DeskArticle) -> DraftPlan:
    """Return what is to be drafted in an article: rows without a translation, and those that are behind."""
    addresses = _addresses(article)
    rows: list[PlannedRow] = []
    problems: list[Problem] = []
    for row in article.rows:
        if row.state in _TO_DRAFT and row.source.strip():
            planned = _plan_row(desk, row, addresses)
            if planned is None:
                problems.append(_not_drafted(article, row, _UNREADABLE))
            else:
                rows.append(planned)
    return DraftPlan(article, tuple(rows), tuple(problems))


def _addresses(article: DeskArticle) -> Sequence[str]:
    """Return the definitions of the original's links."""
    source = article.texts[0].source
    return [
        source.text(range(at, at + 1))
        for at, span in enumerate(source.spans)
        if span.kind == "definition" and not span.name.startswith("^")
    ]


def _plan_row(desk: Desk, row: DeskRow, addresses: Sequence[str]) -> PlannedRow | None:
    """Return a row as segments; None where it cannot be read. addresses: the definitions of the original's links."""
    if row.field:
        return PlannedRow(row, "", (), (), (), ((0, (row.source,)),))
    definition = _DEFINITION.match(row.source)
    if definition and not definition[1].startswith("^"):
        return PlannedRow(row, row.source, (), (), (), ())
    lead = definition[0] if definition else ""
    body, hidden = _hide(re.sub(r"\n(?: {4}|\t)", "\n", row.source[len(lead) :]) if lead else row.source)
    tree = decode_answer(desk.pandoc.one("read", markdown.readable("\n\n".join((body, *addresses)))))
    if isinstance(tree, PandocFailure):
        return None
    runs = translation_segments.segment_runs(tree.blocks)
    texts = [_with_call_codes(run.text) for run in runs]
    segments = tuple((number, text) for number, text in enumerate(texts) if draft_codes.count_words(text))
    if not segments:
        return PlannedRow(row, row.source, (), (), (), ())
    return PlannedRow(row, lead, hidden, tree.blocks, runs, segments)


def _hide(body: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with the names of notes and addresses hidden, and these names.

    >>> _hide("a[^1] [b][c]")
    ('a\\ue0000\\ue001 [b](diglot-reference:1)', ('1', 'c'))
    """
    names: list[str] = []

    def hide(match: re.Match[str], form: str) -> str:
        names.append(match[1])
        return form.format(len(names) - 1)

    body = _CALL.sub(lambda match: hide(match, "\ue000{}\ue001"), body)
    body = _LABEL.sub(lambda match: hide(match, "](diglot-reference:{})"), body)
    return body, tuple(names)


def _show(body: str, names: Sequence[str]) -> str:
    body = _HIDDEN_CALL.sub(lambda match: f"[^{names[int(match[1])]}]", body)
    return _HIDDEN_LABEL.sub(lambda match: f"][{names[int(match[1])]}]", body)


def _with_call_codes(text: SegmentText) -> SegmentText:
    """Return a segment with the hidden calls of notes as codes."""
    pieces: list[str | SegmentCode] = []
    for piece in text:
        if isinstance(piece, str):
            for number, part in enumerate(_HIDDEN_CALL.split(piece)):
                pieces.append(SegmentCode(f"n{part}", "alone", "x-note") if number % 2 else part)
        else:
            pieces.append(piece)
    return tuple(piece for piece in pieces if piece)


def _with_hidden_calls(text: SegmentText) -> SegmentText:
    return tuple(
        f"\ue000{piece.id[1:]}\ue001" if isinstance(piece, SegmentCode) and piece.id.startswith("n") else piece
        for piece in text
    )


# ---------------------------------------------------------------- drafting


def make_drafts(desk: Desk, plan: DraftPlan, provider: Provider) -> DraftReceipt:
    """Have the rows of a plan drafted, write those that are sound into the manuscript, and mark them in the ledger.

    Raises: OSError.
    """
    article = plan.article
    problems = list(plan.problems)
    checker = desk.checker(article)
    matches = desk.matches(article, [planned.row for planned in plan.rows if planned.segments])
    segments = tuple(segment for row in plan.rows for segment in _segments(checker, article, row, matches))
    replies, requests, failure = _ask(provider, DraftRequest(article.langs, segments))
    answers = iter(replies)
    drafts: list[tuple[DeskRow, str]] = []
    for planned in plan.rows:
        own = list(islice(answers, len(planned.segments)))
        text, fault = _draft_row(desk, article, planned, own, failure)
        if fault:
            problems.append(_not_drafted(article, planned.row, fault))
        else:
            drafts.append((planned.row, text))
    return DraftReceipt(_write(desk, article, drafts, provider, problems), requests, tuple(problems))


def _ask(provider: Provider, request: DraftRequest, seconds: float = math.inf) -> tuple[list[str], int, str]:
    """Return the answers, "" for those that did not come, the number of requests, and why some did not come, or "".

    seconds: for all requests together.
    """
    answers: list[str] = []
    requests, reason = 0, ""
    try:
        for batch in draft_providers.draft(provider, request, seconds):
            answers += batch
            requests += 1
    except ProviderFailure as failure:
        reason = failure.reason
    return [*answers, *[""] * (len(request.segments) - len(answers))], requests, reason


def _segments(
    checker: RowChecker, article: DeskArticle, planned: PlannedRow, matches: Mapping[int, Sequence[MemoryMatch]]
) -> Iterator[DraftSegment]:
    row, rows = planned.row, article.rows
    if not planned.segments:
        return
    before, after = (
        rows[at].source[:_CONTEXT] if 0 <= at < len(rows) else "" for at in (row.number - 1, row.number + 1)
    )
    terms = tuple((use.term, use.forms[0]) for use in checker.terms(row.source, "", article.langs))
    examples = [
        (match.pair.texts[match.side], match.pair.texts[1 - match.side])
        for match in matches.get(row.number, ())[:_EXAMPLES]
    ]
    if row.changes:  # behind: the translation of what the original said before is the best model
        examples.insert(0, ("".join(text for kind, text in row.changes if kind != "in"), row.target))
    for _, text in planned.segments:
        yield DraftSegment(draft_codes.as_xml(text), before, after, terms, tuple(examples))


def _draft_row(
    desk: Desk, article: DeskArticle, planned: PlannedRow, answers: Sequence[str], failure: str
) -> tuple[str, str]:
    """Return the draft of a row as Markdown, and why there is none, an entry of the catalogue, or ""."""
    if not planned.segments:
        return planned.lead, ""
    texts: list[SegmentText] = [()] * max(len(planned.runs), 1)
    for (number, source), answer in zip(planned.segments, answers, strict=True):
        text = draft_codes.from_xml(answer.strip())
        fault = (failure if not answer else "") or draft_codes.fault_of(source, text)
        if fault:
            return "", fault
        texts[number] = _with_hidden_calls(text)
    if planned.row.field:
        return "".join(piece for piece in texts[0] if isinstance(piece, str)), ""
    filled = translation_segments.fill_segments(planned.blocks, texts, [{}] * len(texts), planned.runs)
    writer = MarkdownWriter(desk.pandoc)
    try:
        body = writer.write(filled.blocks, article.langs[1]).strip("\n")
        if writer.misread(body, filled.blocks):
            return "", N_("its Markdown would be read as something else")
    except UnreadableMarkdown as error:
        return "", error.reason
    shown = _show(body, planned.hidden)
    return (planned.lead + re.sub(r"\n(?=.)", "\n    ", shown) if planned.lead else shown), ""


# ---------------------------------------------------------------- one row


def plan_row(desk: Desk, article: DeskArticle, row: DeskRow, provider: Provider) -> RowRequest | Problem:
    """Return what is to be asked about a row, whatever its state."""
    planned = _plan_row(desk, row, _addresses(article))
    if planned is None:
        return _not_drafted(article, row, _UNREADABLE)
    if not planned.segments:
        return _not_drafted(article, row, N_("it has no words to translate"))
    segments = tuple(_segments(desk.checker(article), article, planned, desk.matches(article, [row])))
    request = DraftRequest(article.langs, segments)
    return RowRequest(article, planned, provider, request)


def ask_for_row(asked: RowRequest) -> tuple[Sequence[str], str]:
    """Return the answers to a request, "" for those that did not come, and why, or "". Slow, and needs no desk."""
    # Somebody waits for it at the desk: a row of several parts has no more time than one part.
    answers, _, failure = _ask(asked.provider, asked.request, draft_providers.SECONDS)
    return answers, failure


def read_row_draft(desk: Desk, asked: RowRequest, answers: Sequence[str], failure: str) -> RowDraft | Problem:
    """Return the draft that answers make, or why it is refused."""
    row = asked.planned.row
    text, fault = _draft_row(desk, asked.article, asked.planned, answers, failure)
    if fault:
        return _not_drafted(asked.article, row, fault)
    return RowDraft(text, tuple(desk.checker(asked.article).findings(asked.article, row, text)))


# ---------------------------------------------------------------- writing


def _write(
    desk: Desk,
    article: DeskArticle,
    drafts: Sequence[tuple[DeskRow, str]],
    provider: Provider,
    problems: list[Problem],
) -> int:
    """Mark and write drafts; return how many. The marks come first: an unmarked draft would pass for a person's."""
    to = article.target.edition.lang
    marks = mark_filled(desk.reader(article), article.article, to, _passages(desk, article, drafts, provider))
    if isinstance(marks, Problem):
        problems.append(marks)
        return 0
    late = list(write_edits(desk.root, marks))
    if late:
        problems += late
        return 0
    saved: list[tuple[str, str, str]] = []
    now = article
    for row, text in drafts:
        outcome = _save(desk, now, row, text)
        if isinstance(outcome, Saved):
            now = outcome.article
            saved.append((row.field, row.source, text))
        elif isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            reason = outcome.reason if isinstance(outcome, Refusal) else N_("the text has changed in the meantime")
            problems.append(_not_drafted(article, row, reason))
    # Only now: a note may have been drafted after the paragraph that calls it.
    after = desk.open(article.article.key, article.langs[1], is_fresh=True)
    if isinstance(after, DeskArticle):
        checker = desk.checker(after)
        for row in after.rows:
            if row.names and (row.field, row.source, row.target) in saved:
                problems += checker.findings(after, row, row.target)
    return len(saved)


def _save(desk: Desk, now: DeskArticle, row: DeskRow, text: str) -> Outcome | None:
    """Save a row, wherever the earlier drafts have moved it to; None where it is gone. now: as the last one left it."""
    same = [one for one in now.rows if (one.field, one.source, one.written) == (row.field, row.source, row.written)]
    if not same:
        return None
    nearest = min(same, key=lambda one: abs(one.number - row.number))
    return desk.save(Save(now.article.key, now.langs[1], now.digest, nearest.number, nearest.written, text))


def _passages(
    desk: Desk, article: DeskArticle, drafts: Sequence[tuple[DeskRow, str]], provider: Provider
) -> list[FilledPassage]:
    """Return what the ledger records of drafts: each unit of the translation, as the ledger writes it."""
    drafted = {row.number: text for row, text in drafts}
    definitions = [row for row in article.rows if _DEFINITION.match(row.source) and not row.field]
    notes = ([row.source for row in definitions], [drafted.get(row.number, row.target) for row in definitions])
    # A row that was copied, such as code, is no machine's work.
    made = [(row, text) for row, text in drafts if row.names and text != row.source]
    sides = (
        ["\n\n".join((text, *own)) for text in texts]
        for own, texts in zip(notes, ([row.source for row, _ in made], [text for _, text in made]), strict=True)
    )
    source, target = article.langs
    passages: list[FilledPassage] = []
    reader = desk.reader(article)
    for (row, text), *units in zip(made, *map(reader.canonical, sides), strict=True):
        before, after = ([row.source], [text]) if row.field else units
        if len(before) != len(after):
            before = ["\n".join(before)] * len(after)
        passages += (
            FilledPassage({source: old, target: new}, desk.today(), provider.origin)
            for old, new in zip(before, after, strict=True)
        )
    return passages


def _not_drafted(article: DeskArticle, row: DeskRow, reason: str) -> Problem:
    manuscript = article.texts[0].edition.manuscript
    return NotDrafted(manuscript.path, row.lines[0] or None, reason)
