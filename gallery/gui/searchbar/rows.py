"""What stands in the list under the search line: an offer, or a search of before, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from gallery.gui.help.words import LanguageWords
from gallery.gui.words import Words, number
from gallery.search import choices
from gallery.search.complete import Offer, OfferKind
from gallery.search.fields import field_named

ICONS = {
    OfferKind.PERSON: "user",
    OfferKind.GROUP: "users",
    OfferKind.SCENE: "tag",
    OfferKind.FIELD: "search",
    OfferKind.SET: "layers",
    OfferKind.VALUE: "check",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        symbol: its icon.
        name: what it puts into the line.
        detail: what more there is to say.
        hint: at the right end: how many photos, or a key.
        offer: what to put where; None for a search of before and for ``is_clearing``.
        is_clearing: whether it forgets all searches.
    """

    symbol: str
    name: str
    detail: str = ""
    hint: str = ""
    offer: Offer | None = None
    is_clearing: bool = False

    @property
    def told(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(filter(None, (self.name, self.detail, self.hint)))


class RowWords(QObject):
    """Makes rows."""

    def offered(self, offers: Iterable[Offer], counts: Mapping[str, int]) -> list[Row]:
        """Return rows for what may stand at the cursor.

        Args:
            offers: as the language gives them.
            counts: how many photos what an offer stands for finds, by its text, where known.
        """
        language = LanguageWords()
        return [self._offered(offer, counts, language) for offer in offers]

    def remembered(self, texts: Sequence[str]) -> list[Row]:
        """Return rows for searches of before, and one that forgets them."""
        if not texts:
            return []
        forget = self.tr("Clear the search history")
        return [*(Row("clock", text) for text in texts), Row("trash-2", forget, is_clearing=True)]

    def _offered(self, offer: Offer, counts: Mapping[str, int], language: LanguageWords) -> Row:
        photos = counts.get(offer.text, offer.photos)
        is_known = bool(photos) or offer.text in counts
        hint = number(photos) if is_known else ""
        detail = self._detail(offer, language)
        return Row(ICONS[offer.kind], offer.name, detail, hint, offer)

    def _detail(self, offer: Offer, language: LanguageWords) -> str:
        if offer.kind is OfferKind.FIELD:
            field = field_named(offer.name.rstrip(":"))
            return language.fields().get(field.name, "") if field else ""
        if offer.kind is not OfferKind.VALUE:
            return offer.detail
        word = offer.detail or offer.name.rpartition(":")[2]
        for known in (language.states(), language.lacks(), language.orders()):
            if word in known:
                return known[word]
        kind = next((one.value for one in choices.KINDS if one.name == word), None)
        return Words().set_kind(kind) if kind else offer.detail
