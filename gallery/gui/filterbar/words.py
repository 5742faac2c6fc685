"""What the filter bar calls its sorts and choices."""

from PySide6.QtCore import QObject

from gallery.gui.dates import say_time
from gallery.gui.filterbar.choices import Choice, Group
from gallery.gui.words import Words
from gallery.search import choices
from gallery.search.terms import Stance


def is_month(choice: Choice) -> bool:
    """Whether a choice is a month of release, and not a year or anything else."""
    return choice.group is Group.DATE and "-" in choice.name


class FilterWords(QObject):
    """Labels; made where they are needed."""

    def title(self, group: Group) -> str:
        """Return what a sort is called."""
        return {
            Group.PEOPLE: self.tr("People"),
            Group.SCENES: self.tr("Scenes"),
            Group.SETS: self.tr("Sets"),
            Group.KIND: self.tr("Kind"),
            Group.DATE: self.tr("Date"),
            Group.RATING: self.tr("Rating"),
            Group.SHAPE: self.tr("Shape"),
            Group.SIZE: self.tr("Size"),
            Group.MISSING: self.tr("Missing"),
            Group.STATE: self.tr("State"),
        }[group]

    def name(self, choice: Choice) -> str:
        """Return what a choice is called, however the line stands to it."""
        known = self._kinds() if choice.group is Group.KIND else self._fixed()
        if choice.text in known:
            return known[choice.text]
        if choice.group is Group.DATE and choice.text == f"released:{choice.name}":
            return say_time(*map(int, choice.name.split("-")))
        return choice.name or choice.text

    def stands(self, choice: Choice) -> str:
        """Return what a choice is called, with a word before it where it is refused."""
        name = self.name(choice)
        refused = choice.stance is Stance.REFUSED
        return self.tr("Without {name}").format(name=name) if refused else name

    def _kinds(self) -> dict[str, str]:
        words = Words()
        return {f"kind:{kind.name}": words.set_kind(kind.value) for kind in choices.KINDS}

    def _fixed(self) -> dict[str, str]:
        return {
            "rating:5": self.tr("★★★★★"),
            "rating:>=4": self.tr("★★★★ or more"),
            "rating:>=3": self.tr("★★★ or more"),
            "rating:0": self.tr("Not rated"),
            "shape:landscape": self.tr("Landscape"),
            "shape:portrait": self.tr("Portrait"),
            "shape:square": self.tr("Square"),
            "mp:>20": self.tr("Over 20 megapixels"),
            "mp:>12": self.tr("Over 12 megapixels"),
            "mp:>8": self.tr("Over 8 megapixels"),
            "mp:<8": self.tr("Under 8 megapixels"),
            "mp:<2": self.tr("Under 2 megapixels"),
            "missing:caption": self.tr("No caption"),
            "missing:people": self.tr("Nobody named"),
            "missing:scene": self.tr("No scene"),
            "missing:date": self.tr("No date"),
            "missing:source": self.tr("No source"),
            "is:favourite": self.tr("Favourites"),
            "is:incomplete": self.tr("In incomplete sets"),
            "is:duplicate": self.tr("Same picture"),
            "is:unconfirmed": self.tr("With open guesses"),
            "is:region": self.tr("With boxes"),
            "is:animated": self.tr("Animated"),
            "is:damaged": self.tr("Damaged"),
            "is:kept": self.tr("With variants"),
            "is:variant": self.tr("Behind a better copy"),
        }
