"""The command line: a face without a window, made of the same edits and searches.

``main`` runs one command and turns what went wrong into words and an exit code; ``parser``
is what can be typed, one entry a command; ``session`` opens the library when a command first
needs it; ``selection`` reads ``--photos``, ``bearers`` names, ``days`` dates, ``passwords``
those of archives; ``commands`` are the commands. ``words`` holds every sentence, ``sizes`` how
many bytes something has, ``language`` what a search understands, ``mistakes`` what is wrong with
one, ``reasons`` how a value is known. ``records`` says photos
and sets as JSON or lines, ``copies`` those of one picture, ``planned`` what an import will do,
``imported`` what it did; ``output`` writes it, ``terminal`` and ``bar`` show progress.

Why results and messages never mix: results go to stdout, so that they can be piped; what a
person should know goes to stderr. Names on disk may be any bytes: they are written so that
they open again, and never break the output.
"""
