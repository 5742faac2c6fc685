"""Photos that stand behind another one: where they are seen, and brought into sight again.

``reading`` gives a photo and what stands behind it, ``dialog`` shows them side by side as the
page of duplicates does (``gui.duplicates``), ``badge`` says over a photo in full view that there
are some, ``joining`` asks which of some selected photos is to be shown, and what the others are
of it; ``commands`` opens these and applies what they ask.
"""
