"""Benchmarks of diglot, started by `python3 build.py bench`; no part of the installed package.

They run diglot and other programs by their command lines, on the sample publication multiplied.
What is measured, and why so: docs/performance.md.
"""
