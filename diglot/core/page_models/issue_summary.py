"""Build what an article, a list or metadata shows of an issue: everything but its contents. Pure functions."""

from __future__ import annotations

from diglot.core.page_models.page_builder import PageBuilder
from diglot.core.page_models.page_head import IssueFacts, WorkReference
from diglot.model import publication
from diglot.model.languages import Lang, other_languages
from diglot.model.look import JOURNAL
from diglot.model.pages import Issue, Reference


def issue_summary(builder: PageBuilder, key: str) -> Issue:
    """Return an issue without its contents."""
    issue = builder.publication.issues[key]
    title, title_lang = _title(builder, issue)
    return Issue(
        title=title,
        lang=title_lang,
        href=builder.href(builder.place("issues", key)),
        number=builder.services.issue_number(issue, builder.lang),
        numeral=str(issue.number),
        date=builder.services.issue_date(issue, builder.lang),
        cover=builder.services.localized_picture(issue.cover, builder.lang) if issue.cover else None,
        cover_style=_cover_style(builder, issue),
        other_titles=_other_titles(builder, issue, title),
        extra=builder.extra_of(issue.others),
    )


def _title(builder: PageBuilder, issue: publication.Issue) -> tuple[str, Lang]:
    title, lang = builder.best(issue.title)
    return title or builder.services.issue_number(issue, builder.lang), lang


def _cover_style(builder: PageBuilder, issue: publication.Issue) -> str:
    # The colours of the seasons go with no other paper, and a house that chose an accent wants that.
    return issue.season if builder.settings.look.light == JOURNAL.light else ""


def _other_titles(builder: PageBuilder, issue: publication.Issue, title: str) -> tuple[Reference, ...]:
    references = []
    for lang in other_languages(builder.lang, builder.settings.languages):
        text = builder.services.set_text(issue.title.get(lang), lang)
        has_page = issue.key in builder.structures[lang].by_issue
        if text and text != title:
            references.append(Reference(text, builder.href(f"/{lang}/issues/{issue.key}/") if has_page else "", lang))
    return tuple(references)


def issue_facts(builder: PageBuilder, key: str) -> IssueFacts:
    """Return what JSON-LD says of an issue, without its contents."""
    issue, address = builder.publication.issues[key], builder.services.address
    title, lang = _title(builder, issue)
    return IssueFacts(
        reference=WorkReference(lang, address.url(builder.place("issues", key)), title),
        number=issue.number,
        volume=issue.volume,
        published=issue.date,
        periodical=builder.title,
        home_url=address.url(builder.place()),
        publisher=builder.organization,
    )
