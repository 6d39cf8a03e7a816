"""Tests of escalate.query."""
