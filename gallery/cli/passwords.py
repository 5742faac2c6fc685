"""Passwords of archives: given on the command line, in a file, on stdin, or asked for.

An archive tells only when it is looked into that it is locked. So the plan is made first, and
made again with a password for those that asked; each password is tried on all of them.
"""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from gallery.cli.command import WrongUse
from gallery.cli.output import Output
from gallery.importing import ImportRequest, Plan

PlanOf = Callable[[ImportRequest], Plan]

FROM_STDIN = "-"
TRIES = 3  # that a person has for one archive


def with_passwords(parser: ArgumentParser) -> None:
    """Let a command be told the passwords of archives."""
    group = parser.add_argument_group("archives with a password")
    group.add_argument(
        "--password",
        action="append",
        default=[],
        metavar="PASSWORD",
        help="of locked archives; others can see it while the command runs (may be given again)",
    )
    group.add_argument(
        "--password-file",
        metavar="FILE",
        help="a file with passwords, one a line; “-” reads them from standard input",
    )


def given(options: Namespace) -> tuple[str, ...]:
    """Return the passwords that were given, each once.

    Raises:
        WrongUse: the file cannot be read.
    """
    known = list(options.password)
    if options.password_file is not None:
        known += _lines(options.password_file)
    return tuple(dict.fromkeys(password for password in known if password))


def opened(
    out: Output, request: ImportRequest, passwords: tuple[str, ...], *, plan_of: PlanOf
) -> Plan:
    """Return the plan of a request with as many archives unlocked as the passwords open."""
    plan = plan_of(request)
    for password in passwords:
        if not plan.locked:
            return plan
        plan = _tried(plan, password, plan_of)
    if plan.locked and not passwords and _is_somebody_there(out):
        plan = _asked(out, plan, plan_of)
    return plan


def _tried(plan: Plan, password: str, plan_of: PlanOf) -> Plan:
    """Try a password on everything that is locked still."""
    known = dict(plan.request.passwords) | dict.fromkeys(plan.locked, password)
    return plan_of(replace(plan.request, passwords=tuple(known.items())))


def _asked(out: Output, plan: Plan, plan_of: PlanOf) -> Plan:
    left_out: set[str] = set()
    while waiting := [path for path in plan.locked if path not in left_out]:
        path = waiting[0]
        for password in _answers(out, path):
            plan = _tried(plan, password, plan_of)
            if path not in plan.locked:
                break
            out.say(f"This password does not open {PurePath(path).name}.")
        if path in plan.locked:
            left_out.add(path)
    return plan


def _answers(out: Output, path: str) -> Iterator[str]:
    """Yield what a person types for an archive, until it is nothing (or Ctrl+D)."""
    name = PurePath(path).name.encode("utf-8", "replace").decode()
    for _ in range(TRIES):
        try:
            password = getpass.getpass(f"Password of {name} (Enter leaves it out): ")
        except (EOFError, KeyboardInterrupt) as leaving:
            out.say("")  # the cursor stands behind the question
            if isinstance(leaving, KeyboardInterrupt):
                raise
            return
        if not password:
            return
        yield password


def _is_somebody_there(out: Output) -> bool:
    return out.on_terminal and sys.stdin is not None and sys.stdin.isatty()


def _lines(file: str) -> list[str]:
    if file == FROM_STDIN:
        return sys.stdin.read().splitlines()
    try:
        return Path(file).expanduser().read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"The passwords in {file} cannot be read: {error}.") from error
