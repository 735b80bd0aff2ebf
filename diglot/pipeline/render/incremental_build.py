"""A publication that is ready for its pages in, the incremental build of these pages out. Touches nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.overlay import Overlay
from diglot.adapters.pandoc import pandoc_version
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import page_models
from diglot.model.dependencies import Dependency
from diglot.model.digests import Digest, digest_of
from diglot.model.languages import Lang
from diglot.model.pages import RenditionLink
from diglot.model.publication import Publication
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.incremental.state import BuildState, digest_of_values
from diglot.pipeline.incremental.tracking import TrackedSite
from diglot.pipeline.render.context import RenderContext
from diglot.pipeline.render.outputs import Renditions


@dataclass
class IncrementalBuild:
    """The state of a build, and the tracked publication from which everything that it records is made."""

    site: TrackedSite
    state: BuildState
    presses: RenderContext

    def open_rooms(self, renditions: Renditions) -> tuple[page_models.PageBuilder, ...]:
        """Return the page builders of all languages. renditions: the other formats that pages offer."""
        record, links = self.presses.recorder, renditions.links

        def offers(key: str, lang: Lang) -> tuple[RenditionLink, ...]:
            record(Dependency("offers", lang, key))
            return links.get((key, lang), ())

        bench = replace(self.presses.bench, renditions=offers)
        rooms = page_models.open_page_builders(self.site.publication, self.site.structures, bench)
        # Every page shows the frame of its language, so it is made once, and is a dependency of its own.
        frames = {room.lang: digest_of_values(room.frame) for room in rooms}
        self.site.digests["frame"] = lambda one: frames.get(one.lang, "")
        self.site.digests["offers"] = lambda one: digest_of_values(links.get((one.key, one.lang), ()))
        return rooms


def start_incremental_build(
    publication: Publication, presses: RenderContext, overlay: Overlay, store: Store, order: BuildOptions
) -> IncrementalBuild:
    """Read the state of the last build with the same options."""
    resolver = presses.resolver

    def digest_of_catalogue(dependency: Dependency) -> Digest:
        paths = [folder.parent / catalogue_path(dependency.lang) for folder in overlay.folders("locales")]
        return digest_of_values([path.read_bytes() for path in paths if path.is_file()])

    site = TrackedSite(
        publication,
        presses.structures,
        presses.recorder,
        {
            "article_link": lambda one: digest_of_values(resolver.place("article", one.key, one.lang)),
            "list_link": lambda one: digest_of_values(resolver.place("asset", one.key, one.lang)),
            "file": lambda one: digest_of_values(resolver.file(one.key)),
            "words": digest_of_catalogue,
            "template": lambda one: digest_of(overlay.read(f"templates/{one.key}")),
        },
    )
    base = {
        Dependency("program"): digest_of_values(code_digest(), pandoc_version()),
        Dependency("settings"): digest_of_values(publication.settings),
        Dependency("volumes"): digest_of_values(publication.volumes),
        Dependency("theme"): digest_of_values(presses.bench.assets),
    }
    return IncrementalBuild(site, BuildState(store, _state_key(order), base, site.digest), presses)


def _state_key(order: BuildOptions) -> bytes:
    # Each output has a state of its own, so that two that are built in turn do not replace each other's. A path
    # inside the publication is taken from its root, so that the key is the same in another checkout.
    is_inside = order.output.is_relative_to(order.root)
    output = order.output.relative_to(order.root) if is_inside else order.output
    return cache_key("build state", str(output), repr((order.langs, order.only, order.with_drafts)))
