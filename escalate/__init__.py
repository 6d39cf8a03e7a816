"""Escalation in news articles, read out as a directed temporal graph."""
