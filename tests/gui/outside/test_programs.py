"""Programs and the commands that open files in them."""

import os

import pytest

from gallery.gui.outside.programs import Program, address, chosen_file

A, B = "/photos/a b.jpg", "/photos/뷔 %u.jpg"
TWO = [A, B]


@pytest.mark.parametrize(
    ("words", "commands"),
    [
        (("gimp", "%F"), [("gimp", A, B)]),
        (("gimp", "%U"), [("gimp", address(A), address(B))]),
        (("eog", "%f"), [("eog", A), ("eog", B)]),
        (("eog", "%u"), [("eog", address(A)), ("eog", address(B))]),
        (("feh", "--file=%f", "-x"), [("feh", f"--file={A}", "-x"), ("feh", f"--file={B}", "-x")]),
        (("feh", "--scale", "50%%", "%F"), [("feh", "--scale", "50%", A, B)]),
        (("krita", "%i", "%c", "%F"), [("krita", A, B)]),
        (("plain",), [("plain", A), ("plain", B)]),
    ],
)
def test_files_are_put_where_the_command_wants_them(
    words: tuple[str, ...], commands: list[tuple[str, ...]]
) -> None:
    assert list(Program("x", "X", words).commands(TWO)) == commands


def test_a_program_chosen_as_a_file_opens_all_at_once() -> None:
    program = chosen_file("/opt/tool box/draw")
    assert program.name == "draw"
    assert list(program.commands(TWO)) == [("/opt/tool box/draw", A, B)]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_an_address_is_made_of_the_bytes_of_a_name() -> None:
    assert address(os.fsdecode(b"/x/caf\xe9 #1.jpg")) == "file:///x/caf%E9%20%231.jpg"
