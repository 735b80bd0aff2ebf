"""What this extension adds: margins and leading of one's own on paper, `[page]` in the settings."""

from diglot.extensions.page.model.page_table import PAGE
from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "sets margins and leading of printed pages",
    options=PAGE,
    hooks={
        "paper": "diglot.extensions.page.core.own_pages:with_own_page",
        "source-checks": "diglot.extensions.page.core.own_pages:check_page",
    },
)
