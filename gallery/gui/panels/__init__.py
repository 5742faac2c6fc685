"""What stands around the photos: sidebar, top bar, inspector, status bar, welcome.

Each panel is given the ``Bridge`` and tells the window by signals; none knows the window. The
sidebar's rows are plain values made by ``sidebar_rows`` from what ``sidebar_facts`` read, so
that its model, view and delegate only show them. The inspector gathers its content in one
value too (``inspector_content``); each of its sections shows a part of it, with how it is known.
"""
