"""Files that belong to a point of an agenda, a dossier, an instruction, a measure or an agreement, each in its versions."""
