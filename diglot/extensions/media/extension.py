"""What this extension adds: players for sound and film in texts, and frames of other sites that wait for a click."""

from diglot.extensions.media.core.frames import FRAMES
from diglot.model.extensions import API, Extension
from diglot.model.markup.attached_files import RECORDINGS

_FIGURES = "diglot.extensions.media.core.figures"
_PIPELINE = "diglot.extensions.media.pipeline"

EXTENSION = Extension(
    API,
    "shows sound, film and players of other sites in texts",
    files=dict.fromkeys(RECORDINGS, f"{_FIGURES}:show_recording"),
    shortcodes={"embed": f"{_FIGURES}:show_embed"},
    options={"frames": FRAMES},
    hooks={
        "markup": f"{_PIPELINE}.players:show_players",
        "policy": "diglot.extensions.media.core.frames:frame_policy",
        "checks": f"{_PIPELINE}.caption_checks:check_captions",
    },
    assets=("styles/media.css", "scripts/media.js"),
    problems="diglot.extensions.media.model.problems",
)
