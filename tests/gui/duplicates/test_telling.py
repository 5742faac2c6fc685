"""Everything that a group can be is said in words."""

from gallery.gui.duplicates.telling import Telling
from gallery.model.variants import Relation, VariantKind


def test_every_relation_and_kind_has_words_of_its_own(qapp: object) -> None:
    telling = Telling()
    for words in ([*map(telling.relation, Relation)], [*map(telling.kind, VariantKind)]):
        assert all(words)
        assert len({*words}) == len(words)
