"""Downloads: what the tools that fetch pictures leave in names, in addresses and in sidecars.

``platforms`` is the table of platforms, ``name_table`` of file names (``names`` reads them),
``folders`` of layouts, ``addresses`` of web addresses. Their patterns' groups are named after
what they tell, and ``told`` turns them into facts, so a row needs no code of its own;
``platform_ids`` holds the formulas that turn ids into moments, ``moments`` turns moments into
days where the collector counts them.

``posts`` knows which reader understands a JSON record: one module a platform (``twitter``,
``instagram``, ``weverse``, ``weibo``, ``naver``, ``tumblr``, ``bluesky``, ``tiktok``), ``booru``
for picture boards, ``unknown`` by the usual names of fields. Each gives ``Said`` in our words
(``titles`` out of texts, ``markup`` out of HTML), which ``said`` turns into an ``entry.Entry``.
``texts`` reads lists of tags, ``picasa`` and ``takeout`` those programs' files, whatever their
``encodings``. The way in is ``metadata.sidecar``.

Why two steps: a reader of one platform is a page long and knows nothing of origins, of
languages or of the picture a record belongs to. All of it is strangers' data: ``records``
gives values of the wanted type and a bearable size, or nothing, and nothing here raises.
"""
