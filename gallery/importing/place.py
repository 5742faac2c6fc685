"""Where a file is: what tells it from every other file of an import."""

Place = tuple[str, int]  # its path; its index when it is an entry of an archive there, else -1
