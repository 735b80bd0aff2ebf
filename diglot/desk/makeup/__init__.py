"""Make-up: a publication's proofs in, pages out. Touches nothing.

`structure` says what lists there are and what stands in each; `heads` what a page tells of itself; `room` has what
every page of a language shares; `articles`, `parallel` and `lists` put them and the galleys together. Rendering is
not done here: a page is plain values for a template.
"""

from diglot.desk.makeup.articles import article_page
from diglot.desk.makeup.heads import SERVICES, SiteAddress
from diglot.desk.makeup.lists import make_up
from diglot.desk.makeup.parallel import pair_page, parallel_page, parallel_place
from diglot.desk.makeup.room import Assets, Bench
from diglot.desk.makeup.structure import Structure, lay_out, list_places

__all__ = [
    "SERVICES",
    "Assets",
    "Bench",
    "SiteAddress",
    "Structure",
    "article_page",
    "lay_out",
    "list_places",
    "make_up",
    "pair_page",
    "parallel_page",
    "parallel_place",
]
