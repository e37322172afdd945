"""What was decided and what becomes of it: instructions, measures of the roadmap, project dossiers."""
