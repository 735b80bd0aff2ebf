"""What this extension adds: commands on sites of other programs, which stay where they are and as they are."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "compares and edits translations in the sites of other programs",
    hooks={
        "other-site": "diglot.extensions.watch.pipeline.site_finder:find_site",
        "site-languages": "diglot.extensions.watch.pipeline.site_finder:find_languages",
        "site-lens": "diglot.extensions.watch.pipeline.site_finder:find_lens",
    },
    problems="diglot.extensions.watch.model.problems",
    needs=("adopt",),
)
