"""Files that mean harm or are broken, made when they are asked for."""

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from tests.exchange.test_products import workbook

Make = Callable[[Path], None]
RELATIONS: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/>'
    "</Relationships>"
)
BOOK: Final = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET: Final = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
BILLION: Final = (
    '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><graphml>&i;</graphml>"
)
EXTERNAL: Final = (
    '<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY x SYSTEM "file:///etc/passwd">]><gexf><node id="&x;"/></gexf>'
)


def cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def book(sheet: str, **parts: str) -> Make:
    """A workbook whose sheet is this XML."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/workbook.xml", BOOK)
            archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
            archive.writestr("xl/worksheets/s.xml", sheet)
            for name, text in parts.items():
                archive.writestr(f"xl/{name}.xml", text)

    return make


def written(content: str | bytes) -> Make:
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode()) and None


def archive(**members: str) -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
            for name, text in members.items():
                opened.writestr(name, text)

    return make


def cut(make: Make, part: float) -> Make:
    """A file that ends too early."""

    def made(path: Path) -> None:
        make(path)
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * part)])

    return made


def encrypted_archive(path: Path) -> None:
    archive(**{"a.csv": "nimi\nMartat\n"})(path)
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    path.write_bytes(bytes(content))


def flipped(make: Make) -> Make:
    """A file in the middle of which bytes have changed."""

    def made(path: Path) -> None:
        make(path)
        content = bytearray(path.read_bytes())
        middle = len(content) // 3
        content[middle : middle + 40] = bytes(255 - one for one in content[middle : middle + 40])
        path.write_bytes(bytes(content))

    return made


def bomb(path: Path) -> None:
    """A gigabyte of nothing in a megabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened, opened.open("a.csv", "w") as stream:
        for _ in range(1024):
            stream.write(b"a" * (1 << 20))


def crowded(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as opened:
        for number in range(30_000):
            opened.writestr(f"{number}.csv", "")


def good_book(path: Path) -> None:
    workbook(path, Elements=[["Label", "Description"], *([f"Toimija {number}", "x" * 50] for number in range(300))])


def tagged(tag: str, amount: int) -> str:
    return f'<worksheet xmlns="m"><sheetData>{tag * amount}</sheetData></worksheet>'


WORKBOOK_WITH_DTD: Final = book('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]><worksheet/>')

REFUSED: Final[Mapping[str, Make]] = {
    "empty.csv": written(b""),
    "blank.csv": written(b"  \n\n \n"),
    "only_headings.csv": written("nimi,kunta\n"),
    "headings_unknown.csv": written("foo,bar,baz\n1,2,3\n"),
    "nul.csv": written(b"nimi,kunta\nMart\0at,Kuopio\n"),
    "open_quote.csv": written('nimi,kunta\n"Martat,Kuopio\nNuoret,Kuopio\n'),
    "long_cell.csv": written("nimi,kuvaus\nMartat," + "x" * 10_000_000),
    "long_quoted_cell.csv": written('nimi,kuvaus\nMartat,"' + "x\n" * 5_000_000 + '"'),
    "wide.csv": written("nimi," + ",".join("abc"[n % 3] for n in range(1_000_000)) + "\n"),
    "rather_wide.csv": written("nimi," + ",".join("abc"[n % 3] for n in range(5000)) + "\nA\n"),
    "binary.csv": written(bytes(range(256)) * 100),
    "picture.csv": written(b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
    "document.xlsx": written(b"%PDF-1.7 ..."),
    "old.xls": written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000),
    "encrypted.xlsx": written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"EncryptedPackage" * 100),
    "page.xlsx": written("<!DOCTYPE html><html><body>Kirjaudu</body></html>"),
    "page.graphml": written("<html><body/></html>"),
    "cut.xlsx": cut(good_book, 0.6),
    "cut_end.xlsx": cut(good_book, 0.99),
    "flipped.xlsx": flipped(good_book),
    "no_sheets.xlsx": archive(**{"xl/workbook.xml": BOOK}),
    "presentation.pptx": archive(**{"ppt/presentation.xml": "<p/>"}),
    "calc.ods": archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<x/>"}),
    "dtd.xlsx": WORKBOOK_WITH_DTD,
    "malformed.xlsx": book("<worksheet><sheetData><row>"),
    "wide.xlsx": book(SHEET.format("<row>" + cell("a") * 30_000 + "</row>")),
    "far_column.xlsx": book(SHEET.format('<row r="1"><c r="XFD1" t="inlineStr"><is><t>nimi</t></is></c></row>')),
    "long_cell.xlsx": book(SHEET.format(f"<row>{cell('nimi')}</row><row>{cell('x' * 10_000_000)}</row>")),
    "deep.xlsx": book("<a>" * 500_000),
    "many_strings.xlsx": book(SHEET.format(""), sharedStrings="<sst>" + "<si/>" * 1_200_000 + "</sst>"),
    "many_tags.xlsx": book(tagged("<x/>", 1_200_000)),
    "many_rows.xlsx": book(tagged("<row/>", 1_200_000)),
    "attributes.xlsx": book("<worksheet " + " ".join(f'a{number}=""' for number in range(300_000)) + "/>"),
    "bomb.zip": bomb,
    "crowded.zip": crowded,
    "encrypted.zip": encrypted_archive,
    "up.zip": archive(**{"../../etc/cron.d/x.csv": "nimi\nMartat\n"}),
    "root.zip": archive(**{"/etc/x.csv": "nimi\nMartat\n"}),
    "drive.zip": archive(**{"C:\\x.csv": "nimi\nMartat\n"}),
    "nothing.zip": archive(**{"readme.md": "x"}),
    "nested.zip": archive(**{"inner.zip": "PK"}),
    "no_members.zip": archive(),
    "billion.graphml": written(BILLION),
    "external.gexf": written(EXTERNAL),
    "cut.graphml": written('<graphml><graph><node id="a"/><node id="b"'),
    "deep.graphml": written("<graphml>" + "<graph>" * 300_000),
    "utf7.graphml": written('<?xml version="1.0" encoding="utf-7"?><graphml><node id="a"/></graphml>'),
    "deep.json": written('{"elements": ' + "[" * 500_000),
    "deep_objects.json": written('{"elements": [' + '{"a":' * 500_000),
    "nan.json": written('{"elements": [{"label": "A", "strength": NaN}]}'),
    "infinity.json": written('{"elements": [{"label": "A"}, {"label": "B", "strength": -Infinity}]}'),
    "cut.json": written('{"elements": [{"label": "A"}, {"label": "B'),
    "digits.json": written('{"elements": [{"label": ' + "9" * 10_000 + "}]}"),
    "tail.json": written('{"elements": []} trailing'),
    "scalar.json": written("[1, 2, 3]"),
    "latin1.json": written('{"elements": [{"label": "Äiti"}]}'.encode("latin-1")),
    "newer.json": written('{"format": "graphsvc", "version": 99, "actors": []}'),
    "surrogate.json": written('{"elements": [{"label": "A\\ud800"}]}'),
    "nul.json": written('{"elements": [{"label": "A\\u0000"}]}'),
    "odd_document.json": written(json.dumps({"format": "graphsvc", "version": 1, "actors": [1, None, [], {"id": {}}]})),
    "empty_items.json": written('{"format": "graphsvc", "version": 1, "actors": [' + "{}," * 300_000 + "{}]}"),
    "hsds_cut.zip": archive(**{"organization.csv": 'id,name\n"1,A\n' + "x" * 200_000}),
    "pajek.net": written('*Vertices 2\n1 "A ry"\n2 "B ry"\n*Edges\n1 2\n'),
    "graph.gml": written('graph [\n node [\n id 1\n label "A ry"\n ]\n]\n'),
    "data_sets.csv": written("Data set,Title fi,Day\nx,X,2026-01-01\ny,Y,when\n"),
}
"""Files that are refused, each with what makes it."""

ODD: Final[Mapping[str, Make]] = {
    "formulas.csv": written('nimi,kuvaus\n=HYPERLINK("http://x";"y"),=1+1\n+358,@SUM(A1)\n-A,\'=x\n'),
    "utf16.csv": written("nimi\tkunta\nÄiti ry\tKuopio\n".encode("utf-16")),
    "surrogates.json": written(
        '{"elements": [{"label": "B"}, {"label": "A\\udfff"}], "connections": [{"from": "B", "to": "\\ud800"}]}'
    ),
    "misnamed.xlsx": written("nimi,kunta\nMartat,Kuopio\n"),
    "misnamed.csv": good_book,
    "misnamed.json": written('<graphml><graph><node id="a"/></graph></graphml>'),
    "self_loop.csv": written("from,to\nA,A\nA,B\n"),
    "huge_numbers.csv": written("nimi,alku,latitude,longitude\nA,1e999,1e400,nan\nB,99999999999,inf,100\n"),
    "ragged.csv": written("nimi,kunta\nA\nB,Kuopio,x,y\n,,\n"),
    "right_to_left.csv": written("nimi\n\u202eyr tatraM\nמרכז\n中文\n\u200b\n"),
    "many_namesakes.csv": written("nimi,kuvaus\n" + "".join(f"Martat,{number}\n" for number in range(200))),
    "many_on_one.json": written(
        json.dumps(
            {"elements": [{"label": ["a", {"b": 1}], "type": {"x": 1}, "tags": None}, {"label": True}, {"label": 7}]}
        )
    ),
    "bad_url.csv": written("nimi,www\nA,http://[::1\nB,javascript:alert(1)\n"),
    "far_row.xlsx": book(SHEET.format(f'<row r="1">{cell("nimi")}</row><row r="1048576">{cell("A")}</row>')),
    "wrong_indexes.xlsx": book(
        SHEET.format(
            f'<row>{cell("nimi")}</row><row><c t="s"><v>999</v></c></row><row><c t="s"><v>x</v></c></row><row>{cell("A")}</row>'
        )
    ),
    "long_name.csv": written("nimi\n" + "Martat " * 5000 + "\nNuoret\n"),
}
"""Files that are odd but hold something."""


def overlapping() -> bytes:
    """An archive whose two members share the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as opened:
        opened.writestr("a.csv", "nimi\nA\n")
        opened.writestr("b.csv", "nimi\nB\n")
    made = bytearray(content.getvalue())
    second = made.rindex(b"PK\x01\x02")
    made[second + 42 : second + 46] = struct.pack("<L", 0)
    return bytes(made)


__all__ = ["ODD", "REFUSED", "Workbook", "overlapping"]
