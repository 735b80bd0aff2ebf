"""A manuscript's tree in, blocks ready to be typeset out: title, ids, addresses, tables, notes. Pure functions.

Each step takes and returns blocks; `pipeline.typeset.text_compiler` applies them one after another.
"""

from diglot.core.tree_transforms.addresses import AddressFindings, set_addresses
from diglot.core.tree_transforms.dashes import keep_together
from diglot.core.tree_transforms.formulas import number_formulas
from diglot.core.tree_transforms.headings import RESERVED_IDS, outline, outline_of, set_ids, share_ids, take_title
from diglot.core.tree_transforms.lists import Labels, divide_definitions, label_lists, spell_lists
from diglot.core.tree_transforms.measures import count_words, opening
from diglot.core.tree_transforms.notes import lift_notes, set_alert_titles
from diglot.core.tree_transforms.places import anchors, lines_of_places
from diglot.core.tree_transforms.tables import make_tables_scroll, normalise_tables
from diglot.core.tree_transforms.units import mark_units, name_units, split_units
from diglot.core.tree_transforms.verse import set_indentation, set_verse, spell_verse
from diglot.core.tree_transforms.words import split_at_code_tags, words_of_markup
