"""Bundles, made: from folders of exhibits to what travels by stick, by post, or by WeChat.

The way: gather (what lies in the folders), describe (the manifest), pack (streams into packs, each
byte hashed as it passes), read once more, and only then one rename makes the bundle appear.
"""
