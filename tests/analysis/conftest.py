"""The importing tests' library and pictures serve the analysis too."""

from tests.importing.conftest import Importer, importer, library, love_wins_all, source

__all__ = ["Importer", "importer", "library", "love_wins_all", "source"]
