"""What stands around the photos: sidebar, top bar, inspector, status bar, welcome.

Each panel is given the ``Bridge`` and tells the window by signals; none knows the window. The
sidebar's rows are plain values made by ``sidebar_rows`` from what ``sidebar_facts`` read, so
that its model, view and delegate only show them.
"""
