"""What this extension adds: `publish --notify`, its table of the settings, and the file with the key."""

from diglot.model.extensions import API, Extension
from diglot.model.fields import matching
from diglot.model.messages import N_

EXTENSION = Extension(
    API,
    "tells search engines what has changed",
    commands="diglot.extensions.indexnow.cli.commands:COMMANDS",
    options={
        "key": matching(
            r"^[A-Za-z0-9-]{8,128}$", N_("8 to 128 letters and digits, such as `openssl rand -hex 16` prints")
        ),
        # Without TLS only on this machine.
        "endpoint": matching(
            r"^(?:https://[A-Za-z0-9.-]+|http://127\.0\.0\.1)(?::\d{1,5})?/[A-Za-z0-9._~/-]*$",
            N_("an address such as https://api.indexnow.org/indexnow"),
        ),
    },
    hooks={
        "site-files": "diglot.extensions.indexnow.core.indexnow:key_files",
        "publish-words": "diglot.extensions.indexnow.core.indexnow:publish_words",
    },
    problems="diglot.extensions.indexnow.model.problems",
    needs=("releases",),
)
