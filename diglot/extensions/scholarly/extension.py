"""What this extension adds: numbers in the margins of texts, and a critical apparatus under their notes."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "sets marginal numbers and a critical apparatus",
    needs=("numbering",),
    hooks={
        "texts": "diglot.extensions.scholarly.core.scholarly_texts:mark_text",
        "markup": "diglot.extensions.scholarly.pipeline.paper_calls:without_calls",
        "pages": "diglot.extensions.scholarly.adapters.page_margins:number_margins",
    },
)
