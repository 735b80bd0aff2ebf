"""Make-up: a publication's proofs in, pages out. Touches nothing.

`structure` says what lists there are and what stands in each; `heads` what a page tells of itself; `room` has what
every page of a language shares; `articles`, `parallel`, `lists` and `volumes` put them and the galleys together;
`reading_order` says what stands in a volume, `names` who is named in it. Rendering is not done here: a page is plain
values for a template.
"""

from diglot.core.page_models.article_page import article_page, translation_notices
from diglot.core.page_models.book_pages import BookProduction, VolumeBuilder, volume_key, volume_place, volume_places
from diglot.core.page_models.page_builder import PageBuilder, PageServices, ThemeAssets
from diglot.core.page_models.page_head import SERVICES, SiteAddress
from diglot.core.page_models.parallel_page import pair_page, parallel_page, parallel_place
from diglot.core.page_models.reading_order import Contents, contents_of, keys_in
from diglot.core.page_models.site_pages import PageTask, build_pages, page_builders, tasks_of
from diglot.core.page_models.site_structure import SiteStructure, build_site_structure, date_in, list_places

__all__ = [
    "SERVICES",
    "BookProduction",
    "Contents",
    "PageBuilder",
    "PageServices",
    "PageTask",
    "SiteAddress",
    "SiteStructure",
    "ThemeAssets",
    "VolumeBuilder",
    "article_page",
    "build_pages",
    "build_site_structure",
    "contents_of",
    "date_in",
    "keys_in",
    "list_places",
    "page_builders",
    "pair_page",
    "parallel_page",
    "parallel_place",
    "tasks_of",
    "translation_notices",
    "volume_key",
    "volume_place",
    "volume_places",
]
