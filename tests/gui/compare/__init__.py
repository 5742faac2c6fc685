"""The comparison of photos."""
