"""How numbers are written in a language. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from diglot.model.languages import Lang


class NumberForms(msgspec.Struct, frozen=True):
    """The notation of numbers in a language, according to CLDR.

    groups: the characters that may separate groups of three digits. months: by name, in lower case, without full
    stops. scales: words such as million, by the beginning that all their forms share. half_days: words after an hour
    ("pm", «вечера»), with the hours that they add to it. weekdays: by name, from 0 for Monday. measures: units and
    currencies that a word or a sign may stand for, by `measure_key`; “pounds” may be mass or money.
    """

    lang: Lang
    decimal: str
    groups: str
    months: Mapping[str, int]
    scales: Mapping[str, int]
    half_days: Mapping[str, int] = msgspec.field(default_factory=dict)
    weekdays: Mapping[str, int] = msgspec.field(default_factory=dict)
    measures: Mapping[str, frozenset[str]] = msgspec.field(default_factory=dict)
