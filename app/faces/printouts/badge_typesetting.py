"""Sets badges with their square codes, and makes one file of many; runs in the process for jobs."""

import gc
import json
from io import BytesIO

import segno

from app.faces.printouts import typesetting
from app.faces.printouts.merging import merged_pdf
from app.ground.jobs.long import unpacked


def pdf(asked: bytes) -> bytes:
    """Return badges as PDF; `asked` is what `render.job` wrote. The codes are drawn here: they are much longer than what they say."""
    order = json.loads(asked)
    data = json.loads(order["data"])
    for badge in data["badges"]:
        badge["code"] = _square(badge["address"])
    order["data"] = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return typesetting.pdf(json.dumps(order).encode())


def merged(parts: bytes) -> bytes:
    """Return several files of badges as one; `parts` is what `long.packed` packed."""
    made = merged_pdf(unpacked(parts))
    gc.collect()  # the parts refer to one another in circles: two hundred megabytes that nobody would come for
    return made


def _square(address: str) -> str:
    """Return a code (QR, ISO/IEC 18004) as SVG: level M, for a badge is held to a camera, not stained for years."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, svgns=True, dark="#000", nl=False)
    return drawn.getvalue().decode()
