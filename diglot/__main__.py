"""`python -m diglot` is the same door as the command `diglot`."""

from diglot.cli.command_line import run

if __name__ == "__main__":
    run()
