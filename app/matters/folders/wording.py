"""How the documents of a folder are called."""

from app.ground.words.dates import day_month
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.folders.models import FolderSheet
from app.matters.folders.offers import Offer
from app.matters.folders.rules import SHEET_NAMES, Sheet


def sort_told(sheet: Sheet) -> str:
    """Return what a document of this sort is called."""
    return gettext(SHEET_NAMES[sheet])


def offer_told(offer: Offer) -> str:
    """Return what an offered document is about, with the day of its item; empty where the event itself is meant."""
    return ", ".join(filter(None, (day_month(offer.day) if offer.day else "", offer.about)))


def sheet_told(sheet: FolderSheet) -> str:
    """Return what a document of a folder is about."""
    language = current()
    if sheet.delegation:
        return sheet.delegation.name.told(language)
    if sheet.item:
        return ", ".join((day_month(sheet.item.day), sheet.item.title.told(language)))
    if sheet.brief:
        return sheet.brief.title.told(language)
    if sheet.dossier:
        return sheet.dossier.title.told(language)
    if sheet.material:
        return sheet.material.title
    return day_month(sheet.day) if sheet.day else ""


def title_of(sheet: FolderSheet) -> str:
    """Return how the table of contents calls a document."""
    about = sheet_told(sheet)
    return sheet.title or (f"{sort_told(sheet.sheet)}. {about}" if about else sort_told(sheet.sheet))
