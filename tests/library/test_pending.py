"""What the analysis has still to do, whatever the thumbnail store knows."""

from gallery.library import pending, photos
from gallery.library.database import Library
from tests.library.making import add_photos
from tests.library.prints import whole

PHOTOS = pending.PAGE + 30


def test_what_is_compared_is_left_out_and_the_rest_told_apart(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, PHOTOS)
        digests = photos.digests(writer.connection, ids)
    store = library.thumbnails
    assert list(pending.look(library).without_thumbnail) == ids
    bare, uncompared, other = ids[3], ids[7], ids[-2]
    done = [one for one in ids if one != bare]
    store.put_many(
        {digests[one]: b"jpeg" for one in done}, {digests[one]: whole(one) for one in done}
    )
    assert list(pending.look(library).without_thumbnail) == [bare]
    marked = {digests[one]: one for one in done if one != uncompared}
    store.set_compared(marked | {digests[other]: ids[0]})  # compared as another photo
    todo = pending.look(library)
    assert (list(todo.without_thumbnail), list(todo.uncompared)) == ([bare], [uncompared, other])
    assert todo.last == ids[-1]
    assert list(pending.look(library, after=uncompared).uncompared) == [other]
    assert pending.look(library, after=todo.last).last == todo.last
    store.clear()
    assert list(pending.look(library).without_thumbnail) == ids
