"""One PDF of several that were set by the same template, with the tags and bookmarks of all (ISO 32000-1, 14.7)."""

from collections.abc import Iterator, Sequence
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


def merged_pdf(parts: Sequence[bytes]) -> bytes:
    """Return the pages of all parts in one file. What is said of the whole document (its title, its standard) is that of the first."""
    writer = PdfWriter(clone_from=BytesIO(parts[0]))
    for part in parts[1:]:
        _append(writer, PdfReader(BytesIO(part)))
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _append(writer: PdfWriter, reader: PdfReader) -> None:
    first = len(writer.pages)
    writer.append(reader)
    ours, theirs = writer.root_object.get(_TREE), reader.root_object.get(_TREE)
    if ours is None or theirs is None:
        return  # a part that could not meet its standard has its words all the same
    # The pages have been copied already, so what points at them points at the copies.
    taken = _graft(_dictionary(ours), _dictionary(theirs.get_object().clone(writer)))
    for page, other in zip(writer.pages[first:], reader.pages, strict=True):
        page[NameObject(_PLACE)] = NumberObject(taken + _number(other[_PLACE]))  # pypdf leaves it out of the copy


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
