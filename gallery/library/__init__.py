"""The only place that stores: one folder with ``library.db``, ``originals`` and ``backups``.

``database.Library`` opens it and gives two things: ``reading`` (this thread's ``Reader``) and
``writing`` (the one ``Writer``). Everything else is functions over those: ``photos`` (with
``details``), ``files``, ``sets``, ``people`` (with ``memberships``, who was when in which group)
and ``scenes`` (with ``family``, what stands above and below) over ``bearers``, the names;
``phrases``, ``captions``, ``imports``, ``counts``; ``selections`` says what many photos have in
common, ``spoken`` which of them lack what, ``set_tags`` what the digits stand for in a set,
``recalled`` what may be said again, ``copied`` what one photo can give to others, ``replacing``
in which captions some words stand, ``portraits`` which picture stands for a person, group, scene
or set, ``profiles`` what is told of one, ``whereabouts`` in which sets one is, ``pending`` what
the analysis has still to do.

A search is answered by ``query`` as arrays (``results``, read by ``listing``) in one of the
``orders`` (``shuffle`` is the random one): by one of the ``roads`` or ``within_sets``, very many
ids by ``gathering``; after a small edit it is brought up to date by ``renewing`` (with
``splicing``). Its parts are made ``sql`` by ``conditions``, leaf by leaf (``set_conditions``,
``text_conditions`` over ``fulltext``, ``value_conditions``; ``reach``: which disks are there;
``refusals`` keeps them flat). ``facets`` counts what its photos have in common (by ``tallies``,
slice by slice of their ids). ``vocabulary`` knows all names (found by ``name_search``, if need be
with ``near_names``; told apart by ``namesakes``), ``set_texts`` what sets say, ``starter`` the
common scenes, and ``tagging_names`` both.

Two bearers become one by ``joining``, one becomes two by ``splitting``; ``rewording`` rewrites
what was said of them. What files, sidecars and posts say comes in through ``merging`` (with
``merging_people``, and ``acquaintances``: whom they mean): one rule decides what is written.
``facts`` keeps what no column holds, and why a value is known; ``regions`` where people are;
``suggestions`` (by ``matching``) what is only a guess, until it is answered, be it by a tag
(``answering``); ``duplicates`` which photos show the same picture, ``variants`` which stand behind
the best of those; ``beside`` which sidecars were read; ``watched`` and ``settings`` what was set
for this library, ``searches`` those that are kept.

Of a picture of which there are several copies one is kept: ``same_stars`` gathers pairs,
``candidates`` reads what tells the photos apart (``closer_look``: what their pictures tell),
``groups_of_same`` gives pages of both. When it is decided (``still_waiting``: whether it was not
meanwhile), ``absorbing`` and ``taking_places`` give the kept one what the others had,
``same_pairs`` says what becomes of the pairs, and ``outside`` which files outside of the library
may go.

What happens in one writing: a function asks ``journal.Writer`` to insert, update or delete rows;
the writer remembers them before and after and tells ``touched``. At the end ``derived`` renews
what follows from the touched rows (``hiding``: which are not shown because they stand behind
others; ``shown``: who and what is in photos; ``frequency``: how often and when; ``texts``: by what
words a photo is found; ``name_keys``: by what a name, as ``spelling`` knows it), the transaction
is committed, and files follow (``trash``). ``history`` keeps the writer's journal as one step;
``revert`` takes it back, ``reverting`` one that is not the newest, if nothing that came later
hangs on it (``dependence``, by the ``footprint`` it left; ``circles``: scenes above themselves).
``news`` tells other programs what changed. An import is taken out by its id (``taking_out``), and
with it what it changed of older things (``aftermath``) and whom it made (``swept``).

Underneath: ``tables``, ``bearer_tables``, ``source_tables`` and ``variant_tables`` (of
``columns``) are the schema, ``schema`` makes and recognises it, ``migrations`` bring older ones up
to date after ``backup``; ``connections`` are SQLite's, with a ``memory`` of what their readers
asked, ``keys`` puts a million ids into one question, ``words`` is text as it is kept, ``location``
where a library may live. ``originals`` gives files their names there; ``thumbnails`` (with
``fingerprints``, what they look like) lives in the cache and may vanish at any time. ``check``
(with ``consistency``) verifies all of it.

Why derived data in the same transaction: a count or an order that is computed when asked costs
a quarter of a second at a million photos; kept by the edits it costs an edit of 10,000 photos
a tenth of a second more, and can never be seen out of step.
"""
