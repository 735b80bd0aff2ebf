"""`python -m diglot` is the same door as the command `diglot`."""

import sys

from diglot.door.cli import main

if __name__ == "__main__":
    sys.exit(main())
