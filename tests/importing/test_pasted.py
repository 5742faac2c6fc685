"""A pasted picture becomes a file that can be imported, and keeps where it came from."""

import os
import time
from pathlib import Path

import pytest

from gallery.importing import pasted
from gallery.importing.beside import facts_beside
from gallery.importing.request import Mode
from gallery.library.database import Library
from gallery.model.reasons import Reason, RefusedFile
from tests.importing.conftest import Importer
from tests.importing.pictures import picture_bytes

TWEETED = "https://pbs.twimg.com/media/EBGbJe_U8AA4Ekb?format=jpg&name=orig"


@pytest.mark.parametrize(
    ("url", "form", "name"),
    [
        (TWEETED, "JPEG", "EBGbJe_U8AA4Ekb.jpg"),
        ("https://example.org/a/%EB%B7%94%20IU.webp", "PNG", "뷔 IU.png"),
        ("https://example.org/..%2f..%2fevil.jpg", "JPEG", "evil.jpg"),
        ("https://example.org/con.jpg", "JPEG", "_con.jpg"),
        ("http://[broken/a.jpg", "JPEG", "pasted "),
        ("data:image/png;base64,AAAA", "PNG", "pasted "),
        ("", "WEBP", "pasted "),
    ],
)
def test_the_address_names_the_file_and_the_content_its_suffix(
    library: Library, url: str, form: str, name: str
) -> None:
    data = picture_bytes(form=form)
    path = pasted.save(library, data, url=url)
    assert path.read_bytes() == data
    assert path.parent.parent == library.folder
    assert path.name.startswith(name)


def test_the_address_is_kept_beside_it(library: Library, importer: Importer) -> None:
    address = f"{TWEETED}&x=<b>\0"
    path = pasted.save(library, picture_bytes(), url=address)
    planned = importer.plan(path, mode=Mode.MOVE).loose[0]
    (facts,) = facts_beside(planned.beside, planned.name, zone="Asia/Seoul")
    assert facts.source_url is not None
    assert facts.source_url.value == address.removesuffix("\0")


def test_it_moves_into_the_library(library: Library, importer: Importer) -> None:
    path = pasted.save(library, picture_bytes(), url=TWEETED)
    assert importer(path, mode=Mode.MOVE).added == 1
    assert not path.exists()
    ((inside,),) = importer.paths().values()
    assert Path(inside).is_relative_to(library.originals)
    pasted.save(library, picture_bytes(shade=2))
    assert not list(path.parent.glob("EBG*"))


def test_two_of_a_name_stand_side_by_side(library: Library) -> None:
    first, second = (pasted.save(library, picture_bytes(shade=n), url=TWEETED) for n in (1, 2))
    assert first.read_bytes() != second.read_bytes()


def test_what_nobody_imports_goes(library: Library) -> None:
    first = pasted.save(library, picture_bytes(), url=TWEETED)
    pasted.discard(first)
    assert list(first.parent.iterdir()) == []
    second = pasted.save(library, picture_bytes())
    long_ago = time.time() - 2 * pasted.ABANDONED_SECONDS
    os.utime(second, (long_ago, long_ago))
    pasted.save(library, picture_bytes(shade=3), url=TWEETED)
    assert not second.exists()


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", Reason.EMPTY), (b"<html>no</html>", Reason.NOT_A_PICTURE)]
)
def test_what_is_no_picture_is_refused(library: Library, data: bytes, reason: Reason) -> None:
    with pytest.raises(RefusedFile) as refused:
        pasted.save(library, data)
    assert refused.value.reason is reason


def test_a_folder_that_cannot_be_written_is_told(library: Library) -> None:
    (library.folder / pasted.FOLDER).write_text("in the way")
    with pytest.raises(RefusedFile) as refused:
        pasted.save(library, picture_bytes())
    assert refused.value.reason is Reason.CANNOT_WRITE
