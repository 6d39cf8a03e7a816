"""Tests of escalate.link."""
