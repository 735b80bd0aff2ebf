"""What is known of a publication in, what is wrong with it out: links, pictures, words of the interface.

Touches the disk and pandoc through their machines only: a problem's line is looked up when it must be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from diglot.adapters.catalogues import catalogue_path
from diglot.core import dead_links, link_resolution, page_models
from diglot.model.languages import Lang
from diglot.model.problems import MissingAlt, MissingPicture, Problem
from diglot.model.publication import Article, CompiledEdition, Publication
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.typeset.editions import CompiledEditions
from diglot.pipeline.typeset.text_compiler import TextCompiler


def check_words(root: Path, languages: Iterable[Lang], sound: Collection[Path]) -> Iterator[Problem]:
    """What is wrong with the publication's own catalogues; diglot's own are a matter of its tests.

    sound: catalogues that need not be looked at.
    """
    for lang in languages:
        name = catalogue_path(lang)
        if (root / name).is_file() and root / name not in sound:
            from diglot.adapters.catalogues.parsing import check_catalogue  # loads much

            yield from check_catalogue(root / name, name)


def directory_of(
    articles: Sequence[Article],
    publication: Publication,
    structures: Mapping[Lang, page_models.SiteStructure],
    sources: LoadedSources,
) -> dead_links.LinkIndex:
    """Everything that a link inside the publication may lead to; articles: also those that this build leaves out."""
    languages = publication.settings.languages
    return dead_links.LinkIndex(
        articles={article.key: article for article in articles},
        places={article.href(lang).casefold(): article for article in articles for lang in languages},
        files=sources.files,
        lists=page_models.list_places(structures) | page_models.volume_places(publication),
        languages=sources.settings.languages,
        split=link_resolution.split_address,
        candidates=partial(link_resolution.asset_candidates, languages=sources.settings.languages),
    )


def check_links(
    publication: Publication, sheets: CompiledEditions, directory: dead_links.LinkIndex, room: TextCompiler
) -> Iterator[Problem]:
    """Links and pictures that lead nowhere, each at its line."""
    for pair, proof in publication.proofs.items():
        placed = list(dead_links.find_dead_links(proof, publication.proofs, directory))
        if placed:
            copy = sheets.copies[pair]
            lines = room.lines(copy)
            yield from (one.problem.at(lines.get(one.place, copy.body_line)) for one in placed)
        yield from _check_lead_picture(proof, directory)


def _check_lead_picture(proof: CompiledEdition, directory: dead_links.LinkIndex) -> Iterator[Problem]:
    edition = proof.edition
    picture, path = edition.image, edition.manuscript.path
    if picture is None or edition.manuscript.front.image is None:
        return
    line = edition.manuscript.front.line("image")
    address = link_resolution.neutral_address(picture.path, path) or ""
    kind, target, _ = link_resolution.split_address(address)
    if kind != "asset" or not directory.file(target):
        looked = ", ".join(directory.candidates(target)) if kind == "asset" else picture.path
        yield MissingPicture(path, line, picture.path, looked)
    if not picture.alt:
        yield MissingAlt(path, line, picture.path)
