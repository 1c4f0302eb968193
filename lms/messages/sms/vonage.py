"""Vonage's SMS API; its calls carry a `sig`: HMAC-SHA256 of their fields, in order."""

import hmac
from collections.abc import Mapping

from lms.core.mail import NotSent
from lms.messages.rules import SHORT_SIGNS
from lms.messages.sms.provider import Heard, Provider, post

ARRIVED = {"delivered": True, "failed": False, "rejected": False, "expired": False}
AGAIN = {"1", "5", "8"}
"""Too many at once; trouble of theirs; blocked for now. All else will not get better by itself."""


class Vonage(Provider):
    """https://developer.vonage.com/en/api/sms"""

    address = "https://rest.nexmo.com"

    def send(self, number: str, words: str, told_at: str) -> str:
        fields = {
            "api_key": self.settings.sms_account,
            "api_secret": self.settings.sms_secret,
            "from": self.settings.sms_sender,
            "to": number.removeprefix("+"),
            "text": words,
            "type": "text" if SHORT_SIGNS.issuperset(words) else "unicode",
            "callback": told_at,
        }
        parts = post(f"{self.address}/sms/json", fields).get("messages") or [{}]
        status = str(parts[0].get("status", ""))
        if status != "0":
            raise NotSent(f"status {status}", again=status in AGAIN or not status)
        return str(parts[0].get("message-id", ""))

    def hear(self, address: str, headers: Mapping[str, str], said: Mapping[str, str]) -> Heard | None:
        del address, headers
        secret, fields = self.settings.sms_webhook_secret, {k: v for k, v in said.items() if k != "sig"}
        words = "".join(f"&{name}={_joined(fields[name])}" for name in sorted(fields))
        proof = hmac.digest(secret.encode(), words.encode(), "sha256").hex()
        if not secret or not hmac.compare_digest(said.get("sig", "").lower().encode(), proof.encode()):
            return None
        if "status" in said:
            return Heard(said.get("messageId", ""), ARRIVED.get(said["status"]))
        return Heard(number="+" + said.get("msisdn", ""), words=said.get("text", ""))


def _joined(value: str) -> str:
    return value.replace("&", "_").replace("=", "_")
