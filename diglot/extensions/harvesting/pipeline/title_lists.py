"""A publication in, the list of its titles for libraries out. Touches the disk and the store through adapters only."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from diglot.core.page_models import volume_place
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.harvesting.core.kbart import KbartRow, book_rows, journal_row, write_kbart
from diglot.extensions.journal.model.problems import MissingForDeposit
from diglot.extensions.journal.model.records import JournalRecord
from diglot.extensions.journal.pipeline.article_records import issue_record, journal_record
from diglot.extensions.journal.pipeline.book_records import book_record
from diglot.extensions.journal.pipeline.deposits import read_publication, volume_key_of
from diglot.model.languages import SOURCE_LANGUAGE
from diglot.model.paper.volumes import Volume
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import Problem, UnknownArticle, suggestion_for
from diglot.pipeline.base.build_options import BuildOptions, Progress
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite

JOURNAL = "journal"
"""The name under which the journal itself is listed, with the volumes that have an ISBN."""


def export_titles(name: str, options: BuildOptions, progress: Progress, now: dt.datetime) -> ExportedFile:
    """Return the list of the journal and all books, or of one volume.

    Raises: ImportRefused, for the first error that stops a build, too.
    """

    def read(site: CompiledSite, _: Resources) -> ExportedFile | Problem:
        journal, volumes = journal_record(site), {volume.key: volume for volume in site.publication.volumes}
        key = volume_key_of(name)
        if name != JOURNAL and key not in volumes:
            return UnknownArticle(name, suggestion_for(key, {JOURNAL, *volumes}))
        listed = volumes.values() if name == JOURNAL else [volumes[key]]
        rows = [row for volume in listed if volume.isbn for row in _book(volume, site, now)]
        if name == JOURNAL and (journal.issn_print or journal.issn_online):
            rows.append(_journal(journal, site))
        if not rows or not journal.base_url:
            path = SETTINGS_PATH if name == JOURNAL or not journal.base_url else volumes[key].path
            missing = "base_url" if not journal.base_url else "issn_print/issn_online" if name == JOURNAL else "isbn"
            return MissingForDeposit(path, None, "KBART", missing)
        return ExportedFile(_file_name(journal, name, now), write_kbart(rows), ())

    return read_publication(read, options, progress)


def _journal(journal: JournalRecord, site: CompiledSite) -> KbartRow:
    lang = site.settings.languages[0]
    keys = dict.fromkeys(article.issue for article in site.publication.articles if article.issue)
    return journal_row(journal, [issue_record(site.publication.issues[key]) for key in keys], lang)


def _book(volume: Volume, site: CompiledSite, now: dt.datetime) -> Iterator[KbartRow]:
    urls = {lang: site.address.url(volume_place(volume, lang)) for lang in site.settings.languages}
    return book_rows(book_record(volume, site, now), urls)


def _file_name(journal: JournalRecord, name: str, now: dt.datetime) -> str:
    """Return the name of a list. Source: KBART, 6.3.2: the provider, where it holds, the list, the day."""
    title = journal.publisher.best(SOURCE_LANGUAGE)[0] or journal.title.best(SOURCE_LANGUAGE)[0]
    provider = "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", title)) or "Publisher"
    titles = "AllTitles" if name == JOURNAL else name.rpartition("/")[2]
    return f"{provider}_Global_{titles}_{now:%Y-%m-%d}.txt"
