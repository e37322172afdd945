"""Sets a document with Typst; runs in the process for jobs, and therefore imports little."""

import json
from functools import cache
from pathlib import Path
from typing import Final

import typst

_ROOT: Final = Path(__file__).resolve().parents[3]
TEMPLATES: Final = _ROOT / "templates" / "print"
FONTS: Final = _ROOT / "assets" / "fonts"
FAMILIES: Final = frozenset({"PT Serif", "PT Sans"})

STANDARDS: Final["list[typst.PDFStandard]"] = ["a-2a", "ua-1"]
"""For archives (ISO 19005-2) and for people who have a document read out to them (ISO 14289-1)."""

_REMEMBERED: Final = 11
"""Compilations after which Typst has forgotten one (`comemo::evict(10)`)."""


class FontsMissing(Exception):
    """The fonts that paper is set in have not been put in their place."""


def pdf(asked: bytes) -> bytes:
    """Return a document as PDF; `asked` is what `render.job` wrote. The same job gives the same bytes."""
    order = json.loads(asked)
    compiler = _compiler(order["template"])
    # In a folder its pages go on from those before; alone it begins with page 1.
    inputs = {"data": order["data"], "first": str(order.get("first", 1))}
    try:
        return _bytes(compiler.compile(sys_inputs=inputs, format="pdf", pdf_standards=STANDARDS, timestamp=order["timestamp"]))
    except typst.TypstError as error:
        # A sign that no font has (an emoji in a title) is printed as an empty box; the file then has its tags, but meets no standard.
        if "could not be displayed" not in str(error):
            raise
        return _bytes(compiler.compile(sys_inputs=inputs, format="pdf", pdf_standards=[], timestamp=order["timestamp"]))
    finally:
        _forget()


def _forget() -> None:
    """Let Typst drop what it remembers of a document: 20 MB a programme, kept until ten more have been set, against 20 ms."""
    blank = typst.Compiler(b"", font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False))
    for _ in range(_REMEMBERED):
        blank.compile(b"", format="pdf")


@cache
def _compiler(template: str) -> typst.Compiler:
    # Only our own fonts: two machines must never set a line differently.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    if missing := FAMILIES - set(fonts.families()):
        raise FontsMissing(f"{', '.join(sorted(missing))} not in {FONTS}")
    return typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    assert isinstance(made, bytes)  # one file was asked for, and no path
    return made
