"""Build the pages of issues: each with its contents, the list of all, the newest for the home page. Pure functions."""

from __future__ import annotations

from msgspec.structs import replace

from diglot.core.page_models import page_head
from diglot.core.page_models.issue_summary import issue_facts, issue_summary
from diglot.core.page_models.page_builder import PageBuilder, list_description
from diglot.core.page_models.volume_pages import volume_key, volume_place
from diglot.model.pages import Issue, IssuePage, Reference, RenditionLink, Section
from diglot.model.paper.covers import CoverWords

# `.issue-cover` of assets/styles/screen.css has the same colours.
_SEASON_COLOURS = {"winter": "#1f5673", "spring": "#3d6b35", "summer": "#7a5a10", "autumn": "#84304f"}


def issue_with_contents(builder: PageBuilder, key: str) -> Issue:
    """Return an issue with its lead and its articles, those of which this language shows nothing left out."""
    issue = builder.publication.issues[key]
    shown = {article.key: article for article in builder.structure.by_issue[key]}
    sections = []
    for section in issue.sections:
        title, lang = builder.best(section.title)
        entries = tuple(builder.entry(shown[name]) for name in section.articles if name in shown)
        if entries:
            sections.append(Section(Reference(title, "", lang), "", entries))
    lead, lead_lang = issue.lead.best(builder.lang)
    return replace(
        issue_summary(builder, key),
        lead_html=builder.services.fragment(lead, lead_lang),
        lead_lang=lead_lang,
        sections=tuple(sections),
    )


def newest_issue(builder: PageBuilder) -> Issue | None:
    """Return the newest issue that this language has, with its contents."""
    newest = next(iter(builder.structure.by_issue), None)
    return issue_with_contents(builder, newest) if newest else None


def issue_page(builder: PageBuilder, key: str) -> IssuePage:
    """Build the page of an issue."""
    issue = issue_with_contents(builder, key)
    keys = list(builder.structure.by_issue)
    position = keys.index(key)
    places = builder.places(lambda structure: key in structure.by_issue, "issues", key)
    entries = [entry for section in issue.sections for entry in section.entries]
    description = page_head.plain_text(issue.lead_html) or list_description(entries)
    head = builder.head(builder.place("issues", key), f"{_label(issue)}: {issue.title}", description, places)
    head = replace(head, image=builder.card_image(issue_card(builder, key)))
    if builder.services.address.base_url:
        cover_url = builder.absolute_url(issue.cover.href) if issue.cover else head.image.url if head.image else ""
        articles = builder.works(entries)
        facts = replace(issue_facts(builder, key), articles=articles, image_url=cover_url, description=description)
        head = replace(head, json_ld=page_head.issue_json_ld(facts))
    book, renditions = _book(builder, builder.publication.issues[key].book)
    return IssuePage(
        template="issue.html",
        lang=builder.lang,
        head=head,
        frame=builder.frame,
        switches=builder.switches(places),
        title=issue.title,
        issue=issue,
        previous=issue_summary(builder, keys[position + 1]) if position + 1 < len(keys) else None,
        next=issue_summary(builder, keys[position - 1]) if position else None,
        book=book,
        renditions=renditions,
    )


def issue_references(builder: PageBuilder) -> tuple[Reference, ...]:
    """Return links to the issues of a language, each with the number of its texts."""
    issues = ((issue_summary(builder, key), texts) for key, texts in builder.structure.by_issue.items())
    return tuple(
        Reference(f"{issue.number}. {issue.title}", issue.href, issue.lang, count=len(texts)) for issue, texts in issues
    )


def issue_card(builder: PageBuilder, key: str) -> CoverWords:
    """Return the text of the card that social networks show with an issue."""
    issue = issue_summary(builder, key)
    colour = {"colour": _SEASON_COLOURS[issue.cover_style]} if issue.cover_style else {}
    languages = builder.settings.languages
    return CoverWords(
        publication=builder.title,
        kicker=_label(issue),
        titles=(issue.title, *(other.text for other in issue.other_titles))[:2],
        authors=(),
        translators="",
        leaf=languages.index(builder.lang) % 2,
        **{**builder.settings.look.cover_colours, **colour},
    )


def _label(issue: Issue) -> str:
    return " · ".join(filter(None, (issue.number, issue.date)))


def _book(builder: PageBuilder, key: str) -> tuple[Reference | None, tuple[RenditionLink, ...]]:
    """Return the book of the texts of an issue, if this language has it, and its files."""
    volume = next((volume for volume in builder.publication.volumes if volume.key == key), None)
    if volume is None or not builder.structure.contents(volume):
        return None, ()
    title, lang = builder.best(volume.title)
    page = Reference(title, builder.href(volume_place(volume, builder.lang)), lang)
    return page, builder.services.renditions(volume_key(volume), builder.lang)
