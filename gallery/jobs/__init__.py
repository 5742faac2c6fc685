"""Doing things at the same time; the only room that starts threads and processes.

``progress`` says how far and asks whether to go on; ``runner`` has the window's lanes (one
writer, readers, the background); ``workers`` runs a function over many foreign files in
child processes: a ``lane`` (thread) talks to a ``process``, whose far end is ``child``;
``refusing`` says what it means for a file that its child failed. ``launching`` starts other
programs, when the user wants a photo opened there.

Why processes: a decoder that hangs or crashes on a stranger's file cannot be stopped inside
our own. Given up: about 0.2 s to start them, so they live only during a job.
"""

# A frozen program starts itself with this argument to get a child process; see ``app.main``.
WORKER_FLAG = "--photosketch-worker"
