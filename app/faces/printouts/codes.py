"""Square codes (QR, ISO/IEC 18004) for paper."""

from io import BytesIO

import segno

from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.words.messages import gettext


def square_code(url: str) -> dict[str, Json]:
    """Return a code that leads to `url`, as SVG, with what stands beside it and what is read out instead of it."""
    drawn = BytesIO()
    # A quarter of the code may be stained or folded; a phone reads it all the same.
    segno.make(url, error="q", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, svgns=True, dark="#000", nl=False)
    return {
        "svg": drawn.getvalue().decode(),
        "caption": gettext(N_("Scan to see whether this version is still the current one.")),
        "alt": gettext(N_("Square code leading to %(url)s"), url=url),
    }
