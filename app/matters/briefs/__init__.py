"""Briefs for the head («справки») on a person, a region or a trade; a project's is drawn from its dossier."""
