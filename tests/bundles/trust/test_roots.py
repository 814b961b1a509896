"""Whom a kiosk trusts: a chain of roots that only grows, and the content role's document."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust import Trusted, TrustFault, advance, first_trust, from_kept, offered_trust
from tests.bundles.forge import (
    CONTENT_KEYS,
    OWN,
    ROOT_KEYS,
    ForgedKey,
    ForgedPublisher,
    content_signed,
    keys,
    make_chain,
    make_content,
    make_manifest,
    make_root,
    root_signed,
    sign,
    signature,
    written,
)

OTHERS = keys("other-a", "other-b", "other-c")


@pytest.fixture
def first() -> Trusted:
    return first_trust(make_root())


def test_a_root_says_who_it_is_and_has_a_fingerprint_of_its_keys(first: Trusted) -> None:
    assert first.authority.text("zh-Hans") == "朝阳市科协"
    assert (first.root_version, first.content_version) == (1, 0)
    assert [len(group) for group in first.fingerprint.split("-")] == [4, 4, 4, 4]
    assert first_trust(make_root(version=3)).fingerprint == first.fingerprint
    assert first_trust(make_root(by=OTHERS, root=OTHERS)).fingerprint != first.fingerprint


@pytest.mark.parametrize(
    "by",
    [(), ROOT_KEYS[:1], (ROOT_KEYS[0], OTHERS[0]), OTHERS, CONTENT_KEYS],
    ids=["nobody", "one of two", "one and a foreign one", "foreign ones", "the content role"],
)
def test_a_root_that_its_own_threshold_has_not_signed_is_no_beginning(
    by: tuple[ForgedKey, ...],
) -> None:
    with pytest.raises(TrustFault):
        first_trust(make_root(by=by))


def test_a_key_that_signs_twice_does_not_count_twice() -> None:
    signed = root_signed()
    for by in (ROOT_KEYS[0], ROOT_KEYS[0]), (ROOT_KEYS[0], ROOT_KEYS[0], ROOT_KEYS[1]):
        with pytest.raises(TrustFault):
            first_trust(sign(signed, by))


def test_one_key_under_two_names_does_not_count_twice() -> None:
    signed, key = root_signed(), ROOT_KEYS[0]
    other_name = "f" * 64
    signed["keys"][other_name] = key.record
    signed["roles"]["root"]["keyids"].append(other_name)
    twin = {**signature(signed, key), "keyid": other_name}
    with pytest.raises(TrustFault, match="does not fit its id"):
        first_trust(written({"signed": signed, "signatures": [signature(signed, key), twin]}))


def test_a_signature_over_other_bytes_is_worth_nothing() -> None:
    document = json.loads(make_root())
    document["signed"]["x-kepu"]["authority"]["en"] = "Somebody else"
    with pytest.raises(TrustFault):
        first_trust(written(document))


def test_the_form_of_the_json_does_not_matter_to_the_signature(first: Trusted) -> None:
    loose = json.dumps(json.loads(make_root()), indent=4, ensure_ascii=False).encode()
    assert first_trust(loose).fingerprint == first.fingerprint


def test_a_kiosk_five_roots_behind_catches_up_at_once(first: Trusted) -> None:
    chain = make_chain(6)
    after = advance(first, chain, {})
    assert after.root_version == 6
    assert after.root == chain[6]
    assert after.roots == chain


def test_it_follows_as_far_as_the_chain_holds(first: Trusted) -> None:
    chain = make_chain(6)
    assert advance(first, {**chain, 4: make_root(4, by=OTHERS, root=OTHERS)}, {}).root_version == 3
    del chain[3]
    assert advance(first, chain, {}).root_version == 2


@pytest.mark.parametrize("version", [1, 3, 99])
def test_a_root_that_is_not_the_very_next_is_not_followed(first: Trusted, version: int) -> None:
    jump = make_root(version, by=(*ROOT_KEYS, *OTHERS), root=OTHERS)
    assert advance(first, {version: jump, 2: jump}, {}) == first


def test_an_older_root_does_not_come_back() -> None:
    chain = make_chain(4)
    newest = advance(first_trust(chain[1]), chain, {})
    for number in (1, 2, 3, 5):
        assert advance(newest, {number: chain[2]}, {}) == newest


@pytest.mark.parametrize(
    "by",
    [OTHERS[:2], ROOT_KEYS[:2], (*OTHERS[:2], ROOT_KEYS[0]), (OTHERS[0], *ROOT_KEYS[:2])],
    ids=["only the new", "only the old", "one of the old", "one of the new"],
)
def test_the_next_root_needs_the_old_and_the_new_threshold(
    first: Trusted, by: tuple[ForgedKey, ...]
) -> None:
    assert advance(first, {2: make_root(2, by=by, root=OTHERS)}, {}) == first
    both = make_root(2, by=(*OTHERS[:2], *ROOT_KEYS[:2]), root=OTHERS)
    assert advance(first, {2: both}, {}).root_version == 2


def test_a_root_of_another_authority_is_ignored(first: Trusted) -> None:
    theirs = {number: make_root(number, by=OTHERS, root=OTHERS) for number in range(1, 5)}
    assert advance(first, theirs, {1: make_content(by=OTHERS)}) == first


def test_content_needs_the_threshold_of_the_content_role(first: Trusted) -> None:
    for by in (), CONTENT_KEYS[:1], ROOT_KEYS, OTHERS:
        assert advance(first, {}, {1: make_content(by=by)}) == first
    after = advance(first, {}, {1: make_content()})
    assert after.content_version == 1
    assert [one.id for one in after.publishers] == ["own"]


def test_the_newest_content_that_is_rightly_signed_wins(first: Trusted) -> None:
    contents = {
        1: make_content(1),
        3: make_content(3),
        4: make_content(4, by=CONTENT_KEYS[:1]),
        9: make_content(2),  # its name lies
    }
    assert advance(first, {}, contents).content_version == 3


def test_content_never_goes_back(first: Trusted) -> None:
    newer = advance(first, {}, {5: make_content(5)})
    replaced = make_content(5, publishers=())
    for number, raw in (4, make_content(4)), (5, replaced), (6, make_content(4)):
        assert advance(newer, {}, {number: raw}) == newer


def test_a_root_is_no_content_and_content_no_root(first: Trusted) -> None:
    assert advance(first, {2: make_content(2)}, {2: make_root(2)}) == first
    with pytest.raises(TrustFault):
        first_trust(make_content())
    with pytest.raises(TrustFault):
        from_kept(make_root(), make_root())


def test_a_manifest_is_no_content_even_when_the_same_keys_sign_both(first: Trusted) -> None:
    assert advance(first, {}, {1: make_manifest(by=CONTENT_KEYS)}) == first


def test_a_new_root_takes_away_what_revoked_content_keys_have_signed(first: Trusted) -> None:
    old = advance(first, {}, {999_999_999: make_content(999_999_999)})
    fresh = keys("fresh-a", "fresh-b")
    roots = {2: make_root(2, content=fresh)}
    bare = advance(old, roots, {})
    assert (bare.root_version, bare.content, bare.content_version) == (2, None, 0)
    assert bare.publishers == ()
    healed = advance(old, roots, {1: make_content(1, by=fresh)})
    assert healed.content_version == 1


def test_a_new_root_with_the_same_content_keys_keeps_the_content(first: Trusted) -> None:
    old = advance(first, {}, {2: make_content(2)})
    after = advance(old, {2: make_root(2)}, {1: make_content(1)})
    assert (after.root_version, after.content_version) == (2, 2)


@pytest.mark.parametrize("expires", ["1970-01-01T00:00:00Z", "2015-06-01T00:00:00Z",
                                     "2099-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])  # fmt: skip
def test_no_date_makes_a_difference(expires: str) -> None:
    first = first_trust(make_root(expires=expires))
    after = advance(first, {2: make_root(2, expires=expires)}, {1: make_content(expires=expires)})
    assert (after.root_version, after.content_version) == (2, 1)


@pytest.mark.parametrize(
    "path", ["*", "*.*", "cn.*", "cn.kepu", "cn.kepu*", "cn.kepu.**", "cn.*.kepu", "[a-z].kepu.*",
             "cn.kepu.?", "cn.kepu.*/x", "../cn.kepu.*", "CN.kepu.*", "", "cn..kepu.*"],
)  # fmt: skip
def test_a_delegation_of_any_other_form_spoils_the_content(first: Trusted, path: str) -> None:
    odd = ForgedPublisher(paths=("cn.kepu.*", path))
    assert advance(first, {}, {1: make_content(publishers=(odd,))}) == first


def _with(change: dict[str, Any]) -> bytes:
    signed = content_signed()
    role = signed["delegations"]["roles"][0]
    role.update(change)
    return sign(signed, CONTENT_KEYS)


@pytest.mark.parametrize(
    "change",
    [
        {"threshold": 0},
        {"threshold": 3},
        {"threshold": True},
        {"threshold": -1},
        {"threshold": 10**17},
        {"keyids": []},
        {"keyids": ["0" * 64]},
        {"keyids": [OWN.keys[0].id] * 2},
        {"terminating": False},
        {"paths": []},
        {"path_hash_prefixes": ["00"]},
        {"name": "../own"},
        {"name": "root!"},
        {"x-kepu-name": {}},
        {"x-kepu-name": {"zh-Hans": "\u202e科协"}},
    ],
    ids=repr,
)
def test_a_role_that_is_not_as_it_has_to_be_spoils_the_content(
    first: Trusted, change: dict[str, Any]
) -> None:
    assert advance(first, {}, {1: _with({})}).content_version == 1
    assert advance(first, {}, {1: _with(change)}) == first


def test_a_publisher_s_key_under_two_names_does_not_count_twice(first: Trusted) -> None:
    signed, other_name = content_signed(), "f" * 64
    signed["delegations"]["keys"][other_name] = OWN.keys[0].record
    assert advance(first, {}, {1: sign(signed, CONTENT_KEYS)}) == first
    del signed["delegations"]["keys"][other_name]
    assert advance(first, {}, {1: sign(signed, CONTENT_KEYS)}).content_version == 1
    signed["delegations"]["keys"][OWN.keys[0].id]["scheme"] = "rsassa-pss-sha256"
    assert advance(first, {}, {1: sign(signed, CONTENT_KEYS)}) == first


def test_two_publishers_of_one_name_spoil_the_content(first: Trusted) -> None:
    assert advance(first, {}, {1: make_content(publishers=(OWN, OWN))}) == first


def test_a_root_has_the_four_roles_of_tuf_and_no_others() -> None:
    fewer, more = root_signed(), root_signed()
    del fewer["roles"]["timestamp"]
    more["roles"]["mirrors"] = more["roles"]["timestamp"]
    for signed in fewer, more:
        with pytest.raises(TrustFault):
            first_trust(sign(signed, ROOT_KEYS))


@pytest.mark.parametrize("scheme", ["rsassa-pss-sha256", "ecdsa-sha2-nistp256", "ed25519ph"])
def test_only_ed25519_keys_are_accepted(scheme: str) -> None:
    signed = root_signed()
    signed["keys"][ROOT_KEYS[2].id]["scheme"] = scheme
    with pytest.raises(TrustFault, match="Ed25519"):
        first_trust(sign(signed, ROOT_KEYS))


def test_what_was_kept_is_what_is_trusted(first: Trusted) -> None:
    chain = make_chain(4)
    after = advance(first, chain, {7: make_content(7)})
    again = from_kept(after.root, after.content, after.chain[:-1])
    assert again == after
    gap = from_kept(after.root, None, [chain[1], chain[3]])
    assert gap.roots == {3: chain[3], 4: chain[4]}
    with pytest.raises(TrustFault):
        from_kept(after.root, make_content(by=OTHERS))


def test_the_chain_that_is_kept_has_an_end() -> None:
    most = BUNDLE_LIMITS.roots
    roots = {number: make_root(number) for number in range(1, most + 8)}
    after = advance(first_trust(roots[1]), roots, {})
    assert after.root_version == most + 1  # so many steps at once
    further = advance(after, roots, {})
    assert further.root_version == most + 7
    assert sorted(further.roots) == list(range(8, most + 8))


def test_the_newest_root_that_holds_is_offered_to_a_kiosk_that_trusts_nobody() -> None:
    chain = make_chain(4)
    found = offered_trust({**chain, 7: b"junk", 8: make_root(8, by=())}, {2: make_content(2)})
    assert found is not None
    assert (found.root_version, found.content_version, found.roots) == (4, 2, chain)
    assert offered_trust({}, {}) is None
    assert offered_trust({2: chain[1], 3: b""}, {}) is None
