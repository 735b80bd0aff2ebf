"""What this extension adds: EPUBs of texts and of books, in one language or in both."""

from diglot.model.extensions import API, AddedFormat, Extension

_PIPELINE = "diglot.extensions.epub.pipeline"

EXTENSION = Extension(
    API,
    "makes e-books",
    formats={
        "epub": AddedFormat("pdf", f"{_PIPELINE}.epub:make_epubs", is_slow=False),
        "epub-bilingual": AddedFormat("facing", f"{_PIPELINE}.epub:make_bilingual_epubs", is_slow=False),
        "volume-epub": AddedFormat("volume-columns", f"{_PIPELINE}.book_epub:make_volume_epubs", is_slow=False),
        "volume-epub-bilingual": AddedFormat(
            "volume-columns", f"{_PIPELINE}.paired_volume_epub:make_paired_volume_epubs", is_slow=False
        ),
    },
)
