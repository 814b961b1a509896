"""Stories made up for tests: one page of each type, with pictures of the shipped exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.core.places import find_places
from tests.library.making import manifest, toml, write_exhibit

ID = "cn.test.story"


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh-Hans": zh, "en": en}


def page(id: str | None = "one", type: str = "page", /, **changes: Any) -> dict[str, Any]:
    """A sound page of that type; a change of None removes the field."""
    sound: dict[str, Any] = {
        "id": id,
        "type": type,
        "title": both("看一看", "Have a look"),
        "text": both("图上有什么？", "What is in the picture?"),
    }
    pieces: dict[str, dict[str, Any]] = {
        "page": {"picture": "a.svg"},
        "timeline": {"picture": "a.svg", "era": [era(1), era(2)]},
        "compare": {"before": side("左", "Left"), "after": side("右", "Right")},
        "hotspots": {"picture": "a.svg", "spot": [spot(0.2, 0.3), spot(0.8, 0.6)]},
        "picture": {"picture": "a.svg", "look": [{**spot(0.3, 0.3), "zoom": 3}]},
        "choice": {
            "speaker": both("陌生人", "A stranger"),
            "choice": [choice("好", good=False), choice("不行", good=True)],
        },
    }
    told = {**sound, **pieces.get(type, {}), **changes}
    return {name: value for name, value in told.items() if value is not None}


def era(number: int, **changes: Any) -> dict[str, Any]:
    when = both(f"约{number}万年前", f"{number}0,000 years ago")
    told = {"when": when, "title": both("从前", "Long ago"), "text": both("有湖。", "A lake.")}
    return {**told, **changes}


def side(zh: str, en: str, **changes: Any) -> dict[str, Any]:
    return {"picture": "a.svg", "label": both(zh, en), **changes}


def spot(x: float, y: float, **changes: Any) -> dict[str, Any]:
    told = {"x": x, "y": y, "title": both("这里", "Here"), "text": both("看。", "Look.")}
    return {**told, **changes}


def choice(zh: str, **changes: Any) -> dict[str, Any]:
    told = {"text": both(zh, f"Say {zh}"), "reply": both(f"你说{zh}。", f"You said {zh}.")}
    return {name: value for name, value in {**told, **changes}.items() if value is not None}


def story(*pages: dict[str, Any], **head: Any) -> str:
    """``story.toml`` of these pages."""
    data = {"format": 1, **head, "page": list(pages)}
    return toml({name: value for name, value in data.items() if value is not None})


def write_story(
    exhibits: Path,
    *pages: dict[str, Any],
    files: Mapping[str, str | bytes] | None = None,
    id: str = ID,
    **changes: Any,
) -> Path:
    """Write an exhibit: a story of these pages, then a quiz of one question."""
    part = [{"kind": kind, "entry": f"{kind}.toml"} for kind in ("story", "quiz")]
    own = {"story.toml": story(*(pages or (page(),))), **(files or {})}
    data = manifest(id, **{"part": part, **changes})
    return write_exhibit(exhibits, id, manifest_data=data, files=own)


_PICTURES = {
    "lake.svg": "cn.kepu.archaefructus/q3.svg",
    "fish.svg": "cn.kepu.jehol/q4.svg",
    "hunter.svg": "cn.kepu.jehol/q5.svg",
    "flower.svg": "cn.kepu.archaefructus/q2.svg",
    "rock.svg": "cn.kepu.jehol/q3.svg",
    "today.svg": "cn.kepu.jehol/q6.svg",
    "sino.svg": "cn.kepu.feathered/q3.svg",
    "bird.svg": "cn.kepu.feathered/q4.svg",
    "elder.svg": "cn.kepu.safefood/q7.svg",
}


def pictures() -> dict[str, bytes]:
    """The drawings that :func:`whole` shows."""
    shipped = find_places().exhibits
    return {name: (shipped / path).read_bytes() for name, path in _PICTURES.items()}


def whole() -> list[dict[str, Any]]:
    """A story with all types, its words as long as real ones, in both languages."""
    return [
        page(
            "start",
            title=both("一块石板，一段深时", "A slab of rock, and deep time"),
            text=both(
                "石板里有鱼、有花、有羽毛。它们从哪里来？我们一层一层往下看。",
                "In the slab there are fish, flowers and feathers. Where do they come from? "
                "Let us go down layer by layer.",
            ),
            picture="rock.svg",
        ),
        page(
            "time",
            "timeline",
            title=both("一层一层，都是时间", "Layer upon layer of time"),
            text=None,
            picture="lake.svg",
            era=[
                _era("早白垩世", "Early Cretaceous", "湖与火山", "Lakes and volcanoes", "lake.svg"),
                _era("约1.25亿年前", "125 million years ago", "鱼群", "Shoals of fish", "fish.svg"),
                _era("同一时期", "The same time", "小猎手", "A small hunter", "hunter.svg"),
                _era("还是那时", "Still then", "水里的花", "A flower in water", "flower.svg"),
                _era("今天", "Today", "岩层里的化石", "Fossils in the rock", "today.svg"),
            ],
        ),
        page(
            "tails",
            "compare",
            title=both("比一比：谁是鸟？", "Compare: which is the bird?"),
            text=both(
                "拉一拉中间的把手，看看嘴、翅膀和尾巴有什么不同。",
                "Drag the grip in the middle: how do mouth, arms and tail differ?",
            ),
            before=side("中华龙鸟", "Sinosauropteryx", picture="sino.svg"),
            after=side(
                "孔子鸟",
                "Confuciusornis",
                picture="bird.svg",
                text=both(
                    "角质的喙，没有牙齿；短尾，末端愈合成尾综骨。",
                    "A horny beak without teeth, and a short tail with its end grown together.",
                ),
            ),
        ),
        page(
            "parts",
            "hotspots",
            title=both("它身上藏着什么？", "What is there to find on it?"),
            text=both("每个圆点都有一个秘密。", "Every dot keeps a secret."),
            picture="sino.svg",
            spot=[
                _spot(0.2, 0.35, "眼睛", "Eye", "sino.svg"),
                _spot(0.45, 0.6, "小小的前肢", "Small arms", None),
                _spot(0.75, 0.4, "有环纹的尾巴", "A ringed tail", None),
            ],
        ),
        page(
            "close",
            "picture",
            title=both("走近了看", "A close look"),
            text=both("点名字，图就放大。", "Touch a name, and the picture comes nearer."),
            picture="lake.svg",
            look=[
                {**_spot(0.3, 0.3, "水边的叶子", "Leaves by the water", None), "zoom": 3},
                {**_spot(0.7, 0.6, "水下", "Under water", None), "zoom": 2.5},
                {**_spot(0.5, 0.2, "天空", "The sky", None), "zoom": 2},
            ],
        ),
        page(
            "call",
            "choice",
            title=both("电话响了", "The telephone rings"),
            speaker=both("“银行客服”", "“Bank service”"),
            text=both(
                "您好，您的账户有风险！请把手机收到的验证码念给我，我马上帮您处理。",
                "Hello, your account is at risk! Read me the code that your telephone has just "
                "received, and I shall set it right.",
            ),
            picture="elder.svg",
            choice=[
                choice_of(
                    ("好，验证码是……", "Well, the code is …"),
                    ("念出去，就等于把钱包钥匙交给了别人。再想想？",
                     "That hands over the key to your purse. Think again?"),
                    good=False,
                ),
                choice_of(
                    ("我打开屏幕共享，您来操作。", "I share my screen; you do it."),
                    ("他能看到您的密码和验证码。再想想？",
                     "Then your passwords can be seen. Think again?"),
                    good=False,
                ),
                choice_of(
                    ("我先挂断，自己打银行电话问。", "I hang up and call the bank myself."),
                    ("验证码谁也不给。不放心，就自己打官方电话核实。",
                     "Give the code to nobody. In doubt, call the official number yourself."),
                    good=True,
                ),
            ],
        ),
        page(
            "finish",
            title=both("记住三个字：停、问、报", "Remember: stop, ask, report"),
            text=both("先停一停，问问家人，再报警。", "Stop, ask your family, then report it."),
            picture="elder.svg",
        ),
    ]  # fmt: skip


def _era(zh: str, en: str, title: str, title_en: str, picture: str) -> dict[str, Any]:
    return {
        "when": both(zh, en),
        "title": both(title, title_en),
        "text": both(
            "湖边火山喷出细灰，鱼和小动物很快被埋进湖底的细泥里。",
            "Fine ash fell into the lake; fish and small animals were soon buried in its mud.",
        ),
        "picture": picture,
    }


def _spot(x: float, y: float, zh: str, en: str, picture: str | None) -> dict[str, Any]:
    told = {
        "x": x,
        "y": y,
        "title": both(zh, en),
        "text": both(
            "深浅相间的环纹，在化石上就能看到。", "Dark and light rings can be seen in the fossil."
        ),
    }
    return {**told, "picture": picture} if picture else told


def choice_of(text: tuple[str, str], reply: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"text": both(*text), "reply": both(*reply), **more}
