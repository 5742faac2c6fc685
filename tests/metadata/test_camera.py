"""What a photo was taken with: of files that say so, say nonsense, or say nothing."""

import io
import os
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from gallery.metadata.camera import Camera, camera_of

MAKE, MODEL, EXIF = 0x010F, 0x0110, 0x8769
EXPOSURE, APERTURE, ISO, FOCAL, LENS = 0x829A, 0x829D, 0x8827, 0x920A, 0xA434
SAMPLES = os.environ.get("PHOTOSKETCH_SAMPLES")


def written(folder: Path, make: str = "", model: str = "", **values: object) -> Path:
    exif = Image.Exif()
    if make:
        exif[MAKE] = make
    if model:
        exif[MODEL] = model
    tags = {"exposure": EXPOSURE, "aperture": APERTURE, "iso": ISO, "focal": FOCAL, "lens": LENS}
    exif.get_ifd(EXIF).update({tags[name]: value for name, value in values.items()})
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG", exif=exif)
    path = folder / "photo.jpg"
    path.write_bytes(data.getvalue())
    return path


def test_camera_lens_and_exposure(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Canon",
        "Canon EOS R5",
        lens="RF85mm F1.2 L USM",
        exposure=IFDRational(1, 250),
        aperture=IFDRational(14, 10),
        iso=400,
        focal=IFDRational(85),
    )
    assert camera_of(path) == Camera(
        "Canon EOS R5", "RF85mm F1.2 L USM", Fraction(1, 250), 1.4, 400, 85.0
    )


@pytest.mark.parametrize(
    ("make", "model", "name"),
    [
        ("NIKON CORPORATION", "NIKON D5000", "NIKON D5000"),
        ("SONY", "ILCE-7", "SONY ILCE-7"),
        ("Apple", "", "Apple"),
        ("", "iPhone 4", "iPhone 4"),
        ("", "", ""),
    ],
)
def test_the_maker_is_said_once(tmp_path: Path, make: str, model: str, name: str) -> None:
    assert camera_of(written(tmp_path, make, model)).name == name


def test_nonsense_is_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, exposure=IFDRational(0, 1), aperture=IFDRational(1, 0), iso=0)
    assert camera_of(path) == Camera()


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe1\x00\x10Exif\0\0MM\0*"])
def test_what_is_no_photo_says_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    assert camera_of(path) == Camera()
    path.unlink()
    assert camera_of(path) == Camera()


@pytest.mark.skipif(not SAMPLES, reason="needs the samples")
def test_photos_of_real_cameras_say_which(tmp_path: Path) -> None:
    folder = Path(str(SAMPLES)) / "cameras"
    assert camera_of(folder / "Nikon D5000.jpg").name == "NIKON D5000"
    named = [path for path in folder.iterdir() if camera_of(path).name]
    assert len(named) >= 15
