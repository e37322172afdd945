"""How the things of a programme of one's own are called, in the languages of the house."""

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.logistics.picture import VehiclePicture


def vehicle_name(vehicle: VehiclePicture) -> Texts:
    """Return how a vehicle is called: «авто № 12»."""
    return Texts(**{language: _vehicle(vehicle, language) for language in LANGUAGES})


def _vehicle(vehicle: VehiclePicture, language: str) -> str:
    with speaking(language):
        return gettext(N_("car no. %(number)s"), number=vehicle.number)
