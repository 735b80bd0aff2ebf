"""A publication ready for its pages in, the daybook in which their making is entered out. Touches nothing."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from diglot.desk import makeup
from diglot.machines.catalogues import catalogue_path
from diglot.machines.overlay import Overlay
from diglot.machines.pandoc import pandoc_version
from diglot.machines.store import Store, key_of, press_mark
from diglot.press.daybook import Daybook, mark_of
from diglot.press.order import Order
from diglot.press.presses import Presses
from diglot.press.renditions import Renditions
from diglot.press.watching import Marker, Watch
from diglot.words.languages import Lang
from diglot.words.model import Publication
from diglot.words.pages import RenditionLink


@dataclass
class PublicationBook:
    """The daybook of one build, and the watched publication from which everything that it enters is made."""

    watch: Watch
    daybook: Daybook
    presses: Presses

    def open_rooms(self, renditions: Renditions) -> tuple[makeup.Room, ...]:
        """The rooms in which pages are made up, now that it is known what else there is of each text."""
        notes, links = self.presses.notes, renditions.links

        def offers(key: str, lang: Lang) -> tuple[RenditionLink, ...]:
            notes(f"offers {lang} {key}")
            return links.get((key, lang), ())

        bench = replace(self.presses.bench, renditions=offers)
        rooms = makeup.open_rooms(self.watch.publication, self.watch.structures, bench)
        # Every page shows the frame of its language, so it is worked out once, and counts as a fact of its own.
        frames = {room.lang: mark_of(room.frame) for room in rooms}
        self.watch.markers["frame"] = lambda lang: frames.get(lang, b"")
        self.watch.markers["offers"] = lambda rest: mark_of(links.get(_pair(rest), ()))
        return rooms


def open_book(
    publication: Publication, presses: Presses, overlay: Overlay, store: Store, order: Order
) -> PublicationBook:
    """The daybook of this order."""
    resolver = presses.resolver
    watch = Watch(publication, presses.structures, presses.notes, {})

    def link(rest: str) -> bytes:
        lang, kind, target = rest.split(" ", 2)
        return mark_of(resolver.place(kind, target, lang))

    def catalogue(lang: Lang) -> bytes:
        paths = [folder.parent / catalogue_path(lang) for folder in overlay.folders("locales")]
        return key_of(*(path.read_bytes() for path in paths if path.is_file()))[:8]

    markers: dict[str, Marker] = {
        "link": link,
        "file": lambda target: mark_of(resolver.file(target)),
        "words": catalogue,
        "template": lambda name: key_of(overlay.read(f"templates/{name}"))[:8],
    }
    watch.markers.update(markers)
    base = {
        "press": mark_of(press_mark(), pandoc_version()),
        "settings": mark_of(publication.settings),
        "volumes": mark_of(publication.volumes),
        "look": mark_of(presses.bench.assets),
    }
    daybook = Daybook(store, _key(order), base, watch.mark, presses.notes)
    return PublicationBook(watch, daybook, presses)


def _key(order: Order) -> bytes:
    # An order of its own for each output: two that are built in turn shall not forget each other. Named from the
    # publication, so that it is the same in another checkout.
    is_inside = order.output.is_relative_to(order.root)
    output = order.output.relative_to(order.root) if is_inside else order.output
    return key_of("daybook", str(output), repr((order.langs, order.only, order.with_drafts)))


def _pair(rest: str) -> tuple[str, Lang]:
    lang, _, key = rest.partition(" ")
    return key, lang
