"""What a file tells, in all four standards: one way to ask them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gallery.metadata.fields import Field, Place, Standard
from gallery.metadata.legacy import repaired
from gallery.metadata.xmp import EMPTY, Node
from gallery.model.facts import Origin


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that was read of one file or sidecar, not yet understood.

    Attributes:
        origin: what the teller is to the picture.
        exif: values by their EXIF names.
        packet: the XMP.
        iptc: values by their IPTC names.
        texts: what the container says in plain text.
    """

    origin: Origin = Origin.FILE
    exif: Mapping[str, str] = field(default_factory=dict)
    packet: Node = EMPTY
    iptc: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def of(self, place: Place) -> tuple[str, ...]:
        """Return every text that stands in a place, an XMP default language first."""
        if place.standard is Standard.XMP:
            return self.packet.all_texts(place.name) if self.packet.parts else ()
        if place.standard is Standard.IPTC:
            return self.iptc.get(place.name, ())
        values = self.exif if place.standard is Standard.EXIF else self.texts
        text = values.get(place.name, "")
        return (repaired(text),) if text else ()

    def spoken(self, wanted: Field) -> Iterator[tuple[Place, tuple[str, ...]]]:
        """Yield each place of a field that says something, the strongest first."""
        for place in wanted.places:
            texts = self.of(place)
            if texts:
                yield place, texts
