"""The page of duplicates: photos that show one picture, in groups, decided by a key each.

``page`` shows a list of groups (``group_list``: ``group_rows``, ``group_painter`` and the small
pictures of ``glances``), read a page at a time by ``reading``, in one of three sorts (``which`` in
the ``head``); beside it the ``stage`` shows the group at hand: why one is the best, and its photos
as cards (``card_list``: ``faces``, ``card_painter``, ``card_places``), with the pictures of
``looks`` and a ``key_button`` for each answer; ``closer`` looks which picture is cut, framed or
written on. ``choosing`` is the plan for a group, which the user changes before ``deciding`` makes
it an edit; ``keys`` are the same in both lists, ``note`` says what was done. ``telling`` and
``saying`` find the words. ``outside_dialog`` asks before files go to the trash that are not the
library's own; ``rule`` decides all groups at once after a ``preview`` of what would come of it
(``rule_words``, ``folders``); ``order`` (with ``ordering``) says by what the best copy is found.
``commands`` joins the page with the window.

Why a group's photos are a list with painted cards and not widgets: fifty copies with ten facts
each would be a thousand widgets to make while the user waits for the next group.
"""
