"""The configuration of fonts: those of the house alone. Touches the environment and a temporary folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

from weasyprint.text.fonts import FontConfiguration

from diglot.adapters.typesetter.line_setting import LineSetter


class HouseFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint ships no types
    """Font configuration without the fonts of the computer: a missing letter is missing on every machine.

    line_setter: how text in these fonts is broken into lines. WeasyPrint passes this object on with every style.
    """

    def __init__(self, line_setter: LineSetter | None = None) -> None:
        self.line_setter = line_setter
        before = os.environ.get("FONTCONFIG_FILE")
        with tempfile.TemporaryDirectory() as folder:
            nothing = Path(folder, "fonts.conf")
            nothing.write_text('<?xml version="1.0"?><fontconfig/>', encoding="utf-8")
            os.environ["FONTCONFIG_FILE"] = str(nothing)
            try:
                super().__init__()
            finally:
                if before is None:
                    del os.environ["FONTCONFIG_FILE"]
                else:
                    os.environ["FONTCONFIG_FILE"] = before
        # A worker of a pool ends without its objects' __del__, where WeasyPrint clears its folder of fonts away.
        self._folder = Path(tempfile.mkdtemp(prefix="diglot-fonts-"))
        Finalize(self, shutil.rmtree, args=(self._folder, True), exitpriority=1)
