"""What this extension adds: EPUBs of texts and of books, in one language or in both."""

from diglot.model.extensions import API, AddedFormat, Extension

_PIPELINE = "diglot.extensions.epub.pipeline"

EXTENSION = Extension(
    API,
    "makes e-books",
    needs=("books",),
    formats={
        "epub": AddedFormat(30, f"{_PIPELINE}.epub:make_epubs", "quick"),
        "epub-bilingual": AddedFormat(60, f"{_PIPELINE}.epub:make_bilingual_epubs", "quick"),
        "volume-epub": AddedFormat(120, f"{_PIPELINE}.book_epub:make_volume_epubs", "quick"),
        "volume-epub-bilingual": AddedFormat(130, f"{_PIPELINE}.paired_volume_epub:make_paired_volume_epubs", "quick"),
    },
)
