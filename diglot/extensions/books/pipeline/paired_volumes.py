"""A site in, its volumes in two languages out, before they are made into files. Touches nothing."""

from __future__ import annotations

from itertools import combinations

import msgspec

from diglot.core import page_models
from diglot.extensions.books.core.book_pages import VolumeBuilder
from diglot.extensions.books.core.paired_volume import (
    PairedVolumeBuilder,
    order_languages,
    paired_contents,
    paired_volume_place,
)
from diglot.model.languages import Lang
from diglot.model.paper.volumes import Volume
from diglot.pipeline.render.compiled_site import CompiledSite


class PairedEdition(msgspec.Struct, frozen=True):
    """A volume in two languages, before it is made into a file."""

    volume: Volume
    langs: tuple[Lang, Lang]
    contents: page_models.Contents

    @property
    def place(self) -> str:
        """The path of its files inside the site, without their suffix."""
        return paired_volume_place(self.volume, self.langs).strip("/")

    @property
    def key(self) -> str:
        """The key of the volume, in the same namespace as the articles' keys."""
        return page_models.volume_key(self.volume)

    def builder(self, site: CompiledSite) -> PairedVolumeBuilder:
        """Return the builder of its page models."""
        first, second = (VolumeBuilder(site.builder(lang), self.volume, self.contents) for lang in self.langs)
        return PairedVolumeBuilder((first, second))


def paired_editions(site: CompiledSite) -> list[PairedEdition]:
    """Return each volume in each two languages in which some of its texts are aligned with each other."""
    editions = []
    pairs = list(page_models.find_pairs(site.publication))
    for volume in site.publication.volumes:
        for langs in combinations(site.settings.languages, 2):
            articles = [
                article for article, original, translation in pairs if {original.lang, translation.lang} == {*langs}
            ]
            if contents := paired_contents(volume, articles, langs):
                editions.append(PairedEdition(volume, order_languages(contents, langs), contents))
    return editions
