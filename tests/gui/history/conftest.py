"""The history's tests read whole sentences: in English, with its plurals."""

import pytest


@pytest.fixture(autouse=True)
def speaking(english: None) -> None:
    """Speak English as the program does."""
