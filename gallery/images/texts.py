"""Text inside pictures, where no encoding is named."""


def utf8_or_latin1(data: bytes) -> str:
    """Decode UTF-8, which nearly all programs write, whatever the standards say; else Latin-1.

    Latin-1 keeps every byte: who reads the text may know better.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
