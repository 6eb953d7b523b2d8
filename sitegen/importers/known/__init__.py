"""Who and what is meant: people, bodies and offices, matched and not guessed; and the ids that records get."""
