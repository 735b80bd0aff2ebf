"""Abbreviations inside sentences, and at their ends."""

from __future__ import annotations

from diglot.languages.parts.model.sentences import SentenceRules

RULES = SentenceRules(
    inner=frozenset(
        "mr mrs ms dr prof st rev hon gen col lt capt gov sen rep messrs mme mlle no nos vol vols p pp ed eds fig figs "
        "ch cf vs eq eqs e.g i.e viz approx c ca b d jan feb mar apr jun jul aug sep sept oct nov dec art sec para "
        "trans".split()
    ),
    final=frozenset("etc a.m p.m jr sr co inc ltd".split()),
    coordinators=frozenset("and but while whereas".split()),
)
