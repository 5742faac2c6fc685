"""THE TABLE: where a field stands in a file, the strongest place first."""

from dataclasses import dataclass
from enum import StrEnum

# By the prefixes that the standards use. Programs disagree about the last "/" and "#", so
# packets are compared without it.
NAMESPACES = {
    "acdsee": "http://ns.acdsee.com/iptc/1.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "expressionmedia": "http://ns.microsoft.com/expressionmedia/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "mediapro": "http://ns.iview-multimedia.com/mediapro/1.0/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0/",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
    "mwg-coll": "http://www.metadataworkinggroup.com/schemas/collections/",
    "mwg-kw": "http://www.metadataworkinggroup.com/schemas/keywords/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


class Standard(StrEnum):
    """Who says where a value stands; FILE is plain text that the container itself holds."""

    EXIF = "EXIF"
    XMP = "XMP"
    IPTC = "IPTC"
    FILE = "File"


@dataclass(frozen=True, slots=True)
class Place:
    """One place: the standard and its own name for it ("prefix:name" in XMP)."""

    standard: Standard
    name: str

    def __str__(self) -> str:
        """Return the place as it is given for a reason: "XMP dc:title"."""
        return f"{self.standard} {self.name}"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; the first of ``places`` that speaks wins, ``most`` characters are kept."""

    name: str
    places: tuple[Place, ...]
    most: int = 1_000


def _places(written: str) -> tuple[Place, ...]:
    places = (line.strip().split(" ", 1) for line in written.split("|"))
    return tuple(Place(Standard(standard), name) for standard, name in places)


TAKEN_AT = Field(
    "taken_at",
    _places(
        "EXIF DateTimeOriginal | XMP exif:DateTimeOriginal | XMP photoshop:DateCreated"
        "| IPTC DateCreated | XMP xmp:CreateDate"
    ),
)
TITLE = Field(
    "title",
    _places(
        "XMP dc:title | IPTC ObjectName | XMP photoshop:Headline | IPTC Headline"
        "| EXIF XPTitle | File Title"
    ),
)
CAPTION = Field(
    "caption",
    _places(
        "XMP dc:description | XMP exif:UserComment | XMP tiff:ImageDescription | XMP acdsee:notes"
        "| IPTC Caption-Abstract | EXIF ImageDescription | EXIF UserComment | EXIF XPComment"
        "| EXIF XPSubject | File Description | File Comment"
    ),
    most=20_000,
)
# Not IPTC's Urgency: agencies number their news with it, and 5 ("normal") is no two stars.
RATING = Field(
    "rating",
    _places(
        "XMP xmp:Rating | XMP MicrosoftPhoto:Rating | XMP acdsee:rating"
        "| EXIF Rating | EXIF RatingPercent"
    ),
)
PERCENTAGES = frozenset({"MicrosoftPhoto:Rating", "RatingPercent"})  # 1, 25, 50, 75, 99
CREDIT = Field("credit", _places("XMP photoshop:Credit | IPTC Credit"))
SOURCE = Field("source", _places("XMP photoshop:Source | IPTC Source | XMP dc:source"))
# Weverse's archivers write the address of the post where others write a comment.
SOURCE_URL = Field(
    "source_url",
    _places(
        "XMP dc:source | XMP photoshop:Source | IPTC Source | EXIF XPComment | File Comment"
        "| EXIF UserComment | File Description"
    ),
)
CREATOR = Field(
    "creator",
    _places(
        "XMP dc:creator | XMP tiff:Artist | IPTC By-line | EXIF Artist | EXIF XPAuthor| File Author"
    ),
)
RIGHTS = Field(
    "rights",
    _places(
        "XMP dc:rights | XMP tiff:Copyright | IPTC CopyrightNotice | EXIF Copyright"
        "| XMP xmpRights:UsageTerms | XMP xmpRights:WebStatement | File Copyright"
    ),
)
EVENT = Field("event", _places("XMP Iptc4xmpExt:Event"))
PLACE = Field("place", _places("EXIF GPSLatitude | XMP exif:GPSLatitude"))
PEOPLE = Field("people", _places("XMP Iptc4xmpExt:PersonInImage"))
KEYWORDS = Field(
    "keywords",
    _places(
        "XMP dc:subject | IPTC Keywords | XMP MicrosoftPhoto:LastKeywordIPTC | EXIF XPKeywords"
    ),
)

FIELDS = (
    TAKEN_AT,
    TITLE,
    CAPTION,
    RATING,
    CREDIT,
    SOURCE,
    SOURCE_URL,
    CREATOR,
    RIGHTS,
    EVENT,
    PLACE,
    PEOPLE,
    KEYWORDS,
)

# Keywords with their parents, and what stands between them. Those with "|" come first: a "/"
# may belong to the word ("AC/DC"), and then they show where it does.
HIERARCHIES = (
    ("lr:hierarchicalSubject", "|"),
    ("mediapro:CatalogSets", "|"),
    ("expressionmedia:CatalogSets", "|"),
    ("acdsee:keywords", "|"),
    ("digiKam:TagsList", "/"),
    ("MicrosoftPhoto:LastKeywordXMP", "/"),
)

# What we ask exifread for, by its names and by EXIF's own.
EXIF_TAGS = {
    "EXIF DateTimeOriginal": "DateTimeOriginal",
    "EXIF SubSecTimeOriginal": "SubSecTimeOriginal",
    "EXIF OffsetTimeOriginal": "OffsetTimeOriginal",
    "Image ImageDescription": "ImageDescription",
    "Image Artist": "Artist",
    "Image Copyright": "Copyright",
    "Image Rating": "Rating",
}

# IPTC-IIM (4.2) datasets by record and number.
IPTC_DATASETS = {
    (2, 5): "ObjectName",
    (2, 25): "Keywords",
    (2, 55): "DateCreated",
    (2, 60): "TimeCreated",
    (2, 80): "By-line",
    (2, 105): "Headline",
    (2, 110): "Credit",
    (2, 115): "Source",
    (2, 116): "CopyrightNotice",
    (2, 120): "Caption-Abstract",
}
