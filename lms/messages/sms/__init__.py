"""SMS: what a provider does, and the ones we know. Another is one file more, and a line here."""

from lms.config import Settings
from lms.messages.sms.provider import Heard, Provider
from lms.messages.sms.twilio import Twilio
from lms.messages.sms.vonage import Vonage

__all__ = ["Heard", "Provider", "provider_from"]

PROVIDERS: dict[str, type[Provider]] = {"twilio": Twilio, "vonage": Vonage}


def provider_from(settings: Settings) -> Provider | None:
    """The provider the settings name; None when SMS are sent by hand."""
    made = PROVIDERS.get(settings.sms_provider)
    return made(settings) if made else None
