"""Small dialogs: ``names`` of a person, group or scene; ``sets`` and their fields; what is
``missing`` of one; ``keys``; ``about``.

Each is a ``frame``, takes plain values and gives an edit or a choice back by ``accepted``; none
writes.
"""
