"""What this extension adds: pages of texts and books made up with more care than WeasyPrint takes."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "makes up printed pages: notes go on overleaf, lines are on a grid",
    hooks={
        "markup": "diglot.extensions.makeup.pipeline.continued_tables:name_continuations",
        "pages": "diglot.extensions.makeup.adapters.page_makeup:finish_pages",
    },
)
