"""`python -m diglot` runs the command line, as the command `diglot` does."""

from diglot.cli.command_line import run

if __name__ == "__main__":
    run()
