"""What pages say of Russian."""

from __future__ import annotations

from diglot.languages.parts.model.phrases import LanguagePhrases
from diglot.model.messages import N_

PHRASES = LanguagePhrases(
    only=N_("In Russian only"),
    published_only=N_("This article is published in Russian only."),
    available_only=N_("This article has not been translated yet. For now it is available only in Russian."),
    shown_in_original=N_("This article has not been translated yet. It is shown here in the original Russian."),
    translated_from=N_("Translated from Russian"),
    translated_from_original=N_("Translated from Russian; original of %(date)s"),
    paragraph=N_("This paragraph in Russian"),
    read_on=N_("Read on from here in Russian"),
    read_it=N_("Read it in Russian"),
    also=N_("Also available in Russian"),
    page_also=N_("This page is also available in Russian"),
    more=N_("More in Russian: %(n)s"),
)
