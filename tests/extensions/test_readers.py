"""Every module of an extension that reads a format of others is on the roll, with a trial of its growth or a reason why not.

A trial is in `test_growth.py` of the extension, or is that of what the layers read (`tests/test_growth_of_readers.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

from diglot.adapters.extension_packages import own_extensions
from tests import test_growth_of_readers
from tests.tools.readers import BOUNDED, LIMITED, NOTHING, OWN, PACKAGE, REASONS, TYPED, find_readers

READERS: Mapping[str, str] = {
    "adopt/core/ghost.py": "export of Ghost",
    "adopt/core/nikola.py": "configuration of Nikola",
    "adopt/core/substack.py": "archive of Substack",
    "adopt/core/wordpress.py": "export of WordPress",
    "adopt/pipeline/foreign_files.py": "text of another site",
    "booklet/adapters/booklet_sheets.py": BOUNDED,
    "booklet/adapters/outlined_text.py": OWN,
    "books/adapters/pdf_opening.py": BOUNDED,
    "check/adapters/cldr_forms.py": NOTHING,
    "check/adapters/catalogue_lint.py": "catalogue",
    "datasets/core/csv_tables.py": "table in CSV",
    "datasets/core/data_values.py": "data in TOML",
    "desk/adapters/team_store.py": TYPED,
    "desk/cli/desk.py": TYPED,
    "desk/pipeline/app.py": TYPED,
    "desk/pipeline/beside/glossary.py": "glossary",
    "desk/pipeline/beside/history.py": "yaml",
    "desk/pipeline/front_fields.py": "yaml",
    "desk/pipeline/save_commits.py": TYPED,
    "doctor/adapters/inherited_versions.py": NOTHING,
    "drafts/adapters/draft_providers.py": "answer of a provider",
    "epub/adapters/artwork_cover.py": "picture",
    "epub/adapters/epub_zip.py": OWN,
    "epub/core/xhtml.py": "e-book",
    "exchange/adapters/archives.py": NOTHING,
    "facing/adapters/scaled_styles.py": OWN,
    "harvesting/core/dublin_core.py": NOTHING,
    "harvesting/core/harvest_log.py": NOTHING,
    "harvesting/core/oai_answers.py": TYPED,
    "harvesting/core/oai_repository.py": OWN,
    "harvesting/model/records.py": NOTHING,
    "harvesting/pipeline/oai_service.py": TYPED,
    "journal/adapters/jats_file.py": "article in JATS",
    "journal/adapters/language_codes.py": NOTHING,
    "journal/core/crossref.py": NOTHING,
    "journal/core/elibrary.py": NOTHING,
    "journal/core/html_tree.py": OWN,
    "journal/core/jats.py": NOTHING,
    "journal/core/jats_body.py": OWN,
    **dict.fromkeys(
        (
            *(f"journal/core/jats_import/{name}.py" for name in "blocks elements front labels references".split()),
            *(f"journal/core/jats_import/{name}.py" for name in "running_text tables".split()),
            *(f"journal/pipeline/jats_import/{name}.py" for name in "editions importing parts pictures".split()),
        ),
        "article in JATS",
    ),
    "journal/core/marc.py": NOTHING,
    "journal/core/onix.py": NOTHING,
    "journal/core/xml_elements.py": NOTHING,
    "leave/pipeline/leaving_site.py": "yaml",
    "journal/pipeline/article_records.py": OWN,
    "journal/pipeline/jats_import/works.py": LIMITED,
    "polls/adapters/vote_store.py": OWN,
    "polls/pipeline/open_polls.py": "poll",
    "preview/adapters/private_database.py": OWN,
    "preview/core/request_parts.py": "form",
    "press/adapters/colour_conversion.py": "picture",
    "press/adapters/pdf_tools/artwork.py": BOUNDED,
    "press/adapters/pdf_tools/inspection.py": BOUNDED,
    "press/adapters/pdf_tools/paint_operators.py": BOUNDED,
    "press/adapters/pdf_tools/pdfx.py": BOUNDED,
    "press/adapters/pdf_tools/picture_ink.py": BOUNDED,
    "press/adapters/pdf_tools/report_pages.py": BOUNDED,
    "press/adapters/pdf_tools/text_positions.py": BOUNDED,
    "releases/adapters/compression.py": OWN,
    "releases/adapters/release_folder.py": "releases",
    "report/adapters/pull_requests.py": TYPED,
    "search/adapters/search_index/index_files.py": OWN,
    "search/adapters/search_index/indexing.py": OWN,
    "search/pipeline/search_writer.py": OWN,
    "strings/adapters/catalogue_update.py": "catalogue",
    "translators/adapters/translation_files.py": "XLIFF",
    "watch/adapters/po_files.py": "PO file",
    "watch/pipeline/saved_copies.py": "yaml",
    "watch/pipeline/site_finder.py": "TOML",
    "watch/pipeline/watched_site.py": "TOML",
    "word/adapters/word_file.py": "Word file",
    "word/core/docx/import_preparation.py": "Word file",
    "word/core/docx/review_table.py": "Word file",
    "word/core/docx/styling.py": OWN,
    "word/core/docx/wordml.py": "Word file",
    "word/model/docx.py": "Word file",
}


@pytest.mark.parametrize("name", own_extensions())
def test_whatever_an_extension_reads_is_on_the_roll_and_is_tried(name: str) -> None:
    folder = PACKAGE / "extensions" / name
    named = {path: trial for path, trial in READERS.items() if path.startswith(f"{name}/")}
    assert find_readers(folder) == {f"extensions/{path}" for path in named}
    trials = {*test_growth_of_readers.ALL_TRIALS}
    if (Path(__file__).parent / name / "test_growth.py").exists():
        trials |= {*getattr(import_module(f"tests.extensions.{name}.test_growth"), "TRIALS", ())}
    assert {*named.values()} - REASONS <= trials
