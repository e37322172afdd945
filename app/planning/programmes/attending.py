"""Tables of who attends an item: whole delegations, minus or plus members, and single persons with a role."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.ground.db.base import Base, choice
from app.planning.programmes.rules import ItemRole

__all__ = ["ItemDelegation", "ItemMember", "ItemPerson", "ItemRole"]


class ItemDelegation(Base):
    """A whole delegation attends an item."""

    __tablename__ = "item_delegation"

    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), primary_key=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"), primary_key=True, index=True)


class ItemMember(Base):
    """A member is an exception: does not go where the delegation goes, or goes where it does not."""

    __tablename__ = "item_member"

    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("delegation_member.id", ondelete="CASCADE"), primary_key=True, index=True)
    attends: Mapped[bool]


class ItemPerson(Base):
    """Somebody has a role at an item, in a delegation or not."""

    __tablename__ = "item_person"
    __table_args__ = (UniqueConstraint("item_id", "person_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[ItemRole] = mapped_column(choice(ItemRole))
    position: Mapped[int] = mapped_column(default=0)
