"""The page: one offline file that shows the escalation and lets a reader walk it."""
