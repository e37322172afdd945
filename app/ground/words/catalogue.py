"""The four catalogues as files: collecting messages, bringing catalogues up to date, and what they still lack.

python -m app.ground.words.catalogue extract | update | compile | missing
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final, TextIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from app.ground.words import bashkir
from app.ground.words.languages import LANGUAGES

ROOT: Final = Path(__file__).parents[3]
SOURCE: Final = "en"
"""The language that message ids are written in."""
SOURCES: Final = ("app", "templates")

KEYWORDS: Final[dict[str, tuple[int, ...] | None]] = {"_": None, "N_": None, "gettext": None, "lazy": None, "ngettext": (1, 2)}
_parsed: Callable[[TextIO], tuple[list[tuple[str, str]], dict[str, dict[str, str]]]] = parse_mapping_cfg
_PLACE: Final = re.compile(r"%(?:\(\w+\))?[a-z]")
# Nobody's clock goes into a file: the same catalogue gives the same bytes.
_UNDATED: Final = datetime(2024, 1, 1, tzinfo=UTC)


def template(root: Path = ROOT) -> Catalog:
    """Return every message of the sources, and of WTForms, whose sentences our forms show."""
    with (root / "translations" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = _parsed(file)
    found = Catalog(charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        root,
        method_map=methods,
        options_map=options,
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        directory_filter=lambda folder: Path(folder).relative_to(root).parts[0] in SOURCES,
        strip_comment_tags=True,
    ):
        found.add(message, locations=[(Path(name).as_posix(), 0)], auto_comments=comments, context=context)
    with (files("wtforms") / "locale" / "wtforms.pot").open("rb") as file:
        for theirs in read_po(file):
            if theirs.id and theirs.id not in found:
                found.add(theirs.id, locations=[("wtforms", 0)])
    return found


def path_of(language: str, root: Path = ROOT) -> Path:
    """Return where a language's catalogue stands."""
    return root / "translations" / language / "LC_MESSAGES" / "messages.po"


def read(language: str, root: Path = ROOT) -> Catalog:
    """Return a language's catalogue; one that does not exist yet is empty."""
    path = path_of(language, root)
    text = path.read_bytes() if path.exists() else _header(language).encode()
    return read_po(BytesIO(text), locale=language, charset="utf-8")


def updated(language: str, messages: Catalog, root: Path = ROOT) -> Catalog:
    """Return a language's catalogue with exactly the messages of the sources; new ones are empty, in English complete."""
    catalogue = read(language, root)
    catalogue.update(messages, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if language == SOURCE:
        for message in catalogue:
            if message.id and not all(_forms(message)):
                message.string = message.id
    return catalogue


def faults(language: str, messages: Catalog, root: Path = ROOT) -> tuple[str, ...]:
    """Return what keeps a language's catalogue from being complete, one line for each fault."""
    catalogue = read(language, root)
    ours = {_key(message): message for message in catalogue if message.id}
    needed = {_key(message) for message in messages if message.id}
    lines = [f"{language}: lacks “{key}”" for key in sorted(needed - ours.keys())]
    lines += [f"{language}: no source says “{key}”" for key in sorted(ours.keys() - needed)]
    lines += [f"{language}: {fault} “{key}”" for key in sorted(needed & ours.keys()) for fault in _wrong(ours[key], catalogue.num_plurals)]
    return tuple(lines)


def write(language: str, catalogue: Catalog, root: Path = ROOT) -> None:
    """Write a language's catalogue: sorted, without dates, line numbers and left-over messages."""
    _write(path_of(language, root), _header(language), catalogue)


def main(arguments: Sequence[str]) -> int:
    """Do one of the four things; 1 where something is missing."""
    parser = argparse.ArgumentParser(prog="python -m app.ground.words.catalogue", description="Keep the four catalogues.")
    parser.add_argument("action", choices=("extract", "update", "compile", "missing"))
    action = parser.parse_args(arguments).action
    if action == "compile":
        for language in LANGUAGES:
            _compile(language)
        return 0
    messages = template()
    if action == "missing":
        lines = [line for language in LANGUAGES for line in faults(language, messages)]
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return 1 if lines else 0
    if action == "extract":
        _write(ROOT / "translations" / "messages.pot", _header(), messages)
    else:
        for language in LANGUAGES:
            write(language, updated(language, messages))
    return 0


def _header(language: str = "") -> str:
    """Return the entry that tells a catalogue's language and plurals, without dates or names."""
    plurals = bashkir.PLURAL_FORMS if language == "ba" else get_plural(language).plural_forms + ";" if language else ""
    fields = {
        "Project-Id-Version": "Yiyin",
        "Language": language,
        "Plural-Forms": plurals.replace(";;", ";"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items() if value)


def _write(path: Path, header: str, catalogue: Catalog) -> None:
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{header}\n{buffer.getvalue().decode().strip()}\n", encoding="utf-8")


def _compile(language: str) -> None:
    catalogue = read(language)
    catalogue.creation_date = catalogue.revision_date = _UNDATED
    with path_of(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    strings = message.string
    return (strings,) if isinstance(strings, str) else tuple(strings or ("",))


def _places(text: str) -> frozenset[str]:
    return frozenset(_PLACE.findall(text.replace("%%", "")))


def _wrong(message: Message, plurals: int) -> Iterator[str]:
    forms = _forms(message)
    if message.fuzzy:
        yield "only guesses"
    if isinstance(message.id, str):
        accepted = [{_places(message.id)}]
    else:
        if len(forms) != plurals:
            yield f"has {len(forms)} forms instead of {plurals} for"
        singular, plural = (_places(text) for text in message.id)
        # With two forms the first is for exactly one thing, which a sentence need not number.
        accepted = [{singular, plural} if plurals == 2 and not index else {plural} for index in range(len(forms))]
    if not all(forms):
        yield "does not translate"
    elif not all(_places(form) in ways for form, ways in zip(forms, accepted, strict=True)):
        yield "has other places in"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
