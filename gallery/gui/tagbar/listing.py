"""Which rows stand under the line, and which of them Enter would take."""

from collections.abc import Collection, Sequence

from gallery.gui.tagbar.understanding import MOST_OFFERS, Offer, OfferKind, Understanding

MOST_PEOPLE = 5  # of the set are shown, so that the bar leaves the photos in sight


def rows_of(understood: Understanding) -> tuple[tuple[Offer, ...], int]:
    """Return the rows for a text and the place of the one that Enter takes, -1 for none."""
    offers = understood.offers
    is_open = bool(understood.open_word.strip()) and not understood.last_is_known
    takes = is_open and bool(offers) and (offers[0].strong or offers[0].is_new)
    return offers, 0 if takes else -1


def resting_rows(
    resting: Sequence[Offer], said: Collection[str], *, with_people: bool
) -> tuple[Offer, ...]:
    """Return the rows for an empty line.

    Args:
        resting: the people of the set, and what may be said again.
        said: what is said of all photos already, which needs no row.
        with_people: whether the people of the set stand here.
    """
    people = [offer for offer in resting if offer.kind is OfferKind.OF_SET]
    again = [o for o in resting if o.kind is OfferKind.PHRASE and o.text not in said]
    return (*(people[:MOST_PEOPLE] if with_people else ()), *again)[:MOST_OFFERS]
