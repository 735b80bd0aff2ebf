"""What the pages, the server and the service of open polls agree on. Touches nothing."""

POLLS_FOLDER = "polls"
"""The folder of the site's addresses at which readers vote; requests for it are passed to `polls serve`."""

POLLS_PORT = 8020
"""The port of `polls serve`, unless the settings name another one."""

UNAVAILABLE_PLACE = "502.html"
"""The page that a server shows when the service does not answer. A site has it while a poll is open."""

MOST_VOTE = 4_096
"""How many bytes the form of a poll may have when it is sent."""
