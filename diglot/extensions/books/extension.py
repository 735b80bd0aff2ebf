"""What this extension adds: PDFs of volumes, and what other extensions that make books of them build on."""

from diglot.model.extensions import API, AddedFormat, Extension

EXTENSION = Extension(
    API,
    "sets volumes as books",
    problems="diglot.extensions.books.model.problems",
    hooks={"pages": "diglot.extensions.books.adapters.blank_pages:find_blank_pages"},
    formats={"volume": AddedFormat(70, "diglot.extensions.books.pipeline.book_pdf:volume_jobs", "book")},
)
