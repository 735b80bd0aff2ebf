"""Parse settings, people, polls, volumes, issues and the glossary from TOML values. Pure functions.

`table_reader` reads the fields of a table and collects their problems; every other module has the fields of one file,
or of a part that several files share.
"""

from diglot.core.settings.glossary import GLOSSARY_FIELDS, parse_glossary
from diglot.core.settings.issues import ISSUE_FIELDS, parse_issue
from diglot.core.settings.known_names import KnownNames
from diglot.core.settings.people import parse_person, person_fields
from diglot.core.settings.polls import POLL_FIELDS, parse_poll
from diglot.core.settings.publication import is_site_url, parse_settings, settings_fields
from diglot.core.settings.toml_lines import key_lines
from diglot.core.settings.volumes import VOLUME_FIELDS, parse_volume
