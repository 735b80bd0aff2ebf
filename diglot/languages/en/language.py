"""What English is. Touches nothing."""

from __future__ import annotations

from diglot.languages.en.core.phrases import PHRASES
from diglot.model.languages import Language, Part
from diglot.model.messages import N_

LANGUAGE = Language(
    code="en",
    name=N_("English"),
    autonym="English",
    script="LATIN",
    letters="A-Za-z\u00c0-\u024f",
    bcp47="en-GB",
    locale="en_GB",
    spellings=("en", "en_GB"),
    # Brysbaert 2019 (doi:10.1016/j.jml.2019.104047), 238, rounded down because essays carry notes and tables.
    words_per_minute=230,
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    phrases=PHRASES,
    yes_and_no=("Yes", "No"),
    numberings=("abcdefghijklmnopqrstuvwxyz",),
    typography=Part("diglot.languages.en.core.typography:RULES"),
    references=Part("diglot.languages.en.core.citing:REFERENCES"),
    reference=Part("diglot.languages.en.core.citing:entry"),
    sentences=Part("diglot.languages.en.core.sentences:RULES"),
    numbers=Part("diglot.languages.en.core.numbers:WORDS"),
    slips=Part("diglot.languages.en.core.slips:WORDS"),
    word_forms=Part("diglot.languages.en.core.word_forms:FORMS"),
    english_stems=Part("diglot.languages.en.core.irregular_stems:STEMS"),
    search=Part("diglot.languages.en.core.search:WORDS"),
    note_signature=Part("diglot.languages.en.core.notes:signature"),
    alert_titles=Part("diglot.languages.en.core.titles:ALERTS"),
)  # fmt: skip
