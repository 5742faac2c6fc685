"""How well a text answers to a few typed letters."""

from gallery.model.names import compare_key

WHOLE_START, WORD_START, INSIDE, SCATTERED = 3.0, 2.0, 1.0, 0.2  # kinds of match, best first


def score(typed: str, text: str) -> float:
    """Return how well ``text`` answers to ``typed``; 0.0 not at all, larger is better.

    Every word typed must be found: as the text's beginning, a word's beginning, inside, or,
    for a single word, as letters in order ("imf" finds "Import files").
    """
    return score_of_key(compare_key(typed), compare_key(text))


def score_of_key(typed_key: str, text_key: str) -> float:
    """Return the ``score`` of what ``compare_key`` made: a tenth of the cost.

    What is typed on finds no more than what was typed before.
    """
    if not typed_key:
        return 1.0
    total = 0.0
    for word in typed_key.split():
        if text_key.startswith(word):
            total += WHOLE_START
        elif f" {word}" in text_key:
            total += WORD_START
        elif word in text_key:
            total += INSIDE
        elif _in_order(word, text_key):
            total += SCATTERED
        else:
            return 0.0
    return total


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters begin at a word's start and follow one another."""
    if letters[0] not in {word[0] for word in text.split()}:
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)
