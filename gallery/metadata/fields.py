"""THE TABLE: where a field stands in a file, the strongest place first."""

from dataclasses import dataclass

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``places`` are "EXIF Name" or "XMP prefix:name", the first that speaks wins."""

    name: str
    places: tuple[str, ...]


TAKEN_AT = Field(
    "taken_at",
    (
        "EXIF DateTimeOriginal",
        "XMP exif:DateTimeOriginal",
        "XMP photoshop:DateCreated",
        "XMP xmp:CreateDate",
    ),
)
TITLE = Field("title", ("XMP dc:title",))
CAPTION = Field("caption", ("XMP dc:description", "EXIF ImageDescription"))
RATING = Field("rating", ("XMP xmp:Rating", "EXIF Rating"))
CREDIT = Field("credit", ("XMP photoshop:Credit",))
SOURCE = Field("source", ("XMP photoshop:Source",))

FIELDS = (TAKEN_AT, TITLE, CAPTION, RATING, CREDIT, SOURCE)

# What an EXIF date needs beside itself, by exifread's names and by EXIF's own.
EXIF_TAGS = {
    "EXIF DateTimeOriginal": "DateTimeOriginal",
    "EXIF SubSecTimeOriginal": "SubSecTimeOriginal",
    "EXIF OffsetTimeOriginal": "OffsetTimeOriginal",
    "Image ImageDescription": "ImageDescription",
    "Image Rating": "Rating",
}
