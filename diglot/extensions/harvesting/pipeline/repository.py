"""A compiled site in, the file out in which harvesters find its articles. Touches the disk through its adapter only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from diglot.adapters.disk import Stage
from diglot.extensions.harvesting.core.dublin_core import dublin_core
from diglot.extensions.harvesting.core.oai_repository import FORMATS, MARC, write_repository
from diglot.extensions.harvesting.model.records import OAI_PATH, OAI_PLACE, HarvestRecord, Repository
from diglot.extensions.journal.adapters.language_codes import catalogue_code
from diglot.extensions.journal.core.article_fields import is_scholarly
from diglot.extensions.journal.core.marc import marc_record
from diglot.extensions.journal.core.xml_elements import qualified
from diglot.extensions.journal.model.problems import MissingForDeposit
from diglot.extensions.journal.model.records import DepositRecord, JournalRecord
from diglot.extensions.journal.pipeline.article_records import article_record, journal_record
from diglot.model.digests import Digest
from diglot.model.languages import Lang
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import Problem
from diglot.model.publication import Article
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import SiteFiles


def write_oai(
    site: CompiledSite, texts: Mapping[str, Digest], stage: Stage, resources: Resources
) -> tuple[SiteFiles, list[Problem]]:
    """Write the repository of a site that has scholarly articles, an address, and whom harvesters may write to.

    Raises: OSError.
    """
    journal = journal_record(site)
    if not any(map(is_scholarly, site.publication.articles)):
        return SiteFiles((), False), []
    if missing := [name for name in ("base_url", "email") if not getattr(journal, name)]:
        return SiteFiles((), False), [MissingForDeposit(SETTINGS_PATH, None, "OAI-PMH", ", ".join(missing))]
    stage.write(OAI_PLACE, write_repository(make_repository(journal, site)))
    return SiteFiles((OAI_PLACE,), True), []


def make_repository(journal: JournalRecord, site: CompiledSite) -> Repository:
    """Return what is harvested of a journal: the editions of its scholarly articles that have a date."""
    articles = (article for article in site.publication.articles if is_scholarly(article))
    records = (record for article in articles for record in _records(article, journal, site))
    title, _ = journal.title.best(site.settings.languages[0])
    return Repository(title, site.address.url(f"/{OAI_PATH}"), journal.email, FORMATS, tuple(records))


def _records(article: Article, journal: JournalRecord, site: CompiledSite) -> Iterator[HarvestRecord]:
    described = article_record(article, site)
    codes = {edition.lang: catalogue_code(edition.lang) for edition in article.editions}
    for edition, source in zip(described.editions, article.editions, strict=True):
        day = source.updated or described.date_of(edition)
        if day:
            stamp = dt.datetime.combine(day, dt.time(), dt.UTC)
            metadata = {
                "oai_dc": dublin_core(described, edition, journal, codes),
                # The day of the record, too: the file is the same whenever it is made.
                "marc21": qualified(
                    marc_record(described, edition, DepositRecord(article.key, journal, (), stamp), codes), MARC
                ),
            }
            yield HarvestRecord(_identifier(article.key, edition.lang, site), stamp, metadata)


def _identifier(key: str, lang: Lang, site: CompiledSite) -> str:
    """Return the name of an edition among all that are harvested anywhere. Source: oai-identifier 2.0."""
    host = (urlsplit(site.settings.base_url).hostname or "").encode("idna").decode()
    return f"oai:{host}:{quote(f'{site.address.prefix}/{key}/{lang}'.lstrip('/'))}"
