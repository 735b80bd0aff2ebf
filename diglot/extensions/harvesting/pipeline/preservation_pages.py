"""The pages on which archives find that they may keep a journal, and what there is of it. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from diglot.core.page_models import PageBuilder, PageTask
from diglot.core.page_models.issue_summary import issue_summary
from diglot.extensions.harvesting.model.pages import KeptArticle, KeptIssue, PreservationPage
from diglot.extensions.harvesting.model.permissions import STATEMENTS
from diglot.extensions.journal.core.article_facts import journal_issns
from diglot.model.languages import SOURCE_LANGUAGE
from diglot.model.messages import N_
from diglot.model.pages import Reference
from diglot.model.publication import Issue

_FOLDER = "preservation"


def preservation_tasks(builders: Sequence[PageBuilder]) -> Iterator[PageTask]:
    """Yield the tasks for the pages of each language; none where no archive is named."""
    for builder in builders:
        if _statements(builder) and builder.structure.by_issue:
            yield PageTask(f"{builder.lang} {_FOLDER}", partial(_contents_page, builder))
            for unit in _units(builder):
                yield PageTask(f"{builder.lang} {_FOLDER} {unit}", partial(_unit_page, builder, unit))


def _statements(builder: PageBuilder) -> tuple[str, ...]:
    names = builder.settings.tables.get("harvesting", {}).get("archives", ())
    return tuple(STATEMENTS[name] for name in names)


def _units(builder: PageBuilder) -> Mapping[str, tuple[str, list[str]]]:
    """Return what is kept as a whole, which one day no longer grows: its label and its issues, by its name."""
    units: dict[str, tuple[str, list[str]]] = {}
    for key in builder.structure.by_issue:
        name, label = _unit_of(builder, builder.publication.issues[key])
        units.setdefault(name, (label, []))[1].append(key)
    return units


def _unit_of(builder: PageBuilder, issue: Issue) -> tuple[str, str]:
    """Return the name and the label of the volume of an issue, or else of its year, or else of itself."""
    if issue.volume:
        label = builder.say(N_("Volume %(number)s")) % {"number": issue.volume}
        return f"volume-{issue.volume}", label
    if issue.date:
        return str(issue.date.year), str(issue.date.year)
    return issue.key, builder.services.issue_number(issue, builder.lang)


def _contents_page(builder: PageBuilder) -> list[PreservationPage]:
    units = (
        Reference(label, builder.href(builder.place(_FOLDER, name)), builder.lang, count=len(issues))
        for name, (label, issues) in _units(builder).items()
    )
    return [replace(_page(builder, builder.say(N_("For archives"))), units=tuple(units))]


def _unit_page(builder: PageBuilder, unit: str) -> list[PreservationPage]:
    label, keys = _units(builder)[unit]
    issues = tuple(_kept_issue(builder, key) for key in keys)
    return [replace(_page(builder, f"{builder.say(N_('For archives'))}: {label}", unit), issues=issues)]


def _kept_issue(builder: PageBuilder, key: str) -> KeptIssue:
    issue = issue_summary(builder, key)
    articles = tuple(
        KeptArticle(builder.reference(article), builder.services.renditions(article.key, builder.lang))
        for article in builder.structure.by_issue[key]
        if article.edition(builder.lang)
    )
    return KeptIssue(Reference(f"{issue.number}. {issue.title}", issue.href, issue.lang), articles)


def _page(builder: PageBuilder, title: str, *unit: str) -> PreservationPage:
    places = {
        lang: f"/{'/'.join((lang, _FOLDER, *unit))}/"
        for lang, structure in builder.structures.items()
        if any(not unit or _unit_of(builder, builder.publication.issues[key])[0] in unit for key in structure.by_issue)
    }
    head = builder.head(builder.place(_FOLDER, *unit), title, "", places)
    return PreservationPage(
        template="preservation.html",
        lang=builder.lang,
        # It is for archives: whoever searches wants what it leads to.
        head=replace(head, is_indexed=False),
        frame=builder.frame,
        switches=builder.switches(places),
        title=title,
        statements=_statements(builder),
        statements_lang=SOURCE_LANGUAGE,
        issns=journal_issns(builder.settings.tables.get("journal", {})),
        publisher=builder.frame.publisher,
    )
