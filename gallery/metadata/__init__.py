"""What a file says about itself: dates, titles, captions, ratings, credits, with origins.

``fields`` is THE TABLE: which field stands where in EXIF and XMP, the strongest first.
``exif`` reads EXIF through exifread, ``xmp`` reads a packet through a parser that knows no
entities, ``dates`` understands what cameras write for a date, ``merge`` decides who wins and
gives ``PhotoFacts``. ``sidecar`` reads what lies beside a picture, through ``downloads`` where a
downloader wrote it, which also reads names and addresses.

Why one table: a field added there is read, merged and tested without touching a reader.
What pixels' library knows of the file arrives as plain values, because this package and
``images`` do not know each other.
"""
