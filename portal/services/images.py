"""Pictures are drawn anew before they are kept: what else was in the file does not come along."""

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from portal.law.broken_rules import RuleBroken
from portal.services.file_kinds import JPEG, FileDamaged, FileKind

MOST_PIXELS = 60_000_000
ORIENTATION = 0x0112
QUALITY = 92


class ImageTooLarge(RuleBroken):
    """A picture with more points than anybody needs to read it."""


def drawn_anew(stream: IO[bytes], kind: FileKind) -> IO[bytes]:
    """Return the same picture in a file of our making, upright.

    :raises ImageTooLarge: when it has too many points
    :raises FileDamaged: when it cannot be drawn
    """
    stream.seek(0)
    out = BytesIO()
    try:
        with Image.open(stream, formats=[picture_format(kind)]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ImageTooLarge("This picture has too many pixels. Save it smaller and try again.")
            image.load()
            draw(image, kind, out)
    except ImageTooLarge:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise FileDamaged("This file is damaged or not complete. Save it anew and try again.") from None
    out.seek(0)
    return out


def picture_format(kind: FileKind) -> str:
    """Return what the library calls a kind of picture."""
    return "JPEG" if kind == JPEG else "PNG"


def draw(image: Image.Image, kind: FileKind, out: IO[bytes]) -> None:
    """Write a picture, with its colours as they are and none of its notes."""
    colours = {"icc_profile": profile} if (profile := image.info.get("icc_profile")) else {}
    if kind != JPEG:
        image.save(out, "PNG", exif=b"", **colours)
    elif image.getexif().get(ORIENTATION, 1) == 1:
        image.save(out, "JPEG", quality="keep", exif=b"", comment=b"", **colours)
    else:
        ImageOps.exif_transpose(image).save(out, "JPEG", quality=QUALITY, exif=b"", comment=b"", **colours)
