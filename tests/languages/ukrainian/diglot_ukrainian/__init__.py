"""Ukrainian for diglot: a small package, for a publication beside Russian."""

from diglot.extensions.api import API, Extension

EXTENSION = Extension(
    api=API,
    summary="Ukrainian",
    languages={"uk": "diglot_ukrainian.language:LANGUAGE"},
    folder="diglot_ukrainian",
)
