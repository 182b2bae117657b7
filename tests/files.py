"""Files as people have them, made on the spot: papers, pictures, tables, and some that nobody should take."""

import zipfile
from io import BytesIO

from PIL import Image

from portal.services.office_files import MAIN_PART, SHEET, TYPES, WORD

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
CSV = b"Field;Value\nName;Aino Esimerkki\nCourse;First aid\n"
JSON = b'{"name": "Aino Esimerkki"}'
TXT = "Nimi: Aino Mäkelä\n".encode()
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(kind: str = "PNG", *, size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    """Draw a picture."""
    out = BytesIO()
    Image.new("RGB", size, "navy").save(out, kind, **more)
    return out.getvalue()


def office(kind: str = WORD, *, more: dict[str, bytes] | None = None, types: str = "") -> bytes:
    """Write an office file with what one must have, and some more parts."""
    out = BytesIO()
    told = types or f'<Types><Override ContentType="{kind}.main+xml"/></Types>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(TYPES, told)
        archive.writestr(MAIN_PART[kind], b"<document>Aino Esimerkki</document>")
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    """Write an ordinary archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


__all__ = ["CSV", "EICAR", "JSON", "PDF", "SHEET", "TXT", "WORD", "archive", "office", "picture"]
