"""How readers type English words."""

from __future__ import annotations

from diglot.languages.parts.model.search import SearchWords

WORDS = SearchWords(
    # As much as the engine's own stemmer takes off.
    endings=".?(?:ed|ing|ers?)|e?s|e|y|ies|ied|ly|al|ions?|ors?|ments?|ness|able|ous|ive|ful",
    irregular=(
        "person people", "child children", "man men", "woman women", "foot feet", "tooth teeth", "mouse mice",
        "goose geese", "begin began begun", "bring brought", "build built", "buy bought", "come came",
        "draw drew drawn", "fall fell fallen", "find found", "give gave given", "go went gone", "keep kept",
        "know knew known", "lose lost", "make made", "say said", "see saw seen", "sell sold", "send sent",
        "speak spoke spoken", "take took taken", "tell told", "think thought", "write wrote written",
    ),
    empty=(
        "the and for with from into how what where when why who can does are has have your was were will should could "
        "would did my our its there"
    ),
    doing="add make set put get change create delete remove insert show use start open",
)  # fmt: skip
