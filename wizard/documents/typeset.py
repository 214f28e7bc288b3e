"""Our own fonts, and a picture set with them: the same on every computer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import typst

PICTURE_WIDE: Final = 125.0
"""How wide a picture is on paper, in millimetres: its words are then more than 10 points high."""

_FONTS = Path(__file__).parent.parent / "fonts"
_FINE: Final = 216.0
"""Points in an inch of the drawing's own size; on paper they are closer, 300 and more."""
_PAGE: Final = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg")
"""


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """The fonts in ``wizard/fonts``, and no others."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)]
    )


@lru_cache(maxsize=32)
def dots(drawing: str) -> bytes:
    """A drawing (SVG) as an image (PNG): the same drawing gives the same bytes.

    In a document a picture is an image, so that its words are not read out a second time in the
    middle of the text: they stand under it, and its alternative tells what can be seen. There
    are only a few pictures and they name nobody, so those that were asked for last are kept.
    """
    compiler = typst.Compiler(
        _PAGE, font_paths=fonts(), ignore_system_fonts=True, sys_inputs={"drawing": drawing}
    )
    made = compiler.compile(format="png", ppi=_FINE)
    if not isinstance(made, bytes):
        raise TypeError("the compiler gave no image")
    return made
