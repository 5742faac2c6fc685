"""Files that the library knows below what was looked through, and that are there no more.

Their photos stay, with all that was said of them: a disk may be away, a file may have moved to
where nobody looked. Only folders that could be read tell that a file is gone.
"""

import os
from pathlib import Path

from gallery.importing.known import Known
from gallery.importing.scan import Findings
from gallery.library import files
from gallery.library.database import Library


def look(library: Library, found: Findings, known: Known) -> tuple[str, ...]:
    """Return the files of photos that were found nowhere else either, in the library's order.

    Args:
        library: the library.
        found: what a scan found.
        known: which photos the files that were found are.
    """
    there = {file.path for folder in found.folders.values() for file in folder}
    there.update(file.path for file in found.loose)
    photo_ids = set(known.photo_ids.values())
    unread = tuple(f"{one.path}{os.sep}" for one in found.refused)
    gone = []
    with library.reading() as reader:
        for root in found.looked_through:
            for path, photo_id in files.below(reader, library, root):
                is_passed_over = photo_id in photo_ids or path.startswith(unread)
                if path not in there and not is_passed_over and not os.path.lexists(path):
                    gone.append(path)
    return tuple(path for path in dict.fromkeys(gone) if _can_be_seen(path, found))


def _can_be_seen(path: str, found: Findings) -> bool:
    """Whether the folders down to a file can be read, or are gone themselves."""
    refused = {one.path for one in found.refused}
    return not any(str(above) in refused for above in Path(path).parents)
