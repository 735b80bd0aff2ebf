"""`python -m diglot` is the same door as the command `diglot`."""

from diglot.door.cli import run

if __name__ == "__main__":
    run()
