"""Which of several copies is proposed as the best, and the reasons that are told."""

from collections.abc import Sequence

import pytest

from gallery.model.best_copy import (
    DEFAULT_ORDER,
    Candidate,
    Reason,
    check_order,
    contenders,
    kind_of,
    propose,
    rank,
)
from gallery.model.errors import InvalidValue
from gallery.model.variants import Relation, VariantKind

LARGE = Candidate(1, 4096, 2731, 3_000_000, "JPEG")
SMALL = Candidate(2, 2048, 1366, 900_000, "JPEG")


def copies(*different: dict[str, object]) -> list[Candidate]:
    """Photos 1, 2, 3 ... of one size, each with what is different in it."""
    usual = {"width": 1600, "height": 1200, "bytes": 500_000, "format": "JPEG"}
    return [
        Candidate(number, **(usual | own))  # type: ignore[arg-type]
        for number, own in enumerate(different, 1)
    ]


CASES: dict[str, tuple[list[Candidate], int, Sequence[Reason]]] = {
    "more pixels": ([SMALL, LARGE], 1, [Reason.PIXELS]),
    "a rounded edge is no reason": (
        copies({"width": 1600}, {"width": 1601}),
        1,
        [],
    ),
    "the better source": (copies({"source_rank": 3}, {"source_rank": 0}), 2, [Reason.SOURCE]),
    "any ranked source before none": (copies({}, {"source_rank": 9}), 2, [Reason.SOURCE]),
    "pixels go before the source": (
        copies({"source_rank": 0}, {"width": 3200, "height": 2400}),
        2,
        [Reason.PIXELS],
    ),
    "compressed less": (copies({"jpeg_quality": 75}, {"jpeg_quality": 92}), 2, [Reason.QUALITY]),
    "nearly the same quality": (copies({"jpeg_quality": 91}, {"jpeg_quality": 92}), 1, []),
    "quality tells nothing of a PNG": (
        copies({"format": "PNG", "bytes": 4_000_000}, {"jpeg_quality": 99}),
        1,
        [],
    ),
    "more bytes of the same format": (copies({}, {"bytes": 900_000}), 2, [Reason.BYTES]),
    "bytes between formats tell nothing": (
        copies({}, {"bytes": 9_000_000, "format": "PNG"}),
        1,
        [],
    ),
    "an unknown format has no bytes to compare": (
        copies({"format": ""}, {"bytes": 9_000_000, "format": ""}),
        1,
        [],
    ),
    "damaged, however large": (
        copies({"width": 9000, "height": 9000, "damaged": True}, {}),
        2,
        [Reason.WHOLE],
    ),
    "two reasons": (
        copies({"source_rank": 1}, {"source_rank": 0}, {"width": 160, "source_rank": 0}),
        2,
        [Reason.PIXELS, Reason.SOURCE],
    ),
    "the first of those that are the same": (copies({}, {}, {}), 1, []),
}


@pytest.mark.parametrize("name", CASES)
def test_the_best_and_its_reasons(name: str) -> None:
    candidates, wanted, reasons = CASES[name]
    best = propose(candidates)
    assert best.photo_id == wanted
    assert [told.reason for told in best.told] == list(reasons)
    assert best.reason == (reasons[0] if reasons else None)
    assert propose(list(reversed(candidates))).photo_id == wanted, "in any order"


def test_the_values_are_told() -> None:
    (told,) = propose([SMALL, LARGE]).told
    assert (told.won, told.lost) == ((4096, 2731), ((2, (2048, 1366)),))


def test_a_tie_is_told() -> None:
    best = propose(copies({}, {}, {"width": 160}))
    assert (best.photo_id, best.tied, best.is_tie) == (1, (2,), True)
    assert not propose([SMALL, LARGE]).is_tie


def test_the_order_is_the_users() -> None:
    candidates = copies({"width": 3200}, {"source_rank": 0, "taken": "2024-01-27"})
    assert propose(candidates).photo_id == 1
    assert propose(candidates, [Reason.SOURCE, Reason.PIXELS]).reason is Reason.SOURCE
    assert propose(candidates, ["date"]).photo_id == 2
    marked = copies({"marked": True, "bytes": 900_000}, {"cropped": False})
    assert propose(marked).photo_id == 1
    assert propose(marked, ["whole", "bytes"]).photo_id == 2


def test_all_damaged_are_compared_like_others() -> None:
    best = propose(copies({"damaged": True}, {"damaged": True, "width": 3200}))
    assert (best.photo_id, best.reason) == (2, Reason.PIXELS)


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ([], "empty"),
        (["bytes"], "bytes-alone"),
        (["bytes", "pixels"], "bytes-alone"),
        (["pixels", "pixels"], "said-twice"),
        (["beauty"], "unknown-reason"),
    ],
)
def test_an_order_that_cannot_be_used(order: list[str], why: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        propose([LARGE, SMALL], order)
    assert refused.value.why == why


def test_an_order_is_read_from_names() -> None:
    assert check_order(["source", "bytes"]) == (Reason.SOURCE, Reason.BYTES)
    assert check_order(DEFAULT_ORDER) == DEFAULT_ORDER


def test_the_rank_of_sources() -> None:
    ranks = ("Weverse", "어떤 팬사이트", "X")
    assert rank(["x"], ranks) == 2
    assert rank(["X", "WEVERSE"], ranks) == 0
    assert rank(["어떤  팬사이트"], ranks) == 1
    assert rank(["somebody"], ranks) is None
    assert rank([], ranks) is None


def test_who_is_still_in_question() -> None:
    left = contenders(copies({}, {}, {"width": 160}, {"damaged": True}), [Reason.PIXELS])
    assert [one.photo_id for one in left] == [1, 2]


@pytest.mark.parametrize(
    ("own", "kind"),
    [
        ({}, VariantKind.DUPLICATE),
        ({"cropped": True}, VariantKind.CROP),
        ({"relation": Relation.CROPPED}, VariantKind.CROP),
        ({"relation": Relation.MIRRORED}, VariantKind.EDIT),
        ({"marked": True}, VariantKind.EDIT),
    ],
)
def test_what_a_copy_seems_to_be(own: dict[str, object], kind: VariantKind) -> None:
    (candidate,) = copies(own)
    assert kind_of(candidate) is kind
