"""The interface's languages: what Qt says itself, and Photosketch's own texts.

English needs a file too: it has the plurals ("1 photo", "2 photos").
"""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gallery.model.resources import resource


def install_translations(app: QApplication) -> None:
    """Speak the system's language where there is a translation, else English."""
    qt_place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(app, "qtbase", qt_place)
    own_place = str(resource("translations"))
    if not _install(app, "photosketch", own_place):
        english = QTranslator(app)
        if english.load("photosketch_en", own_place):
            app.installTranslator(english)


def _install(app: QApplication, name: str, folder: str) -> bool:
    translator = QTranslator(app)
    return translator.load(QLocale(), name, "_", folder) and app.installTranslator(translator)
