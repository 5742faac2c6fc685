"""The command line: a face without a window, made of the same edits and searches.

``main`` runs one command and turns what went wrong into words and an exit code; ``parser``
is what can be typed, one entry a command; ``session`` opens the library when a command first
needs it; ``selection`` reads ``--photos``; ``commands`` are the commands. ``words`` holds
every sentence, ``output`` writes results and ``terminal`` shows progress.

Why results and messages never mix: results go to stdout, so that they can be piped; what a
person should know goes to stderr. Names on disk may be any bytes: they are written so that
they open again, and never break the output.
"""
