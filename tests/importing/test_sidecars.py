"""What stands beside a picture comes into the library with it, each value with its origin."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from gallery.importing.pipeline import run
from gallery.jobs.progress import Silent
from gallery.library import details, facts, photos, sets, suggestions
from gallery.library.database import Library
from gallery.model.facts import Fact, Origin
from gallery.model.photo import PhotoDetails
from gallery.model.photoset import PhotoSet
from tests.importing.conftest import Importer
from tests.importing.pictures import bag, in_languages, packet, picture_bytes, write_picture

TWEET = 1750914444445221330
POST = {
    "category": "twitter",
    "subcategory": "media",
    "tweet_id": TWEET,
    "date": "2024-01-26 16:11:48",
    "author": {"id": 1, "name": "dlwlrma", "nick": "IU"},
    "user": {"id": 2, "name": "collector", "nick": "Somebody"},
    "content": "Love wins all\n#LoveWinsAll",
    "hashtags": ["LoveWinsAll"],
    "mentions": [{"id": 3, "name": "thv", "nick": "V"}],
    "count": 3,
    "filename": "GExampleXk0AA4Ek",
    "extension": "jpg",
}


def tweet(folder: Path, number: int, **fields: object) -> Path:
    """Write a picture of a post as gallery-dl does, with its sidecar."""
    path = write_picture(folder / f"{TWEET}_{number}.jpg", shade=number)
    said = POST | {"num": number, "filename": f"GExample{number}k0AA4Ek"} | fields
    Path(f"{path}.json").write_text(json.dumps(said))
    return path


def shown(library: Library, photo_id: int = 1) -> PhotoDetails:
    """Return everything known of a photo."""
    with library.reading() as reader:
        return details.details(reader, library, photo_id)


def set_of(library: Library, set_id: int) -> PhotoSet:
    """Return a set."""
    with library.reading() as reader:
        return sets.get(reader, set_id)


def test_a_post_becomes_a_set_with_all_that_its_sidecars_say(
    library: Library, importer: Importer, source: Path
) -> None:
    tweet(source, 1)
    tweet(source, 3)
    (set_id,) = importer(source).sets
    found = set_of(library, set_id)
    assert (found.title, found.released_on) == ("Love wins all", "2024-01-27")
    assert (found.credit, found.handle) == ("IU", "dlwlrma")
    assert found.source_url == f"https://x.com/dlwlrma/status/{TWEET}"
    assert found.released_zone == "Asia/Seoul"
    assert found.completeness.missing == (2,)
    assert found.origins["released_on"] is Origin.SIDECAR
    assert found.origins["source_url"] is Origin.SIDECAR
    with library.reading() as reader:
        assert sets.by_source_key(reader, f"twitter:{TWEET}") == set_id


def test_guesses_of_a_post_are_offered_never_tagged(
    library: Library, importer: Importer, source: Path
) -> None:
    tweet(source, 1)
    importer(source)
    assert shown(library).statements == ()
    with library.reading() as reader:
        offered = {hint.text for hint in suggestions.open_words(reader, limit=9)}
        assert "LoveWinsAll" in offered
        assert len(suggestions.of_photos(reader, [1])[1]) == 2


def test_a_pictures_name_on_its_platform_is_kept(
    library: Library, importer: Importer, source: Path
) -> None:
    path = write_picture(source / "1.jpg")
    plan = importer.plan(source)
    (planned,) = plan.sets
    named = replace(planned.files[0], media_key="twitter-media:EBGbJe_U8AA4Ekb")
    run(library, plan.with_set(replace(planned, files=(named,))), Silent())
    with library.reading() as reader:
        found = photos.by_media_key(reader, ["twitter-media:EBGbJe_U8AA4Ekb"])
    assert found == {"twitter-media:EBGbJe_U8AA4Ekb": [1]}
    assert str(path) in importer.paths()[1]


@pytest.mark.parametrize("name", ["1.jpg.xmp", "1.xmp"])
def test_an_xmp_sidecar_speaks_of_its_picture(
    library: Library, importer: Importer, source: Path, name: str
) -> None:
    write_picture(source / "1.jpg")
    body = in_languages("dc:description", en="In the ruins", ko="폐허에서")
    body += in_languages("dc:title", x_default="Ruins") + "<xmp:Rating>4</xmp:Rating>"
    body += "<photoshop:Credit>EDAM</photoshop:Credit>"
    (source / name).write_bytes(packet(body + bag("Iptc4xmpExt:PersonInImage", "V")))
    importer(source)
    found = shown(library)
    assert found.captions == {"en": "In the ruins", "ko": "폐허에서"}
    assert (found.title, found.rating, found.credit) == ("Ruins", 4, "EDAM")
    assert [text for _, text in found.people] == ["V"]
    for field in ("caption", "title", "rating", "credit"):
        assert found.origins[field] is Origin.SIDECAR
    assert {statement.origin for statement in found.statements} == {Origin.SIDECAR}


def test_the_reason_stands_beside_each_value(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg", taken="2024:01:27 12:30:00")
    (source / "1.jpg.xmp").write_bytes(packet(in_languages("dc:title", x_default="Ruins")))
    importer(source)
    with library.reading() as reader:
        said = facts.of(reader, [1])[1]
    assert said["taken_at"].origin is Origin.FILE
    assert "DateTimeOriginal" in said["taken_at"].reason
    assert said["title"].origin is Origin.SIDECAR
    assert said["title"].reason


def test_a_sidecar_wins_over_the_file(library: Library, importer: Importer, source: Path) -> None:
    inside = packet(in_languages("dc:title", x_default="Inside"))
    write_picture(source / "1.jpg", xmp=inside)
    (source / "1.jpg.xmp").write_bytes(packet(in_languages("dc:title", x_default="Beside")))
    importer(source)
    assert shown(library).title == "Beside"


def test_a_starred_picture_is_a_favourite(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    (source / ".picasa.ini").write_text("[1.jpg]\nstar=yes\n")
    importer(source)
    assert shown(library).favourite


def test_sidecars_inside_an_archive_are_read(
    library: Library, importer: Importer, source: Path
) -> None:
    with zipfile.ZipFile(source / "pack.zip", "w") as pack:
        pack.writestr(f"{TWEET}_1.jpg", picture_bytes(shade=1))
        pack.writestr(f"{TWEET}_1.jpg.json", json.dumps(POST | {"num": 1}))
    (set_id,) = importer(source).sets
    assert set_of(library, set_id).handle == "dlwlrma"
    assert shown(library).origins["caption"] is Origin.SIDECAR


@pytest.mark.parametrize(
    "data", [b"", b"[" * 50_000, b"\xff\xfe{", b'{"category": 5, "tweet_id": []}', b"null"]
)
def test_a_broken_sidecar_costs_nothing(importer: Importer, source: Path, data: bytes) -> None:
    write_picture(source / "1.jpg")
    (source / "1.jpg.json").write_bytes(data)
    report = importer(source)
    assert (report.added, report.refused) == (1, ())


def test_a_sidecar_that_vanished_since_the_plan_costs_nothing(
    library: Library, importer: Importer, source: Path
) -> None:
    path = tweet(source, 1)
    plan = importer.plan(source)
    Path(f"{path}.json").unlink()
    report = run(library, plan, Silent())
    assert (report.added, report.refused) == (1, ())


def test_all_fields_of_a_planned_set_are_stored(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    plan = importer.plan(source)
    (planned,) = plan.sets
    changed = replace(
        planned,
        source_url=Fact("https://weverse.io/x", Origin.SIDECAR, "1.json"),
        handle=Fact("edam", Origin.SIDECAR, "1.json"),
        event=Fact("Fansign", Origin.FOLDER_NAME, "fansign"),
        era=Fact("Love wins all", Origin.USER),
        terms=Fact("no edit", Origin.USER),
        zone="Asia/Tokyo",
        also_keys=("twitter:1", "twitter:2"),
    )
    (set_id,) = run(library, plan.with_set(changed), Silent()).sets
    found = set_of(library, set_id)
    assert (found.source_url, found.handle) == ("https://weverse.io/x", "edam")
    assert (found.event, found.era, found.terms) == ("Fansign", "Love wins all", "no edit")
    assert found.released_zone == "Asia/Tokyo"
    assert found.origins["event"] is Origin.FOLDER_NAME
    assert found.origins["terms"] is Origin.USER
    with library.reading() as reader:
        for key in (planned.key, "twitter:1", "twitter:2"):
            assert sets.by_source_key(reader, key) == set_id


def test_a_set_that_grows_learns_what_it_did_not_know(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg", shade=1)
    (set_id,) = importer(source, credit="Mine").sets
    write_picture(source / "2.jpg", shade=2)
    plan = importer.plan(source)
    (planned,) = plan.sets
    changed = replace(
        planned,
        credit=Fact("Theirs", Origin.SIDECAR, "2.json"),
        handle=Fact("edam", Origin.SIDECAR, "2.json"),
    )
    run(library, plan.with_set(changed), Silent())
    found = set_of(library, set_id)
    assert (found.credit, found.handle) == ("Mine", "edam")
