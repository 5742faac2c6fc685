"""What people choose once: ``dialog`` asks; ``folders`` lists the watched ones.

What is of this computer is kept by ``Preferences``, what is of the collection by the library.
"""
