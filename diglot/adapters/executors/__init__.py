"""Payloads in, answers out: by this process, by several, or by a Dask cluster.

All three know a task type by the importable name of its factory, so that no executor imports the tasks that it runs.
Touches processes, and the network where a cluster is named.
"""
