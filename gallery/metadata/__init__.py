"""What a file says about itself: dates, titles, captions, ratings, credits, with origins.

``fields`` is THE TABLE: which field stands where in EXIF, XMP, IPTC and plain text, the
strongest first. ``exif`` reads EXIF through exifread where the header gave no date, ``xmp``
a packet through a parser that knows no entities, ``iptc`` the older records, ``legacy`` their
undeclared encodings; ``told`` asks all of them in one way. ``dates``, ``captions``,
``keywords``, ``regions`` and ``location`` understand what they found, ``language`` says which
one a text is in, ``merge`` decides who wins and gives ``PhotoFacts``. ``sidecar`` reads what
lies beside a picture, through ``downloads`` where a downloader wrote it, which also reads names
and addresses. ``camera`` says what one photo was taken with, which nothing else needs.

Why one table: a field added there is read, merged and tested without touching a reader.
What pixels' library knows of the file arrives as plain values, because this package and
``images`` do not know each other.
"""
