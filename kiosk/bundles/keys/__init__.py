"""Keys: who may speak for a kiosk's content. Made at an office, never on a kiosk.

An authority's folder holds the trust chain as it lies on a stick (``KEPU/trust``) and, apart from
it, the private keys (``private/<role>``), each in a file of its own that a passphrase opens.
"""
