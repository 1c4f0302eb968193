"""The person who is signed in, as a plain value: who they are and where they hold which role."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class SignedIn:
    """A signed-in person. `held` is their roles as (role, site id); a site id of None means everywhere."""

    id: int
    name: str
    sign_in_key: str
    held: tuple[tuple[str, int | None], ...]

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles they hold somewhere."""
        return frozenset(role for role, _ in self.held)

    def everywhere_as(self, *roles: str) -> bool:
        """Whether they hold one of `roles` at every site."""
        return any(role in roles and site is None for role, site in self.held)

    def sites_as(self, *roles: str) -> frozenset[int]:
        """The sites at which they hold one of `roles`."""
        return frozenset(site for role, site in self.held if role in roles and site is not None)

    # what Flask-Login asks of a user
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What the session keeps: the number and the key that ends all sign-ins when it is renewed."""
        return f"{self.id}.{self.sign_in_key}"
