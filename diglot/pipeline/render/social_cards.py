"""Paints the cards that social networks show with links: takes their texts, yields files in the store.

A card is painted once, and again only when its text, its fonts or the program change. Touches the store and the
executor through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from diglot.adapters.image_resize import pillow_version
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import cover_layout
from diglot.model.books import CoverWords
from diglot.model.digests import Digest, digest_of
from diglot.model.look import Look
from diglot.model.problems import N_
from diglot.model.tasks import TaskFunction, TaskType
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import cover_fonts
from diglot.pipeline.incremental.row_cache import RowCache

# Fewer are painted sooner than workers are started.
_LOCAL_LIMIT = 40


class SocialCard(msgspec.Struct, frozen=True, array_like=True):
    """A card in the store. key: of its contents; place: inside the site, with a hash of the contents."""

    key: bytes
    digest: Digest
    size: int

    @property
    def place(self) -> str:
        """The place of the card inside the site."""
        return f"media/card.{self.digest[:16]}.png"


class SocialCards(msgspec.Struct, frozen=True):
    """The cards of a site by their texts. look: everything but its text that a card depends on. fonts: by file name."""

    by_words: Mapping[CoverWords, SocialCard] = {}
    look: bytes = b""
    fonts: Mapping[str, bytes] = {}

    @property
    def files(self) -> Iterator[SocialCard]:
        """Each card once for each place: two texts may look the same."""
        yield from {card.place: card for card in self.by_words.values()}.values()


def paint_cards(texts: Iterable[CoverWords], look: Look, resources: Resources) -> SocialCards:
    """Return the cards with these texts; those that the store lacks are painted."""
    store, fonts = resources.store, cover_fonts(resources.overlay, look)
    look_key = cache_key(code_digest(), pillow_version(), *fonts.values())
    rows = RowCache(store, "cards", SocialCard)
    keys = {words: cache_key("card", look_key, msgspec.msgpack.encode(words)) for words in texts}
    cards = {words: _find_card(rows, store, key) for words, key in keys.items()}
    missing = [words for words, card in cards.items() if card is None]
    if missing:
        resources.progress.stage(N_("Drawing cards for social networks"), len(missing))
        for words, content in zip(missing, _paint(missing, fonts, resources), strict=True):
            cards[words] = _put_card(rows, store, keys[words], content)
            resources.progress.step()
    rows.save([key.hex() for key in keys.values()])
    return SocialCards({words: card for words, card in cards.items() if card}, look_key, fonts)


def _paint(texts: Sequence[CoverWords], fonts: Mapping[str, bytes], resources: Resources) -> Iterator[bytes]:
    config = msgspec.msgpack.encode(fonts)
    task_type = TaskType(f"{__name__}:{make_card_painter.__name__}", config, _LOCAL_LIMIT)
    payloads = [msgspec.msgpack.encode(words) for words in texts]
    for payload, answer in zip(payloads, resources.executor.map(task_type, payloads), strict=True):
        yield answer if isinstance(answer, bytes) else make_card_painter(config)(payload)


def make_card_painter(config: bytes) -> TaskFunction:
    """Return the function that paints a card. config: the fonts by file name."""
    from diglot.adapters.cover_image import CoverPainter  # a build after an edit paints nothing

    painter = CoverPainter(msgspec.msgpack.decode(config, type=dict[str, bytes]))

    def paint(payload: bytes) -> bytes:
        words = msgspec.msgpack.decode(payload, type=CoverWords)
        return painter.paint(cover_layout.lay_out_cover(words, painter.measure, cover_layout.CARD))

    return paint


def read_card(store: Store, cards: SocialCards, card: SocialCard) -> bytes:
    """Return the contents of a card. One that the store has lost is painted again."""
    content = store.get(card.key)
    if content is None:
        words = next(words for words, each in cards.by_words.items() if each == card)
        content = make_card_painter(msgspec.msgpack.encode(cards.fonts))(msgspec.msgpack.encode(words))
        store.put(card.key, content)
    return content


def _find_card(rows: RowCache[SocialCard], store: Store, key: bytes) -> SocialCard | None:
    """Return a card that was painted before, or None. A last build of other texts has no row for it."""
    card = rows.get(key.hex())
    if card and store.trusts(key):
        return card
    card = store.read(_card_key(key), SocialCard) if store.has(key) else None
    if card:
        rows.put(key.hex(), card)
    return card


def _put_card(rows: RowCache[SocialCard], store: Store, key: bytes, content: bytes) -> SocialCard:
    card = SocialCard(key, digest_of(content), len(content))
    store.put(key, content)
    store.write(_card_key(key), card)
    rows.put(key.hex(), card)
    return card


def _card_key(key: bytes) -> bytes:
    return cache_key("card facts", key)
