"""What this extension adds: the fields, pages and deposits of a scholarly journal in two languages."""

from diglot.extensions.journal.model.fields import JOURNAL, ONIX, REGISTERS, ArticleFields, Scholar
from diglot.model.extensions import API, AddedFormat, Extension

EXTENSION = Extension(
    API,
    "makes a scholarly journal: identifiers, abstracts, and files for the registers of articles",
    needs=("exchange", "numbering"),
    commands="diglot.extensions.journal.cli.commands:COMMANDS",
    options=JOURNAL,
    front_matter=ArticleFields,
    person=Scholar,
    assets=("styles/journal.css",),
    problems="diglot.extensions.journal.model.problems",
    exports=dict.fromkeys((*REGISTERS, ONIX), "diglot.extensions.journal.cli.deposits:export_file"),
    formats={"jats": AddedFormat(140, "diglot.extensions.journal.pipeline.jats_files:make_jats_files", "quick")},
    imports=dict.fromkeys((".xml", ".nxml", ".jats"), "diglot.extensions.journal.cli.jats_import:import_file"),
    hooks={
        "texts": "diglot.extensions.journal.core.figure_rights:show_rights",
        "source-checks": "diglot.extensions.journal.core.checks:check_fields",
        "article-facts": "diglot.extensions.journal.core.article_facts:article_facts",
        "pages": "diglot.extensions.journal.adapters.page_count:check_page_count",
        "feed-terms": "diglot.extensions.journal.core.article_facts:feed_terms",
    },
)
