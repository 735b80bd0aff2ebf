"""What German is."""

from diglot.languages.api import FieldWords, Language, Part

LANGUAGE = Language(
    code="de",
    name="German",
    autonym="Deutsch",
    script="LATIN",
    letters="A-Za-zÄÖÜäöüß",
    bcp47="de-DE",
    locale="de_DE",
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    yes_and_no=("Ja", "Nein"),
    field_words=FieldWords(draft="entwurf", published="veröffentlicht", withheld="geheim|privat"),
    latin="ä=ae ö=oe ü=ue",
    numberings=("abcdefghijklmnopqrstuvwxyz",),
    words_per_minute=170,
    typography=Part("diglot_german.rules:TYPOGRAPHY"),
    sentences=Part("diglot_german.rules:SENTENCES"),
    numbers=Part("diglot_german.rules:NUMBERS"),
    numbered_parts=Part("diglot_german.rules:NUMBERED_PARTS"),
    search=Part("diglot_german.rules:SEARCH"),
    lexicon=Part("diglot_german.rules:LEXICON"),
    note_prefixes="hg=ed üb=tr",
    signed_notes=r"Anm\. d\. (?:Red|Übers)\.",
    word_forms=Part("diglot_german.rules:WORD_FORMS"),
    references=Part("diglot_german.rules:REFERENCES"),
    reference=Part("diglot_german.rules:reference"),
    note_signature=Part("diglot_german.rules:signature"),
    alert_titles=Part("diglot_german.rules:ALERTS"),
)  # fmt: skip
