"""A publication ready for its pages in, the daybook in which their making is entered out. Touches nothing."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.overlay import Overlay
from diglot.adapters.pandoc import pandoc_version
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import page_models
from diglot.model.languages import Lang
from diglot.model.pages import RenditionLink
from diglot.model.publication import Publication
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.incremental.state import BuildState, digest_of_value
from diglot.pipeline.incremental.tracking import Marker, TrackedSite
from diglot.pipeline.render.context import RenderContext
from diglot.pipeline.render.outputs import Renditions


@dataclass
class IncrementalBuild:
    """The daybook of one build, and the watched publication from which everything that it enters is made."""

    watch: TrackedSite
    daybook: BuildState
    presses: RenderContext

    def open_rooms(self, renditions: Renditions) -> tuple[page_models.PageBuilder, ...]:
        """The rooms in which pages are made up, now that it is known what else there is of each text."""
        notes, links = self.presses.notes, renditions.links

        def offers(key: str, lang: Lang) -> tuple[RenditionLink, ...]:
            notes(f"offers {lang} {key}")
            return links.get((key, lang), ())

        bench = replace(self.presses.bench, renditions=offers)
        rooms = page_models.open_page_builders(self.watch.publication, self.watch.structures, bench)
        # Every page shows the frame of its language, so it is worked out once, and counts as a fact of its own.
        frames = {room.lang: digest_of_value(room.frame) for room in rooms}
        self.watch.markers["frame"] = lambda lang: frames.get(lang, b"")
        self.watch.markers["offers"] = lambda rest: digest_of_value(links.get(_pair(rest), ()))
        return rooms


def open_book(
    publication: Publication, presses: RenderContext, overlay: Overlay, store: Store, order: BuildOptions
) -> IncrementalBuild:
    """The daybook of this order."""
    resolver = presses.resolver
    watch = TrackedSite(publication, presses.structures, presses.notes, {})

    def link(rest: str) -> bytes:
        lang, kind, target = rest.split(" ", 2)
        return digest_of_value(resolver.place(kind, target, lang))

    def catalogue(lang: Lang) -> bytes:
        paths = [folder.parent / catalogue_path(lang) for folder in overlay.folders("locales")]
        return cache_key(*(path.read_bytes() for path in paths if path.is_file()))[:8]

    markers: dict[str, Marker] = {
        "link": link,
        "file": lambda target: digest_of_value(resolver.file(target)),
        "words": catalogue,
        "template": lambda name: cache_key(overlay.read(f"templates/{name}"))[:8],
    }
    watch.markers.update(markers)
    base = {
        "press": digest_of_value(code_digest(), pandoc_version()),
        "settings": digest_of_value(publication.settings),
        "volumes": digest_of_value(publication.volumes),
        "look": digest_of_value(presses.bench.assets),
    }
    daybook = BuildState(store, _key(order), base, watch.mark, presses.notes)
    return IncrementalBuild(watch, daybook, presses)


def _key(order: BuildOptions) -> bytes:
    # An order of its own for each output: two that are built in turn shall not forget each other. Named from the
    # publication, so that it is the same in another checkout.
    is_inside = order.output.is_relative_to(order.root)
    output = order.output.relative_to(order.root) if is_inside else order.output
    return cache_key("daybook", str(output), repr((order.langs, order.only, order.with_drafts)))


def _pair(rest: str) -> tuple[str, Lang]:
    lang, _, key = rest.partition(" ")
    return key, lang
