"""Hebrew for diglot: a small package, of a language that is written from right to left."""

from diglot.extensions.api import API, Extension

EXTENSION = Extension(
    api=API,
    summary="Hebrew",
    languages={"he": "diglot_hebrew.language:LANGUAGE"},
    folder="diglot_hebrew",
)
