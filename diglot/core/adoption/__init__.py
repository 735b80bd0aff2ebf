"""Turn the pages of a bilingual site of another program into manuscripts. Pure functions.

A module for each program says where its pages are; `manuscripts` does all else for all of them.
"""

from diglot.core.adoption.docusaurus import read_docusaurus_site
from diglot.core.adoption.hugo import read_hugo_site
from diglot.core.adoption.jekyll import read_jekyll_site
from diglot.core.adoption.manuscripts import AdoptedFile, AdoptedPages, adopt_pages, find_markup
from diglot.core.adoption.mkdocs import read_mkdocs_site
from diglot.core.adoption.nikola import read_nikola_site
from diglot.core.adoption.site_layout import PICTURES, Labels, SiteLayout, SourceText, our_language
from diglot.core.adoption.source_pages import SourcePage
from diglot.core.adoption.wordpress import ExportRefused, as_html, find_lost, read_wordpress_export

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
    "read_docusaurus_site",
    "read_hugo_site",
    "read_jekyll_site",
    "read_mkdocs_site",
    "read_nikola_site",
    "read_wordpress_export",
]
