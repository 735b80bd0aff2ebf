"""Manuscripts in, articles out: paired by path, shared fields inherited, each with its place. Pure functions."""

from diglot.core.pairing.manuscripts import Slugs, kind_and_key, pair
from diglot.core.pairing.places import alias_place, lost_addresses
from diglot.core.pairing.references import check_references, is_person_key, with_keys, with_layouts
from diglot.core.pairing.unpublished import DRAFT, EMBARGO, UNREVIEWED, UNTRANSLATED, held_back

__all__ = [
    "DRAFT",
    "EMBARGO",
    "UNREVIEWED",
    "UNTRANSLATED",
    "Slugs",
    "alias_place",
    "check_references",
    "held_back",
    "is_person_key",
    "kind_and_key",
    "lost_addresses",
    "pair",
    "with_keys",
    "with_layouts",
]
