"""What people choose once: ``dialog`` asks; ``folders`` lists the watched ones,
``common_scenes`` has the switch of those.

What is of this computer is kept by ``Preferences``, what is of the collection by the library.
"""
