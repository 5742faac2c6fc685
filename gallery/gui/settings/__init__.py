"""What people choose once: ``dialog`` asks; ``folders`` lists the watched ones,
``scenes`` has the switch of common scenes, ``searches`` that of the searches of before.

What is of this computer is kept by ``Preferences``, what is of the collection by the library.
"""
