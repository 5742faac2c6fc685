"""What the program frees is no longer its own."""

import ctypes
import subprocess
import sys

import pytest

MAIN = """
import ctypes
from gallery.gui.thrift import give_back_what_is_free

class State(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
        "fordblks", "keepcost")]

state = ctypes.CDLL(None).mallinfo2
state.restype = State
{call}
before = state().hblkhd
first = bytes(8_000_000)
del first  # by now the allocator would keep the next one for itself
second = bytes(8_000_000)
print(state().hblkhd - before)
"""


def taken_from_the_system(call: str) -> int:
    """Return how many bytes of a second large block are the system's own."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN.format(call=call)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallinfo2"),
    reason="another allocator, which is left as it is",
)
def test_large_blocks_go_back_to_the_system() -> None:
    assert taken_from_the_system("") == 0
    assert taken_from_the_system("give_back_what_is_free()") >= 8_000_000
