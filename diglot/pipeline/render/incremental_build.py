"""Starts the incremental build of a compiled site. Touches the store and catalogue files only."""

from __future__ import annotations

from dataclasses import dataclass

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.pandoc import pandoc_version
from diglot.adapters.store import cache_key, code_digest
from diglot.core import page_models
from diglot.model.dependencies import Dependency
from diglot.model.digests import Digest, digest_of
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.incremental.state import BuildState, digest_of_values
from diglot.pipeline.incremental.tracking import TrackedSite
from diglot.pipeline.render.compiled_site import CompiledSite


@dataclass
class IncrementalBuild:
    """The state of a build, with the tracked publication that its pages are made from."""

    tracked: TrackedSite
    state: BuildState
    site: CompiledSite

    def page_builders(self) -> tuple[page_models.PageBuilder, ...]:
        """Return the page builders of all languages. Call it once it is known which files pages link to."""
        services = self.site.services
        builders = page_models.page_builders(self.tracked.publication, self.tracked.structures, services)
        # Every page shows the frame of its language, so a frame is made once, and is a dependency of its own.
        frames = {builder.lang: digest_of_values(builder.frame) for builder in builders}
        self.tracked.digests["frame"] = lambda dependency: frames.get(dependency.lang, "")
        self.tracked.digests["offers"] = lambda dependency: digest_of_values(
            services.links.get((dependency.key, dependency.lang), ())
        )
        return builders


def start_incremental_build(site: CompiledSite, resources: Resources, options: BuildOptions) -> IncrementalBuild:
    """Read the state of the last build with the same options."""
    resolver, cards, overlay = site.services.resolver, site.services.cards, resources.overlay

    def digest_of_catalogue(dependency: Dependency) -> Digest:
        name = catalogue_path(dependency.lang)
        return digest_of_values([(folder.parent / name).read_bytes() for folder in overlay.folders("locales", name)])

    tracked = TrackedSite(
        site.publication,
        site.structures,
        site.recorder,
        {
            "article_link": lambda dependency: digest_of_values(
                resolver.place("article", dependency.key, dependency.lang)
            ),
            "list_link": lambda dependency: digest_of_values(resolver.place("asset", dependency.key, dependency.lang)),
            "file": lambda dependency: digest_of_values(resolver.look_up(dependency.key)),
            "words": digest_of_catalogue,
            "asset": lambda dependency: digest_of_values(site.theme.place(f"assets/{dependency.key}")),
            "template": lambda dependency: digest_of(overlay.read(f"templates/{dependency.key}")),
        },
    )
    base = {
        Dependency("program"): digest_of_values(code_digest(), pandoc_version()),
        Dependency("settings"): digest_of_values(site.settings),
        Dependency("volumes"): digest_of_values(site.publication.volumes),
        Dependency("theme"): digest_of_values(site.services.assets, cards.look if cards else b""),
    }
    state = BuildState(resources.store, _state_key(options), base, tracked.digest)
    return IncrementalBuild(tracked, state, site)


def _state_key(options: BuildOptions) -> bytes:
    # Each output has a state of its own, so that two outputs built in turn do not overwrite each other's. A path
    # inside the publication is taken from its root, so that the key is the same in another checkout.
    is_inside = options.output.is_relative_to(options.root)
    output = options.output.relative_to(options.root) if is_inside else options.output
    return cache_key("build state", str(output), repr((options.langs, options.only, options.with_drafts)))
