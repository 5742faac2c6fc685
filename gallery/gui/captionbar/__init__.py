"""The caption bar: ``bar`` asks for a text over the photos, ``languages`` names its language."""
