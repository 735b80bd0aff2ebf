"""Turn the pages of a bilingual site of another program into manuscripts. Pure functions.

A module for each program says where its pages are; `manuscripts` does all else for all of them.
"""

from diglot.extensions.adopt.core.manuscripts import AdoptedPages, adopt_pages, beside_lists, find_markup, place_pages
from diglot.extensions.adopt.core.program_markup import opaque_lines
from diglot.extensions.adopt.core.site_layout import PICTURES, SiteLayout, SourceText, our_language
from diglot.extensions.adopt.core.source_pages import SourcePage
