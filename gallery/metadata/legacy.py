"""Text whose encoding nobody wrote down: UTF-8, else what its bytes look like."""

import re

HANGUL = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")  # the 2,350 syllables of KS X 1001
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
KANA = re.compile("[\u3040-\u30ff]")
KOREAN_SHARE = 0.5  # of the letters beyond ASCII; Latin letters in pairs give Chinese ones
KANA_SHARE = 0.3
ENOUGH = 4_000  # bytes that tell the encoding of all


def encoding_of(data: bytes) -> str:
    """Return the Python name of the encoding that ``data`` most likely is in.

    UTF-8 proves itself. CP949 (and EUC-KR in it) is believed when most letters beyond ASCII
    are common Hangul, Shift JIS when many are kana; all else is Western.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        sample = data[:ENOUGH]
        if _is_korean(sample):
            return "cp949"
        return "cp932" if _is_japanese(sample) else "cp1252"
    return "utf-8"


def decoded(data: bytes, encoding: str) -> str:
    """Decode, letter by letter as Latin-1 where the encoding has none."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return data.decode("latin-1" if encoding == "cp1252" else encoding, "replace")


def repaired(text: str) -> str:
    """Return text that was read as Latin-1, byte for byte, in the encoding it looks like."""
    if text.isascii():
        return text
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:  # it was read well
        return text
    return decoded(data, encoding_of(data))


def _is_korean(data: bytes) -> bool:
    letters = _letters(data, "cp949")
    if not letters:
        return False
    hangul = 0
    for run in HIGH_RUN.finditer(data):
        before, after = data[run.start() - 1 : run.start()], data[run.end() : run.end() + 1]
        # "NAÇÃO": two capitals with accents look like a syllable amidst Latin letters
        if len(run[0]) > 2 or not (before.isalpha() and after.isalpha()):
            hangul += len(HANGUL.findall(run[0]))
    return hangul >= KOREAN_SHARE * len(letters)


def _is_japanese(data: bytes) -> bool:
    letters = _letters(data, "cp932")
    return bool(letters) and len(KANA.findall(letters)) >= KANA_SHARE * len(letters)


def _letters(data: bytes, encoding: str) -> str:
    """Return the letters beyond ASCII, "" if the bytes are not in that encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(data) - 1 or len(data) < ENOUGH:
            return ""
        text = data[: error.start].decode(encoding)  # the sample cut a letter in two
    return "".join(char for char in text if not char.isascii())
