"""The kinds of exercises done in a simulator; light, as web processes read it."""

KINDS: dict[str, tuple[str, ...]] = {
    "mail": ("mailbox",),
    "files": ("files",),
    "touch": ("gestures",),
    "portal": ("portal",),
    "phone": ("phone",),
    "browser": ("browser",),
    "passwords": ("passwords",),
}
"""The worlds of each kind of exercise, where its scenario names no others."""
