"""What people make of a picture: each kind of copy, and how it is related to its original."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from gallery.model.variants import Relation

QUALITY = 88
MARK = "(c) somebody's photos"


@dataclass(frozen=True, slots=True)
class Copied:
    """A kind of copy: what makes an encoded one, and as what it has to be found."""

    make: Callable[[Image.Image], bytes]
    relation: Relation


def encoded(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    """Return the bytes of a file that shows ``image``."""
    if form == "JPEG":
        options.setdefault("quality", QUALITY)
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def scaled(image: Image.Image, share: float) -> Image.Image:
    """Return a picture with a share of the sides."""
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    return image.resize(size, Image.Resampling.LANCZOS)


def cut(image: Image.Image, *shares: float) -> Image.Image:
    """Cut shares of its sides off a picture: left, upper, right, lower; one is for all four."""
    left, upper, right, lower = shares * 4 if len(shares) == 1 else shares
    width, height = image.size
    return image.crop(
        (
            round(width * left),
            round(height * upper),
            round(width * (1 - right)),
            round(height * (1 - lower)),
        )
    )


def signed(image: Image.Image) -> Image.Image:
    """Return a picture with a name written over a lower corner, half of the picture wide."""
    copy = image.convert("RGB")
    size = max(6, round(image.width / 20))
    pen = ImageDraw.Draw(copy)
    box = pen.textbbox((0, 0), MARK, font_size=size)
    at = image.width - box[2] - size // 2, image.height - box[3] - size // 2
    pen.text((at[0] + 1, at[1] + 1), MARK, fill="black", font_size=size)
    pen.text(at, MARK, fill="white", font_size=size)
    return copy


def labelled(image: Image.Image) -> Image.Image:
    """Return a picture with a white label in its lower corner, as sites put them."""
    copy = image.convert("RGB")
    width, height = image.size
    pen = ImageDraw.Draw(copy)
    box = round(width * 0.7), round(height * 0.88), round(width * 0.97), round(height * 0.96)
    pen.rectangle(box, fill="white")
    pen.text((box[0] + 4, box[1] + 2), MARK, fill="black", font_size=max(6, width // 40))
    return copy


def barred(image: Image.Image) -> Image.Image:
    """Return a picture between black bars, as a film shows it."""
    width = max(image.width, round(image.height * 16 / 9))
    height = max(image.height, round(image.width * 9 / 16))
    screen = Image.new("RGB", (width, height))
    screen.paste(image, ((width - image.width) // 2, (height - image.height) // 2))
    return screen


def stored_turned(image: Image.Image) -> bytes:
    """Return a file whose pixels are turned and whose EXIF says so."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(image.transpose(Image.Transpose.ROTATE_90), exif=exif)


def framed(image: Image.Image) -> Image.Image:
    """Return a picture in a white frame."""
    return ImageOps.expand(image, round(min(image.size) * 0.06), "white")


COPIES = {
    "resized 50 %": Copied(lambda one: encoded(scaled(one, 0.5)), Relation.SAME),
    "resized to 160 px": Copied(lambda one: encoded(scaled(one, 160 / one.width)), Relation.SAME),
    "recompressed q25": Copied(lambda one: encoded(one, quality=25), Relation.SAME),
    "as PNG, 50 %": Copied(lambda one: encoded(scaled(one, 0.5), "PNG"), Relation.SAME),
    "as WebP q70": Copied(lambda one: encoded(one, "WEBP", quality=70), Relation.SAME),
    "brighter by 20 %": Copied(
        lambda one: encoded(ImageEnhance.Brightness(one).enhance(1.2)), Relation.SAME
    ),
    "grey": Copied(lambda one: encoded(ImageOps.grayscale(one)), Relation.SAME),
    "stored turned, upright by EXIF": Copied(stored_turned, Relation.SAME),
    "signed in a corner": Copied(lambda one: encoded(signed(one)), Relation.SAME),
    "label in a corner": Copied(lambda one: encoded(labelled(one)), Relation.SAME),
    "cut by 2.5 % each side": Copied(lambda one: encoded(cut(one, 0.025)), Relation.SAME),
    "cut by 5 % each side": Copied(lambda one: encoded(cut(one, 0.05)), Relation.SAME),
    "cut by 5 %, and 50 %": Copied(lambda one: encoded(scaled(cut(one, 0.05), 0.5)), Relation.SAME),
    "cut by 10 % each side": Copied(lambda one: encoded(cut(one, 0.1)), Relation.CROPPED),
    "cut by 15 % each side": Copied(lambda one: encoded(cut(one, 0.15)), Relation.CROPPED),
    "cut by 20 % each side": Copied(lambda one: encoded(cut(one, 0.2)), Relation.CROPPED),
    "lower 12 % cut off": Copied(lambda one: encoded(cut(one, 0, 0, 0, 0.12)), Relation.CROPPED),
    "cut to a square": Copied(
        lambda one: encoded(ImageOps.fit(one, (min(one.size),) * 2)), Relation.CROPPED
    ),
    "mirrored": Copied(lambda one: encoded(ImageOps.mirror(one)), Relation.MIRRORED),
    "turned by 90": Copied(
        lambda one: encoded(one.transpose(Image.Transpose.ROTATE_90)), Relation.TURNED
    ),
    "turned by 180": Copied(
        lambda one: encoded(one.transpose(Image.Transpose.ROTATE_180)), Relation.TURNED
    ),
    "in a white frame": Copied(lambda one: encoded(framed(one)), Relation.FRAMED),
    "between black bars": Copied(lambda one: encoded(scaled(barred(one), 0.6)), Relation.FRAMED),
}
