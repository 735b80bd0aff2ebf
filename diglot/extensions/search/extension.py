"""What this extension adds: the format `search`, an index of all texts and the page on which readers ask it."""

from diglot.extensions.search.model.search_text import SEARCH_FOLDER
from diglot.model.extensions import API, AddedFormat, Extension
from diglot.model.fields import NAMES

_PIPELINE = "diglot.extensions.search.pipeline"

EXTENSION = Extension(
    API,
    "lets readers search the site",
    formats={
        "search": AddedFormat(
            1010,
            f"{_PIPELINE}.search_writer:write_search",
            "site",
            assets=("styles/search.css", "scripts/search.js", "scripts/search-dialog.js"),
        )
    },
    options={"last": NAMES, "synonyms": NAMES, "fields": NAMES},
    hooks={"site-pages": f"{_PIPELINE}.search_page:search_page_tasks"},
    # The search is a form, and its engine is WebAssembly.
    policies={f"{SEARCH_FOLDER}/": {"script-src": ("'wasm-unsafe-eval'",), "form-action": ("'self'",)}},
    problems="diglot.extensions.search.model.problems",
)
