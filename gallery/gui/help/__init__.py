"""The help: everything that can be typed into the search field, and every key.

``words`` are the sentences of the language, found by the names in the table of
``gallery.search.fields``.
"""
