"""Forty searches as people type them, from one click to a whole sentence.

``{person:250}`` stands for the first name of the 250th person, ``{group:…}`` and ``{scene:…}``
likewise: the frequent ones have names that everybody knows, the rare ones are made up.
"""

import re

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.tables import names

QUESTIONS = (
    "",
    "IU",
    "V",
    "{person:2500}",
    "@V",
    "BTS",
    "{group:300}",
    "camcorder",
    "#camcorder",
    "{scene:15000}",
    "V IU",
    "V OR IU",
    "-IU",
    "BTS -V",
    "with:V,IU",
    "only:IU",
    'phrase:"V with camcorder"',
    "people:>=2 camcorder",
    "people:1",
    "is:untagged",
    "is:incomplete",
    "is:duplicate OR is:damaged",
    "rating:>=4",
    "rating:5 V order:-rating",
    "released:2024",
    "released:240101..240131",
    "taken:2023 BTS",
    "on:01-27",
    "kind:teaser landscape",
    'era:"Love wins all"',
    "source:weverse -is:untagged",
    "seoul",
    "출국",
    "caption:winter released:2020..2024",
    "title:teaser",
    "name:lwa_",
    "format:png w:>=3000",
    "missing:caption mp:>=8",
    "V order:random",
    "V IU landscape mp:>8 released:2024-01 missing:caption",
)
STAND_IN = re.compile(r"\{(person|group|scene):(\d+)\}")


def questions(reader: Reader) -> list[str]:
    """Return the searches with the names that this library knows; smaller ones know fewer."""
    return [STAND_IN.sub(lambda found: _name(reader, *found.groups()), q) for q in QUESTIONS]


def _name(reader: Reader, kind: str, number: str) -> str:
    column = names.c[f"{kind}_id"]
    named = select(names.c.text).where(column <= int(number), names.c.place == 1)
    found = reader.execute(named.order_by(column.desc()).limit(1)).scalar_one()
    return f'"{found}"'
