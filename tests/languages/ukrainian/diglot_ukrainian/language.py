"""What Ukrainian is."""

from diglot.languages.api import Language, Part

LANGUAGE = Language(
    code="uk",
    name="Ukrainian",
    autonym="Українська",
    script="CYRILLIC",
    letters="А-ЩЬЮЯҐЄІЇа-щьюяґєії",
    alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    bcp47="uk-UA",
    locale="uk_UA",
    months=(
        "січня", "лютого", "березня", "квітня", "травня", "червня",
        "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
    ),
    plural_forms=("one", "few", "many"),
    yes_and_no=("Так", "Ні"),
    # Resolution 55 of the Cabinet of Ministers, 2010.
    latin="г=h ґ=g є=ie и=y і=i ї=i ь=",
    sounds="ґ=g",
    short_words=2,
    kept_parts=("казна", "небудь"),
    note_prefixes="пер=tr",
    numberings=("абвгдежиклмнпрстуфхцшщюя",),
    words_per_minute=180,
    typography=Part("diglot_ukrainian.rules:TYPOGRAPHY"),
    sentences=Part("diglot_ukrainian.rules:SENTENCES"),
    numbers=Part("diglot_ukrainian.rules:NUMBERS"),
    numbered_parts=Part("diglot_ukrainian.rules:NUMBERED_PARTS"),
    search=Part("diglot_ukrainian.rules:SEARCH"),
    references=Part("diglot_ukrainian.rules:REFERENCES"),
    reference=Part("diglot_ukrainian.rules:reference"),
    note_signature=Part("diglot_ukrainian.rules:signature"),
    alert_titles=Part("diglot_ukrainian.rules:ALERTS"),
)  # fmt: skip
