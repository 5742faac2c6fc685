"""The commands, in the order in which ``--help`` lists them.

Each module has a tuple ``COMMANDS`` of ``command.Command`` values: what is typed, what it
means, and the function that does it with a ``Session`` and returns the exit code.
"""
