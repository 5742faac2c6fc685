"""Keywords of every dialect: each word once, people told from things."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.keywords import MOST_WORDS, Keywords, keywords_of
from gallery.metadata.told import Told
from gallery.metadata.xmp import read_packet
from gallery.model.described import NamedPerson
from gallery.model.facts import Origin
from gallery.model.suggestion import Hint, SuggestionKind
from tests.metadata.making import bag, packet, structures
from tests.patience import ends


def read(
    elements: str = "", attributes: str = "", *, iptc: tuple[str, ...] = (), windows: str = ""
) -> Keywords:
    exif = {"XPKeywords": windows} if windows else {}
    found = {"Keywords": iptc} if iptc else {}
    return keywords_of(
        Told(packet=read_packet(packet(attributes, elements)), iptc=found, exif=exif)
    )


def words(found: Keywords) -> list[str]:
    """The words with their parents before them, as "Props|camcorder"."""
    return ["|".join((*hint.parents, hint.text)) for hint in found.hints]


def people(found: Keywords) -> list[tuple[str, tuple[str, ...]]]:
    return [(person.name, person.groups) for person in found.people]


def test_a_flat_keyword_is_a_guess_about_a_word() -> None:
    found = read(bag("dc:subject", "V with camcorder"))
    assert found.people == ()
    assert found.hints == (Hint(SuggestionKind.WORD, "V with camcorder", Origin.FILE, "keyword"),)


def test_a_word_that_stands_in_every_place_comes_once() -> None:
    found = read(
        bag("dc:subject", "camcorder", "Camcorder"),
        iptc=("camcorder",),
        windows="camcorder; CAMCORDER",
    )
    assert words(found) == ["camcorder"]


@pytest.mark.parametrize(
    ("name", "separator"),
    [
        ("lr:hierarchicalSubject", "|"),
        ("mediapro:CatalogSets", "|"),
        ("expressionmedia:CatalogSets", "|"),
        ("acdsee:keywords", "|"),
        ("digiKam:TagsList", "/"),
        ("MicrosoftPhoto:LastKeywordXMP", "/"),
    ],
)
def test_every_dialect_has_its_separator(name: str, separator: str) -> None:
    paths = [separator.join(path) for path in (("People", "BTS", "V"), ("Props", "camcorder"))]
    found = read(bag(name, *paths))
    assert found.people == (NamedPerson("V", Origin.FILE, groups=("BTS",), reason="People|BTS|V"),)
    assert words(found) == ["Props|camcorder"]


ACDSEE = (
    '&lt;Categories&gt;&lt;Category Assigned="0"&gt;People&lt;Category Assigned="1"&gt;V'
    '&lt;/Category&gt;&lt;/Category&gt;&lt;Category Assigned="1"&gt;camcorder&lt;/Category&gt;'
    "&lt;/Categories&gt;"
)


def test_acdsee_keeps_a_document_in_a_text() -> None:
    found = read(f"<acdsee:categories>{ACDSEE}</acdsee:categories>")
    assert people(found) == [("V", ())]
    assert words(found) == ["camcorder"]


def test_mwg_keeps_a_tree() -> None:
    def node(word: str, children: str = "", applied: str = "") -> str:
        flag = f"<mwg-kw:Applied>{applied}</mwg-kw:Applied>" if applied else ""
        inner = structures("mwg-kw:Children", children) if children else ""
        return f"<mwg-kw:Keyword>{word}</mwg-kw:Keyword>{flag}{inner}"

    branches = (
        node("People", node("BTS", node("V"))),
        node("Props", node("camcorder"), "True"),
        node("Places", node("Seoul", applied="False")),
    )
    tree = structures("mwg-kw:Hierarchy", *branches)
    found = read(f'<mwg-kw:Keywords rdf:parseType="Resource">{tree}</mwg-kw:Keywords>')
    assert people(found) == [("V", ("BTS",))]
    assert words(found) == ["Props|camcorder"]


def test_digikam_says_it_five_times() -> None:
    found = read(
        bag("dc:subject", "V", "camcorder")
        + bag("lr:hierarchicalSubject", "People|BTS|V", "Props|camcorder")
        + bag("mediapro:CatalogSets", "People|BTS|V", "Props|camcorder")
        + bag("digiKam:TagsList", "People/BTS/V", "Props/camcorder", kind="Seq")
        + bag("MicrosoftPhoto:LastKeywordXMP", "People/BTS/V", "Props/camcorder"),
        iptc=("V", "camcorder"),
        windows="V;camcorder",
    )
    assert people(found) == [("V", ("BTS",))]
    assert words(found) == ["Props|camcorder"]


def test_lightroom_names_the_parents_too() -> None:
    found = read(
        bag("dc:subject", "People", "BTS", "V", "Props", "camcorder", "blue")
        + bag("lr:hierarchicalSubject", "People", "People|BTS", "People|BTS|V", "Props")
        + bag("digiKam:TagsList", "Props/camcorder")
    )
    assert people(found) == [("V", ("BTS",))]
    assert words(found) == ["Props|camcorder", "blue"]


def test_a_parent_that_the_file_also_names_flatly_is_a_word_of_its_own() -> None:
    found = read(
        bag("dc:subject", "서울", "봄") + bag("lr:hierarchicalSubject", "장소|서울|경복궁")
    )
    assert words(found) == ["장소|서울|경복궁", "서울", "봄"]


def test_all_who_stand_between_the_root_and_a_person_are_groups() -> None:
    found = read(bag("lr:hierarchicalSubject", "People|HYBE|BTS|V", "사람|아이유"))
    assert people(found) == [("V", ("HYBE", "BTS")), ("아이유", ())]


@pytest.mark.parametrize("separator", ["|", "/"])
def test_a_flat_word_that_begins_with_people_is_a_path(separator: str) -> None:
    assert people(read(iptc=(f"People{separator}BTS{separator}V",))) == [("V", ("BTS",))]


def test_f_spot_writes_paths_with_a_slash_before_and_a_plus_within() -> None:
    found = read(
        bag("dc:subject", "Hiking/Trekking", "Greenland"),
        iptc=("/Sport/Hiking+Trekking", "/Places/Denmark/Greenland"),
    )
    assert words(found) == ["Sport|Hiking/Trekking", "Places|Denmark|Greenland"]


def test_what_digikam_says_to_itself_is_no_word() -> None:
    found = read(
        bag(
            "digiKam:TagsList",
            "People/Unknown",
            "People/Unconfirmed",
            "_Digikam_Internal_Tags_/Color Label Red",
        )
    )
    assert found == Keywords()


@pytest.mark.parametrize(
    "word",
    ["A|B", "AC/DC", "Love, Yours", "Rock; Roll", "V", "뷔", "🌸", "#hashtag", "24/7", "1+1"],
)
def test_odd_words_stay_whole(word: str) -> None:
    assert words(read(bag("dc:subject", word, "other"))) == [word, "other"]


def test_a_slash_in_a_word_is_seen_beside_a_bar() -> None:
    found = read(
        bag("lr:hierarchicalSubject", "Music|AC/DC")
        + bag("digiKam:TagsList", "Music/AC/DC")
        + bag("dc:subject", "AC/DC")
    )
    assert words(found) == ["Music|AC/DC"]


def test_composed_and_decomposed_hangul_are_one_word() -> None:
    apart = unicodedata.normalize("NFD", "캠코더")
    found = read(bag("dc:subject", apart), iptc=("캠코더",))
    assert words(found) == ["캠코더"]


def test_a_list_in_one_keyword_is_taken_apart() -> None:
    expected = ["sunset", "mountains", "nature"]
    assert words(read(bag("dc:subject", "sunset, mountains, nature"))) == expected
    assert words(read(windows="sunset;mountains;nature")) == expected
    assert words(read(attributes='dc:subject="sunset; mountains; nature"')) == expected


def test_what_iptc_had_to_cut_is_not_a_second_word() -> None:
    whole = "captain of the guards in the very long historical drama " * 2
    assert words(read(bag("dc:subject", whole), iptc=(whole[:64],))) == [whole.strip()]
    hangul = "역사 드라마의 촬영 현장에서 찍은 사진과 영상의 모음"
    cut = hangul.encode()[:64].decode("utf-8", "ignore")
    assert words(read(bag("dc:subject", hangul), iptc=(cut,))) == [hangul]


def test_a_keyword_of_20000_characters_is_a_list_or_nothing() -> None:
    pasted = ", ".join(f"word {n}" for n in range(1_800))
    assert len(pasted) > 18_000
    with ends():
        assert read(bag("dc:subject", "x" * 20_000, "V")).hints[0].text == "V"
        assert len(read(bag("dc:subject", pasted)).hints) == 1_800


def test_2000_keywords_are_kept_and_more_are_not() -> None:
    flat = [f"word {n}" for n in range(4_000)]
    paths = (f"People|group {n % 40}|person {n}" for n in range(3_000))
    with ends():
        assert len(read(bag("dc:subject", *flat[:2_000])).hints) == 2_000
        assert len(read(bag("dc:subject", *flat), iptc=tuple(flat)).hints) == MOST_WORDS
        assert len(read(bag("lr:hierarchicalSubject", *paths)).people) == MOST_WORDS


def test_a_path_without_end_is_no_path() -> None:
    endless = "|".join("a" * 100)
    assert read(bag("lr:hierarchicalSubject", endless, "|", "||", "a||b")).hints[0].parents == (
        "a",
    )


@pytest.mark.parametrize(
    "hostile",
    ["&lt;Categories", "&lt;!DOCTYPE a [&lt;!ENTITY b 'c'&gt;]&gt;&lt;a&gt;&amp;b;&lt;/a&gt;", "x"],
)
def test_a_broken_document_in_a_text_is_nothing(hostile: str) -> None:
    assert read(f"<acdsee:categories>{hostile}</acdsee:categories>") == Keywords()


DIALECTS = st.sampled_from(
    ["dc:subject", "lr:hierarchicalSubject", "digiKam:TagsList", "mediapro:CatalogSets"]
)
TEXTS = st.text(alphabet="Vv뷔|/;, +PeopleBTS", max_size=20)


@given(st.lists(st.tuples(DIALECTS, TEXTS), max_size=8), st.lists(TEXTS, max_size=4))
def test_no_keywords_break_the_reader_and_no_word_comes_twice(
    said: list[tuple[str, str]], iptc: list[str]
) -> None:
    grouped: dict[str, list[str]] = {}
    for name, text in said:
        grouped.setdefault(name, []).append(text)
    elements = "".join(bag(name, *texts) for name, texts in grouped.items())
    found = read(elements, iptc=tuple(iptc))
    keys = [hint.text.casefold() for hint in found.hints]
    assert len(keys) == len(set(keys))
    assert all(hint.text.strip() == hint.text != "" for hint in found.hints)
    assert all(person.name.strip() for person in found.people)
