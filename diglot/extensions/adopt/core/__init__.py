"""Turn the pages of a bilingual site of another program into manuscripts. Pure functions.

A module for each program says where its pages are; `manuscripts` does all else for all of them.
"""

from diglot.extensions.adopt.core.docusaurus import read_docusaurus_site
from diglot.extensions.adopt.core.hugo import read_hugo_site
from diglot.extensions.adopt.core.jekyll import read_jekyll_site
from diglot.extensions.adopt.core.manuscripts import AdoptedFile, AdoptedPages, adopt_pages, find_markup, place_pages
from diglot.extensions.adopt.core.mkdocs import read_mkdocs_site
from diglot.extensions.adopt.core.nikola import read_nikola_site
from diglot.extensions.adopt.core.site_layout import PICTURES, Labels, SiteLayout, SourceText, our_language
from diglot.extensions.adopt.core.source_pages import SourcePage
from diglot.extensions.adopt.core.wordpress import ExportRefused, as_html, find_lost, read_wordpress_export

__all__ = [
    "PICTURES",
    "AdoptedFile",
    "AdoptedPages",
    "ExportRefused",
    "Labels",
    "SiteLayout",
    "SourcePage",
    "SourceText",
    "adopt_pages",
    "as_html",
    "find_lost",
    "find_markup",
    "our_language",
    "place_pages",
    "read_docusaurus_site",
    "read_hugo_site",
    "read_jekyll_site",
    "read_mkdocs_site",
    "read_nikola_site",
    "read_wordpress_export",
]
