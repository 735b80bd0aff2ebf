"""Manuscripts in, articles out: paired by path, shared fields inherited, each with its place. Pure functions."""

from diglot.core.pairing.manuscripts import (
    ChosenEditions,
    PairingRules,
    Slugs,
    choose_editions,
    find_far_dates,
    kind_and_key,
    newest_first,
    pair,
    pair_article,
    slug_of,
)
from diglot.core.pairing.places import PlaceClaims, Placement, alias_place, give_places, lost_addresses, with_placement
from diglot.core.pairing.references import (
    KnownNames,
    check_blogs,
    check_layouts,
    check_references,
    is_person_key,
    keys_by_name,
    labels,
    once_each,
    with_keys,
    with_layout,
)
from diglot.core.pairing.unpublished import DRAFT, EMBARGO, UNREVIEWED, UNTRANSLATED, held_back, is_draft, is_suspect
