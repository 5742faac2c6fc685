"""Dialogs about single things: the ``names`` of a person, group or scene; ``merging`` several into
one and ``splitting`` one in two; ``sets`` and their fields, what is ``missing`` of one;
``searches`` that are kept; ``keys``;
``about``.

Each is a ``frame``, takes plain values and gives an edit or a choice back; none writes. Those of
names are made of ``growing_rows`` (``name_rows``, ``time_rows``) and of fields that offer what is
known (``known_field``, ``known_chips``), speak by ``naming``, and stay open until their edit is
stored: what cannot be stored is said there, and nothing that was typed is lost.
"""
