"""Turn the pages of a bilingual site of another program into manuscripts. Pure functions."""

from diglot.core.adoption.hugo import HugoSite as HugoSite
from diglot.core.adoption.hugo import read_hugo_site as read_hugo_site
from diglot.core.adoption.manuscripts import AdoptedFile as AdoptedFile
from diglot.core.adoption.manuscripts import adopt_pages as adopt_pages
from diglot.core.adoption.source_pages import SourcePage as SourcePage
