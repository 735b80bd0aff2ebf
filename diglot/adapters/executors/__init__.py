"""Payloads in, answers out: by this process, or by several. An extension adds the machines of a cluster.

All know a task type by the importable name of its factory, so that no executor imports the tasks that it runs.
Touches processes.
"""
