"""Actors: from a noun phrase or pronoun of a parsed article to who it stands for."""

from escalate.resolve.actors.gazetteer import Gazetteer
from escalate.resolve.actors.merge import merge_actors
from escalate.resolve.actors.resolver import ActorResolver

__all__ = ["ActorResolver", "Gazetteer", "merge_actors"]
