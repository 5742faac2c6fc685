"""Downloads: what the tools that fetch pictures leave in names and sidecars."""
