"""What the tables are made of: one metadata for all of them, and the columns they share."""

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Text

metadata = MetaData()


def an_id() -> Column[int]:
    """Return the column ``id``."""
    return Column("id", Integer, primary_key=True)


def link(target: str, name: str, *, nullable: bool = False, primary: bool = False) -> Column[int]:
    """Return a column that names a row of ``target`` and goes with it."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(name, Integer, key, nullable=nullable, primary_key=primary)


def words(name: str, default: str = "") -> Column[str]:
    """Return a column of text that is never null."""
    return Column(name, Text, nullable=False, default=default, server_default=default)


def number(name: str, default: int = 0) -> Column[int]:
    """Return a column of whole numbers that is never null."""
    return Column(name, Integer, nullable=False, default=default, server_default=str(default))


def fraction(name: str) -> Column[float]:
    """Return a column of fractions (0 to 1) that is never null."""
    return Column(name, Float, nullable=False)
