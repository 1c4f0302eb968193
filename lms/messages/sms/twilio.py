"""Twilio's Messages API; its calls are signed with the auth token (X-Twilio-Signature, HMAC-SHA1)."""

import hmac
from base64 import b64encode
from collections.abc import Mapping

from lms.messages.sms.provider import Heard, Provider, post

ARRIVED = {"delivered": True, "undelivered": False, "failed": False}


class Twilio(Provider):
    """https://www.twilio.com/docs/messaging/api/message-resource"""

    address = "https://api.twilio.com"

    def send(self, number: str, words: str, told_at: str) -> str:
        account, secret = self.settings.sms_account, self.settings.sms_secret
        proof = b64encode(f"{account}:{secret}".encode()).decode()
        answer = post(
            f"{self.address}/2010-04-01/Accounts/{account}/Messages.json",
            {"To": number, "From": self.settings.sms_sender, "Body": words, "StatusCallback": told_at},
            {"Authorization": f"Basic {proof}"},
        )
        return str(answer.get("sid", ""))

    def hear(self, address: str, headers: Mapping[str, str], said: Mapping[str, str]) -> Heard | None:
        signed = address + "".join(f"{name}{said[name]}" for name in sorted(said))
        proof = b64encode(hmac.digest(self.settings.sms_secret.encode(), signed.encode(), "sha1")).decode()
        if not self.settings.sms_secret or not _same(headers.get("X-Twilio-Signature", ""), proof):
            return None
        if "MessageStatus" in said:
            return Heard(said.get("MessageSid", ""), ARRIVED.get(said["MessageStatus"]))
        return Heard(number=said.get("From", ""), words=said.get("Body", ""))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
