"""How a search is read: from one line of text to a condition that two readers understand.

``lexer`` cuts the line into tokens with their places (``alternatives`` finds "or" among them),
``parser`` builds the tree of ``ast``. What it meets is read by
- ``fields`` (the table of ``field:`` words, in English and Korean) and ``values`` (dates, people,
  texts), which has ``quantities`` for numbers with units and ``choices`` for values that are one
  word of a few;
- ``phrasing`` (free words, in ``runs``: names and bound phrases) and ``loose_words`` (what is no
  name: texts, kinds, years);
- ``sentences`` (plain words around them: "photos of", "without IU") and ``plain_values`` (what a
  field would say: "over 8 megapixels").
Names are looked up in a ``model.phrases.Vocabulary``, so that the leaves of the tree hold ids.
``match`` reads the tree in memory; ``gallery.library.query`` reads the same tree as SQL; the
tests hold one against the other. ``complete`` says what could be typed next, ``terms`` puts
conditions into a line and takes them out again, as clicks ask for it.

Why names are resolved while parsing: both readers then agree on who "V" is, and a search is
one set of ids however many scripts its names are written in.
"""

from gallery.search.ast import Search
from gallery.search.parser import parse, read

__all__ = ["Search", "parse", "read"]
