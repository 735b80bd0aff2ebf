"""Texts in, the files of a search index out. The only package that knows pagefind and its format.

pagefind makes an index as a whole and cannot change one. So each text is indexed once, by itself or with others
(`indexing`): what comes out for it does not depend on them. Runs of indexed texts are joined, in any grouping with the
same result (`postings`), and the run of all texts of a language is written as pagefind would write it (`index_files`).
"""

from diglot.extensions.search.adapters.search_index.index_files import ENTRY, entry_file, make_index_files
from diglot.extensions.search.adapters.search_index.indexing import (
    IndexedText,
    SearchIndexFailed,
    engine_files,
    index_texts,
    indexer_version,
)
from diglot.extensions.search.adapters.search_index.postings import TextRun, join_runs
