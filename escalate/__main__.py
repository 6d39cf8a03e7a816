"""Run the command line with `python -m escalate`."""

from escalate.cli import main

main()
