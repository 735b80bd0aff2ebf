"""Make-up: a publication's proofs in, pages out. Touches nothing.

`structure` says what lists there are and what stands in each; `heads` what a page tells of itself; `room` has what
every page of a language shares; `articles`, `parallel`, `lists` and `volumes` put them and the galleys together;
`reading_order` says what stands in a volume, `names` who is named in it. Rendering is not done here: a page is plain
values for a template.
"""

from diglot.desk.makeup.articles import article_page, translation_notices
from diglot.desk.makeup.heads import SERVICES, SiteAddress
from diglot.desk.makeup.lists import Task, make_up, open_rooms, tasks_of
from diglot.desk.makeup.parallel import pair_page, parallel_page, parallel_place
from diglot.desk.makeup.reading_order import Contents, contents_of, keys_in
from diglot.desk.makeup.room import Assets, Bench, Room
from diglot.desk.makeup.structure import Structure, date_in, lay_out, list_places
from diglot.desk.makeup.volumes import Make, VolumeRoom, volume_key, volume_place, volume_places

__all__ = [
    "SERVICES",
    "Assets",
    "Bench",
    "Contents",
    "Make",
    "Room",
    "SiteAddress",
    "Structure",
    "Task",
    "VolumeRoom",
    "article_page",
    "contents_of",
    "date_in",
    "keys_in",
    "lay_out",
    "list_places",
    "make_up",
    "open_rooms",
    "pair_page",
    "parallel_page",
    "parallel_place",
    "tasks_of",
    "translation_notices",
    "volume_key",
    "volume_place",
    "volume_places",
]
