"""Files and folders beyond reading and writing one: their stats and digests, defaults and faults."""
