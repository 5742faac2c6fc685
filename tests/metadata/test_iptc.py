"""IPTC records, friendly and hostile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.iptc import MOST_VALUES, read_iptc
from tests.metadata.making import UTF8_DECLARED, dataset
from tests.patience import ends

KEYWORDS, CAPTION, CITY = 25, 120, 90


def records(*texts: tuple[int, str], encoding: str = "utf-8", declared: bytes = b"") -> bytes:
    return declared + b"".join(dataset(number, text.encode(encoding)) for number, text in texts)


def test_every_dataset_of_the_table_is_read() -> None:
    numbers = {
        5: "ObjectName", 25: "Keywords", 55: "DateCreated", 60: "TimeCreated", 80: "By-line",
        105: "Headline", 110: "Credit", 115: "Source", 116: "CopyrightNotice",
        120: "Caption-Abstract",
    }  # fmt: skip
    data = records(*((number, f"said {number}") for number in numbers), (CITY, "Seoul"))
    assert read_iptc(data) == {name: (f"said {number}",) for number, name in numbers.items()}


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        (UTF8_DECLARED, "utf-8"),
        (b"", "utf-8"),
        (b"", "cp949"),
        (b"", "euc-kr"),
        (UTF8_DECLARED, "cp949"),  # some programs declare what they do not do
        (dataset(90, b"\x1b.A", record=1), "utf-8"),
    ],
)
def test_korean_in_all_its_encodings(declared: bytes, encoding: str) -> None:
    data = records((CAPTION, "한강 야경"), (KEYWORDS, "봄"), encoding=encoding, declared=declared)
    assert read_iptc(data) == {"Caption-Abstract": ("한강 야경",), "Keywords": ("봄",)}


def test_western_text_stays_western() -> None:
    for declared in (b"", dataset(90, b"\x1b.A", record=1)):
        data = records((CAPTION, "Blume (öäü) – Größe"), encoding="cp1252", declared=declared)
        assert read_iptc(data) == {"Caption-Abstract": ("Blume (öäü) – Größe",)}


def test_the_long_text_tells_the_encoding_of_the_short_one() -> None:
    short = "é".encode("cp1252")
    data = dataset(KEYWORDS, short) + records((CAPTION, "déjà vu à Nîmes"), encoding="cp1252")
    assert read_iptc(data)["Keywords"] == ("é",)


def test_keywords_repeat_and_blanks_are_nothing() -> None:
    data = records((KEYWORDS, "V"), (KEYWORDS, ""), (KEYWORDS, " \0"), (KEYWORDS, "IU "))
    assert read_iptc(data) == {"Keywords": ("V", "IU")}


def test_a_long_value_has_its_length_behind_the_length() -> None:
    text = "촬영 " * 20_000
    value = text.encode()
    data = b"\x1c\x02\x78\x80\x04" + len(value).to_bytes(4, "big") + value
    assert read_iptc(data) == {"Caption-Abstract": (text.strip(),)}


def test_what_is_cut_off_ends_the_reading() -> None:
    whole = records((KEYWORDS, "V"), (KEYWORDS, "camcorder"))
    assert read_iptc(whole[:-3]) == {"Keywords": ("V",)}
    assert read_iptc(whole + b"\0\0padding") == {"Keywords": ("V", "camcorder")}


def test_thousands_of_keywords_are_capped() -> None:
    data = b"".join(dataset(KEYWORDS, b"word %d" % n) for n in range(9_000))
    with ends():
        assert len(read_iptc(data)["Keywords"]) == MOST_VALUES


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    read_iptc(data)
    read_iptc(b"\x1c\x02\x19" + data)


@given(st.lists(st.text(min_size=1, max_size=40), max_size=20))
def test_what_is_written_in_utf8_comes_back(words: list[str]) -> None:
    expected = [w.strip("\0 \r\n\t") for w in words if w.strip("\0 \r\n\t")]
    read = read_iptc(records(*((KEYWORDS, word) for word in words), declared=UTF8_DECLARED))
    assert list(read.get("Keywords", ())) == expected
