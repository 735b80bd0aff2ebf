"""A publication ready for its pages in, the daybook in which their making is entered out. Touches nothing."""

from __future__ import annotations

from dataclasses import dataclass

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.pandoc import pandoc_version
from diglot.adapters.store import cache_key, code_digest
from diglot.core import page_models
from diglot.model.languages import Lang
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.incremental.state import BuildState, digest_of_value
from diglot.pipeline.incremental.tracking import Marker, TrackedSite
from diglot.pipeline.render.compiled_site import CompiledSite


@dataclass
class IncrementalBuild:
    """The daybook of one build, and the watched publication from which everything that it enters is made."""

    watch: TrackedSite
    daybook: BuildState
    site: CompiledSite

    def page_builders(self) -> tuple[page_models.PageBuilder, ...]:
        """The builders by which pages are made up, now that it is known what else there is of each text."""
        services = self.site.services
        builders = page_models.page_builders(self.watch.publication, self.watch.structures, services)
        # Every page shows the frame of its language, so it is worked out once, and counts as a fact of its own.
        frames = {builder.lang: digest_of_value(builder.frame) for builder in builders}
        self.watch.markers["frame"] = lambda lang: frames.get(lang, b"")
        self.watch.markers["offers"] = lambda rest: digest_of_value(services.links.get(_pair(rest), ()))
        return builders


def open_book(site: CompiledSite, resources: Resources, options: BuildOptions) -> IncrementalBuild:
    """The daybook of these options."""
    resolver, overlay = site.services.resolver, resources.overlay
    watch = TrackedSite(site.publication, site.structures, site.recorder, {})

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
        "settings": digest_of_value(site.settings),
        "volumes": digest_of_value(site.publication.volumes),
        "look": digest_of_value(site.services.assets),
    }
    daybook = BuildState(resources.store, _key(options), base, watch.mark, site.recorder)
    return IncrementalBuild(watch, daybook, site)


def _key(order: BuildOptions) -> bytes:
    # An order of its own for each output: two that are built in turn shall not forget each other. Named from the
    # publication, so that it is the same in another checkout.
    is_inside = order.output.is_relative_to(order.root)
    output = order.output.relative_to(order.root) if is_inside else order.output
    return cache_key("daybook", str(output), repr((order.langs, order.only, order.with_drafts)))


def _pair(rest: str) -> tuple[str, Lang]:
    lang, _, key = rest.partition(" ")
    return key, lang
