"""What stands around the photos: sidebar, top bar, inspector, status bar, banner, welcome.

Each panel is given the ``Bridge`` and tells the window by signals; none knows the window.

``sidebar`` shows rows that are plain values, made by ``sidebar_rows`` from what
``sidebar_facts`` read, so that ``sidebar_model``, ``sidebar_delegate`` and ``sidebar_list``
only show them.
``inspector`` gathers its content in one value too (``inspector_content``); each of its sections
shows a part of it, with how it is known: ``inspector_tags``, ``inspector_guesses``,
``inspector_caption``, ``inspector_set``, ``inspector_details``, ``inspector_twins``,
``inspector_file``, all made of ``inspector_rows``. ``top_bar`` has search and zoom, ``banner``
asks about news, ``status_bar`` and ``activity`` show work in ``work_words``; ``welcome`` stands
where there are no photos yet.
"""
