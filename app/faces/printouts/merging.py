"""One PDF of several, with the tags and bookmarks of all (ISO 32000-1, 14.7); files from elsewhere lose what could act on a reader."""

from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, PdfObject

_TREE: Final = "/StructTreeRoot"
_PARENTS: Final = "/ParentTree"
_NEXT: Final = "/ParentTreeNextKey"
_NUMBERS: Final = "/Nums"
_PLACE: Final = "/StructParents"
_KIDS: Final = "/K"


_ACTING: Final = ("/Annots", "/AA")
"""What of a page from elsewhere may run, open or ask for something."""


def merged_pdf(parts: Sequence[bytes], titles: Sequence[str] = (), foreign: Collection[int] = ()) -> bytes:
    """Return the pages of all parts in one file. What is said of the whole document (its title, its standard) is that of the first.

    `titles`, where given, are bookmarks, one a part, above the part's own; the first part keeps its own.
    `foreign` are the places of parts that were not set here, whatever they say of themselves.
    """
    writer = PdfWriter(clone_from=BytesIO(parts[0]))
    for place, part in enumerate(parts[1:], 1):
        _append(writer, PdfReader(BytesIO(part)), titles[place] if titles else "", ours_too=place not in foreign)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _append(writer: PdfWriter, reader: PdfReader, title: str, *, ours_too: bool) -> None:
    first = len(writer.pages)
    ours, theirs = writer.root_object.get(_TREE), reader.root_object.get(_TREE) if ours_too else None
    writer.append(reader, outline_item=title or None, import_outline=theirs is not None)
    if ours is None or theirs is None or not _is_ours(theirs):
        _disarm(writer, first)
        return  # a part that could not meet its standard has its words all the same
    # The pages have been copied already, so what points at them points at the copies.
    taken = _graft(_dictionary(ours), _dictionary(theirs.get_object().clone(writer)))
    for page, other in zip(writer.pages[first:], reader.pages, strict=True):
        page[NameObject(_PLACE)] = NumberObject(taken + _number(other[_PLACE]))  # pypdf leaves it out of the copy


def _is_ours(tree: PdfObject) -> bool:
    """Tell whether a tree of tags is one that the typesetter writes: a document, and numbers in one piece."""
    found = tree.get_object()
    numbers = found.get(_PARENTS) if isinstance(found, DictionaryObject) else None
    table = numbers.get_object() if numbers is not None else None
    return isinstance(found, DictionaryObject) and isinstance(table, DictionaryObject) and _NUMBERS in table and _NEXT in found


def _disarm(writer: PdfWriter, first: int) -> None:
    """Take links, scripts and forms from pages that are not ours, and the promise of a standard that they need not keep."""
    for page in writer.pages[first:]:
        for name in _ACTING:
            page.pop(NameObject(name), None)
    writer.root_object.pop(NameObject("/Metadata"), None)


def _graft(ours: DictionaryObject, theirs: DictionaryObject) -> int:
    """Hang a tree of tags into another: its parts under the same document, its numbers behind ours; return how many we had."""
    taken = _number(ours[_NEXT])
    numbers = _array(_dictionary(ours[_PARENTS])[_NUMBERS])
    for key, value in _pairs(_array(_dictionary(theirs[_PARENTS])[_NUMBERS])):
        numbers += [NumberObject(key + taken), value]
    ours[NameObject(_NEXT)] = NumberObject(taken + _number(theirs[_NEXT]))
    document, other = _document(ours), _document(theirs)
    kids = _array(document[_KIDS])
    for kid in _array(other[_KIDS]):
        _dictionary(kid)[NameObject("/P")] = document.indirect_reference or document
        kids.append(kid)
    return taken


def _document(tree: DictionaryObject) -> DictionaryObject:
    return _dictionary(_array(tree[_KIDS])[0])


def _pairs(numbers: ArrayObject) -> Iterator[tuple[int, PdfObject]]:
    # By their places: what an array is asked for by iterating may be looked up, and a reference must stay one.
    for place in range(0, len(numbers), 2):
        yield _number(numbers[place]), list.__getitem__(numbers, place + 1)


def _dictionary(given: PdfObject) -> DictionaryObject:
    found = given.get_object()
    assert isinstance(found, DictionaryObject)  # as the typesetter writes it
    return found


def _number(given: PdfObject) -> int:
    found = given.get_object()
    assert isinstance(found, NumberObject)
    return int(found)


def _array(given: PdfObject) -> ArrayObject:
    found = given.get_object()
    assert isinstance(found, ArrayObject)
    return found
