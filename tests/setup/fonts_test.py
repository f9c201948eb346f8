import struct
import unittest
import zlib

import fonts
from cache import SetupError


def woff(tables: dict[str, bytes]) -> bytes:
    """A WOFF 1 file with these tables, the first one stored as it is."""
    directory, body = b"", b""
    start = 44 + 20 * len(tables)
    for index, (tag, data) in enumerate(tables.items()):
        packed = data if index == 0 else zlib.compress(data)
        directory += struct.pack(">4sIIII", tag.encode(), start + len(body), len(packed), len(data), 7)
        body += packed + bytes(-len(packed) % 4)
    header = struct.pack(">4sIIHHIHHIIIII", b"wOFF", 0x00010000, start + len(body), len(tables), 0, 0, 1, 0, 0, 0, 0, 0, 0)
    return header + directory + body


class FontsTest(unittest.TestCase):
    def test_the_tables_that_are_used_come_out_as_they_went_in(self) -> None:
        tables = {"cmap": b"letters", "GPOS": b"kerning" * 50, "glyf": b"outlines" * 100, "head": b"12345"}
        font = fonts.unpack_woff(woff(tables))
        flavour, count = struct.unpack_from(">IH", font)
        self.assertEqual((flavour, count), (0x00010000, 3))
        found = {}
        for index in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
            self.assertEqual(offset % 4, 0)
            found[tag.decode()] = font[offset:offset + length]
        self.assertEqual(found, {tag: tables[tag] for tag in ("cmap", "glyf", "head")})

    def test_anything_else_is_refused(self) -> None:
        with self.assertRaises(SetupError):
            fonts.unpack_woff(b"wOF2" + bytes(60))
