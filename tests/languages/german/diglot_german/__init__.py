"""German for diglot: a small package, as `docs/languages.md` has it."""

from diglot.extensions.api import API, Extension

EXTENSION = Extension(
    api=API,
    summary="German",
    languages={"de": "diglot_german.language:LANGUAGE"},
    folder="diglot_german",
)
