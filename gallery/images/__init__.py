"""Pixels: what kind of picture a file is, its size, its thumbnail, its pixels on screen.

``formats`` says by name which files may be pictures and by content which format they are.
``opening`` opens one file with exactly that format's decoder under the pixel limit;
``guard`` keeps Pillow's process-wide switches in order, ``raw`` opens what a camera embedded
in its RAW files. ``inspect`` reads the header only and hands the embedded EXIF values
(``exif_values``), XMP and IPTC (``packets``, ``png_chunks``) on as plain values, decoded by
``texts``. ``soundness`` (with ``png_chunks`` and ``gif_blocks``) finds the damage that decoders
overlook, ``colour`` brings any mode and profile to sRGB (``gamut``: what is meant without one),
``decode`` gives upright pixels,
``pieces`` those of a part of a picture that is decoded once,
``thumbnail`` one small JPEG (or of a piece), ``preview`` the picture that a camera embedded,
``likeness`` whether two pictures show the same (``likeness_prints``: what they are looked up by,
``prints`` as plain values; ``likeness_relations``: mirrored, turned, cut or framed,
``likeness_windows``: where it was cut,
``alignment``: how both are held together, ``likeness_marks``: what was written over it,
``likeness_motion``: whether the camera moved; ``lineup``: which of many), ``wholeness`` which
of two copies was cut, framed or marked, ``jpeg_quality`` how much a JPEG was compressed.
``animation`` gives the frames of what moves. ``sample`` draws the sample set.

Why one format at a time: a file from a stranger meets one decoder that was chosen by its
content, never a chain of thirty that all get a try; none of the allowed formats hands the
file to another program. What is given up: a few historic formats without a signature.
"""
