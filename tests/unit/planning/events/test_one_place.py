"""Nothing but `kinds.py` and a kind's own template knows one kind of events from another."""

import re
from pathlib import Path

from app.planning.events.kinds import Kind

ROOT = Path(__file__).parents[4]
MEMBER = re.compile(rf"\bKind\.(?:{'|'.join(Kind.__members__)})\b")
COMPARED = re.compile(rf"kind(?:\.value)?\s*(?:==|!=|in|is)\s*[(\[{{]?\s*['\"](?:{'|'.join(Kind)})['\"]")
LONG_NAME = re.compile(rf"['\"](?:{'|'.join(kind for kind in Kind if '_' in kind)})['\"]")


def sources() -> list[Path]:
    """Return what the house is made of, without the place of the kinds and the demonstration set."""
    own = {ROOT / "app/planning/events/kinds.py", ROOT / "app/planning/events/skeletons.py"}
    code = [path for path in (ROOT / "app").rglob("*.py") if path not in own and ROOT / "app/demo" not in path.parents]
    pages = [path for path in (ROOT / "templates").rglob("*") if path.is_file() and path.parent.name != "kinds"]
    return [*code, *pages, *(ROOT / "static/js").glob("*.js"), *(ROOT / "static/css").glob("*.css")]


def test_one_kind_is_named_in_one_place() -> None:
    named = {}
    for path in sources():
        text = path.read_text(encoding="utf-8")
        if found := [*MEMBER.findall(text), *COMPARED.findall(text), *LONG_NAME.findall(text)]:
            named[str(path.relative_to(ROOT))] = found
    assert named == {}


def test_every_template_of_a_kind_is_of_a_kind_that_exists() -> None:
    assert {path.stem for path in (ROOT / "templates/events/kinds").glob("*.html")} <= set(Kind)
