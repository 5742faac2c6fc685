"""Bring the English plurals up to date: ``python -m tests.translations``.

Qt asks even English for a file, since "%n photo(s)" must become "1 photo" and "2 photos". This
collects such texts from the sources, fills in both forms and compiles the file.
"""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENGLISH = ROOT / "resources" / "translations" / "photosketch_en.ts"
IRREGULAR = {
    "photo(s) are": ("photo is", "photos are"),
    "archive(s) need ": ("archive needs ", "archives need "),
}


def forms(text: str) -> tuple[str, str]:
    """Return singular and plural of a text with "(s)" in it.

    >>> forms("%n photo(s) selected")
    ('%n photo selected', '%n photos selected')
    """
    one = many = text
    for pattern, (single, several) in IRREGULAR.items():
        one, many = one.replace(pattern, single), many.replace(pattern, several)
    return one.replace("(s)", ""), many.replace("(s)", "s")


def main() -> int:
    """Collect, fill in, compile."""
    sources = sorted(str(path) for path in (ROOT / "gallery" / "gui").rglob("*.py"))
    languages = ["-source-language", "en", "-target-language", "en"]
    tidy = ["-pluralonly", "-no-obsolete", "-locations", "none"]
    _run("pyside6-lupdate", *tidy, *languages, *sources, "-ts", str(ENGLISH))
    tree = ElementTree.parse(ENGLISH)
    for message in tree.iter("message"):
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        texts = forms(message.findtext("source", ""))
        for form, text in zip(translation.findall("numerusform"), texts, strict=True):
            form.text = text
    tree.write(ENGLISH, encoding="utf-8", xml_declaration=True)
    _run("pyside6-lrelease", str(ENGLISH), "-qm", str(ENGLISH.with_suffix(".qm")))
    return 0


def _run(name: str, *arguments: str) -> None:
    beside = Path(sys.executable).parent / name
    program = str(beside) if beside.exists() else shutil.which(name)
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main())
