"""What the routes of talks and gifts stand for: talks with somebody at the table and a point, a gift."""

from sqlalchemy.orm import Session

from app.planning.events.models import Event
from tests.factories.talks import a_gift, a_meeting, a_point, at_table, talks_at

Special = dict[str, tuple[dict[str, object], dict[str, str]]]


def talks_of(session: Session, event: Event) -> Special:
    """Return what the addresses of talks and gifts of an event name, and what the forms send."""
    item, gift = a_meeting(session, event), a_gift(session, event)
    talks = talks_at(session, item)
    member, point = at_table(session, talks), a_point(session, talks)
    of_item = ("talks.show", "talks.edit", "talks.people", "talks.by_rank", "talks.add_point", "printouts.seating", "printouts.points")
    special: Special = {name: ({"item_id": item.id}, {}) for name in of_item}
    special |= {f"talks.{name}": ({"member_id": member.id}, {}) for name in ("edit_member", "seat", "remove_member")}
    special |= {f"talks.{name}": ({"point_id": point.id}, {}) for name in ("edit_point", "reorder_point", "remove_point")}
    special |= {f"talks.{name}": ({"gift_id": gift.id}, {}) for name in ("edit_gift", "remove_gift")}
    return special | {"talks.gift_state": ({"gift_id": gift.id}, {"state": "ready"})}
