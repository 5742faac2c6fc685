"""The caption bar: ``bar`` asks for a text over the photos, ``languages`` names its language."""

from gallery.gui.captionbar.bar import CaptionBar

__all__ = ["CaptionBar"]
