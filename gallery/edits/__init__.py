"""What a user can change, each change one undoable step.

A face makes an edit (``tagging``, ``toggling``, ``copying``, ``captions``, ``replacing``,
``photos``, ``sets``, ``people``, ``portraits``, ``scenes``, ``regions``, ``suggestions``,
``duplicates``, ``deciding`` and ``deciding_all``, ``searches``) and hands it to ``editor``: one
transaction, one step of the history, one ``Changes`` to whoever subscribed. ``last_said``
remembers what may be said again, ``base`` says what an edit is. Undo and redo take the same road
back.

Why an edit does not know its inverse: the library's writer remembers each row before and
after, so that undo can never disagree with what was really written, and a new edit is only
its ``apply``. What was given up: undo as readable operations; a journal is rows.
"""
