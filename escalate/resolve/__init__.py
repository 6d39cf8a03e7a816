"""Resolve surface forms to values: names to actors, pronouns to antecedents, time expressions to dates."""
