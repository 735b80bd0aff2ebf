"""A publication and the name of an issue or an article in, the package that an archive keeps out.

Touches the disk, the store and the typesetter through their adapters only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from msgspec.structs import replace

from diglot.extensions.exchange.adapters.archives import archive
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.harvesting.core.bag import make_bag
from diglot.extensions.journal.core.jats import write_jats
from diglot.extensions.journal.core.register_rules import find_gaps
from diglot.extensions.journal.model.records import DepositRecord, EditionRecord
from diglot.extensions.journal.pipeline.deposits import articles_of, deposit_from, read_publication
from diglot.model.problems import Problem
from diglot.model.publication import Article
from diglot.pipeline.base.build_options import BuildOptions, Progress
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.pdf import edition_jobs, newest_day, pdf_place, print_jobs
from diglot.pipeline.render.compiled_site import CompiledSite

_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)"')


def export_package(name: str, options: BuildOptions, progress: Progress, now: dt.datetime) -> ExportedFile:
    """Return the package of an issue or an article: a bag with its PDFs, its text in JATS and its pictures.

    Its bytes are the same whenever it is made. Raises: ImportRefused, for the first error that stops a build, too.
    """

    def read(site: CompiledSite, resources: Resources) -> ExportedFile | Problem:
        named = articles_of(name, site)
        return named if isinstance(named, Problem) else _package(*named, site, resources)

    return read_publication(read, options, progress)


def _package(name: str, articles: Sequence[Article], site: CompiledSite, resources: Resources) -> ExportedFile:
    day = dt.datetime.combine(newest_day(articles), dt.time(), dt.UTC)
    deposit = deposit_from(name, articles, site, resources, day)
    pdfs, problems = _pdfs(articles, site, resources)
    folder = name.rpartition("/")[2]
    files = make_bag(folder, {**pdfs, **_texts(deposit, site)}, _facts(deposit))
    return ExportedFile(f"{folder}.package.zip", archive(files, day), (*problems, *find_gaps(deposit, "jats")))


def _facts(deposit: DepositRecord) -> Mapping[str, str]:
    """Return what a bag says of itself."""
    journal, original = deposit.journal, deposit.articles[0].original
    facts = {
        "Source-Organization": journal.publisher.best(original.lang)[0] or journal.title.best(original.lang)[0],
        "Contact-Email": journal.email,
        "External-Description": ", ".join(filter(None, (journal.title.best(original.lang)[0], deposit.name))),
        "External-Identifier": journal.issn_online or journal.issn_print,
        "Bagging-Date": f"{deposit.now:%Y-%m-%d}",
    }
    return {label: value for label, value in facts.items() if value}


def _pdfs(
    articles: Sequence[Article], site: CompiledSite, resources: Resources
) -> tuple[Mapping[str, bytes], Sequence[Problem]]:
    """Return the PDFs of all editions, those of the last build where they are still what they would be."""
    editions = [(article, edition) for article in articles for edition in article.editions]
    paths = {pdf_place(edition): f"{article.key}.{edition.lang}.pdf" for article, edition in editions}
    outputs, problems = print_jobs("pdf", edition_jobs(editions, site, resources.overlay), resources)
    return {paths[file.place]: file.read() for file in outputs.files}, problems


def _texts(deposit: DepositRecord, site: CompiledSite) -> Mapping[str, bytes]:
    """Return the texts in JATS, and the pictures that they name."""
    files: dict[str, bytes] = {}
    for article in deposit.articles:
        pictures = dict(picture for edition in article.editions for picture in _pictures(edition, site))
        up = "../" * article.key.count("/")
        editions = tuple(_with_pictures_here(edition, pictures, up) for edition in article.editions)
        files[f"{article.key}.xml"] = write_jats(replace(article, editions=editions), deposit.journal)
        for place in pictures.values():
            file = site.files.at(place)
            assert file
            files[place] = site.files.read(file.path)
    return files


def _pictures(edition: EditionRecord, site: CompiledSite) -> Iterator[tuple[str, str]]:
    """Yield the address and the place in the site of each picture of a text; those of other sites stay there."""
    for _, address in _PICTURE.findall(edition.html):
        place = unescape(address).removeprefix(site.address.url("/"))
        if site.files.at(place):
            yield address, place


def _with_pictures_here(edition: EditionRecord, pictures: Mapping[str, str], up: str) -> EditionRecord:
    """Return an edition with the pictures that lie in the package. up: the way from the text to its top."""

    def here(found: re.Match[str]) -> str:
        return f'{found[1]}{up}{pictures[found[2]]}"' if found[2] in pictures else found[0]

    return replace(edition, html=_PICTURE.sub(here, edition.html))
