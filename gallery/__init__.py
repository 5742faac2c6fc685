"""Photosketch: photo sets of the artists you love, kept, tagged and found again.

The map. A module imports its own package or a lower layer, never sideways, never up;
``tests/test_architecture.py`` holds every line of it.

    app                                  builds everything once, starts a face
    gui · cli                            two faces; neither knows the other
    sample                               the sample set: drawn, imported, tagged like a user's own
    edits · importing · analysis         what a user can do, without a face
    library                              the only place that stores
    metadata · images · search · jobs    four tools; none knows another
    model                                plain values and rules; standard library only

Doors: PySide6 only in gui, Pillow only in images, exifread and lxml only in metadata,
SQLAlchemy, Alembic and sqlite3 only in library, numpy only in analysis, argparse and rich only in
cli; threads and processes are started only in jobs.

One photo's way. ``importing.scan`` finds the file; a worker of ``jobs`` reads it once and
``importing.stages`` describes it (``images`` for the picture, ``metadata`` for the facts);
``importing.pipeline`` places the file and stores it through ``library`` in batches;
``analysis`` decodes it once for its thumbnail. ``gui.grid`` shows it. An edit from either
face goes through ``edits.Editor`` into one transaction of ``library``, which answers with
``model.Changes``: the only message that travels from below to a face.
"""


def __getattr__(name: str) -> str:
    """Return ``__version__``, looked up when asked for: child processes never ask (20 ms)."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version  # 20 ms, see above

    try:
        return version("photosketch")
    except PackageNotFoundError:  # run straight from a folder that was never installed
        return "0.1.0"
