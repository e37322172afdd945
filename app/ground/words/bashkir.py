"""What the Unicode locale data does not know of Bashkir: months, weekdays and plurals."""

from typing import Final

MONTHS: Final = (
    "ғинуар",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
"""As they stand alone: «28 ноябрь»."""

MONTHS_OF_A_YEAR: Final = (
    "ғинуары",
    "феврале",
    "марты",
    "апреле",
    "майы",
    "июне",
    "июле",
    "авгусы",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
)
"""With the suffix of what belongs to a year: «2024 йылдың 28 ноябре»."""

WEEKDAYS: Final = ("дүшәмбе", "шишәмбе", "шаршамбы", "кесаҙна", "йома", "шәмбе", "йәкшәмбе")
"""From Monday."""

WEEKDAYS_SHORT: Final = ("дш", "шш", "шр", "кс", "йм", "шб", "йш")

PLURAL_FORMS: Final = "nplurals=1; plural=0;"
"""A noun after a numeral stays in the singular: «1 делегация», «5 делегация»."""
