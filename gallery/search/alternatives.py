"""``OR`` in small letters or Korean, where it can only mean that: "V or IU", "뷔 또는 아이유"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from gallery.search import choices
from gallery.search.lexer import COMMAS, Token, TokenKind

EITHER = {"or", "또는", "혹은", "아니면"}
REFUSING = {"without", "not", "no", "except", "excluding"}
LONGEST = 5  # words of a name beside it
WHOLE = {TokenKind.FIELD, TokenKind.QUOTED}


def with_alternatives(
    found: Sequence[Token], line: str, is_name: Callable[[str], bool]
) -> tuple[Token, ...]:
    """Return the tokens with "or" between names, shapes or fields read as ``OR``.

    Anywhere else it is a word: "now or never" may be a title.
    """
    if not any(_may_be(token) for token in found):
        return tuple(found)
    return tuple(
        replace(token, kind=TokenKind.OR)
        if _may_be(token)
        and _ends_told(found[:place], line, is_name)
        and _begins_told(found[place + 1 :], line, is_name)
        else token
        for place, token in enumerate(found)
    )


def _may_be(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.text.casefold() in EITHER


def _ends_told(before: Sequence[Token], line: str, is_name: Callable[[str], bool]) -> bool:
    if before and before[-1].kind in WHOLE | {TokenKind.CLOSE}:
        return True
    for count in range(1, min(LONGEST, len(before)) + 1):
        words = before[-count:]
        if words[0].kind is not TokenKind.WORD:
            return False
        if _is_told(words, line, is_name):
            # "without V or IU" refuses both
            return not (len(before) > count and before[-count - 1].text.casefold() in REFUSING)
    return False


def _begins_told(behind: Sequence[Token], line: str, is_name: Callable[[str], bool]) -> bool:
    if behind and behind[0].kind is TokenKind.MINUS:
        behind = behind[1:]
    if behind and behind[0].kind in WHOLE | {TokenKind.OPEN}:
        return True
    for count in range(1, min(LONGEST, len(behind)) + 1):
        if behind[count - 1].kind is not TokenKind.WORD:
            return False
        if _is_told(behind[:count], line, is_name):
            return True
    return False


def _is_told(words: Sequence[Token], line: str, is_name: Callable[[str], bool]) -> bool:
    text = line[words[0].start : words[-1].end].rstrip(COMMAS)
    return is_name(text) or choices.chosen(text, choices.SHAPES) is not None
