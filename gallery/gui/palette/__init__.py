"""The command palette (Ctrl+K): any action, found by a piece of its name.

``matching`` ranks texts against what is typed; ``view.Palette`` shows the actions that match
and runs the one chosen. It lists the same ``QAction``s as the menus, so that nothing can be in
one and not in the other.
"""
