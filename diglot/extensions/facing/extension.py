"""What this extension adds: PDFs of both texts, of articles and of books, on facing pages or in two columns."""

from diglot.model.extensions import API, AddedFormat, Extension

_PIPELINE = "diglot.extensions.facing.pipeline"

EXTENSION = Extension(
    API,
    "sets both texts beside each other on paper",
    needs=("books",),
    formats={
        "parallel-pdf": AddedFormat(40, f"{_PIPELINE}.pair_pdf:make_parallel_pdfs"),
        "facing": AddedFormat(50, f"{_PIPELINE}.pair_pdf:make_facing_pdfs"),
        "volume-facing": AddedFormat(90, f"{_PIPELINE}.paired_volume_pdf:facing_volume_jobs", "book"),
        "volume-columns": AddedFormat(110, f"{_PIPELINE}.paired_volume_pdf:column_volume_jobs", "book"),
    },
)
