"""The streams of an OLE compound file, the outer shell of xls; raises Fault, never loops."""

from struct import Struct, error, unpack_from

from units.roster.faults import Fault, Reason

_HEADER = Struct("<24xHHHHH6xIIIIIIIII")
_ENTRY = Struct("<64sHBBIII16x4x8x8xIQ")
_LITTLE_ENDIAN = 0xFFFE
_LAST_SECTOR = 0xFFFFFFFA  # anything above marks an end or a free sector
_LISTED_IN_HEADER = 109
_STREAM, _ROOT = 2, 5
_SMALL = 64


class Compound:
    """Reads the directory when made; `names` are those of every stream and storage."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (error, IndexError) as cause:
            raise Fault(Reason.DAMAGED) from cause

    def _open(self) -> None:
        (_minor, _major, order, shift, _small_shift, _dirs, _fats, directory, _tx, self._cutoff,
         small_table, _count, more, _more_count) = _HEADER.unpack_from(self._data)  # fmt: skip
        if order != _LITTLE_ENDIAN or shift not in {9, 12}:
            raise Fault(Reason.DAMAGED)
        self._size = 1 << shift
        self._next = self._allocation(more)
        self._small_next = self._numbers(self._chain(small_table))
        entries = self._chain(directory)
        self._streams: dict[str, tuple[int, int]] = {}
        self.names: set[str] = set()
        self._small_data = b""
        for offset in range(0, len(entries) - len(entries) % 128, 128):
            raw, length, kind, _colour, _left, _right, _child, start, size = _ENTRY.unpack_from(
                entries, offset
            )
            name = raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
            if kind == _ROOT:
                self._small_data = self._chain(start)
            elif kind:
                self.names.add(name)
            if kind == _STREAM:
                self._streams.setdefault(name, (start, size & 0xFFFFFFFF))

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream, None if there is none of that name."""
        if name not in self._streams:
            return None
        start, size = self._streams[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        parts, seen = [], set()
        while start < len(self._small_next) and start not in seen:
            seen.add(start)
            parts.append(self._small_data[start * _SMALL : (start + 1) * _SMALL])
            start = self._small_next[start]
        return b"".join(parts)[:size]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size]

    def _numbers(self, raw: bytes) -> tuple[int, ...]:
        return unpack_from(f"<{len(raw) // 4}I", raw)

    def _allocation(self, more: int) -> tuple[int, ...]:
        """The table that tells of each sector which one follows."""
        places = list(unpack_from(f"<{_LISTED_IN_HEADER}I", self._data, 76))
        seen: set[int] = set()
        while more < _LAST_SECTOR and more not in seen:
            seen.add(more)
            *further, more = self._numbers(self._sector(more)) or (_LAST_SECTOR,)
            places += further
        most = len(self._data) // self._size + 1
        used = [place for place in places if place < most]
        return self._numbers(b"".join(self._sector(place) for place in dict.fromkeys(used)))

    def _chain(self, start: int) -> bytes:
        parts, seen = [], set()
        while start < _LAST_SECTOR:
            if start in seen or start >= len(self._next):
                raise Fault(Reason.DAMAGED)
            seen.add(start)
            parts.append(self._sector(start))
            start = self._next[start]
        return b"".join(parts)
