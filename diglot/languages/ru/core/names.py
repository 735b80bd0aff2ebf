"""The endings of names."""

from __future__ import annotations

import re

from diglot.languages.parts.model.word_forms import UNCHANGED, NameForms

# Case endings of Russian names, by how their dictionary form ends: А. А. Зализняк, «Грамматический словарь русского
# языка. Имена собственные». Plurals too: «оба Стурова».
_ADJECTIVES = ("ий", "ый", "ой", "ая", "яя")
_ADJECTIVE_ENDINGS = frozenset("ий ый ой ого его ому ему им ым ом ем ая яя ую юю ою ею ей ие ые их ых ими ыми".split())
_VOWEL_ENDINGS = frozenset("а я ы и е у ю ой ей ою ею ам ям ами ями ах ях".split())
_CONSONANT_ENDINGS = frozenset(["", *"й ь а я у ю ым ом ем е и ы ых ыми".split()])


def _stem_and_endings(name: str, gender: str) -> tuple[str, frozenset[str]]:
    if name.endswith(_ADJECTIVES) and len(name) > 4:
        return name[:-2], _ADJECTIVE_ENDINGS
    if name[-1] in "ая":
        return name[:-1], _VOWEL_ENDINGS
    # «у Нины Эш»: a woman's name that ends in a consonant is not declined.
    if name[-1] in "оеёиуюыэ" or gender == "f":
        return name, UNCHANGED
    return name.rstrip("йь"), _CONSONANT_ENDINGS


FORMS = NameForms(
    ending=re.compile("(?<=..)[аеиоуыюяй]+$"),
    particles=frozenset("аль ван да де дель делла дер ди до дос дю ибн ла ле тен тер фон цу эль".split()),
    suffixes=frozenset(["мл", "ст"]),
    comma="",
    longest_ending=3,
    stem_and_endings=_stem_and_endings,
)
