"""The sample set: twelve drawn photos of the reference story, kept like a user's own.

``story`` is what is said of them: people, scenes, phrases, captions; ``adding`` has
``images.sample`` draw them, imports the folder and applies the story through the edits.

Why no shortcut into the tables: the sample is the first thing that many will see, and so the
first that must not work differently from what they do next.
"""

from gallery.sample.adding import add_sample, sample_set

__all__ = ["add_sample", "sample_set"]
