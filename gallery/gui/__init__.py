"""The window.

What flows through. ``application`` opens a library, wears the ``theme`` and shows
``main_window``, which only arranges: ``browse_page`` puts panels, grid and bars in their
places, ``catalogue`` lists every action, ``photo_commands``, ``inventory``, ``intake`` and
``view_commands`` do them. A widget reaches the library only through ``bridge``: reads come
back as values, edits as ``Changes``; ``background`` runs imports and analysis. ``scope`` (the
sidebar) and ``searchbar`` make one query, whose answer the ``grid`` shows and the ``viewer``
pages through; ``tagbar``, ``captionbar`` and ``panels.inspector`` edit what is selected.
``words`` says what lower layers give as codes, ``preferences`` remembers.

Why widgets and not QML: menus, dialogs, screen readers and tests stay in one world, and the
grid is drawn by arithmetic either way.
"""
