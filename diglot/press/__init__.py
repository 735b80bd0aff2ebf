"""The pipeline: manuscripts in, a published folder out, by way of the desk and the machines."""
