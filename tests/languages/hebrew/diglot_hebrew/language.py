"""What Hebrew is."""

from diglot.languages.api import Language, Part

LANGUAGE = Language(
    code="he",
    name="Hebrew",
    autonym="עברית",
    script="HEBREW",
    letters="א-ת",
    bcp47="he-IL",
    locale="he_IL",
    months=(
        "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני",
        "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר",
    ),
    plural_forms=("one", "two", "other"),
    yes_and_no=("כן", "לא"),
    # Both stand for vowels more often than not.
    sounds="ו= י=",
    numberings=("אבגדהוזחטיכלמנסעפצקרשת",),
    words_per_minute=150,
    typography=Part("diglot_hebrew.rules:TYPOGRAPHY"),
    sentences=Part("diglot_hebrew.rules:SENTENCES"),
    numbered_parts=Part("diglot_hebrew.rules:NUMBERED_PARTS"),
    search=Part("diglot_hebrew.rules:SEARCH"),
    references=Part("diglot_hebrew.rules:REFERENCES"),
    reference=Part("diglot_hebrew.rules:reference"),
    note_signature=Part("diglot_hebrew.rules:signature"),
    alert_titles=Part("diglot_hebrew.rules:ALERTS"),
)  # fmt: skip
