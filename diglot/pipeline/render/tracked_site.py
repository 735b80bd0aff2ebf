"""Tracks what the pages of a compiled site are made from. Touches the store and catalogue files only."""

from __future__ import annotations

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.databases.store import code_digest
from diglot.adapters.pandoc import pandoc_version
from diglot.core import page_models
from diglot.model.building.dependencies import Dependency
from diglot.model.digests import Digest, digest_of, digest_of_values
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.incremental.tracking import TrackedSite
from diglot.pipeline.render.compiled_site import CompiledSite


def track_site(site: CompiledSite, resources: Resources) -> tuple[TrackedSite, tuple[page_models.PageBuilder, ...]]:
    """Return a site whose reads are recorded, and the page builders of its languages.

    Call it once it is known which files pages link to.
    """
    services, overlay = site.services, resources.overlay
    resolver, cards = services.resolver, services.cards

    def digest_of_catalogue(part: Dependency) -> Digest:
        name = catalogue_path(part.lang)
        return digest_of_values([(folder.parent / name).read_bytes() for folder in overlay.folders("locales", name)])

    tracked = TrackedSite(
        site.publication,
        site.structures,
        site.recorder,
        {
            "program": lambda _: digest_of_values(code_digest(), pandoc_version()),
            "settings": lambda _: digest_of_values(site.settings),
            "volumes": lambda _: digest_of_values(site.publication.volumes),
            "theme": lambda _: digest_of_values(services.assets, cards.look if cards else b""),
            "article_link": lambda part: digest_of_values(resolver.place("article", part.key, part.lang)),
            "list_link": lambda part: digest_of_values(resolver.place("asset", part.key, part.lang)),
            "file": lambda part: digest_of_values(resolver.look_up(part.key)),
            "words": digest_of_catalogue,
            "asset": lambda part: digest_of_values(site.theme.place(f"assets/{part.key}")),
            "template": lambda part: digest_of(overlay.read(f"templates/{part.key}")),
        },
    )
    builders = page_models.page_builders(tracked.publication, tracked.structures, services)
    # Every page shows the frame of its language, so a frame is made once, and is a dependency of its own.
    frames = {builder.lang: digest_of_values(builder.frame) for builder in builders}
    tracked.digests["frame"] = lambda part: frames.get(part.lang, "")
    return tracked, builders
