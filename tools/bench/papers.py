"""Figures of programmes on paper: the whole way to a PDF beside Typst's own work for it."""

import json
import time
from collections.abc import Iterator
from statistics import median

import typst

from app.faces.printouts.programme_document import Edition
from app.faces.printouts.queries import Wish, sheet_of
from app.faces.printouts.typesetting import FONTS, STANDARDS, TEMPLATES
from app.planning.events.queries import get_event
from tools.bench.lab import Lab
from tools.bench.load import Line
from tools.bench.rows import Row, at_most
from tools.bench.world import move_first_item

_WISH = Wish(Edition.GUEST, "ru", None)


def rows(lab: Lab) -> Iterator[Row]:
    """Measure the draft of a programme as PDF, on a server that has its typesetter ready."""
    request = lab.page(f"/events/{lab.world.paper}/programme.pdf?edition=guest&lang=ru&version=draft").request
    typesetter, ratios = Typesetter(), []
    with Line(lab.server.port) as line:
        for number in range(lab.repeats + 2):
            # Another sheet each time: Typst remembers what it has set before, here and there.
            move_first_item(lab.world, lab.world.paper, minutes=5 if number % 2 else -5 * number)
            answer = line.ask(request)
            if not answer.body.startswith(b"%PDF"):
                raise RuntimeError(f"no PDF but {answer.head}")
            ratios.append(answer.seconds / typesetter.seconds(lab))
    yield at_most(f"«Программа» of {lab.world.sizes.paper} items as PDF, warm", median(ratios[2:]), "× typst's own time for it", 4)


class Typesetter:
    """Typst alone, in this process."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        self._compiler = typst.Compiler(TEMPLATES / "programme.typ", root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)

    def seconds(self, lab: Lab) -> float:
        """Return how long Typst takes for what the server has just printed."""
        with lab.world.session() as session:
            event = get_event(session, lab.world.paper)
            order = json.loads(sheet_of(session, event, _WISH, check_url="").job)
        inputs = {"data": order["data"]}
        began = time.perf_counter()
        self._compiler.compile(sys_inputs=inputs, format="pdf", pdf_standards=STANDARDS, timestamp=order["timestamp"])
        return time.perf_counter() - began
