"""A proof in, the page of an article out. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from diglot.core.page_models import page_head
from diglot.core.page_models.page_builder import PageBuilder, PageServices
from diglot.core.page_models.page_head import ArticleFacts, Citation
from diglot.core.page_models.site_structure import SiteStructure, date_in
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.pages import ArticlePage, Head, NoteHtml, OutlineItem, Poll, PollOption, Provenance, Reference, Share
from diglot.model.publication import Article, CompiledEdition, Edition, Publication, ReaderPoll, RenderedText


def article_page(
    publication: Publication,
    structures: Mapping[Lang, SiteStructure],
    article: Article,
    lang: Lang,
    bench: PageServices,
) -> ArticlePage:
    """One article's page in one language: also what a PDF or an e-book is made of."""
    return build_article_page(PageBuilder(publication, structures, lang, bench), article)


def build_article_page(room: PageBuilder, article: Article) -> ArticlePage:
    """One article\'s page in the room\'s language."""
    proof = room.proof(article)
    edition = proof.edition
    is_fallback = edition.lang != room.lang
    is_teaser = is_fallback and room.settings.fallback == "teaser"
    galley = RenderedText() if is_teaser else room.bench.galley(proof.galley_key, room.lang)
    blog = room.blog_of(article)
    before, after = room.structure.neighbours(article)
    head = _head_of(room, article, proof)
    twins = {row.lang: row.href for row in article.editions if row.lang != room.lang}
    return ArticlePage(
        template="article.html",
        lang=room.lang,
        head=head,
        frame=room.frame,
        switches=room.switches(twins),
        title=proof.title,
        text_lang=edition.lang,
        kicker=proof.kicker,
        standfirst=proof.standfirst,
        blog=room.reference(blog) if blog else None,
        date=date_in(article, room.lang),
        updated=edition.updated,
        minutes=proof.minutes,
        body_html=galley.html,
        notes=tuple(NoteHtml(number, note) for number, note in enumerate(galley.notes, start=1)),
        outline=() if is_teaser else _outline(room, article, proof),
        authors=room.people(article.authors, with_bio=True),
        translators=room.people(edition.translators, with_bio=True),
        editors=room.people(edition.editors),
        twins=tuple(_twin(room, article, row) for row in article.editions if row.lang != room.lang),
        provenance=_provenance(room, article, edition),
        is_machine_translated=edition.is_machine_translated,
        translation_notices=translation_notices(room.publication, room.bench, article, edition),
        is_fallback=is_fallback,
        is_being_translated=(article.key, room.lang) in room.publication.under_way,
        is_draft=edition.is_draft,
        picture=room.bench.picture(edition.image, edition) if edition.image and not is_teaser else None,
        poll=_poll_of(room, article.poll) if not is_teaser else None,
        tags=tuple(room.tag(tag) for tag in article.tags),
        audiences=room.audiences(article.audiences),
        previous=room.entry(before) if before else None,
        next=room.entry(after) if after else None,
        related=tuple(room.entry(other) for other in room.structure.related(article)),
        shares=_shares(room, head, proof, article),
        renditions=() if is_fallback else room.bench.renditions(article.key, room.lang),
        license=edition.license,
    )


def translation_notices(
    publication: Publication, bench: PageServices, article: Article, edition: Edition
) -> tuple[str, ...]:
    """What a reader of a translation must know of it, in its language: nothing of a text that is none."""
    if edition.is_original:
        return ()
    stale = publication.stale.get((article.key, edition.lang))
    machine = N_(
        "This translation was made by a machine, and no editor has checked it. Where in doubt, believe the original."
    )
    return (
        *([bench.say(edition.lang, machine)] if edition.is_machine_translated else []),
        *([bench.stale(stale, edition.lang)] if stale else []),
    )


def _twin(room: PageBuilder, article: Article, edition: Edition) -> Reference:
    proof = room.publication.proofs[article.key, edition.lang]
    return Reference(proof.title, room.href(edition.href), edition.lang)


def _provenance(room: PageBuilder, article: Article, edition: Edition) -> Provenance | None:
    """Where a translation comes from; its original may be unpublished, then it has no place."""
    if edition.is_original or edition.lang != room.lang:
        return None
    original = article.edition(article.original)
    if original is None:
        return Provenance(article.original, article.date, "", "")
    title = room.publication.proofs[article.key, original.lang].title
    return Provenance(original.lang, original.date, room.href(original.href), title)


def _shares(room: PageBuilder, head: Head, proof: CompiledEdition, article: Article) -> tuple[Share, ...]:
    # Without the site's address a link cannot be shared; an undated page is not news.
    if not room.bench.address.base_url or not date_in(article, room.lang):
        return ()
    return page_head.shares(room.settings.shares, head.canonical_url, proof.title, room.say(N_("E-mail")))


def _outline(room: PageBuilder, article: Article, proof: CompiledEdition) -> tuple[OutlineItem, ...]:
    """The table of contents: second and third levels, on long texts only.

    The first edition decides for all: one language's words must not make the same text long or short.
    """
    rows = tuple(OutlineItem(row.level, row.text, row.id) for row in proof.particulars.outline if row.level <= 3)
    first = room.publication.proofs[article.key, article.editions[0].lang]
    is_long = first.particulars.words >= room.settings.outline_words
    return rows if is_long and len(rows) > 1 else ()


def _poll_of(room: PageBuilder, key: str) -> Poll | None:
    poll = room.publication.polls.get(key)
    return _poll(room, poll) if poll else None


def _poll(room: PageBuilder, poll: ReaderPoll) -> Poll:
    votes = [choice.votes for choice in poll.choices]
    options = tuple(
        PollOption(room.best(choice.label)[0], choice.votes, percent)
        for choice, percent in zip(poll.choices, room.bench.shares(votes), strict=True)
    )
    return Poll(room.best(poll.question)[0], options, sum(votes), poll.closed)


def _head_of(room: PageBuilder, article: Article, proof: CompiledEdition) -> Head:
    edition = proof.edition
    places = {row.lang: row.href for row in article.editions}
    is_fallback = edition.lang != room.lang
    place = article.href(room.lang)
    description = proof.standfirst or proof.particulars.opening
    image = room.bench.picture(edition.image, edition) if edition.image else None
    is_dated = date_in(article, room.lang) is not None
    original = article.edition(article.original) or edition
    head = room.head(place, proof.title, description, {} if is_fallback else places)
    head = replace(
        head,
        kind="article" if is_dated else "website",
        image_url=room.outside(image.href) if image else "",
        image_alt=image.alt if image else "",
        published=date_in(article, room.lang),
        modified=edition.updated,
        is_indexed=not is_fallback and not edition.is_draft,
    )
    if is_fallback:
        # The words are the original's, and so is the address that search engines are given.
        return replace(head, canonical_url=room.bench.address.url(edition.href))
    if head.alternates:
        default = page_head.alternates(room.bench.address, places, original.href)
        head = replace(head, alternates=default)
    return replace(head, json_ld=_json_ld(room, article, proof, head) if is_dated else "")


def _json_ld(room: PageBuilder, article: Article, proof: CompiledEdition, head: Head) -> str:
    edition = proof.edition
    others = [row for row in article.editions if row.lang != edition.lang]
    original = article.edition(article.original)
    return page_head.article_json_ld(
        ArticleFacts(
            citation=Citation(edition.lang, head.canonical_url, proof.title),
            description=head.description,
            authors=_named(room, article.authors),
            translators=_named(room, edition.translators),
            editors=_named(room, edition.editors),
            publisher=room.frame.publisher or room.frame.title,
            published=head.published,
            modified=head.modified or head.published,
            words=proof.particulars.words,
            keywords=[room.tag(tag).text for tag in article.tags],
            license=edition.license,
            image_url=head.image_url,
            notices=translation_notices(room.publication, room.bench, article, edition),
            translation_of=None if edition.is_original or not original else _cited(room, article, original),
            translations=[_cited(room, article, row) for row in others] if edition.is_original else [],
        )
    )


def _cited(room: PageBuilder, article: Article, edition: Edition) -> Citation:
    proof = room.publication.proofs[article.key, edition.lang]
    return Citation(edition.lang, room.bench.address.url(edition.href), proof.title)


def _named(room: PageBuilder, keys: Sequence[str]) -> list[tuple[str, str]]:
    return [(person.name, room.outside(person.href) if person.href else "") for person in room.people(keys)]
