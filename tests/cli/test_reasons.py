"""How a value is known has words, whatever it was read from."""

import pytest

from gallery.cli.reasons import why
from gallery.model.facts import Origin


@pytest.mark.parametrize("origin", Origin)
@pytest.mark.parametrize("piece", ["", "240127", "tweet id 1750914444445221330", "x{0}y"])
def test_every_origin_has_words(origin: Origin, piece: str) -> None:
    said = why(origin, piece)
    assert said.strip()
    assert origin is Origin.USER or piece in said


@pytest.mark.parametrize(
    ("origin", "piece", "said"),
    [
        (Origin.PLATFORM, "tweet id 1750914444445221330", "from the tweet id 1750914444445221330"),
        (Origin.PLATFORM, "1750914444445221330", "from the platform id 1750914444445221330"),
        (Origin.CDN, "weverse address 2022-07-16", "from the weverse address 2022-07-16"),
        (Origin.SIDECAR, "1234.json", "from the sidecar 1234.json"),
        (Origin.FOLDER_NAME, "240127", "from the folder name “240127”"),
        (Origin.FILE, "EXIF DateTimeOriginal", "from the file: EXIF DateTimeOriginal"),
        (Origin.SUGGESTION, "photo sketch", "a guess from the word “photo sketch”"),
        (Origin.USER, "anything", "you said so"),
    ],
)
def test_the_piece_is_named(origin: Origin, piece: str, said: str) -> None:
    assert why(origin, piece) == said
