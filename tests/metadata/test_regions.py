"""Face boxes: one a face, upright, whichever standard drew them."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from gallery.images.decode import decode
from gallery.images.inspect import inspect
from gallery.metadata.merge import describe, facts_of_packet
from gallery.metadata.regions import joined_regions, upright
from gallery.model.described import PhotoFacts
from gallery.model.facts import Origin
from gallery.model.region import Region
from tests.images.making import STORED
from tests.metadata.making import Header, alternatives, bag, microsoft, mwg, packet, structures

FACE = (0.5, 0.4, 0.2, 0.3)  # MWG: the centre
SAME_FACE = "0.4, 0.25, 0.2, 0.3"  # Microsoft: the corner


def read(elements: str, *, orientation: int = 1, size: tuple[int, int] = (1200, 800)) -> PhotoFacts:
    turned = orientation >= 5
    width, height = reversed(size) if turned else size
    header = Header(
        width=width, height=height, stored_orientation=orientation, xmp=packet("", elements)
    )
    return describe(Path("a.bmp"), header)


def boxes(facts: PhotoFacts) -> list[tuple[str, float, float, float, float]]:
    return [(r.name, r.x, r.y, r.width, r.height) for r in facts.regions]


def names(facts: PhotoFacts) -> list[str]:
    return [person.name for person in facts.people]


@pytest.mark.parametrize(
    "elements",
    [
        mwg(("V", "Face", FACE)),
        mwg(("V", "", FACE), drawn_on=None),
        microsoft(("V", SAME_FACE)),
        mwg(("V", "Face", FACE)) + microsoft(("V", SAME_FACE)),
        mwg(("", "Face", FACE)) + microsoft(("V", "0.41, 0.26, 0.2, 0.3")),
        microsoft(("V", SAME_FACE)) + mwg(("V", "Face", (0.5, "broken", 0.2, 0.3))),
    ],
    ids=["mwg", "mwg bare", "microsoft", "both", "nameless and named", "one broken"],
)
def test_one_face_is_one_box_and_one_person(elements: str) -> None:
    facts = read(elements)
    assert names(facts) == ["V"]
    (box,) = boxes(facts)
    assert box[0] == "V"
    assert box[1:] == pytest.approx((0.4, 0.25, 0.2, 0.3), abs=1 / 1200)
    assert facts.regions[0].origin is Origin.FILE


def test_two_people_are_two_boxes() -> None:
    facts = read(mwg(("V", "Face", FACE), ("아이유", "Face", (0.8, 0.4, 0.2, 0.3))))
    assert names(facts) == ["V", "아이유"]
    assert len(boxes(facts)) == 2


@pytest.mark.parametrize("kind", ["Pet", "Focus", "BarCode", "pet"])
def test_what_is_no_face_is_nobody(kind: str) -> None:
    facts = read(mwg(("Yeontan", kind, FACE)))
    assert facts == PhotoFacts()


def test_a_face_without_a_name_is_kept() -> None:
    for name in ("", "Unknown"):
        facts = read(mwg((name, "Face", FACE)))
        assert names(facts) == []
        assert boxes(facts) == [("", 0.4, 0.25, 0.2, 0.3)]


@pytest.mark.parametrize(
    "area",
    [(0.5, 0.4, 0, 0), (1.5, 1.4, 0.2, 0.3), (-1, 0.5, 0.2, 0.3), ("nan", 0.4, 0.2, 0.3),
     ("", 0.4, 0.2, 0.3), (0.5, 0.4, "1e999", 0.3), (0.5, 0.4, -0.2, 0.3), ("½", 0.4, 0.2, 0.3)],
)  # fmt: skip
def test_a_box_without_size_or_outside_costs_the_box_not_the_person(
    area: tuple[object, object, object, object],
) -> None:
    facts = read(mwg(("V", "Face", area)))
    assert names(facts) == ["V"]
    assert boxes(facts) == []


def test_a_box_over_the_edge_is_cut_there() -> None:
    facts = read(mwg(("V", "Face", (0.05, 0.95, 0.2, 0.2))))
    assert boxes(facts) == [("V", 0.0, 0.85, 0.15, 0.15)]


@pytest.mark.parametrize("rectangle", ["0.4", "0.4, 0.25, 0.2", "a, b, c, d", "", "1;2;3;4"])
def test_a_broken_rectangle_costs_the_box_not_the_person(rectangle: str) -> None:
    facts = read(microsoft(("V", rectangle)))
    assert (names(facts), boxes(facts)) == (["V"], [])


def boundary(shape: str, unit: str, **sides: object) -> str:
    inside = "".join(
        f"<Iptc4xmpExt:{key}>{value}</Iptc4xmpExt:{key}>"
        for key, value in {"rbShape": shape, "rbUnit": unit, **sides}.items()
    )
    return (
        '<Iptc4xmpExt:RegionBoundary rdf:parseType="Resource">'
        f"{inside}</Iptc4xmpExt:RegionBoundary>"
    )


HUMAN = structures(
    "Iptc4xmpExt:rCtype",
    alternatives("Iptc4xmpExt:Name", en="human")
    + bag("xmp:Identifier", "http://cv.iptc.org/newscodes/imageregiontype/human"),
)
ANIMAL = HUMAN.replace("human", "animal")


@pytest.mark.parametrize(
    ("drawn", "box"),
    [
        (boundary("rectangle", "relative", rbX=0.4, rbY=0.25, rbW=0.2, rbH=0.3),
         (0.4, 0.25, 0.2, 0.3)),
        (boundary("rectangle", "pixel", rbX=480, rbY=200, rbW=240, rbH=240),
         (0.4, 0.25, 0.2, 0.3)),
        (boundary("circle", "relative", rbX=0.5, rbY=0.5, rbRx=0.1), (0.4, 0.35, 0.2, 0.3)),
    ],
    ids=["relative", "pixel", "circle"],
)  # fmt: skip
def test_iptc_boxes_in_all_shapes(drawn: str, box: tuple[float, ...]) -> None:
    for region in (
        alternatives("Iptc4xmpExt:Name", default="V") + HUMAN,
        bag("Iptc4xmpExt:PersonInImage", "V") + ANIMAL,
        alternatives("Iptc4xmpExt:Name", default="V"),
    ):
        facts = read(structures("Iptc4xmpExt:ImageRegion", drawn + region))
        assert names(facts) == ["V"]
        assert boxes(facts)[0][1:] == pytest.approx(box)


def test_an_iptc_polygon_has_a_box_around_it() -> None:
    corners = structures(
        "Iptc4xmpExt:rbVertices",
        *(
            f"<Iptc4xmpExt:rbX>{x}</Iptc4xmpExt:rbX><Iptc4xmpExt:rbY>{y}</Iptc4xmpExt:rbY>"
            for x, y in ((0.4, 0.5), (0.5, 0.25), (0.6, 0.55))
        ),
        kind="Seq",
    )
    drawn = boundary("polygon", "relative").replace(
        "</Iptc4xmpExt:Reg", f"{corners}</Iptc4xmpExt:Reg"
    )
    facts = read(structures("Iptc4xmpExt:ImageRegion", drawn + HUMAN))
    assert boxes(facts)[0][1:] == pytest.approx((0.4, 0.25, 0.2, 0.3))


def test_iptc_regions_of_things_are_nobody() -> None:
    drawn = boundary("rectangle", "relative", rbX=0.4, rbY=0.25, rbW=0.2, rbH=0.3)
    named = alternatives("Iptc4xmpExt:Name", default="Yeontan")
    assert read(structures("Iptc4xmpExt:ImageRegion", drawn + named + ANIMAL)) == PhotoFacts()
    assert read(structures("Iptc4xmpExt:ImageRegion", drawn)) == PhotoFacts()


def test_boxes_in_pixels_of_a_scaled_picture() -> None:
    in_pixels = mwg(("V", "Face", (300, 160, 120, 120)), drawn_on=(600, 400)).replace(
        "normalized", "pixel"
    )
    assert boxes(read(in_pixels)) == [("V", 0.4, 0.25, 0.2, 0.3)]


# --- against pixels: a picture with one coloured patch, stored in every orientation ---

PATCH = (18, 30, 54, 42)  # left, top, right, bottom on the upright picture of 120 x 80


def upright_picture() -> Image.Image:
    image = Image.new("RGB", (120, 80), (250, 250, 250))
    image.paste((200, 20, 20), PATCH)
    return image


def bounds(image: Image.Image) -> tuple[int, int, int, int]:
    """Where the patch is, from the pixels alone."""
    green = image.convert("RGB").split()[1]
    found = green.point(lambda level: 255 if level < 128 else 0).getbbox()
    assert found is not None
    return found


def stored_with_region(orientation: int, form: str, *, microsoft_too: bool) -> bytes:
    way = STORED[orientation]
    stored = upright_picture() if way is None else upright_picture().transpose(way)
    left, top, right, below = bounds(stored)
    width, height = stored.size
    x, y, w, h = left / width, top / height, (right - left) / width, (below - top) / height
    elements = mwg(("V", "Face", (x + w / 2, y + h / 2, w, h)), drawn_on=stored.size)
    if microsoft_too:
        elements = microsoft(("V", f"{x}, {y}, {w}, {h}"))
    xmp = packet("", elements)
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        stored.save(out, form, pnginfo=info, exif=exif)
    elif form == "TIFF":
        stored.save(out, form, tiffinfo={700: xmp, 274: orientation})
    else:
        stored.save(out, form, xmp=xmp, exif=exif, quality=95)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("standard", ["mwg", "microsoft"])
def test_the_box_lies_on_the_face_in_every_orientation(
    form: str, orientation: int, standard: str
) -> None:
    content = stored_with_region(orientation, form, microsoft_too=standard == "microsoft")
    path = Path(f"a.{form.lower()}")
    picture = decode(path, content=content)
    shown = Image.frombytes(picture.mode, (picture.width, picture.height), picture.pixels)
    facts = describe(path, inspect(path, content=content), content=content)
    (_, x, y, width, height) = boxes(facts)[0]
    corners = (
        x * picture.width,
        y * picture.height,
        (x + width) * picture.width,
        (y + height) * picture.height,
    )
    assert corners == pytest.approx(bounds(shown), abs=1)
    assert bounds(shown) == pytest.approx(PATCH, abs=1)


def test_boxes_drawn_on_the_upright_picture_are_not_turned_again() -> None:
    drawn_upright = mwg(("V", "Face", FACE), drawn_on=(800, 1200))
    assert boxes(read(drawn_upright, orientation=6)) == [("V", 0.4, 0.25, 0.2, 0.3)]
    drawn_stored = mwg(("V", "Face", FACE), drawn_on=(600, 400))
    assert boxes(read(drawn_stored, orientation=6)) == [("V", 0.45, 0.4, 0.3, 0.2)]
    unknown = mwg(("V", "Face", FACE), drawn_on=None)
    assert boxes(read(unknown, orientation=6)) == [("V", 0.45, 0.4, 0.3, 0.2)]


def test_a_sidecar_says_itself_how_its_picture_is_turned() -> None:
    xmp = packet('tiff:Orientation="8"', mwg(("V", "Face", FACE)))
    facts = facts_of_packet(xmp, origin=Origin.SIDECAR)
    assert boxes(facts) == [("V", 0.25, 0.4, 0.3, 0.2)]
    assert facts.regions[0].origin is Origin.SIDECAR
    told = facts_of_packet(xmp, origin=Origin.SIDECAR, size=(1200, 800), orientation=1)
    assert boxes(told) == [("V", 0.4, 0.25, 0.2, 0.3)]


SIDES = st.floats(0, 1)


@given(st.tuples(SIDES, SIDES, SIDES, SIDES), st.integers(1, 8))
def test_a_turn_keeps_the_box_whole(box: tuple[float, float, float, float], turn: int) -> None:
    x, y, width, height = upright(box, turn)
    assert sorted((width, height)) == sorted(box[2:])
    back = {6: 8, 8: 6}.get(turn, turn)
    assert upright((x, y, width, height), back) == pytest.approx(box, abs=1e-5)


WRITTEN = st.one_of(st.floats().map(str), st.text(alphabet="0123456789.,-+e ", max_size=8))
KINDS = st.sampled_from(["Face", "", "Pet", "Focus"])
NAMES = st.sampled_from(["V", "IU", "", "뷔", "Unknown"])


@given(
    st.lists(st.tuples(NAMES, KINDS, st.tuples(WRITTEN, WRITTEN, WRITTEN, WRITTEN)), max_size=5),
    st.lists(st.tuples(NAMES, st.lists(WRITTEN, max_size=5).map(",".join)), max_size=5),
    st.integers(1, 8),
)
def test_no_regions_break_the_reader_and_every_box_is_inside(
    ours: list[tuple[str, str, tuple[object, object, object, object]]],
    theirs: list[tuple[str, str]],
    orientation: int,
) -> None:
    facts = read(mwg(*ours) + microsoft(*theirs), orientation=orientation)
    for region in facts.regions:
        assert 0 <= region.x <= region.x + region.width <= 1.00001
        assert 0 <= region.y <= region.y + region.height <= 1.00001
        assert region.width > 0
        assert region.height > 0
    known = [region.name for region in facts.regions if region.name]
    assert len(known) == len(set(known))
    assert set(known) <= set(names(facts))


def test_thousands_of_boxes_are_capped() -> None:
    many = [Region(n / 1000, 0, 0.0005, 0.1) for n in range(900)]
    assert len(joined_regions(many)) == 500
