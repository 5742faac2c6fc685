"""The sentences of the search language: what each field is for, by its name in the table."""

from PySide6.QtCore import QObject

from gallery.search.fields import Topic


class LanguageWords(QObject):
    """What can be typed, in words; a test holds that nothing of the table is left unsaid."""

    def topics(self) -> dict[Topic, str]:
        """Return the headings."""
        return {
            Topic.WHO: self.tr("Who"),
            Topic.WHAT: self.tr("What"),
            Topic.SETS: self.tr("Sets"),
            Topic.DATES: self.tr("Dates"),
            Topic.TEXTS: self.tr("Texts"),
            Topic.PICTURE: self.tr("The picture"),
            Topic.STATE: self.tr("State"),
            Topic.ANSWER: self.tr("Order and number"),
        }

    def forms(self) -> dict[str, str]:
        """Return what is found without a field, by the key of the form."""
        return {
            "names": self.tr("both are in the photo"),
            "phrase": self.tr("V has the camcorder"),
            "apart": self.tr("of all called V the one of BTS"),
            "quotes": self.tr("exactly this text, phrase or name"),
            "not": self.tr("without IU"),
            "or": self.tr("either of them"),
            "parentheses": self.tr("what belongs together"),
            "scene-sign": self.tr("a scene"),
            "person-sign": self.tr("a person or a group"),
            "near-sign": self.tr("a name that is spelled nearly so"),
            "shape": self.tr("a shape: also portrait, square"),
            "sentence": self.tr("plain words, where they are clear"),
        }

    def fields(self) -> dict[str, str]:
        """Return what each field is for, by its English name."""
        people = {
            "person": self.tr("a person is in the photo"),
            "group": self.tr("a member of the group is in it"),
            "with": self.tr("at least these people are in it"),
            "only": self.tr("exactly these people are in it"),
            "people": self.tr("how many people are in it"),
            "scene": self.tr("it shows the scene, or one below it"),
            "phrase": self.tr("this is said of it, as a phrase"),
            "scenes": self.tr("how many scenes are said of it"),
            "near": self.tr("a name that is spelled nearly so"),
        }
        return people | self._set_fields() | self._own_fields()

    def _set_fields(self) -> dict[str, str]:
        return {
            "set": self.tr("in a set with this in its title"),
            "kind": self.tr("in a set of any of these kinds"),
            "era": self.tr("in a set of this era or work"),
            "event": self.tr("in a set from this event"),
            "source": self.tr("from this platform or site"),
            "credit": self.tr("credited so"),
            "handle": self.tr("in a set of this account"),
            "terms": self.tr("in a set with these terms"),
            "released": self.tr("by the date of the set"),
            "before": self.tr("released before these days"),
            "until": self.tr("released before or in them"),
            "since": self.tr("released in them or later"),
            "after": self.tr("released after them"),
            "taken": self.tr("by the date of the photo itself"),
            "added": self.tr("by the day it came into the library"),
            "on": self.tr("on this day of any year"),
        }

    def _own_fields(self) -> dict[str, str]:
        return {
            "text": self.tr("in captions, titles and file names"),
            "caption": self.tr("in its captions"),
            "title": self.tr("in its title, or that of its set"),
            "name": self.tr("in the name of its file"),
            "path": self.tr("in the folders of its file"),
            "w": self.tr("its width in pixels"),
            "h": self.tr("its height in pixels"),
            "mp": self.tr("its megapixels"),
            "size": self.tr("the size of its file"),
            "ratio": self.tr("its width to its height"),
            "shape": self.tr("wide, high or square"),
            "format": self.tr("the format of its file"),
            "rating": self.tr("its stars; 0 is unrated"),
            "is": self.tr("what it is; of several all"),
            "missing": self.tr("what it lacks; of several all"),
            "has": self.tr("what it has; of several all"),
            "variant": self.tr("what it is of another photo"),
            "order": self.tr("what comes first; - turns it round"),
            "limit": self.tr("at most so many photos"),
        }

    def states(self) -> dict[str, str]:
        """Return what a photo may be, by the word behind "is:"."""
        return {
            "favourite": self.tr("a favourite"),
            "untagged": self.tr("nothing is said of it"),
            "damaged": self.tr("its file is not whole"),
            "incomplete": self.tr("its set is not complete"),
            "recent": self.tr("of the newest import"),
            "animated": self.tr("it moves"),
            "duplicate": self.tr("the same picture as another"),
            "tagged": self.tr("something is said of it"),
            "region": self.tr("has a box around somebody"),
            "unconfirmed": self.tr("a guess waits for an answer"),
            "offline": self.tr("its disk is not there now"),
            "variant": self.tr("stands behind a better copy"),
            "kept": self.tr("others stand behind it"),
            "portrait": self.tr("higher than wide"),
            "landscape": self.tr("wider than high"),
            "square": self.tr("as wide as high"),
        }

    def orders(self) -> dict[str, str]:
        """Return what comes first, by the word behind "order:"."""
        return {
            "released": self.tr("newest release first"),
            "oldest": self.tr("oldest release first"),
            "taken": self.tr("taken last first"),
            "added": self.tr("added last first"),
            "rating": self.tr("best rated first"),
            "pixels": self.tr("most pixels first"),
            "size": self.tr("largest file first"),
            "name": self.tr("by file name"),
            "random": self.tr("by chance"),
        }

    def lacks(self) -> dict[str, str]:
        """Return what a photo may lack, by the word behind "missing:"."""
        return {
            "caption": self.tr("without a caption"),
            "people": self.tr("nobody is said to be in it"),
            "scene": self.tr("no scene is said of it"),
            "date": self.tr("neither taken nor released on a known day"),
            "source": self.tr("nobody knows where it is from"),
            "title": self.tr("without a title of its own"),
            "set": self.tr("in no set"),
            "rating": self.tr("without stars"),
        }

    def values(self, field: str) -> dict[str, str]:
        """Return what the fixed words of a field mean; empty if they speak for themselves."""
        known = {"is": self.states, "order": self.orders, "missing": self.lacks}
        return known[field]() if field in known else {}
