"""Build the page of an article from its compiled edition. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from diglot.core.page_models import page_head
from diglot.core.page_models.citation import citation_tags, cited_name, make_citation
from diglot.core.page_models.issue_summary import issue_facts, issue_summary
from diglot.core.page_models.list_membership import displayed_date
from diglot.core.page_models.manual import manual_chapter, manual_contents, manual_neighbours, manual_of
from diglot.core.page_models.page_builder import PageBuilder, PageServices
from diglot.core.page_models.page_head import ArticleFacts, WorkReference
from diglot.languages.parts.model.citing import CitedArticle, CitedIssue, CitedName
from diglot.model.look import JOURNAL
from diglot.model.markup.licenses import license_url
from diglot.model.messages import N_
from diglot.model.pages import (
    ArticlePage,
    Head,
    JournalFacts,
    NoteHtml,
    OutlineItem,
    Picture,
    Poll,
    PollOption,
    Provenance,
    Reference,
    Share,
    ShareImage,
)
from diglot.model.paper.covers import CoverWords
from diglot.model.polls import POLLS_FOLDER
from diglot.model.publication import Article, CompiledEdition, Edition, Publication, RenderedText, Shortcomings


def make_article_page(builder: PageBuilder, article: Article) -> ArticlePage:
    """Build an article's page in the builder's language, for the site as well as PDFs and e-books."""
    compiled = builder.compiled_edition(article)
    edition = compiled.edition
    is_fallback = edition.lang != builder.lang
    is_teaser = is_fallback and builder.settings.fallback == "teaser"
    rendered = RenderedText() if is_teaser else builder.services.rendered_text(compiled.rendered_key, builder.lang)
    blog = builder.blog_of(article)
    manual = manual_of(builder, article)
    contents = manual_contents(builder, manual) if manual else ()
    before, after = manual_neighbours(contents, article) if manual else builder.structure.neighbours(article)
    layout = article.layout or ("manual" if manual else "")
    in_issue = builder.structure.articles("issue", article.issue) if article.issue else None
    keys = [*in_issue.keys] if in_issue else []
    following = in_issue[keys.index(article.key) + 1 :] if in_issue and article.key in keys else ()
    found = builder.services.journal_facts(builder, article, compiled)
    journal, scholarly = found or (None, {})
    head = _build_head(builder, article, compiled, scholarly)
    cited = _cited_article(builder, article, compiled, head, journal)
    other_editions = [other for other in article.editions if other.lang != builder.lang]
    return ArticlePage(
        template=f"layouts/{layout}.html" if layout else "article.html",
        lang=builder.lang,
        head=replace(head, tags=citation_tags(cited)) if cited else head,
        frame=builder.frame,
        switches=builder.switches({other.lang: other.href for other in other_editions}),
        title=compiled.title,
        text_lang=edition.lang,
        kicker=compiled.kicker,
        standfirst=compiled.standfirst,
        blog=builder.reference(blog) if blog else None,
        date=displayed_date(article, builder.lang),
        updated=edition.updated,
        minutes=compiled.minutes,
        body_html=rendered.html,
        notes=tuple(NoteHtml(*note) for note in rendered.marked_notes()),
        outline=() if is_teaser else _outline(builder, article, compiled),
        authors=builder.people(article.authors, with_bio=True),
        translators=builder.people(edition.translators, with_bio=True),
        editors=builder.people(edition.editors),
        twins=tuple(_twin(builder, article, other) for other in other_editions),
        provenance=_provenance(builder, article, edition),
        translation_notices=translation_notices(builder.publication, builder.services, article, edition),
        is_fallback=is_fallback,
        awaits_translation=is_fallback and builder.lang in (edition.manuscript.front.languages or (builder.lang,)),
        is_being_translated=(article.key, builder.lang) in builder.publication.under_way,
        is_draft=edition.is_draft,
        picture=builder.services.picture(edition.image, edition) if edition.image and not is_teaser else None,
        poll=_build_poll(builder, article) if not is_teaser else None,
        tags=tuple(builder.tag(tag) for tag in article.tags),
        audiences=builder.audiences(article.audiences),
        previous=builder.entry(before) if before else None,
        next=builder.entry(after) if after else None,
        related=tuple(builder.entry(other) for other in builder.structure.related(article)),
        shares=_shares(builder, head, compiled, article),
        renditions=() if is_fallback else builder.services.renditions(article.key, builder.lang),
        license=edition.license,
        license_url=license_url(edition.license),
        citation=make_citation(cited) if cited else None,
        issue=issue_summary(builder, article.issue) if in_issue else None,
        next_in_issue=builder.entry(following[0]) if following else None,
        manual=manual_chapter(builder, manual, contents) if manual else None,
        abstract="" if is_teaser else compiled.abstract,
        short_title=compiled.short_title,
        journal=None if is_teaser else journal,
        extra=builder.extra_of_text(article, edition),
    )


def translation_notices(
    publication: Publication, services: PageServices, article: Article, edition: Edition
) -> tuple[str, ...]:
    """Return what a reader of a translation must know about it, in its language; nothing for an original."""
    if edition.is_original:
        return ()
    known = publication.shortcomings.get((article.key, edition.lang), Shortcomings())
    machine = N_("This is a machine translation that no editor has checked. If in doubt, trust the original.")
    drafted = N_("Parts of this translation were drafted by a machine and nobody has checked them yet.")
    unreviewed = N_("This translation has not been reviewed yet. If in doubt, trust the original.")
    return (
        *([services.say(edition.lang, machine)] if edition.is_machine_translated else []),
        *([services.say(edition.lang, drafted)] if known.is_drafted else []),
        *([services.say(edition.lang, unreviewed)] if known.is_unreviewed else []),
        *([services.partial(known.lacks, edition.lang)] if known.lacks else []),
        *([services.stale(known.stale, edition.lang)] if known.stale else []),
    )


def _twin(builder: PageBuilder, article: Article, edition: Edition) -> Reference:
    compiled = builder.publication.compiled_editions[article.key, edition.lang]
    return Reference(compiled.title, builder.href(edition.href), edition.lang)


def _provenance(builder: PageBuilder, article: Article, edition: Edition) -> Provenance | None:
    """Return the origin of a translation, without an address if the original is not published.

    None for an original, and where no text says which of them is the original.
    """
    if edition.is_original or edition.lang != builder.lang or not article.is_original_known:
        return None
    original = article.edition(article.original)
    if original is None:
        return Provenance(article.original, article.date, "", "")
    title = builder.publication.compiled_editions[article.key, original.lang].title
    return Provenance(original.lang, original.date, builder.href(original.href), title)


def _shares(builder: PageBuilder, head: Head, compiled: CompiledEdition, article: Article) -> tuple[Share, ...]:
    # Links cannot be shared if the site's address is unknown; an undated page is not news.
    if not builder.services.address.base_url or not displayed_date(article, builder.lang):
        return ()
    return page_head.share_links(builder.settings.shares, head.canonical_url, compiled.title, builder.say(N_("E-mail")))


def _cited_article(
    builder: PageBuilder, article: Article, compiled: CompiledEdition, head: Head, journal: JournalFacts | None
) -> CitedArticle | None:
    """Return what a reference to the edition tells; None if it has no page, no lasting address or nothing to go by."""
    edition, date = compiled.edition, displayed_date(article, builder.lang)
    has_page = edition.lang == builder.lang and not edition.is_draft
    if not has_page or not builder.services.address.base_url or not (article.authors or date):
        return None
    pdfs = (link.href for link in builder.services.renditions(article.key, builder.lang) if link.format == "pdf")
    authors = _cited_names(builder, article.authors)
    if journal:
        authors = tuple(
            replace(name, orcid=author.orcid, institution=author.affiliation)
            for name, author in zip(authors, journal.authors, strict=True)
        )
    return CitedArticle(
        lang=edition.lang,
        title=compiled.title,
        authors=authors,
        translators=_cited_names(builder, edition.translators),
        journal=builder.title,
        publisher=builder.frame.publisher,
        date=date,
        url=head.canonical_url,
        file_name=article.key.rpartition("/")[2],
        original_lang="" if edition.is_original or not article.is_original_known else article.original,
        pdf_url=next(map(builder.absolute_url, pdfs), ""),
        license=license_url(edition.license) or edition.license,
        keywords=(journal and journal.keywords) or tuple(builder.tag(tag).text for tag in article.tags),
        issue=_cited_issue(builder, article),
        doi=journal.doi if journal else "",
        pages=journal.pages if journal else "",
        issns=journal.issns if journal else (),
        references=tuple(compiled.metadata.references) if journal else (),
    )


def _cited_issue(builder: PageBuilder, article: Article) -> CitedIssue | None:
    issue = builder.publication.issues[article.issue] if article.issue else None
    if issue is None or not issue.date:
        return None
    words = builder.services.issue_date(issue, builder.lang)
    return CitedIssue(str(issue.number), str(issue.volume or ""), issue.date.year, words)


def _cited_names(builder: PageBuilder, keys: Sequence[str]) -> tuple[CitedName, ...]:
    names = []
    for key in dict.fromkeys(keys):
        person = builder.publication.people.get(key)
        # The index entry of the language in which the name is shown.
        name, lang = person.name.best(builder.lang) if person else (key, builder.lang)
        names.append(cited_name(name, person.index.get(lang) if person else ""))
    return tuple(names)


def _outline(builder: PageBuilder, article: Article, compiled: CompiledEdition) -> tuple[OutlineItem, ...]:
    """Return the table of contents: headings up to the third level, for long texts only.

    The first edition decides for all, so that a text is not long in one language and short in another.
    """
    items = tuple(OutlineItem(item.level, item.text, item.id) for item in compiled.metadata.outline if item.level <= 3)
    first = builder.publication.compiled_editions[article.key, article.editions[0].lang]
    is_long = first.words >= builder.settings.outline_words
    return items if is_long and len(items) > 1 else ()


def _build_poll(builder: PageBuilder, article: Article) -> Poll | None:
    poll = builder.publication.polls.get(article.poll)
    if poll is None:
        return None
    is_hidden = poll.is_open and poll.results == "at-end"
    votes = [0 if is_hidden else choice.votes for choice in poll.choices]
    options = tuple(
        PollOption(builder.best(choice.label)[0], count, percent)
        for choice, count, percent in zip(poll.choices, votes, builder.services.shares(votes), strict=True)
    )
    result = Poll(builder.best(poll.question)[0], options, sum(votes), poll.closed)
    if not poll.is_open:
        return result
    place, address = article.href(builder.lang), builder.services.address
    return replace(
        result,
        vote_href=builder.href(poll_place(poll.key)),
        page_href=builder.href(place),
        url=f"{address.url(place)}#poll" if address.base_url else "",
        shows_results=not is_hidden,
    )


def poll_place(key: str) -> str:
    """Return the place where readers vote on a poll; no page is there, but the service of `polls serve`."""
    return f"/{POLLS_FOLDER}/{key}"


def _build_head(
    builder: PageBuilder, article: Article, compiled: CompiledEdition, scholarly: Mapping[str, object]
) -> Head:
    edition = compiled.edition
    places = {other.lang: other.href for other in article.editions}
    is_fallback = edition.lang != builder.lang
    place = article.href(builder.lang)
    description = compiled.standfirst or compiled.abstract or compiled.metadata.opening
    has_date = displayed_date(article, builder.lang) is not None
    original = article.edition(article.original) or edition
    head = builder.head(place, compiled.title, description, {} if is_fallback else places)
    head = replace(
        head,
        kind="article" if has_date else "website",
        image=share_image(builder, article),
        published=displayed_date(article, builder.lang),
        modified=edition.updated,
        is_indexed=not is_fallback and not edition.is_draft,
    )
    if is_fallback:
        # The text is that of another edition, and so is the canonical address for search engines.
        return replace(head, canonical_url=builder.services.address.url(edition.href))
    if head.alternates:
        default = page_head.alternates(builder.services.address, places, original.href)
        head = replace(head, alternates=default)
    return replace(head, json_ld=_json_ld(builder, article, compiled, head, scholarly) if has_date else "")


# Blogs take these colours by the order of their keys. All have a contrast of at least 4.5 with the paper of a card.
_BLOG_COLOURS = ("#1f5673", "#3d6b35", "#6b3a6e", "#7a5a10", "#12655f", "#454f8c", "#84304f", "#5b4636")
# Social networks show neither drawings nor AVIF.
_SHARED_SUFFIXES = frozenset([".png", ".jpg", ".gif", ".webp"])


def share_image(builder: PageBuilder, article: Article) -> ShareImage | None:
    """Return what social networks show with an article: its lead picture, or else its card."""
    if not builder.services.address.base_url:
        return None
    picture = _shared_picture(builder, article)
    if picture is None:
        return builder.card_image(article_card(builder, article))
    return ShareImage(builder.absolute_url(picture.href), picture.alt, picture.width, picture.height)


def social_cards(builder: PageBuilder, article: Article) -> list[CoverWords]:
    """Return the text of an article's card; empty for one with a picture that social networks show."""
    return [] if _shared_picture(builder, article) else [article_card(builder, article)]


def _shared_picture(builder: PageBuilder, article: Article) -> Picture | None:
    edition = builder.compiled_edition(article).edition
    picture = builder.services.picture(edition.image, edition) if edition.image else None
    return picture if picture and PurePosixPath(picture.href).suffix in _SHARED_SUFFIXES else None


def article_card(builder: PageBuilder, article: Article) -> CoverWords:
    """Return the text of an article's card, in the language of the edition that the page shows."""
    compiled = builder.compiled_edition(article)
    lang = compiled.edition.lang
    builder = builder if lang == builder.lang else builder.in_language(lang)
    blog = builder.blog_of(article)
    others = (other.lang for other in article.editions if other.lang != lang)
    twins = (builder.publication.compiled_editions[article.key, other].title for other in others)
    languages = builder.settings.languages
    return CoverWords(
        publication=builder.title,
        kicker=" / ".join(text for text in (builder.reference(blog).text if blog else "", compiled.kicker) if text),
        titles=tuple(dict.fromkeys((compiled.title, *twins)))[:2],
        authors=tuple(person.name for person in builder.people(article.authors)),
        translators="",
        leaf=languages.index(lang) % 2 if lang in languages else 0,
        **{**builder.settings.look.cover_colours, **_blog_colour(builder, blog)},
    )


def _blog_colour(builder: PageBuilder, blog: Article | None) -> Mapping[str, str]:
    if blog is None or builder.settings.look.light != JOURNAL.light:
        return {}  # they go with no other paper, and a house that chose an accent wants that
    # Of all languages, so that a blog has one colour in each of them.
    keys = sorted({blog for structure in builder.structures.values() for blog in structure.blogs.keys})
    return {"colour": _BLOG_COLOURS[keys.index(blog.key) % len(_BLOG_COLOURS)]}


def _json_ld(
    builder: PageBuilder, article: Article, compiled: CompiledEdition, head: Head, scholarly: Mapping[str, object]
) -> str:
    edition = compiled.edition
    others = [other for other in article.editions if other.lang != edition.lang]
    original = article.edition(article.original) if article.is_original_known else None
    return page_head.article_json_ld(
        ArticleFacts(
            reference=WorkReference(edition.lang, head.canonical_url, compiled.title),
            description=head.description,
            authors=_names_with_urls(builder, article.authors),
            translators=_names_with_urls(builder, edition.translators),
            editors=_names_with_urls(builder, edition.editors),
            publisher=builder.organization,
            published=head.published,
            modified=head.modified or head.published,
            words=compiled.words,
            keywords=[builder.tag(tag).text for tag in article.tags],
            license=edition.license,
            image_url=head.image.url if head.image else "",
            notices=translation_notices(builder.publication, builder.services, article, edition),
            translation_of=None if edition.is_original or not original else _reference_to(builder, article, original),
            translations=[_reference_to(builder, article, other) for other in others] if edition is original else [],
            breadcrumbs=breadcrumbs(builder, article, compiled.title),
            issue=issue_facts(builder, article.issue) if article.issue else None,
            references=compiled.metadata.references,
            scholarly=scholarly,
        )
    )


def breadcrumbs(builder: PageBuilder, article: Article, title: str) -> list[tuple[str, str]]:
    """Return the names and URLs of the home page, the blogs of an article, and the article."""
    crumbs = [(title, builder.services.address.url(article.href(builder.lang)))]
    above = builder.blog_of(article)
    while above:
        blog = builder.reference(above)
        crumbs.append((blog.text, builder.absolute_url(blog.href)))
        above = builder.blog_of(above)
    return [(builder.title, builder.services.address.url(builder.place())), *reversed(crumbs)]


def _reference_to(builder: PageBuilder, article: Article, edition: Edition) -> WorkReference:
    compiled = builder.publication.compiled_editions[article.key, edition.lang]
    return WorkReference(edition.lang, builder.services.address.url(edition.href), compiled.title)


def _names_with_urls(builder: PageBuilder, keys: Sequence[str]) -> list[tuple[str, str]]:
    return [(person.name, builder.absolute_url(person.href) if person.href else "") for person in builder.people(keys)]
