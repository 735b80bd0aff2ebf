"""Rows of work in, answers out: in this process, in several, or on a Dask cluster.

All three know a craft by its importable name alone, so that this room imports none of those whose work it does.
Touches processes, and the network where a cluster is ordered.
"""
