"""The archive of a Substack publication in, its pages as HTML out. Pure functions.

`posts.csv` has a row for each text, `posts/` its HTML. Substack knows no languages: a text is in that of its letters,
or of the beginning or end of its address, by which translations are found.
Source: https://support.substack.com/hc/en-us/articles/360037466012
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping

from diglot.core.letter_counts import count_letters
from diglot.extensions.adopt.core.site_layout import DEFAULT_LANGUAGE, SiteLayout
from diglot.extensions.adopt.core.source_pages import SiteExport, SourcePage
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.model.languages import LANGUAGES, Lang, rival_of
from diglot.model.messages import N_
from diglot.model.problems import Problem

TABLE = "posts.csv"
_FIELDS = frozenset(["post_id", "post_date", "is_published", "title"])
_TAG = re.compile(r"<[^<>]*>")


def read_substack_archive(table: str, html_of: Callable[[str], str | None]) -> SiteExport | None:
    """Return what an archive says; None for another table. html_of: the HTML of a post by its path, None for none."""
    rows = csv.DictReader(table.splitlines(keepends=True))
    problems: list[Problem] = []
    try:
        if not set(rows.fieldnames or ()) >= _FIELDS:
            return None
        pages = tuple(page for row in rows if (page := _page(row, rows.line_num, html_of, problems)))
    except csv.Error:
        return None
    return SiteExport(SiteLayout(default=DEFAULT_LANGUAGE, config=TABLE), pages, tuple(problems))


def _page(
    row: Mapping[str, str | None], line: int, html_of: Callable[[str], str | None], problems: list[Problem]
) -> SourcePage | None:
    number, _, slug = (row["post_id"] or "").partition(".")
    title = row["title"] or slug
    path = f"posts/{number}.{slug}.html"
    body = html_of(path)
    if body is None:
        # A thread, or a draft that was never begun.
        problems.append(NotAdopted(TABLE, line, N_("a text without its HTML"), title or number))
        return None
    problems += [NotAdopted(TABLE, line, kind, name) for kind, name in _losses(row, title)]
    lang = _language(slug, body)
    is_public = (row["is_published"] or "").lower() == "true" and (row.get("audience") or "everyone") == "everyone"
    values = {
        "title": title,
        "description": row.get("subtitle") or "",
        "date": row["post_date"] or "",
        "draft": "" if is_public else "true",
        "slug": slug if lang != DEFAULT_LANGUAGE else "",
    }
    return SourcePage(
        path=path,
        lang=lang,
        key=f"posts/{slug.removeprefix(f'{lang}-').removesuffix(f'-{lang}') or number}",
        is_section=False,
        values={name: value for name, value in values.items() if value},
        lines={},
        body=body,
        body_line=0,
        address=f"/p/{slug}/" if slug else "",
        within=(TABLE, line),
    )


def _losses(row: Mapping[str, str | None], title: str) -> Iterator[tuple[str, str]]:
    if (row.get("audience") or "everyone") != "everyone":
        yield N_("a text for members only, which becomes a draft"), title
    if url := row.get("podcast_url"):
        yield N_("a recording that is not in the archive"), url


def _language(slug: str, body: str) -> Lang:
    """Return the language of a text.

    >>> _language("ice-ru", "<p>Ice</p>"), _language("ice", "<p>Ice</p>")
    ('ru', 'en')
    >>> _language("ice", "<p>Лед в этом году пришел так поздно, что порт не закрывали.</p>")
    'ru'
    """
    named = (lang for lang in LANGUAGES if slug.startswith(f"{lang}-") or slug.endswith(f"-{lang}"))
    letters = count_letters(_TAG.sub(" ", body), DEFAULT_LANGUAGE)
    return next(named, "") or (rival_of(DEFAULT_LANGUAGE) if letters.rival > letters.own else DEFAULT_LANGUAGE)
