"""Photos compared: side by side, flipped in place, or their difference alone.

What flows through. ``view.CompareView`` is given two photos or more; ``pictures`` brings what
is known of them and their pixels, ``board`` hangs a ``pane`` for each and keeps one framing for
all, whose arithmetic is ``placing``: what is done to one picture is done to all, unless they
are unlocked. ``aligning`` lays crops where they were cut out and turns copies that are turned or
mirrored, ``drawing`` is a picture as it is drawn then, ``differing`` lays over what two of them
do not share, made by ``difference``. ``telling`` says of each what it has (``label``)
and which is better in what, ``bar`` has a button for each of the ``keys``, ``commands`` joins
the view with the window's actions.

Why every picture is drawn into the frame of the largest: of two copies one has half the pixels,
and only when both fill the same frame does a flip move nothing but what differs.
"""

from gallery.gui.compare.placing import Mode
from gallery.gui.compare.view import CompareView

__all__ = ["CompareView", "Mode"]
