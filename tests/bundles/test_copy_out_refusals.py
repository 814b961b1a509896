"""What may not be passed on stays here, and the stick as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.bundles.copying_out import copy_out
from kiosk.bundles.copying_words import COPIED
from kiosk.bundles.trust import advance
from kiosk.bundles.trust_files import keep_trusted, read_trusted
from kiosk.core.errors import Trouble
from tests.bundles import forge
from tests.bundles.sharing import KEY, SharingKiosk, refusal, sharing_kiosk
from tests.bundles.shelf import Shelf, exhibit, places_in


@pytest.fixture
def kiosk(tmp_path: Path) -> SharingKiosk:
    return sharing_kiosk(tmp_path, {"cn.kepu.one": exhibit("one")})


def test_what_is_not_installed_cannot_be_copied(kiosk: SharingKiosk) -> None:
    with pytest.raises(Trouble) as caught:
        copy_out(kiosk.places, kiosk.shelf, "own.none", kiosk.stick, lambda *_: None, lambda: False)
    assert caught.value.code == "not-installed"


@pytest.mark.parametrize("what", ["recalled", "publisher gone"])
def test_what_nobody_else_would_take_is_not_passed_on(kiosk: SharingKiosk, what: str) -> None:
    before = read_trusted(kiosk.places)
    assert before is not None
    denied = {"package": KEY, "through_seq": 1, "reason": {"zh-Hans": "有误", "en": "wrong"}}
    told = {"deny": [denied]} if what == "recalled" else {"publishers": ()}
    keep_trusted(kiosk.places, advance(before, {}, {2: forge.make_content(2, **told)}))
    assert refusal(kiosk).code == "not-passed-on"
    assert list(kiosk.stick.iterdir()) == []


def test_a_kiosk_that_trusts_nobody_passes_nothing_on(kiosk: SharingKiosk) -> None:
    shutil.rmtree(kiosk.places.trust)
    assert refusal(kiosk).code == "no-trust"


@pytest.mark.parametrize(
    ("licence", "rights", "told"),
    [
        ("LicenseRef-Own", "", "LicenseRef-Own"),
        ("CC0-1.0", '[[rights]]\nlicence = "LicenseRef-Agency"\n', "LicenseRef-Agency"),
        ("CC-BY-4.0", '[[rights]]\nfile = "a"\n', ""),
        ("CC-BY-4.0", "= nonsense", ""),
        ("CC-BY-4.0", 'rights = "all"', ""),
        ("CC-BY-4.0", '[[rights]]\nfile = "a"\nlicence = "CC0-1.0"\n', None),
    ],
)
def test_one_forbidding_licence_keeps_the_bundle_here(
    tmp_path: Path, licence: str, rights: str, told: str | None
) -> None:
    files = exhibit("one", rights=rights)
    shelf = Shelf(tmp_path / "content")
    shown = {"cn.kepu.one": forge.target(files, licence=licence)}
    shelf.put(forge.make_manifest(exhibits=shown), {"cn.kepu.one": files})
    (tmp_path / "stick").mkdir()
    kiosk = SharingKiosk(places_in(tmp_path), shelf, tmp_path / "stick", {})
    if told is None:
        assert kiosk.copy() == COPIED
        return
    trouble = refusal(kiosk)
    assert trouble.code == ("licence-forbids" if told else "held-damaged")
    assert told in trouble.what.zh
    assert list(kiosk.stick.iterdir()) == []
