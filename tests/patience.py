"""A guard for input made to be slow: no measure of speed, only proof that the work ends.

What is quadratic in such input takes minutes to years. The limit is far above what sound code
needs on the slowest machine, and counts the processor's time alone, so a busy machine does
not fail a test.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 30.0  # seconds of this process; a hundred times and more of what is needed


@contextmanager
def ends() -> Iterator[None]:
    """Fail when the work inside takes so long that it might as well never end."""
    started = time.process_time()
    yield
    assert time.process_time() - started < LONGEST
