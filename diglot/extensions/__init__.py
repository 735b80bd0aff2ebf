"""The contract of extensions (`api`), and those that come along: each folder says in its `extension.py` what it adds.

What is imported from here is `diglot.extensions.api`; this module is empty, so that a command loads only its own.
"""
