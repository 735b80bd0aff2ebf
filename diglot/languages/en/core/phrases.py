"""What pages say of English."""

from __future__ import annotations

from diglot.languages.parts.model.phrases import LanguagePhrases
from diglot.model.messages import N_

PHRASES = LanguagePhrases(
    only=N_("In English only"),
    published_only=N_("This article is published in English only."),
    available_only=N_("This article has not been translated yet. For now it is available only in English."),
    shown_in_original=N_("This article has not been translated yet. It is shown here in the original English."),
    translated_from=N_("Translated from English"),
    translated_from_original=N_("Translated from English; original of %(date)s"),
    paragraph=N_("This paragraph in English"),
    read_on=N_("Read on from here in English"),
    read_it=N_("Read it in English"),
    also=N_("Also available in English"),
    page_also=N_("This page is also available in English"),
    more=N_("More in English: %(n)s"),
)
