"""What the sample set tells: the photo sketch of "Love wins all", in twelve drawn photos."""

from dataclasses import dataclass

from gallery.model.names import NameKind
from gallery.model.scenes import SceneKind

FOLDER = "240127 Love wins all MV photo sketch"
TITLE = "Love wins all MV photo sketch"
WORK = "Love wins all"
SOURCE = "Weverse"
CREDIT = "EDAM Entertainment"

V, IU = "V", "IU"
PEOPLE = {
    V: {
        V: NameKind.STAGE,
        "뷔": NameKind.STAGE,
        "Kim Taehyung": NameKind.ROMANISED,
        "김태형": NameKind.LEGAL,
    },
    IU: {
        IU: NameKind.STAGE,
        "아이유": NameKind.STAGE,
        "Lee Jieun": NameKind.ROMANISED,
        "이지은": NameKind.LEGAL,
    },
}
GROUP = ("BTS", "방탄소년단", "防弾少年団")
MEMBERS = (V,)


@dataclass(frozen=True, slots=True)
class SampleScene:
    """A scene by its shown name, with other names and the scenes above it."""

    name: str
    kind: SceneKind
    also: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


# Parents stand before their children.
SCENES = (
    SampleScene("camera", SceneKind.PROP, ("카메라",)),
    SampleScene("camcorder", SceneKind.PROP, ("캠코더",), ("camera",)),
    SampleScene("director's camera", SceneKind.PROP, ("감독 카메라",), ("camera",)),
    SampleScene("table", SceneKind.PROP, ("테이블",)),
    SampleScene("antique table", SceneKind.PROP, ("앤티크 테이블",), ("table",)),
    SampleScene("jacket", SceneKind.OUTFIT, ("재킷",)),
    SampleScene("puffer jacket", SceneKind.OUTFIT, ("패딩",), ("jacket",)),
    SampleScene("suit", SceneKind.OUTFIT, ("수트",)),
    SampleScene(
        "black and white blazer suit", SceneKind.OUTFIT, ("흑백 블레이저 수트",), ("suit",)
    ),
    SampleScene("ripped woolen shirt", SceneKind.OUTFIT, ("찢어진 니트",)),
    SampleScene("running outdoors", SceneKind.ACTION, ("야외 달리기",)),
    SampleScene("holding hands", SceneKind.ACTION, ("손잡기",)),
    SampleScene("leaning against a wall", SceneKind.ACTION, ("벽에 기대기",)),
    SampleScene("close-up", SceneKind.SHOT, ("클로즈업",)),
)


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    """One photo: who is in it, (link, scene) of each phrase, its captions by language."""

    who: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    captions: dict[str, str]


PHOTOS = (
    SamplePhoto(
        (V,),
        (("in", "ripped woolen shirt"), ("at", "antique table")),
        {
            "en": "V at the antique table, the first picture of the day.",
            "ko": "앤티크 테이블 앞의 뷔, 오늘의 첫 사진.",
        },
    ),
    SamplePhoto(
        (V,),
        (("with", "camcorder"),),
        {"en": "V looks for the right moment to film.", "ko": "담을 순간을 찾는 뷔."},
    ),
    SamplePhoto(
        (V,),
        (("with", "camcorder"),),
        {"en": "V turns the camcorder around.", "ko": "캠코더를 돌려 보는 뷔."},
    ),
    SamplePhoto(
        (V,),
        (("behind", "director's camera"),),
        {"en": "V tries the director's place.", "ko": "감독 자리에 서 본 뷔."},
    ),
    SamplePhoto(
        (V, IU),
        (("", "running outdoors"),),
        {"en": "V and IU run into the evening.", "ko": "저녁 속으로 달리는 뷔와 아이유."},
    ),
    SamplePhoto(
        (V, IU),
        (("", "holding hands"),),
        {"en": "V and IU do not let go.", "ko": "손을 놓지 않는 뷔와 아이유."},
    ),
    SamplePhoto(
        (V,),
        (("in", "puffer jacket"),),
        {"en": "V keeps warm between two takes.", "ko": "촬영 사이, 몸을 녹이는 뷔."},
    ),
    SamplePhoto(
        (V,),
        (("in", "black and white blazer suit"),),
        {"en": "V, half black and half white.", "ko": "반은 검고 반은 흰 수트의 뷔."},
    ),
    SamplePhoto(
        (V,),
        (("in", "close-up"),),
        {"en": "V, as near as the lens can be.", "ko": "렌즈 바로 앞의 뷔."},
    ),
    SamplePhoto(
        (V,),
        (("in", "ripped woolen shirt"),),
        {"en": "V waits for the next take.", "ko": "다음 장면을 기다리는 뷔."},
    ),
    SamplePhoto(
        (V,),
        (("at", "antique table"),),
        {"en": "V rests at the table.", "ko": "테이블에서 쉬는 뷔."},
    ),
    SamplePhoto(
        (V,),
        (("", "leaning against a wall"),),
        {"en": "V, at the end of a long day.", "ko": "긴 하루의 끝, 뷔."},
    ),
)
