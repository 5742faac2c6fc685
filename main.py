"""Start Photosketch from a checkout: ``uv run main.py``."""

from gallery.app import main

if __name__ == "__main__":
    raise SystemExit(main())
