"""The window.

What flows through. ``application`` opens a library, wears the ``theme`` (``styles``, ``icons``,
``translations``) and shows ``main_window``, which only arranges: ``browse_page`` puts ``panels``,
``grid`` and bars in their places, ``catalogue`` lists every action (``actions``,
``action_words``; the ``palette`` finds them), and the ``doers`` (``photo_commands``,
``inventory``, ``naming_commands``, ``intake``, ``view_commands`` …) do them to what ``subject``
names. A widget reaches the library only through ``bridge``: reads come back as values, edits as
``Changes``; ``background`` runs imports, analysis and long edits, each a ``work``.

Pictures come in by ``intake``, which opens the plan (``importing``): ``carried`` says what a
drag or the clipboard holds, ``pasting`` makes files of it, ``watching`` looks at watched
folders and ``offering`` asks about their news. ``scope`` (the sidebar) and ``searchbar``, where
the ``filterbar`` puts what is clicked, make one query, whose answer the ``grid`` shows in the
chosen ``arrangement`` (``arranging``), the ``viewer`` pages through and ``compare`` puts side
by side; ``saved_searches`` are kept in the sidebar. ``sights`` says which page stands in the
middle, ``nothing_here`` why it is empty; ``portraits`` are the pages of people, groups, scenes
and sets (``portrait_commands``, ``scene_icons``), on which ``dropping`` photos tags them;
``tagbar``, ``captionbar``, ``quick`` keys, ``replacing`` and ``panels.inspector`` edit what is
selected, ``tagging`` goes from photo to photo with them at hand, ``suggestions`` asks about
guesses, ``duplicates`` which copy of a picture is the best (``variants`` stand behind it),
``dialogs`` about single things; ``help`` tells what can be searched, and every key; ``outside``
gives photos to other programs; ``history`` takes any step back; ``crops`` cuts portraits out of
photos. ``words``, ``reasons``, ``dates`` and ``file_names`` say what lower layers give as values,
``preferences`` remembers what ``settings`` asks, ``crash`` says what should not happen,
``garbage`` is looked for in the window's thread alone, ``thrift`` gives memory back;
``widgets`` know nothing of all this.

Why widgets and not QML: menus, dialogs, screen readers and tests stay in one world, and the
grid is drawn by arithmetic either way.
"""
