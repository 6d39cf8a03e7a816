"""Accuracy and speed, each runnable on any data file given to it."""
