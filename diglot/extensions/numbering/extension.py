"""What this extension adds: numbers of figures, tables, equations and sections, and references to them."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "numbers figures, tables, equations and sections, and writes references to them",
    hooks={"texts": "diglot.extensions.numbering.core.numbered_texts:number_text"},
)
