"""How a text that has quotation marks of its own stands inside others."""

from app.ground.words.languages import current


def inside(text: str, language: str | None = None) -> str:
    """Give quotes within quotes their other form: «… „Торатау“ …»; English has its own beside “…” and needs none."""
    return text if (language or current()) == "en" else text.replace("«", "„").replace("»", "“")
