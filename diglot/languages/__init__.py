"""The languages that come along, a room each: `language.py` declares a `Language`, its parts are in the layers beside.

`diglot.model.languages` finds a room by its name, and a part of it when it is first asked for.
"""
