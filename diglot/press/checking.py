"""What is known of a publication in, what is wrong with it out: links, pictures, words of the interface.

Touches the disk and pandoc through their machines only: a problem's line is looked up when it must be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from diglot.desk import addresses, links, makeup
from diglot.machines.catalogues import catalogue_path
from diglot.press.composing import ComposingRoom
from diglot.press.proofs import ProofSheets
from diglot.press.reading import Sources
from diglot.words.languages import Lang
from diglot.words.model import Article, Proof, Publication
from diglot.words.problems import MissingAlt, MissingPicture, Problem


def check_words(root: Path, languages: Iterable[Lang], sound: Collection[Path]) -> Iterator[Problem]:
    """What is wrong with the publication's own catalogues; diglot's own are a matter of its tests.

    sound: catalogues that need not be looked at.
    """
    for lang in languages:
        name = catalogue_path(lang)
        if (root / name).is_file() and root / name not in sound:
            from diglot.machines.catalogues.parsing import check_catalogue  # loads much

            yield from check_catalogue(root / name, name)


def directory_of(
    articles: Sequence[Article],
    publication: Publication,
    structures: Mapping[Lang, makeup.Structure],
    sources: Sources,
) -> links.Directory:
    """Everything that a link inside the publication may lead to; articles: also those that this build leaves out."""
    languages = publication.settings.languages
    return links.Directory(
        articles={article.key: article for article in articles},
        places={article.href(lang).casefold(): article for article in articles for lang in languages},
        files=sources.files,
        lists=makeup.list_places(structures) | makeup.volume_places(publication),
        languages=sources.settings.languages,
        split=addresses.split_address,
        candidates=partial(addresses.asset_candidates, languages=sources.settings.languages),
    )


def check_links(
    publication: Publication, sheets: ProofSheets, directory: links.Directory, room: ComposingRoom
) -> Iterator[Problem]:
    """Links and pictures that lead nowhere, each at its line."""
    for pair, proof in publication.proofs.items():
        placed = list(links.find_dead_links(proof, publication.proofs, directory))
        if placed:
            copy = sheets.copies[pair]
            lines = room.lines(copy)
            yield from (one.problem.at(lines.get(one.place, copy.body_line)) for one in placed)
        yield from _check_lead_picture(proof, directory)


def _check_lead_picture(proof: Proof, directory: links.Directory) -> Iterator[Problem]:
    edition = proof.edition
    picture, path = edition.image, edition.manuscript.path
    if picture is None or edition.manuscript.front.image is None:
        return
    line = edition.manuscript.front.line("image")
    address = addresses.address_of(picture.path, path) or ""
    kind, target, _ = addresses.split_address(address)
    if kind != "asset" or not directory.file(target):
        looked = ", ".join(directory.candidates(target)) if kind == "asset" else picture.path
        yield MissingPicture(path, line, picture.path, looked)
    if not picture.alt:
        yield MissingAlt(path, line, picture.path)
