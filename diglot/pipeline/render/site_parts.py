"""The parts of a site that are no rows yet, each with a digest of what it is now. Touches catalogues and templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.databases.store import code_digest
from diglot.adapters.pandoc import pandoc_version
from diglot.model.building.dependencies import Dependency, DependencyKind
from diglot.model.digests import Digest, digest_of, digest_of_values
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite


class SiteParts(msgspec.Struct, frozen=True):
    """The parts of a site that pages read besides rows. digests: the functions from a part to its digest, by kind."""

    digests: Mapping[DependencyKind, Callable[[Dependency], Digest]]

    def digest(self, part: Dependency) -> Digest:
        """Return the digest of a part as it is now; that of None if it no longer exists."""
        return self.digests[part.kind](part)


def site_parts(site: CompiledSite, resources: Resources) -> SiteParts:
    """Return the parts of a site. Call it once it is known which files pages link to."""
    services, overlay = site.services, resources.overlay
    resolver, cards = services.resolver, services.cards

    def digest_of_catalogue(part: Dependency) -> Digest:
        name = catalogue_path(part.lang)
        return digest_of_values([(folder.parent / name).read_bytes() for folder in overlay.folders("locales", name)])

    # Every page shows the frame of its language, so a frame is made once, and is a part of its own.
    frames = {lang: digest_of_values(site.builder(lang).frame) for lang in site.settings.languages}
    return SiteParts(
        {
            "program": lambda _: digest_of_values(code_digest(), pandoc_version()),
            "settings": lambda _: digest_of_values(site.settings),
            "volumes": lambda _: digest_of_values(site.publication.volumes),
            "theme": lambda _: digest_of_values(services.assets, cards.look if cards else b""),
            "list_link": lambda part: digest_of_values(resolver.directory.list_place(part.key)),
            "file": lambda part: digest_of_values(resolver.look_up(part.key)),
            "words": digest_of_catalogue,
            "asset": lambda part: digest_of_values(site.theme.place(f"assets/{part.key}")),
            "template": lambda part: digest_of(overlay.read(f"templates/{part.key}")),
            "frame": lambda part: frames.get(part.lang, ""),
        }
    )
