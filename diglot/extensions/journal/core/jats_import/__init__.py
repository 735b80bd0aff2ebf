"""Read articles in JATS: elements in, fields, people, works and the tree of a manuscript out. Pure functions.

`front` reads what an article says of itself, `references` the works that it cites, `labels` which parts are numbered,
`blocks` and `running_text` the text, `tables` its tables. What has no place is a `JatsLoss` at its line.
"""
