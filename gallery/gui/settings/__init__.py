"""The settings dialog: what people choose once. All of it is kept by ``Preferences``."""
