from django.db import models

# In words for the list of permissions of a group, which Wagtail shows as they are stored.
NEED_SECOND_FACTOR = "signing_in.need_second_factor"


class FailedSignIn(models.Model):
    """Somebody typed a wrong password or code. Kept for a day, without saying who or where.

    Attributes:
        account: keyed hash of the name that was typed, whether there is such an account or not.
        network: keyed hash of the network, of `involvement.spam.network_of`.
    """

    account = models.CharField(max_length=64)
    network = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        permissions = [("need_second_factor", "Must sign in with a second factor")]
        indexes = [
            models.Index(fields=["account", "at"], name="failed_account"),
            models.Index(fields=["network", "at"], name="failed_network"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
