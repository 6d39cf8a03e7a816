"""Articles to statements: attribution, events, conditions."""
