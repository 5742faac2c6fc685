"""What the pages of people, groups, scenes and sets are called, and say when they are empty."""

from PySide6.QtCore import QObject

from gallery.gui.portraits.arranging import Order
from gallery.gui.scope import ScopeKind


class PageWords(QObject):
    """Sentences and labels; made where it is needed, it holds nothing."""

    def title(self, kind: ScopeKind) -> str:
        """Return what a page is called."""
        return {
            ScopeKind.PEOPLE: self.tr("People"),
            ScopeKind.GROUPS: self.tr("Groups"),
            ScopeKind.SCENES: self.tr("Scenes"),
            ScopeKind.SETS: self.tr("Sets"),
        }[kind]

    def parted(self, kind: ScopeKind) -> str:
        """Return what makes the sections of a page, "" for a page that has none."""
        return {
            ScopeKind.PEOPLE: self.tr("By group"),
            ScopeKind.SCENES: self.tr("By kind"),
            ScopeKind.SETS: self.tr("By year"),
        }.get(kind, "")

    def orders(self, kind: ScopeKind) -> dict[Order, str]:
        """Return how a page can be sorted, the usual order first."""
        orders = {Order.PHOTOS: self.tr("Most photos"), Order.NAME: self.tr("By name")}
        if kind is ScopeKind.SETS:
            return {Order.NEWEST: self.tr("Newest"), **orders}
        if kind is not ScopeKind.GROUPS:
            orders[Order.NEWEST] = self.tr("Newest photos")
        return orders

    def nothing(self, kind: ScopeKind) -> tuple[str, str, str, str]:
        """Return the icon, title, text and button of an empty page."""
        return {
            ScopeKind.PEOPLE: (
                "user",
                self.tr("No people yet"),
                self.tr("Select photos, press T and type who is in them."),
                self.tr("New person…"),
            ),
            ScopeKind.GROUPS: (
                "users",
                self.tr("No groups yet"),
                self.tr("A search for a group finds its members’ photos."),
                self.tr("New group…"),
            ),
            ScopeKind.SCENES: (
                "tag",
                self.tr("No scenes yet"),
                self.tr("Select photos, press T and type what is in them."),
                self.tr("New scene…"),
            ),
            ScopeKind.SETS: (
                "images",
                self.tr("No sets yet"),
                self.tr("Each folder that you import becomes a set."),
                self.tr("Import…"),
            ),
        }[kind]
