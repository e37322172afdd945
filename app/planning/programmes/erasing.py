"""Taking somebody out of the drafts of programmes when they are erased: the speeches that are theirs."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import folded
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS
from app.register.personal.naming import ERASED


def erase_from_programmes(session: Session, person: Person) -> int:
    """Put what stands for an erased name into the person's speeches, and into what lists and finds these; return how many."""
    speeches = session.scalars(select(ItemSpeech).where(ItemSpeech.person_id == person.id)).all()
    for speech in speeches:
        for told in filter(None, speech.speaker.each()):
            _replace_in_item(session, speech.item_id, told)
            _replace_in_changes(session, speech.item_id, told)
        speech.speaker = ERASED
    session.flush()
    return len(speeches)


def _replace_in_item(session: Session, item_id: int, told: str) -> None:
    """Past the ORM: its change log would keep what stood there."""
    columns = (ProgrammeItem.speech_list, ProgrammeItem.search_text)
    lines, found = session.execute(select(*columns).where(ProgrammeItem.id == item_id)).one()
    fresh = {"speech_list": lines.replace(told, ERASED.ru), "search_text": found.replace(folded(told), folded(ERASED.ru))}
    values = fresh | {"speech_state": new_uid(), "revision": ProgrammeItem.revision + 1}
    session.execute(update(ProgrammeItem).where(ProgrammeItem.id == item_id).values(values))


def _replace_in_changes(session: Session, item_id: int, told: str) -> None:
    things = (Change.kind == ProgrammeItem.__kind__, Change.thing_id == item_id)
    for change in session.scalars(select(Change).where(*things)):
        if "speech_list" in change.fields:
            lines = [old.replace(told, ERASED.ru) if isinstance(old, str) else old for old in change.fields["speech_list"]]
            change.fields = change.fields | {"speech_list": lines}


ERASERS[N_("Speeches")] = erase_from_programmes
