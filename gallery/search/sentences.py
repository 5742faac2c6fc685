"""Plain words around names and values: "photos of", "without IU", "not tagged", "설명 없는".

A known name comes first, and quotes make text of everything.
"""

from collections.abc import Callable

from gallery.model.phrases import ARTICLES, JOINERS
from gallery.search import ast, choices
from gallery.search.loose_words import KINDS_SAID
from gallery.search.plain_values import Words, read_value, state_said
from gallery.search.runs import Run, Unit, name_at
from gallery.search.values import Ground, bearer_node

PICTURES = {
    "photo", "photos", "picture", "pictures", "pic", "pics", "image", "images", "사진", "사진들",
}  # fmt: skip
LEADING = ("show me all", "show me", "show all", "all the", "all", "find", "모든")
OWN = {"my", "내"}
SHOWING = {"of", "with", "showing"}
LACKING = {"without", "no", "missing"}
REFUSING = {"without", "no", "not", "except", "excluding"}
LACKING_BEHIND = {"없는", "없이", "없음"}
TAGS = {"tag", "tags", "태그"}


def read_sentence(run: Run, at: int, ground: Ground) -> Unit | None:
    """Read the plain words that begin at word ``at``; None when they say nothing of that sort."""
    words = Words(run, at)
    if not words.texts or name_at(run, at, ground.vocabulary) is not None:
        return None
    for read in READINGS:
        if (unit := read(words, ground)) is not None:
            return unit
    return None


def _leading(words: Words, ground: Ground) -> Unit | None:
    """Read "show me all" at the beginning of a line, or "my" of what is the user's."""
    for said in LEADING:
        count = len(said.split())
        after = words.at + count
        if words.head(count) == said and _is_first(words):
            is_picture = words.from_(count) in PICTURES
            if is_picture or _is_told(words.run, after, ground):
                return words.unit(ast.Everything(), count)
    is_own = words.texts[0] in OWN and state_said(words.from_(1)) is not None
    return words.unit(ast.Everything(), 1) if is_own else None


def _pictures(words: Words, ground: Ground) -> Unit | None:
    """Read "photos", "photos of" beside what is asked of them: it says nothing more."""
    if words.texts[0] not in PICTURES or words.head(2) in KINDS_SAID:
        return None
    is_showing = words.from_(1) in SHOWING
    if is_showing and (_is_first(words) or len(words.texts) > 2):
        return words.unit(ast.Everything(), 2)
    is_beside = not _is_first(words) or _is_told(words.run, words.at + 1, ground)
    return words.unit(ast.Everything(), 1) if is_beside else None


def _is_first(words: Words) -> bool:
    return not words.run.line[: words.run.words[words.at].start].strip()


def _is_told(run: Run, at: int, ground: Ground) -> bool:
    """Whether a name or a value stands at word ``at``."""
    if at >= len(run.words):
        return False
    return name_at(run, at, ground.vocabulary) is not None or _value_at(run, at, ground) is not None


def _value_at(run: Run, at: int, ground: Ground) -> Unit | None:
    words = Words(run, at)
    if not words.texts:
        return None
    return _lacking(words, ground) or read_value(words, ground)


def _lacking(words: Words, ground: Ground) -> Unit | None:
    """Read "without caption", "without IU", "not tagged", "설명 없는"."""
    word, behind = words.texts[0], words.from_(1)
    if behind in LACKING_BEHIND and (lack := _lack(word)):
        return words.unit(lack, 2)
    first = 2 if word == "but" and behind in REFUSING else 1
    word = words.from_(first - 1)
    if word not in LACKING | REFUSING:
        return None
    if word in REFUSING and (unit := _refused(words.run, words.at + first, ground)):
        return unit
    lacking = first + (words.from_(first) in {*ARTICLES, "any"})
    lack = _lack(words.from_(lacking)) if word in LACKING else None
    if lack is not None:
        return words.unit(lack, lacking + 1)
    state = state_said(words.from_(first)) if word == "not" else None
    return words.unit(ast.negate(state), first + 1) if state is not None else None


def _refused(run: Run, at: int, ground: Ground) -> Unit | None:
    """Read names that are refused: of "without V and IU" both."""
    refused: list[ast.Node] = []
    end = at
    while at < len(run.words) and (name := name_at(run, at, ground.vocabulary)) is not None:
        refused.append(ast.negate(bearer_node(name[0], ground.vocabulary)))
        end = at = name[1]
        if run.word(at) in JOINERS - {",", "，", "、"} | {"or"}:
            at += 1
        else:
            break
    return Unit(ast.all_of(*refused), end, is_told=True) if refused else None


def _lack(word: str) -> ast.Node | None:
    if word in TAGS:
        return ast.Is(ast.Flag.UNTAGGED)
    known = choices.chosen(word, choices.LACKS) or choices.chosen(
        word.removesuffix("s"), choices.LACKS
    )
    return ast.Lacks(known.value) if known else None


READINGS: tuple[Callable[[Words, Ground], Unit | None], ...] = (
    _leading,
    _pictures,
    _lacking,
    read_value,
)
