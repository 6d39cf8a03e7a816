"""The commands that ask a graph: each parses, calls one library function and prints. `escalate.cli` gathers them."""
