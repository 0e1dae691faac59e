"""What a file must pass before any reader of tables may open it; raises Fault, returns members."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from struct import Struct
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from units.roster.faults import Fault, Reason, shown
from units.roster.limits import MEGABYTE, Limits

_LOCAL = Struct("<4s22xHH")  # of a member's own header: mark, length of name, length of extra
_LONGEST_DIRECTORY = MEGABYTE
_ENCRYPTED_FLAG = 0x1
_MACRO_PARTS = ("vbaproject", "/macrosheets/", "/intlmacrosheets/", "/activex/", "basic/")
_XML_PARTS = (".xml", ".rels")
_ROOT_PART = "_rels/.rels"
_ROOT_LINK = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a")


class Kind(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


class Container(StrEnum):
    ZIP = "zip"
    COMPOUND = "compound"
    TEXT = "text"


_BEGINNINGS = (
    (b"PK\x03\x04", Container.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Container.COMPOUND),
)
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_WEB = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<workbook", b"mime-version", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a workbook that passed, unpacked."""

    kind: Kind
    members: dict[str, bytes]

    def packed(self) -> bytes:
        """The same members in a zip of our own making: the reader sees what the gates saw.

        They are handed over one by one and gone from here, so that memory holds each once.
        """
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_STORED) as archive:
            for name in list(self.members):
                archive.writestr(ZipInfo(name), self.members.pop(name))
        return stream.getvalue()


def container_of(data: bytes, limits: Limits) -> Container:
    """Tell by its content what the file is; its name and what a browser says count for nothing."""
    if not data.strip():
        raise Fault(Reason.EMPTY)
    if len(data) > limits.file_bytes:
        most = limits.file_bytes // MEGABYTE
        raise Fault(Reason.TOO_BIG, holes={"size": -(-len(data) // MEGABYTE), "most": most})
    for beginning, container in _BEGINNINGS:
        if data.startswith(beginning):
            return container
    if data.startswith(_OLD_EXCEL):
        raise Fault(Reason.OLD_EXCEL)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_WEB):
        raise Fault(Reason.WEB_PAGE)
    if not _is_text(data):
        raise Fault(Reason.UNKNOWN_KIND)
    return Container.TEXT


def _is_text(data: bytes) -> bool:
    if data.startswith((b"%PDF", b"PK\x05\x06", b"PK\x07\x08")):
        return False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in data:
        # UTF-16 without its mark: half the signs at least have one zero byte, always on one side.
        even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
        return min(even, odd) == 0 and max(even, odd) > len(data[:2000]) // 4
    controls = sum(1 for byte in data[:4096] if byte < 0x20 and byte not in _TEXT_CONTROLS)  # noqa: PLR2004 - ASCII controls
    return controls == 0


def unpacked(data: bytes, limits: Limits) -> Package:
    """Open a zip whose every promise is checked, and keep its XML parts alone.

    Refused: too many members, too much unpacked, a ratio above the limit, members that share
    bytes or stand twice, sizes or sums that are not as declared, encryption, macros, any DTD.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            directory = archive.start_dir
    except (BadZipFile, LargeZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Fault(Reason.DAMAGED) from error
    _check_promises(members, limits)
    if len(data) - directory > _LONGEST_DIRECTORY:
        raise Fault(Reason.MANY_MEMBERS, holes={"most": limits.members})
    spans = list(_spans(data, members, directory))
    contents: dict[str, bytes] = {}
    mimetype = b""
    for member, (begin, end) in zip(members, spans, strict=True):
        if member.filename.lower().endswith(_XML_PARTS):
            contents[member.filename] = _inflate(member, data[begin:end])
        elif member.filename == "mimetype":
            mimetype = _inflate(member, data[begin:end])
    kind = _kind(contents, mimetype)
    _check_parts(contents)
    if kind is Kind.ODS:
        contents = {"mimetype": mimetype, **contents}
    else:
        contents[_ROOT_PART] = _ROOT_LINK  # the reader goes where the scan went
    return Package(kind, contents)


def _check_promises(members: list[ZipInfo], limits: Limits) -> None:
    """What the directory of the archive says about itself, before a byte is unpacked."""
    if len(members) > limits.members:
        raise Fault(Reason.MANY_MEMBERS, holes={"most": limits.members})
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise Fault(Reason.ENCRYPTED)
    names = [member.filename.lower().replace("\\", "/") for member in members]
    if len(set(names)) < len(names):
        raise Fault(Reason.OVERLAP)
    if any(part in name for name in names for part in _MACRO_PARTS):
        raise Fault(Reason.MACROS)
    if any(member.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for member in members):
        raise Fault(Reason.DAMAGED)
    sizes = [(member.file_size, member.compress_size) for member in members]
    total = sum(size for size, _packed in sizes)
    sizes.append((total, sum(packed for _size, packed in sizes)))
    if total > limits.unpacked_bytes or any(_too_dense(*size, limits) for size in sizes):
        raise Fault(Reason.UNPACKS_TOO_BIG, holes={"most": limits.unpacked_bytes // MEGABYTE})


def _too_dense(size: int, packed: int, limits: Limits) -> bool:
    """Below a megabyte any ratio is harmless: the parts of a nearly empty book pack very well."""
    return size > MEGABYTE and size > limits.ratio * max(packed, 1)


def _spans(data: bytes, members: list[ZipInfo], directory: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each member's bytes; no two may share one (CVE-2024-0450)."""
    places = []
    for member in members:
        start = member.header_offset
        if start < 0 or start + _LOCAL.size > directory:
            raise Fault(Reason.DAMAGED)
        mark, name, extra = _LOCAL.unpack_from(data, start)
        if mark != b"PK\x03\x04":
            raise Fault(Reason.DAMAGED)
        begin = start + _LOCAL.size + name + extra
        places.append((start, begin, begin + member.compress_size))
    taken = 0
    for start, _begin, end in sorted(places):
        if start < taken or end > directory:
            raise Fault(Reason.OVERLAP)
        taken = end
    return iter([(begin, end) for _start, begin, end in places])


def _inflate(member: ZipInfo, packed: bytes) -> bytes:
    """The member's content if it is as long as declared, to the byte, and its sum agrees."""
    fault = Fault(Reason.LYING_SIZES, holes={"member": shown(member.filename)})
    if member.compress_type == ZIP_STORED:
        content = packed
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = stream.decompress(packed, member.file_size + 1)
        except zlib.error as error:
            raise Fault(Reason.DAMAGED) from error
        if not stream.eof and len(content) <= member.file_size:
            raise fault
    if len(content) != member.file_size or zlib.crc32(content) != member.CRC:
        raise fault
    return content


def _kind(contents: dict[str, bytes], mimetype: bytes) -> Kind:
    names = {name.lower().replace("\\", "/") for name in contents}
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "content.xml" in names and b"spreadsheet" in mimetype:
        return Kind.ODS
    raise Fault(Reason.UNKNOWN_KIND)


def _check_parts(contents: dict[str, bytes]) -> None:
    for name, content in contents.items():
        low = name.lower().replace("\\", "/")
        if low == "[content_types].xml" and b"macroEnabled" in content:
            raise Fault(Reason.MACROS)
        if low == "meta-inf/manifest.xml" and b"encryption-data" in content:
            raise Fault(Reason.ENCRYPTED)
        _check_xml(name, content)


def _check_xml(name: str, content: bytes) -> None:
    """Well formed and without a DTD: nothing that could name an entity or another file."""

    def refuse(*_: object) -> None:
        raise Fault(Reason.ENTITIES, holes={"member": shown(name)})

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: odd encodings
        raise Fault(Reason.DAMAGED) from error
