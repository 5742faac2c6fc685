"""The help: everything that can be typed into the search field.

``words`` are the sentences of the language, found by the names in the table of
``gallery.search.fields``; ``entries`` makes rows of table and sentences, ``language`` a page
of them whose examples can be clicked, and ``dialog`` shows it (F1).
"""
