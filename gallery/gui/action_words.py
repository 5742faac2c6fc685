"""What the actions and menus are called, and the sentence that says what each does."""

from PySide6.QtCore import QObject

from gallery.gui.catalogue import Menu


class ActionWords(QObject):
    """The texts of the catalogue, by the ids of its entries."""

    def menus(self) -> dict[Menu, str]:
        """Return the menus' titles."""
        return {
            Menu.FILE: self.tr("&File"),
            Menu.RECENT: self.tr("Recent libraries"),
            Menu.EDIT: self.tr("&Edit"),
            Menu.NEW: self.tr("New"),
            Menu.VIEW: self.tr("&View"),
            Menu.SORT: self.tr("Sort"),
            Menu.GROUP: self.tr("Group"),
            Menu.LAYOUT: self.tr("Layout"),
            Menu.ZOOM: self.tr("Size of the photo"),
            Menu.THEME: self.tr("Theme"),
            Menu.PHOTO: self.tr("&Photo"),
            Menu.RATING: self.tr("Rating"),
            Menu.PEOPLE: self.tr("People of the set"),
            Menu.SCENES: self.tr("Scenes of the set"),
            Menu.OUTSIDE: self.tr("Outside Photosketch"),
            Menu.SET: self.tr("&Set"),
            Menu.HELP: self.tr("&Help"),
        }

    def texts(self) -> dict[str, str]:
        """Return the actions' names."""
        pages = self._library_texts() | self._window_texts() | self._photo_texts()
        return pages | self._quick_texts() | self._arranging_texts() | self._outside_texts()

    def tips(self) -> dict[str, str]:
        """Return one sentence an action, for tooltip, status tip and palette."""
        pages = self._library_tips() | self._window_tips() | self._photo_tips()
        return pages | self._quick_tips() | self._arranging_tips() | self._outside_tips()

    def _library_texts(self) -> dict[str, str]:
        return {
            "import-folder": self.tr("Import folder…"),
            "import-files": self.tr("Import files…"),
            "look-watched": self.tr("Look for new photos"),
            "open-library": self.tr("Open library…"),
            "show-library": self.tr("Show library folder"),
            "settings": self.tr("Settings…"),
            "quit": self.tr("Quit"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "history": self.tr("History"),
            "new-person": self.tr("New person…"),
            "new-group": self.tr("New group…"),
            "new-scene": self.tr("New scene…"),
            "help": self.tr("What can be searched"),
            "shortcuts": self.tr("Keyboard shortcuts"),
            "sample": self.tr("Try the sample set"),
            "show-log": self.tr("Show log folder"),
            "about": self.tr("About Photosketch"),
        }

    def _library_tips(self) -> dict[str, str]:
        return {
            "import-folder": self.tr("Bring in a folder of photos; a plan is shown first"),
            "import-files": self.tr("Bring in single photos or zip archives"),
            "look-watched": self.tr("Look into the watched folders now; Settings has their list"),
            "open-library": self.tr("Open another library, or begin one in an empty folder"),
            "show-library": self.tr("Open the folder that holds this library"),
            "settings": self.tr("Theme, captions, import, cache"),
            "quit": self.tr("Close the window and end Photosketch"),
            "undo": self.tr("Take back the last change"),
            "redo": self.tr("Do again what was taken back"),
            "history": self.tr("List every step; undo up to one, or take back only that one"),
            "new-person": self.tr("Add a person with names in any script"),
            "new-group": self.tr("Add a group; a search for it finds its members"),
            "new-scene": self.tr("Add a prop, outfit, place, action, shot or mood"),
            "help": self.tr("Show everything that a search understands, to be tried by a click"),
            "shortcuts": self.tr("Show every key there is"),
            "sample": self.tr("Draw and import twelve illustrations, tagged and captioned"),
            "show-log": self.tr("Open the folder with the log file, to report a problem"),
            "about": self.tr("Version, licence and where things are"),
        }

    def _window_texts(self) -> dict[str, str]:
        return {
            "people": self.tr("All people"),
            "groups": self.tr("All groups"),
            "sets": self.tr("All sets"),
            "scenes": self.tr("All scenes"),
            "paste": self.tr("Paste a picture"),
            "select-all": self.tr("Select all"),
            "select-none": self.tr("Select nothing"),
            "find": self.tr("Search"),
            "palette": self.tr("All actions…"),
            "suggestions": self.tr("Suggestions"),
            "duplicates": self.tr("Duplicates"),
            "sidebar": self.tr("Sidebar"),
            "inspector": self.tr("Inspector"),
            "filter-bar": self.tr("Filters"),
            "save-search": self.tr("Save search…"),
            "export-searches": self.tr("Export saved searches…"),
            "import-searches": self.tr("Import saved searches…"),
            "menu-bar": self.tr("Menu bar"),
            "zoom-fit": self.tr("Fit"),
            "zoom-fill": self.tr("Fill"),
            "zoom-actual": self.tr("100 %"),
            "zoom-double": self.tr("200 %"),
            "zoom-in": self.tr("Larger photos"),
            "zoom-out": self.tr("Smaller photos"),
            "theme-system": self.tr("Follow the system"),
            "theme-light": self.tr("Light"),
            "theme-dark": self.tr("Dark"),
            "activity": self.tr("Background work"),
            "full-screen": self.tr("Full screen"),
            "slideshow": self.tr("Slide show"),
            "filmstrip": self.tr("Film strip"),
            "photo-info": self.tr("About the photo"),
        }

    def _window_tips(self) -> dict[str, str]:
        return {
            "people": self.tr("Show everybody with portraits and numbers of photos"),
            "groups": self.tr("Show all groups"),
            "sets": self.tr("Show all sets with their covers"),
            "scenes": self.tr("Show all scenes with a photo of each"),
            "paste": self.tr("Bring in the picture or the files that were copied"),
            "select-all": self.tr("Select every photo that is listed"),
            "select-none": self.tr("Let go of the selection"),
            "find": self.tr("Find photos by people, scenes, sets, captions or dates"),
            "palette": self.tr("Find any action by a piece of its name"),
            "suggestions": self.tr("Accept or refuse what posts and files say of the photos"),
            "duplicates": self.tr("Keep the best of each picture that is there several times"),
            "sidebar": self.tr("Show or hide people, sets and scenes"),
            "inspector": self.tr("Show or hide what is known of the selected photos"),
            "filter-bar": self.tr("Put a search together by clicks: people, scenes, dates, shapes"),
            "save-search": self.tr("Keep what is searched for as an entry of the sidebar"),
            "export-searches": self.tr("Write the saved searches to a file, for others or a copy"),
            "import-searches": self.tr("Read saved searches from such a file"),
            "menu-bar": self.tr("Show the menus along the top; the menu button has them too"),
            "zoom-fit": self.tr("Show all of the photo in full view"),
            "zoom-fill": self.tr("Leave no side of the full view empty"),
            "zoom-actual": self.tr("Show each pixel of the photo as one of the screen"),
            "zoom-double": self.tr("Show each pixel of the photo as four of the screen"),
            "zoom-in": self.tr("Show fewer, larger photos"),
            "zoom-out": self.tr("Show more, smaller photos"),
            "theme-system": self.tr("Light or dark, as the system is"),
            "theme-light": self.tr("Dark text on light panels"),
            "theme-dark": self.tr("Light text on dark panels"),
            "activity": self.tr("Show what is running and what was done"),
            "full-screen": self.tr("Give the photos the whole screen"),
            "slideshow": self.tr("Show the photos one after the other, or only the selected ones"),
            "filmstrip": self.tr("Show in full view the photos around the one that is seen"),
            "photo-info": self.tr("Show in full view what is known of the photo"),
        }

    def _photo_texts(self) -> dict[str, str]:
        return {
            "open": self.tr("Open"),
            "compare": self.tr("Compare"),
            "show-variants": self.tr("Variants"),
            "join-photos": self.tr("One picture…"),
            "use-as-portrait": self.tr("Use as portrait"),
            "use-as-cover": self.tr("Use as cover of the set"),
            "tag": self.tr("Tag…"),
            "tagging-mode": self.tr("Tagging mode"),
            "caption": self.tr("Caption…"),
            **{f"rate-{stars}": self.tr("%n star(s)", "", stars) for stars in range(1, 6)},
            "rate-0": self.tr("No rating"),
            "favourite": self.tr("Favourite"),
            "mark-person": self.tr("Draw box around person"),
            "show-boxes": self.tr("Boxes around people"),
            "copy-files": self.tr("Copy files"),
            "remove-photos": self.tr("Remove from library"),
            "make-set": self.tr("Make a set of the selection…"),
            "add-to-set": self.tr("Add to a set…"),
            "show-set": self.tr("Show the whole set"),
            "edit-set": self.tr("Edit set…"),
            "find-missing": self.tr("Find the missing photos…"),
            "remove-set": self.tr("Remove set…"),
        }

    def _photo_tips(self) -> dict[str, str]:
        return {
            "open": self.tr("Look at the photo in full view"),
            "compare": self.tr("Look at two to four photos side by side, or flip between them"),
            "show-variants": self.tr("Show what stands behind the photo, kept out of the lists"),
            "join-photos": self.tr("Keep the best of the selected photos, the others behind it"),
            "use-as-portrait": self.tr("Let the photo stand for the person who is on it"),
            "use-as-cover": self.tr("Let the photo stand for its set"),
            "tag": self.tr("Say who and what is in the selected photos"),
            "tagging-mode": self.tr("Tag and caption photo by photo without leaving the line"),
            "caption": self.tr("Write a caption for the selected photos"),
            **{f"rate-{stars}": self.tr("Rate the selected photos") for stars in range(6)},
            "mark-person": self.tr("Draw a box around a person on the photo and name it"),
            "show-boxes": self.tr("Show in full view who is where, with names"),
            "favourite": self.tr("Make the selected photos favourites, or no longer"),
            "copy-files": self.tr("Copy the photos’ files, to paste them elsewhere"),
            "remove-photos": self.tr("Take the selected photos out of the library"),
            "make-set": self.tr("Put the selected photos into a new set, in this order"),
            "add-to-set": self.tr("Put the selected photos at the end of a set"),
            "show-set": self.tr("List every photo of the set that the current one is in"),
            "edit-set": self.tr("Title, kind, date, source, credit, expected photos"),
            "find-missing": self.tr("Look in a folder or files for what this set lacks"),
            "remove-set": self.tr("Take the set away, with its photos or without"),
        }

    def _outside_texts(self) -> dict[str, str]:
        return {
            "open-outside": self.tr("Open with the usual program"),
            "open-with": self.tr("Open with another program…"),
            "show-file": self.tr("Show in folder"),
            "copy-picture": self.tr("Copy picture"),
            "copy-path": self.tr("Copy path"),
            "wallpaper": self.tr("Use as wallpaper"),
        }

    def _outside_tips(self) -> dict[str, str]:
        return {
            "open-outside": self.tr("Open the photos in the program that the system has for them"),
            "open-with": self.tr("Choose a program and open the photos in it"),
            "show-file": self.tr("Show the photo’s file in the folder that holds it"),
            "copy-picture": self.tr("Copy what the photo shows, to paste it into a document"),
            "copy-path": self.tr("Copy where the photos’ files are, as text"),
            "wallpaper": self.tr("Let the desktop show the photo"),
        }

    def _quick_texts(self) -> dict[str, str]:
        people, scenes = self.tr("Person {0} of the set"), self.tr("Scene {0} of the set")
        return {
            **{f"person-{place}": people.format(place) for place in range(1, 10)},
            **{f"scene-{place}": scenes.format(place) for place in range(1, 10)},
            "repeat-tags": self.tr("Repeat the last tags"),
            "same-as-previous": self.tr("Same as the photo before"),
            "copy-tags": self.tr("Copy tags"),
            "replace-in-captions": self.tr("Find and replace in captions…"),
            "paste-tags": self.tr("Paste tags…"),
            "apply-to-set": self.tr("Apply to the whole set…"),
        }

    def _quick_tips(self) -> dict[str, str]:
        person = self.tr("Tag the selected photos with this person, or take them off")
        scene = self.tr("Tag the selected photos with this scene, or take it off")
        return {
            **{f"person-{place}": person for place in range(1, 10)},
            **{f"scene-{place}": scene for place in range(1, 10)},
            "repeat-tags": self.tr("Say of the selected photos what was said last"),
            "same-as-previous": self.tr("Tag the selected photos as the one before them is"),
            "replace-in-captions": self.tr("Put other words in place of some, in many captions"),
            "copy-tags": self.tr("Keep who and what this photo shows, its caption and credit"),
            "paste-tags": self.tr("Choose which of the copied tags the selected photos get"),
            "apply-to-set": self.tr(
                "Give people, caption or credit of this photo to its whole set"
            ),
        }

    def _arranging_texts(self) -> dict[str, str]:
        return {
            "sort-released": self.tr("Sort by release date"),
            "sort-taken": self.tr("Sort by capture date"),
            "sort-added": self.tr("Sort by import date"),
            "sort-rating": self.tr("Sort by rating"),
            "sort-pixels": self.tr("Sort by resolution"),
            "sort-bytes": self.tr("Sort by file size"),
            "sort-name": self.tr("Sort by file name"),
            "sort-random": self.tr("Shuffle"),
            "sort-reverse": self.tr("Reverse the order"),
            "group-set": self.tr("Group by set"),
            "group-month": self.tr("Group by month"),
            "group-year": self.tr("Group by year"),
            "group-none": self.tr("Do not group"),
            "layout-rows": self.tr("Lines of equal height"),
            "layout-squares": self.tr("Squares"),
            "refresh": self.tr("Search again"),
        }

    def _arranging_tips(self) -> dict[str, str]:
        return {
            "sort-released": self.tr("The newest sets first, each in its own order"),
            "sort-taken": self.tr("The photos taken last first"),
            "sort-added": self.tr("The photos that came into the library last first"),
            "sort-rating": self.tr("The best rated photos first"),
            "sort-pixels": self.tr("The photos with most pixels first"),
            "sort-bytes": self.tr("The largest files first"),
            "sort-name": self.tr("By the names of the files, 2 before 10"),
            "sort-random": self.tr("In no order; Search again shuffles anew"),
            "sort-reverse": self.tr("The oldest, the worst rated or the smallest first"),
            "group-set": self.tr("A section for each set"),
            "group-month": self.tr("A section for each month"),
            "group-year": self.tr("A section for each year"),
            "group-none": self.tr("All photos in one run"),
            "layout-rows": self.tr("Show every photo in its own shape"),
            "layout-squares": self.tr("Show every photo as a square, cut to its middle"),
            "refresh": self.tr("Ask again, and let go of the photos that no longer match"),
        }
