"""Paints the cards that social networks show with links: takes their texts, yields files in the store.

A card is painted once, and again only when its text, its fonts or the program change. Touches the store and the
executor through their adapters only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import msgspec

from diglot.adapters.databases.store import Store, cache_key, code_digest
from diglot.adapters.executors.task_loading import new_function
from diglot.adapters.painting.image_resize import pillow_version
from diglot.model.building.page_rows import SocialCard
from diglot.model.digests import digest_of
from diglot.model.look import Look
from diglot.model.paper.covers import CoverWords
from diglot.model.problems import N_
from diglot.model.tasks import TaskType
from diglot.pipeline.base.cached_files import CachedFileLost
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import cover_fonts

# The cards of fewer articles are painted sooner than workers are started.
_LOCAL_LIMIT = 20


class SocialCards:
    """The cards of a site by their texts: found in the store, or painted when they are first asked for.

    look: a digest of everything but its text that a card depends on.
    """

    def __init__(self, look: Look, resources: Resources) -> None:
        self._resources = resources
        self._fonts = cover_fonts(resources.overlay, look)
        self.look = cache_key(code_digest(), pillow_version(), *self._fonts.values())
        self._cards: dict[CoverWords, SocialCard] = {}
        self._shown: set[SocialCard] = set()

    def prepare(self, texts: Iterable[CoverWords]) -> None:
        """Find the cards with these texts; paint those that the store lacks, many of them in other processes."""
        missing = self._find(texts)
        if missing:
            self._resources.progress.stage(N_("Drawing cards for social networks"), len(missing))
            for _ in self._paint(missing):
                self._resources.progress.step()

    def _find(self, texts: Iterable[CoverWords]) -> dict[CoverWords, bytes]:
        """Find the cards with these texts in the store; return those that it lacks, with their keys."""
        store = self._resources.store
        keys = {words: self._key(words) for words in texts if words not in self._cards}
        found = {words: store.read(_card_key(key), SocialCard) for words, key in keys.items() if store.has(key)}
        self._cards |= {words: card for words, card in found.items() if card}
        return {words: key for words, key in keys.items() if words not in self._cards}

    def _paint(self, missing: Mapping[CoverWords, bytes]) -> Iterator[None]:
        """Paint cards, by their keys; yield after each."""
        for words, content in _paint(missing, self._fonts, self._resources):
            self._cards[words] = _put_card(self._resources.store, missing[words], content)
            yield

    def card(self, words: CoverWords) -> SocialCard:
        """Return the card with a text, which a page shows."""
        if missing := self._find([words]):  # it was not expected: pages are being rendered already
            [*self._paint(missing)]
        card = self._cards[words]
        self._shown.add(card)
        return card

    @contextmanager
    def recorded(self) -> Iterator[set[SocialCard]]:
        """Yield the set of cards that pages show inside the block."""
        self._shown = set()
        yield self._shown

    def read(self, card: SocialCard) -> bytes:
        """Return the contents of a card.

        Raises: CachedFileLost.
        """
        content = self._resources.store.get(card.key)
        if content is None:
            raise CachedFileLost
        return content

    def _key(self, words: CoverWords) -> bytes:
        return cache_key("card", self.look, msgspec.msgpack.encode(words))


def _paint(
    texts: Iterable[CoverWords], fonts: Mapping[str, bytes], resources: Resources
) -> Iterator[tuple[CoverWords, bytes]]:
    """Yield texts with their cards; one after the other, those with the same titles, each of which is drawn once."""
    config = msgspec.msgpack.encode(fonts)
    task_type = TaskType("diglot.pipeline.render.card_task:make_card_painter", config, _LOCAL_LIMIT)
    groups: dict[frozenset[str], list[CoverWords]] = {}
    for words in texts:
        groups.setdefault(frozenset(words.titles), []).append(words)
    payloads = [msgspec.msgpack.encode(group) for group in groups.values()]
    for group, payload, answer in zip(
        groups.values(), payloads, resources.executor.map(task_type, payloads), strict=True
    ):
        painted = answer if isinstance(answer, bytes) else new_function(task_type)(payload)
        yield from zip(group, msgspec.msgpack.decode(painted, type=list[bytes]), strict=True)


def _put_card(store: Store, key: bytes, content: bytes) -> SocialCard:
    card = SocialCard(key, digest_of(content), len(content))
    store.put(key, content)
    store.write(_card_key(key), card)
    return card


def _card_key(key: bytes) -> bytes:
    return cache_key("card facts", key)
