"""Where the files that a designer or translator touches are: icons, styles, translations."""

from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def resource(name: str) -> Path:
    """Return the path of a file below ``resources``, given with forward slashes.

    In a checkout ``resources`` stands beside the package; an installed package carries it.
    """
    inside = PACKAGE / "resources"
    return (inside if inside.is_dir() else PACKAGE.parent / "resources") / name
