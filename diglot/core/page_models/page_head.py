"""Build the metadata of a page for browsers, search engines and social networks. Pure functions."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Literal
from urllib.parse import quote, urlsplit

import msgspec

from diglot.model.languages import Lang
from diglot.model.markup.licenses import license_url
from diglot.model.pages import Alternate, Share


class SiteAddress(msgspec.Struct, frozen=True):
    """The address of the site. base_url: "" if unknown; then there are no absolute URLs."""

    base_url: str

    @property
    def prefix(self) -> str:
        """The path with which every address of the site begins: "" or "/notes".

        >>> SiteAddress("https://journal.example/notes").prefix
        '/notes'
        """
        return urlsplit(self.base_url).path.rstrip("/")

    def href(self, place: str) -> str:
        """Return the href of a place, for links inside the site."""
        return f"{self.prefix}{place}"

    def url(self, place: str) -> str:
        """Return the absolute URL of a place, in ASCII.

        >>> SiteAddress("https://journal.example").url("/ru/азия/")
        'https://journal.example/ru/%D0%B0%D0%B7%D0%B8%D1%8F/'
        """
        return f"{self.base_url}{quote(place)}"


def alternates(address: SiteAddress, places: Mapping[Lang, str], default: str) -> tuple[Alternate, ...]:
    """Return hreflang links for a text in several languages; nothing for a text in one.

    places: by language; default: the place for all other languages.
    """
    if len(places) < 2:
        return ()
    in_languages = (Alternate(lang, address.url(place)) for lang, place in places.items())
    return (*in_languages, Alternate("x-default", address.url(default)))


# Services that take a page's address and title in a plain link: no scripts, and no tracking before it is used.
SHARE_SERVICES: Mapping[str, tuple[str, str]] = {
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "vk": ("VK", "https://vk.com/share.php?url={url}&title={title}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "x": ("X", "https://x.com/intent/post?url={url}&text={title}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    "email": ("", "mailto:?subject={title}&body={url}"),
}


def share_links(services: Sequence[str], url: str, title: str, email_name: str) -> tuple[Share, ...]:
    """Return links that share a page.

    >>> share_links(["telegram"], "https://journal.example/en/a/", "On paper", "E-mail")[0].url
    'https://t.me/share/url?url=https%3A%2F%2Fjournal.example%2Fen%2Fa%2F&text=On%20paper'
    """
    values = {"url": quote(url, safe=""), "title": quote(title, safe="")}
    return tuple(
        Share(service, SHARE_SERVICES[service][0] or email_name, SHARE_SERVICES[service][1].format(**values))
        for service in services
        if service in SHARE_SERVICES
    )


class WorkReference(msgspec.Struct, frozen=True):
    """A reference to a text in JSON-LD: its language, URL and title."""

    lang: Lang
    url: str
    title: str


class Organization(msgspec.Struct, frozen=True):
    """Who publishes, in JSON-LD. url: of the home page; logo_url: "" for none."""

    name: str
    url: str = ""
    logo_url: str = ""


class IssueFacts(msgspec.Struct, frozen=True):
    """The facts about an issue for JSON-LD. volume: 0 for none; home_url: of the publication; image_url: or ""."""

    reference: WorkReference
    number: int
    volume: int
    published: dt.date | None
    periodical: str
    home_url: str
    publisher: Organization
    image_url: str = ""
    articles: Sequence[WorkReference] = ()
    description: str = ""


class ArticleFacts(msgspec.Struct, frozen=True):
    """The facts about an article for JSON-LD. People: names, as plain text, and URLs; all URLs are absolute.

    notices: for readers of a translation. breadcrumbs: names and URLs of the pages above it, and its own.
    references: what it cites, as text. scholarly: further fields; isPartOf among them is the journal of the issue.
    """

    reference: WorkReference
    description: str
    authors: Sequence[tuple[str, str]]
    translators: Sequence[tuple[str, str]]
    editors: Sequence[tuple[str, str]]
    publisher: Organization
    published: dt.date | None
    modified: dt.date | None
    words: int
    keywords: Sequence[str]
    license: str
    image_url: str
    notices: Sequence[str]
    translation_of: WorkReference | None
    translations: Sequence[WorkReference]
    breadcrumbs: Sequence[tuple[str, str]]
    issue: IssueFacts | None = None
    references: Sequence[str] = ()
    scholarly: Mapping[str, object] = {}


def article_json_ld(facts: ArticleFacts) -> str:
    """Return an article as JSON-LD, safe inside a script element. Source: schema.org 29, CreativeWork."""
    scholarly = dict(facts.scholarly)
    journal = scholarly.pop("isPartOf", None)
    fields = {
        "@context": "https://schema.org",
        "@type": "Article",
        **_work(facts.reference, "headline"),
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": facts.reference.url,
            "breadcrumb": _breadcrumb_list(facts.breadcrumbs),
        },
        "description": facts.description,
        "author": [_person(*person) for person in facts.authors],
        "translator": [_person(*person) for person in facts.translators],
        "editor": [_person(*person) for person in facts.editors],
        "publisher": _organization(facts.publisher),
        "datePublished": facts.published.isoformat() if facts.published else None,
        "dateModified": facts.modified.isoformat() if facts.modified else None,
        "wordCount": facts.words,
        "keywords": list(facts.keywords),
        "license": license_url(facts.license) or facts.license,
        "image": facts.image_url,
        "isPartOf": issue_fields(facts.issue, journal) if facts.issue else journal,
        # The status of a work in its lifecycle, as text: schema.org has no property for that of a translation.
        "creativeWorkStatus": list(facts.notices),
        "translationOfWork": _typed_work(facts.translation_of) if facts.translation_of else None,
        "citation": list(facts.references),
        "workTranslation": [_typed_work(reference) for reference in facts.translations],
        **scholarly,
    }
    return _script_json({name: value for name, value in fields.items() if value})


def both_texts_json_ld(
    name: str, url: str, description: str, works: Sequence[WorkReference], breadcrumbs: Sequence[tuple[str, str]]
) -> str:
    """Return the page of a text and its translation as JSON-LD. Source: schema.org 29, WebPage."""
    fields = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": name,
        "url": url,
        "inLanguage": [work.lang for work in works],
        "description": description,
        "mainEntity": [_typed_work(work) for work in works],
        "breadcrumb": _breadcrumb_list(breadcrumbs),
    }
    return _script_json({field: value for field, value in fields.items() if value})


def _breadcrumb_list(breadcrumbs: Sequence[tuple[str, str]]) -> Mapping[str, object]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(breadcrumbs, start=1)
        ],
    }


def website_json_ld(name: str, url: str, lang: Lang, description: str, publisher: Organization, search_url: str) -> str:
    """Return a publication in one language as JSON-LD. search_url: of the page that answers questions, "" for none.

    Source: schema.org 29, WebSite; SearchAction with the name that search engines know for what is sought.
    """
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    fields = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": url,
        "inLanguage": lang,
        "description": description,
        "publisher": _organization(publisher),
        "potentialAction": search if search_url else None,
    }
    return _script_json({field: value for field, value in fields.items() if value})


def list_json_ld(
    kind: Literal["Blog", "CollectionPage"],
    name: str,
    url: str,
    lang: Lang,
    description: str,
    works: Sequence[WorkReference],
) -> str:
    """Return a list of texts as JSON-LD. works: those that the page shows. Source: schema.org 29."""
    fields: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": name,
        "url": url,
        "inLanguage": lang,
        "description": description,
        "blogPost" if kind == "Blog" else "hasPart": [_typed_work(work) for work in works],
    }
    return _script_json({field: value for field, value in fields.items() if value})


class BookFacts(msgspec.Struct, frozen=True):
    """The facts about a book for JSON-LD. year: of publication, 0 if unknown. works: its texts.

    files: the URL and the MIME type of each. translations: the book in other languages.
    """

    reference: WorkReference
    description: str
    isbns: Sequence[str]
    authors: Sequence[tuple[str, str]]
    editors: Sequence[tuple[str, str]]
    publisher: Organization
    year: int
    works: Sequence[WorkReference]
    files: Sequence[tuple[str, str]]
    translations: Sequence[WorkReference]


def book_json_ld(facts: BookFacts) -> str:
    """Return a book as JSON-LD. Source: schema.org 29, Book."""
    fields = {
        "@context": "https://schema.org",
        "@type": "Book",
        "@id": facts.reference.url,
        **_work(facts.reference, "name"),
        "description": facts.description,
        "isbn": list(facts.isbns),
        "author": [_person(*person) for person in facts.authors],
        "editor": [_person(*person) for person in facts.editors],
        "publisher": _organization(facts.publisher),
        "datePublished": str(facts.year) if facts.year else None,
        "hasPart": [_typed_work(work) for work in facts.works],
        "encoding": [{"@type": "MediaObject", "contentUrl": url, "encodingFormat": mime} for url, mime in facts.files],
        "workTranslation": [{"@type": "Book", "@id": book.url, **_work(book, "name")} for book in facts.translations],
    }
    return _script_json({name: value for name, value in fields.items() if value})


def person_json_ld(name: str, url: str, lang: Lang, description: str, links: Sequence[str], image_url: str = "") -> str:
    """Return the page of a person as JSON-LD. links: their other pages. Source: schema.org 29, ProfilePage."""
    fields = {**_person(name, url), "description": description, "image": image_url, "sameAs": list(links)}
    return _script_json(
        {
            "@context": "https://schema.org",
            "@type": "ProfilePage",
            "url": url,
            "inLanguage": lang,
            "mainEntity": {field: value for field, value in fields.items() if value},
        }
    )


def issue_json_ld(facts: IssueFacts) -> str:
    """Return an issue as JSON-LD. Source: schema.org 29, PublicationIssue."""
    fields = {
        "@context": "https://schema.org",
        **issue_fields(facts),
        "description": facts.description,
        "image": facts.image_url,
        "publisher": _organization(facts.publisher),
        "hasPart": [_typed_work(article) for article in facts.articles],
    }
    return _script_json({name: value for name, value in fields.items() if value})


def _organization(organization: Organization) -> dict[str, object] | None:
    if not organization.name:
        return None
    logo = {"@type": "ImageObject", "url": organization.logo_url} if organization.logo_url else None
    fields = {"@type": "Organization", "name": organization.name, "url": organization.url, "logo": logo}
    return {name: value for name, value in fields.items() if value}


def issue_fields(facts: IssueFacts, periodical: object = None) -> dict[str, object]:
    """Return an issue with the volume and the periodical that it is part of. periodical: if more is known of it."""
    whole = periodical or {"@type": "Periodical", "name": facts.periodical, "url": facts.home_url}
    if facts.volume:
        whole = {"@type": "PublicationVolume", "volumeNumber": str(facts.volume), "isPartOf": whole}
    published = {"datePublished": facts.published.isoformat()} if facts.published else {}
    return {
        "@type": "PublicationIssue",
        "@id": facts.reference.url,
        **_work(facts.reference, "name"),
        "issueNumber": str(facts.number),
        **published,
        "isPartOf": whole,
    }


def plain_text(html: str) -> str:
    """Return the text of some markup on one line.

    >>> plain_text("<p>Writes <em>&amp;</em></p>\\n<p>edits.</p>")
    'Writes & edits.'
    """
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def _work(reference: WorkReference, title_field: str) -> dict[str, str]:
    return {title_field: reference.title, "inLanguage": reference.lang, "url": reference.url}


def _typed_work(reference: WorkReference) -> dict[str, str]:
    return {"@type": "Article", "@id": reference.url, **_work(reference, "headline")}


def _person(name: str, url: str) -> dict[str, str]:
    return {"@type": "Person", "name": name, **({"url": url} if url else {})}


def _script_json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # It must not end the script element or open a comment: WHATWG HTML, "Restrictions for contents of script".
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
