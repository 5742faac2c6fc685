"""The language of a text that names none, by its letters."""

from gallery.model.names import script_of

# A text without a language is kept under the one that its letters suggest; Japanese before
# Chinese, because it is written with Chinese characters and kana.
LANGUAGE_OF_SCRIPT = {"Hang": "ko", "Jpan": "ja", "Hani": "zh", "Cyrl": "ru", "Thai": "th"}
USUAL_LANGUAGE = "en"  # of a text whose script says nothing; the interface's first language
LETTERS_THAT_TELL = 200


def language_of(text: str) -> str:
    """Return the language tag that the letters of a text suggest ("ko")."""
    scripts = {script_of(letter) for letter in text[:LETTERS_THAT_TELL]}
    return next(
        (tag for script, tag in LANGUAGE_OF_SCRIPT.items() if script in scripts), USUAL_LANGUAGE
    )
