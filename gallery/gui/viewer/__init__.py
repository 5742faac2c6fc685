"""The full view: one photo over the whole window, its neighbours ready.

What flows through. ``view.Viewer`` is given the ids of the grid and a place in them; ``keys``
says what each key means in it, ``commands`` join it with the window's actions, ``entrance`` is
how it opens.

The picture. ``stage`` puts the photo on the canvas: ``loading.Loader`` brings a first look at
once (facts and thumbnail) and then the sharp picture, made by ``pictures`` on the reader pool
for the screen; what that takes says ``effort``. ``framing`` says by arithmetic where the photo
stands, ``canvas`` draws it there (``painting``) and moves it with the mouse. Of an enlarged photo
``closeup`` has what is seen cut out in all its pixels; ``cutting`` says which piece that is,
``zooming`` what the actions about its size do. For an animated photo ``playing`` keeps the time,
``reel`` decodes its frames, a few ahead, and a click on the ``timeline`` goes to one of them.
``renewing`` shows a photo anew whose file somebody else changes, for which ``vigil`` looks out.

What stands over it. ``overlay`` says in passing which photo it is, in the words of ``telling``,
and has the ``buttons``. ``marking`` knows the box around a person that is drawn, moved or named,
by the arithmetic of ``boxes``; ``regions`` draws who is where, ``naming`` asks who it is, and
``drawing`` joins these with the library. ``around`` the photo stand the ``filmstrip`` and, on the
card of ``info``, the ``facts`` that are known of it. ``showing`` joins the view with the
``slideshow``, which only says which photo is due, its ``slidebar`` and the cross-fade
(``fading``).

Why framing knows the photo's full size and not the image's: the thumbnail, the picture made
for the screen and all pixels are drawn into one frame, so that getting sharper moves nothing.
"""

from gallery.gui.viewer.commands import BoxCommands, ShowCommands
from gallery.gui.viewer.view import Viewer
from gallery.gui.viewer.zooming import ZoomCommands

__all__ = ["BoxCommands", "ShowCommands", "Viewer", "ZoomCommands"]
