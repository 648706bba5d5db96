"""Pictures as PNG, drawn by resvg with the typefaces of this machine."""

from functools import cache
from typing import Final

import resvg_py

_PIXELS_PER_INCH: Final = 96
_LETTER: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'


def png(svg: str, width: int) -> bytes:
    """An SVG as a PNG `width` pixels wide."""
    return resvg_py.svg_to_bytes(svg_string=svg, dpi=_PIXELS_PER_INCH, width=width)


@cache
def has_typeface() -> bool:
    """Whether this machine has a typeface; without one a PNG would lack every word."""
    letter = '<text x="2" y="16" font-family="sans-serif" font-size="16">M</text>'
    return png(_LETTER.format(letter), 20) != png(_LETTER.format(""), 20)
