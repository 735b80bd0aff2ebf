"""A publication and the name of an article or an issue in, the file that a register of articles takes out.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from diglot.extensions.exchange.adapters.archives import archive
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.exchange.pipeline.proposals import ImportRefused
from diglot.extensions.journal.adapters.language_codes import catalogue_code
from diglot.extensions.journal.core.crossref import write_crossref
from diglot.extensions.journal.core.datacite import write_datacite
from diglot.extensions.journal.core.doaj import write_doaj
from diglot.extensions.journal.core.elibrary import write_elibrary
from diglot.extensions.journal.core.jats import write_jats
from diglot.extensions.journal.core.marc import write_marc
from diglot.extensions.journal.core.onix import write_onix
from diglot.extensions.journal.core.register_rules import find_gaps
from diglot.extensions.journal.model.book_records import BookRecord
from diglot.extensions.journal.model.problems import MissingForDeposit, NothingToDeposit
from diglot.extensions.journal.model.records import DepositRecord
from diglot.extensions.journal.pipeline.article_records import deposit_of
from diglot.extensions.journal.pipeline.book_records import book_record
from diglot.model.problems import Problem, UnknownArticle, suggestion_for
from diglot.model.publication import Article
from diglot.pipeline.base.build_options import BuildOptions, Progress
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources, open_resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.site_build.site_compilation import compile_site
from diglot.pipeline.typeset.bibliography import read_bibliography

FoundT = TypeVar("FoundT")
FilesByName = Mapping[str, bytes]
Write = Callable[[DepositRecord], FilesByName]


def _jats(deposit: DepositRecord) -> FilesByName:
    names = (article.key.rpartition("/")[2] for article in deposit.articles)
    return {
        f"{name}.xml": write_jats(article, deposit.journal)
        for name, article in zip(names, deposit.articles, strict=True)
    }


def _crossref(deposit: DepositRecord) -> FilesByName:
    has_doi = any(edition.fields.doi for article in deposit.articles for edition in article.editions)
    return {f"{deposit.name}.xml": write_crossref(deposit)} if has_doi else {}


def _marc(deposit: DepositRecord) -> FilesByName:
    languages = {edition.lang for article in deposit.articles for edition in article.editions}
    return {f"{deposit.name}.xml": write_marc(deposit, {lang: catalogue_code(lang) for lang in languages})}


def _one_file(suffix: str, write: Callable[[DepositRecord], bytes]) -> Write:
    return lambda deposit: {f"{deposit.name}.{suffix}": write(deposit)}


WRITERS: Mapping[str, Write] = {
    "jats": _jats,
    "crossref": _crossref,
    "elibrary": _one_file("xml", write_elibrary),
    "datacite": write_datacite,
    "doaj": _one_file("json", write_doaj),
    "marc": _marc,
}
"""What makes the files of each format."""


def read_deposit(name: str, options: BuildOptions, progress: Progress, now: dt.datetime) -> DepositRecord:
    """Return what is deposited of an article or an issue.

    Raises: ImportRefused, for the first error that stops a build, too.
    """

    def read(site: CompiledSite, resources: Resources) -> DepositRecord | Problem:
        named = articles_of(name, site)
        return named if isinstance(named, Problem) else deposit_from(*named, site, resources, now)

    return read_publication(read, options, progress)


def deposit_from(
    name: str, articles: Sequence[Article], site: CompiledSite, resources: Resources, now: dt.datetime
) -> DepositRecord:
    """Return what is deposited of some articles of a compiled publication."""
    files = site.source_texts.sources.files
    bibliography, _ = read_bibliography(resources.folder, files, resources.store, resources.pandoc)
    return deposit_of(name, articles, site, bibliography, now)


def export_book(name: str, options: BuildOptions, progress: Progress, now: dt.datetime) -> ExportedFile:
    """Return the message for the book trade about a volume.

    Raises: ImportRefused, for the first error that stops a build, too.
    """

    def read(site: CompiledSite, _: Resources) -> BookRecord | Problem:
        key = volume_key_of(name)
        volumes = {volume.key: volume for volume in site.publication.volumes}
        volume = volumes.get(key)
        if volume is None:
            return UnknownArticle(name, suggestion_for(key, volumes))
        return book_record(volume, site, now) if volume.isbn else MissingForDeposit(volume.path, None, "ONIX", "isbn")

    book = read_publication(read, options, progress)
    return ExportedFile(f"{book.key}.onix.xml", write_onix(book), ())


def volume_key_of(name: str) -> str:
    """Return the key of a volume as somebody names it: by its key or its file."""
    return name.strip("/").removesuffix(".toml").removeprefix("content/").removeprefix("volumes/")


def read_publication(
    read: Callable[[CompiledSite, Resources], FoundT | Problem], options: BuildOptions, progress: Progress
) -> FoundT:
    """Return what is read from the compiled publication. Raises: ImportRefused."""
    diagnostics = Diagnostics(replace(options, allows_fewer=True))
    with open_resources(diagnostics.options, diagnostics, progress) as resources:
        site = compile_site(resources, diagnostics)
        errors = (problem for problem in diagnostics.problems if problem.severity == "error")
        found = next(errors, None) or read(site, resources)
    if isinstance(found, Problem):
        raise ImportRefused(found)
    return found


def articles_of(name: str, site: CompiledSite) -> tuple[str, Sequence[Article]] | Problem:
    """Return the key of an issue or an article, and its articles; or why there are none."""
    key = name.strip("/").removesuffix(".md").removesuffix(".toml")
    by_key = {article.key: article for article in site.publication.articles}
    issue = site.publication.issues.get(key.removeprefix("content/").removeprefix("issues/"))
    if issue:
        articles = [by_key[one] for one in issue.articles if one in by_key]
        return (issue.key, articles) if articles else NothingToDeposit(issue.path, None)
    paths = {edition.manuscript.path: article for article in by_key.values() for edition in article.editions}
    found = by_key.get(key) or paths.get(name)
    if found is None:
        return UnknownArticle(name, suggestion_for(key, {*by_key, *site.publication.issues}))
    return found.key, [found]


def export_deposit(deposit: DepositRecord, form: str) -> ExportedFile:
    """Return the file of a format, several in an archive, and what the register will miss.

    Raises: ImportRefused, where nothing can be deposited.
    """
    files, problems = WRITERS[form](deposit), tuple(find_gaps(deposit, form))
    if not files and problems:
        raise ImportRefused(problems[0])
    name = deposit.name.rpartition("/")[2]
    if len(files) == 1:
        [(written, content)] = files.items()
        suffix = written.rpartition(".")[2]
        return ExportedFile(f"{name}.{form}.{suffix}", content, problems)
    return ExportedFile(f"{name}.{form}.zip", archive(files, deposit.now), problems)
