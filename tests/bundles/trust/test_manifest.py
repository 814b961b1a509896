"""The reader of `bundle.json`: every shape that it has to refuse, each by what it does."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust import ManifestFault, NewerFormat, read_bundle
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.library.folder import digest_content
from tests.bundles.forge import EXHIBIT, Json, manifest_signed, target, written

SHA = "0" * 64
MIB = 1024**2


def _raw(signed: Json) -> bytes:
    return written({"signed": signed, "signatures": []})


def _read(change: Callable[[Json], object] | None = None, **more: Any) -> Bundle:
    signed = manifest_signed(**more)
    if change is not None:
        change(signed)
    return read_bundle(_raw(signed))


def _fault(change: Callable[[Json], object] | None = None, **more: Any) -> str:
    with pytest.raises(ManifestFault) as caught:
        _read(change, **more)
    assert caught.value.why.zh
    return caught.value.detail


def _with_files(*rows: Any, length: int | None = None) -> Json:
    """An exhibit of exactly these rows, each ``[path, size, sha256]``, and an ``exhibit.toml``."""
    files = [["exhibit.toml", 1, SHA], *rows]
    size = sum(row[1] for row in files) if length is None else length
    parts = [SHA] * -(-size // BUNDLE_LIMITS.part_bytes)
    whole = target()
    whole["length"] = size
    whole["custom"].update(parts=parts, files=sorted(files, key=lambda row: str(row[0])))
    return whole


def _of(*rows: Any, length: int | None = None) -> Bundle:
    return _read(exhibits={"cn.kepu.one": _with_files(*rows, length=length)})


def _refused(*rows: Any, length: int | None = None) -> str:
    return _fault(exhibits={"cn.kepu.one": _with_files(*rows, length=length)})


def test_a_manifest_is_read_whole() -> None:
    exhibits = {"cn.kepu.two": EXHIBIT, "cn.kepu.one": target(poster="pictures/a.svg")}
    bundle = _read(exhibits=exhibits, emergency={"valid_until": "2026-12-31T16:00:00Z"})
    assert (bundle.name, bundle.version) == ("own.shipped.1", "2026.1")
    assert (bundle.kiosk_from, bundle.kiosk_below) == ("0.1", "2")
    assert bundle.emergency is not None
    assert bundle.emergency.valid_until_s == 1_798_732_800
    one, two = bundle.exhibits
    assert (one.id, two.id) == ("cn.kepu.one", "cn.kepu.two")
    assert (one.offset_bytes, two.offset_bytes) == (0, one.size_bytes)
    assert (one.poster, two.poster) == ("pictures/a.svg", None)
    assert [file.path for file in one.files] == ["exhibit.toml", "pictures/a.svg"]
    assert one.content == digest_content({file.path: file.sha256 for file in one.files})
    assert one.title.text("en") == "Exhibit"
    assert (one.institution, one.authors, one.licence) == ("朝阳市科技馆", ("王老师",), "CC-BY-4.0")
    assert bundle.packs == (("0001.pack", one.size_bytes + two.size_bytes),)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "../up.txt", "a/../../b", "a/./b", "a//b", "a/", "", "C:/x", "C:x",
        "a\\b", "..", ".", "con", "a/NUL.txt", "com1.toml", "x/aux", "a?.svg", "a\x00b",
        "a\nb", "ab ", "ab.", "e\u0301.svg", "p" * 201, "\ud800", ".hidden", "a/.git/config",
        "__MACOSX/a", "Thumbs.db", "/".join("abcdefghijk"), "长" * 86,
    ],
)  # fmt: skip
def test_a_path_that_leads_out_or_hurts_a_disk_is_refused(path: str) -> None:
    assert _of(["fine.svg", 1, SHA])
    assert _refused([path, 1, SHA])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.svg", "A.svg"),
        ("a.svg", "a.svg"),
        ("straße.svg", "STRASSE.svg"),
        ("é.svg", "É.svg"),
        ("ﬁ.svg", "fi.svg"),
        ("K.svg", "k.svg"),
        ("a", "a/b.svg"),
        ("A", "a/b.svg"),
        ("a/b.svg", "A/c.svg"),
        ("x/a/b.svg", "x/A"),
    ],
)
def test_names_that_fall_together_on_some_disk_are_refused(one: str, other: str) -> None:
    assert "files" in _refused([one, 1, SHA], [other, 1, SHA])


@pytest.mark.parametrize(
    "row",
    [
        None, "a.svg", [], ["a.svg"], ["a.svg", 1], ["a.svg", 1, SHA, 1], {"path": "a.svg"},
        [1, 1, SHA], [None, 1, SHA], ["a.svg", 1, SHA[1:]], ["a.svg", 1, SHA.replace("0", "A")],
        ["a.svg", 1, None], ["a.svg", "1", SHA], ["a.svg", True, SHA], ["a.svg", -1, SHA],
        ["a.svg", 4 * 1024**3 + 1, SHA], ["a.svg", None, SHA], ["a.svg", 1, SHA + "\n"],
    ],
    ids=repr,
)  # fmt: skip
def test_a_row_of_another_form_is_refused(row: Any) -> None:
    exhibit = _with_files()
    exhibit["custom"]["files"].insert(0, row)
    assert "files[0]" in _fault(exhibits={"cn.kepu.one": exhibit})


def test_sizes_have_to_add_up_and_parts_have_to_be_as_many() -> None:
    assert "add up" in _refused(["a.svg", 5, SHA], length=5)
    big = _with_files(["film.mp4", 20 * MIB, SHA])
    assert len(_read(exhibits={"cn.kepu.one": big}).exhibits[0].parts) == 3
    for parts in ([SHA] * 2, [SHA] * 4, [SHA, SHA, "x"], [SHA, SHA, 3], []):
        big["custom"]["parts"] = parts
        assert "parts" in _fault(exhibits={"cn.kepu.one": big})


def test_files_are_sorted_and_hold_a_manifest_of_their_own() -> None:
    unsorted = target()
    unsorted["custom"]["files"].reverse()
    assert "sorted" in _fault(exhibits={"cn.kepu.one": unsorted})
    bare = target({"a.svg": b"<svg/>"})
    assert "exhibit.toml" in _fault(exhibits={"cn.kepu.one": bare})
    assert "exhibit.toml" in _fault(exhibits={"cn.kepu.one": target({"in/exhibit.toml": b"x"})})


def test_the_poster_is_one_of_the_files() -> None:
    for poster in "pictures/b.svg", "../poster.svg", 3, ["pictures/a.svg"], "":
        assert "poster" in _fault(exhibits={"cn.kepu.one": target(poster=poster)})


@pytest.mark.parametrize(
    "id", ["", "one", "cn.kepu", "cn.kepu.One", "cn.kepu..a", "../cn.kepu.a", "cn.kepu.a/b",
           "cn.kepu." + "a" * 60, "con.kepu.a", "cn.kepu.a\n", "cn.kepu.é"],
)  # fmt: skip
def test_an_id_that_cannot_be_a_folder_is_refused(id: str) -> None:
    assert _fault(exhibits={id: EXHIBIT})


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.pop("targets"),
        lambda s: s.update(targets={}),
        lambda s: s.update(targets=[]),
        lambda s: s.update(version=2),
        lambda s: s.update(version=0),
        lambda s: s.update(version=True),
        lambda s: s.update(version="1"),
        lambda s: s.update(_type="root"),
        lambda s: s.update(spec_version="2.0"),
        lambda s: s.update(expires="never"),
        lambda s: s.update(delegations={"keys": {}, "roles": []}),
        lambda s: s.update(more=1),
        lambda s: s.pop("x-kepu"),
        lambda s: s.update({"x-kepu": None}),
        lambda s: s["x-kepu"].update(format=0),
        lambda s: s["x-kepu"].update(format="1"),
        lambda s: s["x-kepu"].update(seq=0),
        lambda s: s["x-kepu"].update(seq=10**9),
        lambda s: s["x-kepu"].update(seq=-1),
        lambda s: s["x-kepu"].update(publisher="Own"),
        lambda s: s["x-kepu"].update(publisher="a.b"),
        lambda s: s["x-kepu"].update(publisher="con"),
        lambda s: s["x-kepu"].update(publisher="a" * 33),
        lambda s: s["x-kepu"].update(package="../shipped"),
        lambda s: s["x-kepu"].update(package=""),
        lambda s: s["x-kepu"].update(version=""),
        lambda s: s["x-kepu"].update(version="x" * 301),
        lambda s: s["x-kepu"].update(version="1\x1b[2J"),
        lambda s: s["x-kepu"].update(title="Titel"),
        lambda s: s["x-kepu"].update(title={}),
        lambda s: s["x-kepu"].update(title={"zh-Hans": " "}),
        lambda s: s["x-kepu"].update(title={"deutsch!": "x"}),
        lambda s: s["x-kepu"].update(title={"zh-Hans": "\u202etxt"}),
        lambda s: s["x-kepu"].update(title={f"aa-{n:03}": "x" for n in range(21)}),
        lambda s: s["x-kepu"].update(made="today"),
        lambda s: s["x-kepu"].update(kiosk={"from": "0.1"}),
        lambda s: s["x-kepu"].update(kiosk={"from": "0.1.0.0", "below": ""}),
        lambda s: s["x-kepu"].update(kiosk={"from": ">=1", "below": ""}),
        lambda s: s["x-kepu"].update(emergency={}),
        lambda s: s["x-kepu"].update(emergency={"valid_until": "2026-02-30T00:00:00Z"}),
        lambda s: s["x-kepu"].update(emergency={"valid_until": "2026-13-01T00:00:00Z"}),
        lambda s: s["x-kepu"].update(emergency={"valid_until": "0000-01-01T00:00:00Z"}),
        lambda s: s["x-kepu"].update(emergency={"valid_until": "2026-01-01T24:00:00Z"}),
        lambda s: s["x-kepu"].update(emergency={"valid_until": "2026-01-01"}),
        lambda s: s["x-kepu"].update(emergency=True),
        lambda s: s["x-kepu"].update(surprise=1),
        lambda s: s["targets"].update({"cn.kepu.one": None}),
        lambda s: s["targets"]["cn.kepu.one"].pop("custom"),
        lambda s: s["targets"]["cn.kepu.one"].update(length=0),
        lambda s: s["targets"]["cn.kepu.one"].update(length=10**15),
        lambda s: s["targets"]["cn.kepu.one"].update(hashes={}),
        lambda s: s["targets"]["cn.kepu.one"].update(hashes={"md5": SHA}),
        lambda s: s["targets"]["cn.kepu.one"].update(hashes={"sha256": SHA, "md5": "0"}),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(version="1"),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(language="en-"),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(language="mn"),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(institution=None),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(authors="王"),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(authors=["a"] * 21),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(licence="a licence"),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(files={}),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(files=[]),
        lambda s: s["targets"]["cn.kepu.one"]["custom"].update(run="rm"),
    ],
)
def test_a_field_that_is_not_as_it_has_to_be_is_refused(change: Callable[[Json], object]) -> None:
    assert _fault(change)


def test_notes_of_the_maker_do_no_harm() -> None:
    assert _read(lambda s: s["targets"]["cn.kepu.one"]["custom"].update({"x-note": [1]}))


def test_a_newer_format_is_told_apart_whatever_else_it_brings() -> None:
    with pytest.raises(NewerFormat):
        _read(lambda s: s.update(more=1), format=2, surprise=[])


def test_too_many_exhibits_files_or_bytes_are_refused() -> None:
    many = {f"cn.kepu.e{n}": target() for n in range(BUNDLE_LIMITS.exhibits + 1)}
    assert "500" in _fault(exhibits=many)
    rows = [[f"f{n:04}", 1, SHA] for n in range(1_999)]
    assert len(_of(*rows).exhibits[0].files) == 2_000
    assert "2000" in _refused(*rows, ["g", 1, SHA])
    full = _with_files(*rows)
    assert _read(exhibits={f"cn.kepu.e{n}": full for n in range(10)})
    assert "too large" in _fault(exhibits={f"cn.kepu.e{n}": full for n in range(11)})
    film = _with_files(*([f"f{n}", 4 * 1024**3, SHA] for n in range(8)))
    assert "too large" in _fault(exhibits={"cn.kepu.a": film, "cn.kepu.b": film})


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\x00", b"nul", b"[]", b"1", b'"a"', b"\xef\xbb\xbf{}", b"\xff\xfe{\x00}\x00",
        b'{"a":NaN}', b'{"a":Infinity}', b'{"a":-Infinity}', b'{"a":1.5}', b'{"a":1e3}',
        b'{"a":1,"a":1}', b'{"a":{"b":1,"b":2}}', b'{"a":' + b"9" * 19 + b"}",
        b'{"a":' + b"9" * 1_000_000 + b"}", b"[" * 100_000, b'{"a":' * 100_000,
        b'{"a":' + b"[" * 13 + b"]" * 13 + b"}", b'{"a":"\\ud800"}', b'{"\\udc00":1}',
        b'{"a":"\xc3"}', b'{"a":"\t"}', b'{"a":1}}', b'{"a":1} x', b'{"a":[' + b"1," * 300_001,
        b"{}" * 70_000, b"[]," * 70_000, b'{"a":"' + b"x" * 100, b'"' * 99_999, b"\\" * 99_999,
        b'{"a":01}', b"{'a':1}", b'{"a":1,}',
    ],
    ids=lambda raw: repr(raw[:20]),
)  # fmt: skip
def test_json_that_is_none_or_too_much_is_refused_and_never_built(raw: bytes) -> None:
    with pytest.raises(DocumentFault):
        read_bundle(raw)


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (b"1.5", "whole numbers"),
        (b"-0.0", "whole numbers"),
        (b"1e3", "whole numbers"),
        (b"NaN", "whole numbers"),
        (b"Infinity", "whole numbers"),
        (b"-Infinity", "whole numbers"),
        (b"9" * 19, "digits"),
        (b"9" * 5_000, "digits"),
        (b'1,"x-note":1', "twice"),
        (b'{"a":1,"a":1}', "twice"),
        (b'{"a":1,"\\u0061":2}', "twice"),
        (b'"\\ud800"', "surrogate"),
        (b'{"\\uDC00":1}', "surrogate"),
        (b'[["\\uDBFFx"]]', "surrogate"),
        (b"[" * 12 + b"]" * 12, "deeper"),
        (b'"\xff"', "UTF-8"),
        (b'"\xed\xa0\x80"', "UTF-8"),
        (b'"\t"', "not JSON"),
    ],
)
def test_even_a_note_that_nobody_reads_has_to_be_fit_for_signing(note: bytes, reason: str) -> None:
    """In a document that is right in everything else."""
    start = b'"signed":{'
    raw = _raw(manifest_signed())
    assert read_bundle(raw.replace(start, start + b'"x-note":[1,"\\ud83e\\uddea"],', 1))
    with pytest.raises(ManifestFault, match=reason):
        read_bundle(raw.replace(start, start + b'"x-note":' + note + b",", 1))


def test_a_pair_of_half_signs_is_one_sign() -> None:
    assert _read(lambda s: s["x-kepu"]["title"].update(en="\U0001f9ea")).title.text("en") == "🧪"


def test_what_is_larger_than_allowed_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was parsed")

    monkeypatch.setattr(json, "loads", never)
    with pytest.raises(ManifestFault, match="larger"):
        read_bundle(b" " * (BUNDLE_LIMITS.manifest_bytes + 1))
    with pytest.raises(ManifestFault, match="deeper"):
        read_bundle(b"[" * 100_000)
    with pytest.raises(ManifestFault, match="more than"):
        read_bundle(b"[]" * 1_000_000)
    with pytest.raises(ManifestFault, match="more than"):
        read_bundle(b"[" + b"0," * 1_000_000)
    with pytest.raises(ManifestFault, match="texts"):
        read_bundle(b'""' * 1_000_000)


@pytest.mark.parametrize(
    "piece", [b'\\"', b'"', b"\\", b'"\\', b"[", b"{}", b"0,", b'"a":', b'{"a":', b" ", b"\xff"]
)
def test_the_worst_that_fits_the_limit_is_refused_quickly(piece: bytes) -> None:
    raw = (piece * (BUNDLE_LIMITS.manifest_bytes // len(piece)))[: BUNDLE_LIMITS.manifest_bytes]
    before_s = time.process_time()
    with pytest.raises(ManifestFault):
        read_bundle(raw)
    assert time.process_time() - before_s < 2
