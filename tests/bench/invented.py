"""Names and words for libraries that are made up: as agencies, fans and cameras write them.

Everything follows from the dice and the number given, so that a library is the same each time.
"""

import random

from gallery.model.romanisation import romanise


def words(text: str) -> list[str]:
    """Return the words of a list in one text."""
    return text.split()


FAMILY = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허남심노하곽성차주우구민나진지엄채"
    "원천방공현함변"
)
FIRST = (
    "가강건경고공관광교구국규근기나남다도동두라래루류리린마명모무문미민바범별병보봉부빈사상새"
    "서석선설섭성세소솔수순슬승시신아안애연영예오완용우운원유윤율은의이인일임재정제종주준중지"
    "진찬창채천철초춘치탁태하한해현형혜호홍화환효후훈휘희"
)
LATIN = {"김": "kim", "이": "lee", "박": "park", "최": "choi", "정": "jung", "강": "kang",
         "조": "cho", "윤": "yoon", "임": "lim", "오": "oh", "우": "woo"}  # fmt: skip
HABITS = (("yeo", "you"), ("eo", "u"), ("oo", "u"), ("eu", "u"))
LOOKS = words(
    "ripped black white red woolen puffer denim leather antique vintage wooden glass neon paper "
    "golden silver floral striped tiny huge broken wet old new round square soft striped velvet "
    "satin "
)
THINGS = words(
    "camcorder camera table chair shirt jacket suit blazer hat mask window mirror car train bus "
    "bench rose balloon guitar piano book letter lamp sofa bed door bridge roof stairs tunnel "
    "beach forest snow curtain umbrella scarf ring necklace glove boot "
)
DOINGS = words(
    "running holding leaning sitting dancing laughing waving sleeping reading singing jumping "
    "crying smiling walking pointing hugging eating driving "
)
HANGUL_THINGS = words(
    "캠코더 카메라 탁자 의자 셔츠 재킷 정장 모자 마스크 창문 거울 자동차 "
    "기차 버스 장미 풍선 기타 피아노 책 편지 "
)
TITLE_WORDS = words(
    "love wins all night day blue winter summer spring rain letter palette lilac butterfly "
    "dynamite layover seoul tokyo airport stage hands teaser concept film making behind cut "
    "photo sketch jacket shooting special first last golden hour rooftop garden"
)
CAPTION_WORDS = words(
    "the a with at in for of and on from after before smile hands stage airport seoul today "
    "night morning winter summer love heart light window street rehearsal show fan sign birthday "
    "letter flower beach snow rain shot film camera close portrait laughing waving looking "
    "behind scenes official preview hq crop press photo festival award arrival departure"
)
HANGUL_CAPTION_WORDS = words(
    "오늘 공항 출국 입국 무대 리허설 팬사인회 직찍 비하인드 화보 컴백 서울 도쿄 생일 축하 겨울 "
    "여름 바다 눈 비 사랑 하트 미소 손인사 웃는 앞머리 의상 콘서트 첫날 막콘 시상식 레드카펫 포토 "
    "스케치 자켓 촬영 현장 대기실 거울 셀카 인스타 업데이트 고화질 프리뷰 아이유 뷔 방탄소년단"
)
BOY_BAND = (
    ("V", "뷔", "Kim Taehyung"),
    ("RM", "알엠", "Kim Namjoon"),
    ("Jin", "진", "Kim Seokjin"),
    ("SUGA", "슈가", "Min Yoongi"),
    ("j-hope", "제이홉", "Jung Hoseok"),
    ("Jimin", "지민", "Park Jimin"),
    ("Jung Kook", "정국", "Jeon Jungkook"),
)
SOLOIST = ("IU", "아이유", "Lee Ji-eun")


def person_names(n: int, dice: random.Random) -> list[str]:
    """Return a stage name, the name in Hangul and the name as it is romanised."""
    family, given = dice.choice(FAMILY), "".join(dice.choices(FIRST, k=2))
    spelled = romanise(given)
    for book, habit in dice.sample(HABITS, 2):
        spelled = spelled.replace(book, habit)
    latin = LATIN.get(family, romanise(family)).capitalize()
    stage = spelled.capitalize() if n % 3 else dice.choice(LOOKS).capitalize() + str(n)
    return [stage, f"{family}{given}", f"{latin} {spelled.capitalize()}"]


def group_names(n: int, dice: random.Random) -> list[str]:
    """Return three names of a group."""
    word = dice.choice(LOOKS).upper()
    return [f"{word}{n}", f"{dice.choice(FIRST)}{dice.choice(FIRST)}단{n}", f"The {word} {n}"]


def scene_names(n: int, dice: random.Random) -> list[str]:
    """Return three names of a scene; the first scenes are plain things."""
    thing = dice.choice(THINGS)
    if n <= len(THINGS):
        return [THINGS[n - 1], HANGUL_THINGS[n % len(HANGUL_THINGS)] + f" {n}", f"{thing} no {n}"]
    looks = " ".join(dice.sample(LOOKS, dice.choice((1, 2))))
    doing = f"{dice.choice(DOINGS)} by the {thing} {n}"
    hangul = f"{dice.choice(FIRST)}{dice.choice(FIRST)} {dice.choice(HANGUL_THINGS)} {n}"
    return [f"{looks} {thing} {n}" if n % 3 else doing, hangul, f"{thing} with {looks} {n}"]
