"""Small dialogs: names of a person, group or scene; the fields of a set; keys; about.

Each takes plain values and gives an edit or a choice back by ``accepted``; none writes.
"""
