"""What English is. Touches nothing."""

from __future__ import annotations

from diglot.model.languages import Language, Part
from diglot.model.messages import N_

LANGUAGE = Language(
    code="en",
    name=N_("English"),
    autonym="English",
    script="LATIN",
    bcp47="en-GB",
    locale="en_GB",
    # Brysbaert 2019 (doi:10.1016/j.jml.2019.104047), 238, rounded down because essays carry notes and tables.
    words_per_minute=230,
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    numberings=("abcdefghijklmnopqrstuvwxyz",),
    typography=Part("diglot.languages.en.core.typography:RULES"),
    references=Part("diglot.languages.en.core.citing:REFERENCES"),
    reference=Part("diglot.languages.en.core.citing:entry"),
    sentences=Part("diglot.languages.en.core.sentences:RULES"),
    note_signature=Part("diglot.languages.en.core.notes:signature"),
    alert_titles=Part("diglot.languages.en.core.titles:ALERTS"),
)  # fmt: skip
