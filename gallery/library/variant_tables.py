"""The tables of variants: photos that stand behind another one, and are not shown beside it.

They belong to the same ``library.db`` as those of ``tables`` and follow the same rules.
"""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table

from gallery.library.columns import link, metadata, number, words

# photo_id stands behind kept_id, which never stands behind another. kind: a model.VariantKind;
# position: from 1, as they were put there.
variants = Table(
    "variants",
    metadata,
    link("photos", "photo_id", primary=True),
    link("photos", "kept_id"),
    words("kind", "duplicate"),
    number("position", 1),
    CheckConstraint("photo_id != kept_id"),
    Index("variants_kept", "kept_id", "position"),
    Index("variants_kind", "kind", "photo_id"),
)

# Derived from variants: the photos that nothing counts, as photos.hidden says of each. No
# foreign key: of a photo that goes ``derived`` asks here whether it was counted.
photo_hidden = Table("photo_hidden", metadata, Column("photo_id", Integer, primary_key=True))
