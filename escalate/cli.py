"""The command line: parse, call one library function, print."""


def main() -> None:
    """Run the command line."""
