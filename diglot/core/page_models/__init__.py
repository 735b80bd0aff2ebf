"""Build the page models of a publication from its compiled editions. Pure functions.

`site_structure` sorts the texts of a language into its lists; `page_head` has the metadata of a page, `citation` the
reference to a text; `page_builder` has what all pages of a language share; `article_page`, `parallel_page`,
`site_pages` and `volume_pages` combine them with the texts; `book_contents` has the contents of a volume. A page model
is plain values for a template, which renders it elsewhere.
"""

from diglot.core.page_models.article_page import make_article_page, translation_notices
from diglot.core.page_models.book_contents import Contents, article_keys, volume_contents
from diglot.core.page_models.list_membership import displayed_date
from diglot.core.page_models.page_builder import Memo, PageBuilder, ThemeAssets, untitled
from diglot.core.page_models.page_head import SiteAddress
from diglot.core.page_models.parallel_page import find_pairs, make_parallel_page, paired_place, prefix_ids
from diglot.core.page_models.site_pages import PageTask, build_pages, error_page, page_builders, page_tasks
from diglot.core.page_models.site_structure import SiteStructure, build_site_structure, list_places, list_rules
from diglot.core.page_models.volume_pages import volume_key, volume_place
