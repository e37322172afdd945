"""Whose side people and bodies are on, and what sorts of them there are."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class PartySide(StrEnum):
    """Whose a person, a body or a delegation is; guests of the Forum come from other regions of Russia too."""

    BASHKORTOSTAN = "bashkortostan"
    KAZAKHSTAN = "kazakhstan"
    RUSSIA = "russia"
    OTHER = "other"


PARTY_SIDE_NAMES: Final[Mapping[PartySide, str]] = {
    PartySide.BASHKORTOSTAN: N_("Republic of Bashkortostan"),
    PartySide.KAZAKHSTAN: N_("Republic of Kazakhstan"),
    PartySide.RUSSIA: N_("Another region of Russia"),
    PartySide.OTHER: N_("Another country"),
}


class Category(StrEnum):
    """What sort of people a body, a delegation or a member of one is; the order is that of a composition on paper."""

    GOVERNMENT = "government"
    REGION = "region"
    BUSINESS = "business"
    CULTURE = "culture"
    SCIENCE = "science"
    STAFF = "staff"
    PRESS = "press"


CATEGORY_NAMES: Final[Mapping[Category, str]] = {
    Category.GOVERNMENT: N_("Government"),
    Category.REGION: N_("Region"),
    Category.BUSINESS: N_("Business"),
    Category.CULTURE: N_("Culture"),
    Category.SCIENCE: N_("Science and education"),
    Category.STAFF: N_("Accompanying persons"),
    Category.PRESS: N_("Press"),
}


class Gender(StrEnum):
    """Which forms a name takes; unknown where nobody has said and the name does not tell."""

    UNKNOWN = ""
    MALE = "male"
    FEMALE = "female"


class Case(StrEnum):
    """The Russian cases a document needs besides the nominative."""

    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    INSTRUMENTAL = "ins"


CASE_NAMES: Final[Mapping[Case, str]] = {
    Case.GENITIVE: N_("Genitive (whom is there none of?)"),
    Case.DATIVE: N_("Dative (to whom?)"),
    Case.ACCUSATIVE: N_("Accusative (whom?)"),
    Case.INSTRUMENTAL: N_("Instrumental (by whom?)"),
}
