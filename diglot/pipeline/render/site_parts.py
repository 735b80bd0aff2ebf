"""What pages are made from besides rows, each with a digest of what it is now. Touches catalogues and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.databases.store import code_digest
from diglot.adapters.pandoc import pandoc_version
from diglot.model.building.dependencies import BASE_KINDS, Dependency, DependencyKind
from diglot.model.digests import Digest, digest_of, digest_of_values
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.queries.inputs import FILE


class SiteParts(msgspec.Struct, frozen=True):
    """The parts of a site that pages read besides rows. digests: of what no rows say.

    makers: the functions from a part that is made of rows, which they read, to its digest, by kind.
    """

    digests: Mapping[Dependency, Digest]
    makers: Mapping[DependencyKind, Callable[[Dependency], Digest]]

    def make(self, part: Dependency) -> Digest:
        """Return the digest of a part that is made of rows."""
        return self.makers[part.kind](part)


def site_parts(site: CompiledSite, resources: Resources) -> SiteParts:
    """Return the parts of a site. Call it once it is known which files pages link to."""
    directory, files, db = site.directory, site.files, resources.db

    def linked_file(part: Dependency) -> Digest:
        path = directory.file(part.key)
        if not path:
            return ""
        db.find(FILE, path)
        db.tools.contents.pop(path, None)
        return digest_of_values(files.look_up(path))

    def frame(part: Dependency) -> Digest:
        for kind in (*BASE_KINDS, "formats"):
            site.note(Dependency(kind))
        is_built = part.lang in site.settings.languages
        return digest_of_values(site.builder(part.lang).make_frame()) if is_built else ""

    # Every page shows the frame of its language. None is made again for a page: the page would depend on what is in it.
    for lang in site.settings.languages:
        site.builder(lang).frame  # noqa: B018
    return SiteParts(dict(_digests(site, resources)), {"file": linked_file, "frame": frame})


def _digests(site: CompiledSite, resources: Resources) -> Iterator[tuple[Dependency, Digest]]:
    cards, overlay = site.services.cards, resources.overlay
    yield Dependency("program"), digest_of_values(code_digest(), pandoc_version())
    yield Dependency("settings"), digest_of_values(msgspec.structs.replace(site.settings, formats=()))
    yield Dependency("formats"), digest_of_values(site.settings.formats)
    yield Dependency("volumes"), digest_of_values(site.publication.volumes)
    yield Dependency("theme"), digest_of_values(site.services.assets, cards.look if cards else b"")
    for kind, tables in site.publication.added.items():
        for key, table in tables.items():
            yield Dependency("table", key=f"{kind}/{key}"), digest_of_values(table)
    for path, place in site.theme.places.items():
        yield Dependency("asset", key=path.removeprefix("assets/")), digest_of_values(place)
    for path, file in overlay.files("templates").items():
        yield Dependency("template", key=path.removeprefix("templates/")), digest_of(file.read_bytes())
    for lang in site.settings.languages:
        name = catalogue_path(lang)
        words = [(folder.parent / name).read_bytes() for folder in overlay.folders("locales", name)]
        yield Dependency("words", lang), digest_of_values(words)
