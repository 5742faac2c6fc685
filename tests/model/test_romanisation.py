"""Korean names in Latin letters: by the book, by sound, and as letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model.romanisation import given_name, romanise, sound, spelled_letters

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1)


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("김태형", "gimtaehyeong"),
        ("뷔", "bwi"),
        ("아이유", "aiyu"),
        ("정국", "jeongguk"),
        ("석진", "seokjin"),
        ("최", "choe"),
        ("BTS 뷔", "BTS bwi"),
        ("V", "V"),
        ("", ""),
    ],
)
def test_hangul_is_spelled_by_the_book(hangul: str, latin: str) -> None:
    assert romanise(hangul) == latin


@given(HANGUL)
def test_every_syllable_has_its_letters(hangul: str) -> None:
    assert romanise(hangul).isascii()
    assert romanise(hangul).isalpha()


@pytest.mark.parametrize(
    "spellings",
    [
        ("김태형", "Kim Taehyung", "Gim Taehyeong", "KIM TAE-HYUNG", "Kim TaeHyung"),
        ("정국", "Jungkook", "Jung Kook", "Jeongguk", "Jeong-guk", "Jungkuk"),
        ("윤기", "Yoongi", "Yungi", "Yunki"),
        ("박지민", "Park Jimin", "Bak Jimin", "Pak Jee-min"),
        ("이지은", "Lee Ji-eun", "Yi Jieun", "I Jieun", "Rhee Ji Eun"),
        ("최", "Choi", "Choe"),
        ("임나연", "Im Nayeon", "Lim Na-yeon", "Yim Nayeon"),
        ("유", "Yoo", "You", "Yu", "Ryu"),
        ("오세훈", "Oh Sehun"),
        ("허윤진", "Huh Yunjin", "Heo Yoonjin", "Hur Yunjin"),
        ("원우", "Wonwoo"),
        ("남준", "Namjoon", "Namjun"),
        ("석진", "Seokjin", "Sukjin"),
        ("지수", "Jisoo", "Jisu"),
        ("슈가", "Suga", "Shuga"),
        ("윈터", "Winter"),
        ("제니", "Jennie", "Jenny"),
        ("희진", "Heejin", "Huijin"),
        ("로제", "Roje"),
        ("HueningKai", "Huening Kai"),
        ("김민아", "Kim Mina", "Kimmina"),
        ("범규", "Beomgyu", "Bumgyu"),
    ],
)
def test_usual_spellings_of_a_name_sound_the_same(spellings: tuple[str, ...]) -> None:
    assert len({sound(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jimin", "Jisoo"), ("Jin", "Jun"), ("Hobi", "Suga"), ("Minji", "Hanni"), ("IU", "RM")],
)
def test_other_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("name", ["", "🐯", "防弾", "123", "-"])
def test_what_has_no_letters_has_no_sound(name: str) -> None:
    assert sound(name) == ""


@given(st.text())
def test_any_text_has_a_sound_of_small_letters(text: str) -> None:
    assert sound(text) == "" or (sound(text).isascii() and sound(text).islower())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("김태형", "태형"),
        ("남궁민수", "민수"),
        ("황보민", "보민"),
        ("아이유", ""),
        ("캠코더", ""),
        ("뷔", ""),
        ("지수", ""),
        ("김 태형", ""),
        ("Kim", ""),
        ("방탄소년단", ""),
    ],
)
def test_a_given_name_is_what_follows_the_family_name(name: str, expected: str) -> None:
    assert given_name(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("아이유", "iu"),
        ("뷔", "v"),
        ("브이", "v"),
        ("알엠", "rm"),
        ("지디", "gd"),
        ("씨엘", "cl"),
        ("비", ""),
        ("이", ""),
        ("태형", ""),
        ("IU", ""),
        ("", ""),
    ],
)
def test_names_of_letters_are_read_as_letters(name: str, expected: str) -> None:
    assert spelled_letters(name) == expected
