"""What a sidecar says in our words, before it becomes facts with origin and reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.platforms import Platform
from gallery.metadata.language import language_of
from gallery.model.described import PhotoFacts, PostFacts
from gallery.model.facts import Fact, Origin
from gallery.model.suggestion import Hint, SuggestionKind


@dataclass(frozen=True, slots=True)
class Said:
    """One record in our words; "" and None where it says nothing.

    ``post`` is the id of the post; ``written`` the release date as it stands in the sidecar,
    ``released`` the ISO day it falls on; ``num`` the number as it stands there. ``language`` is
    the caption's, "" to tell it by its letters. ``is_post`` is False for platforms that publish
    single pictures: those make no set of their own.
    """

    platform: Platform
    post: str = ""
    title: str = ""
    released: str = ""
    written: str = ""
    address: str = ""
    credit: str = ""
    account: str = ""
    caption: str = ""
    language: str = ""
    event: str = ""
    num: int | None = None
    count: int | None = None
    picture: str = ""
    media: str = ""
    media_key: str = ""
    hints: tuple[Hint, ...] = ()
    is_post: bool = True


def entry_of(said: Said, *, sidecar: str) -> Entry:
    """Return what was said as facts; ``sidecar`` is the name of the file that said it."""

    def fact(text: str) -> Fact[str] | None:
        return Fact(text, Origin.SIDECAR, sidecar) if text else None

    def number(value: int | None, *, least: int) -> Fact[int] | None:
        is_said = value is not None and value >= least
        return Fact(value, Origin.SIDECAR, sidecar) if value is not None and is_said else None

    address = said.address
    if not address and said.post:
        address = said.platform.address_of(said.post, said.account)
    source, url, credit = fact(said.platform.source), fact(address), fact(said.credit)
    when = f"{sidecar}: {said.written}" if said.written else sidecar
    post = PostFacts(
        key=said.platform.key(said.post) if said.post and said.is_post else "",
        title=fact(said.title) if said.is_post else None,
        released=Fact(said.released, Origin.SIDECAR, when) if said.released else None,
        source=source,
        source_url=url if said.is_post else None,
        credit=credit,
        handle=fact(said.account),
        event=fact(said.event),
        expected=number(said.count, least=1),
        position=number(said.num, least=0),
        media_key=said.media_key,
    )
    tag = said.language or language_of(said.caption)
    photo = PhotoFacts(
        title=None if said.is_post else fact(said.title),
        captions={tag: Fact(said.caption, Origin.SIDECAR, sidecar)} if said.caption else {},
        source=source,
        source_url=url,
        credit=credit,
        hints=said.hints,
    )
    return Entry(picture=said.picture, media=said.media, post=post, photo=photo)


def hints_of(kind: SuggestionKind, texts: Iterable[str], reason: str) -> tuple[Hint, ...]:
    """Return words as guesses, each once and without "#" or "@"."""
    bare = dict.fromkeys(text.strip("#@＃＠ ") for text in texts)
    return tuple(Hint(kind, text, Origin.SIDECAR, reason) for text in bare if text)


def people_of(people: Iterable[tuple[str, str]], reason: str) -> tuple[Hint, ...]:
    """Return people by (shown name, handle) as guesses, each once."""
    found: dict[str, Hint] = {}
    for name, account in people:
        handle = account.lstrip("@")
        text = name or handle
        if text:
            found.setdefault(
                (handle or text).casefold(),
                Hint(SuggestionKind.PERSON, text, Origin.SIDECAR, reason, handle=handle),
            )
    return tuple(found.values())
