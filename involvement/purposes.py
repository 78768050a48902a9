"""Why the lab keeps data of people, and on which ground: the one list.

A mail without a purpose of this list is refused.
"""

from dataclasses import dataclass

ANSWER = "answer"
FOLLOW_UP = "follow-up"
NEWS = "news"
DESK = "desk"
PRESS = "press"


@dataclass(frozen=True)
class Purpose:
    """One reason to process data of people.

    Attributes:
        key: how code and rows name it.
        name: what is done, in one line.
        basis: the ground in the GDPR (Regulation (EU) 2016/679), with its article.
        data: what is kept.
        recipients: who sees it.
        retention: how long, and from which act on.
        needs_consent: whether a mail for it needs a standing consent.
    """

    key: str
    name: str
    basis: str
    data: str
    recipients: str
    retention: str
    needs_consent: bool = False


SILENCE = "3 years after the person's last own act (a word, an answer, a click on a button)"
PURPOSES: dict[str, Purpose] = {
    purpose.key: purpose
    for purpose in (
        Purpose(
            ANSWER,
            "Answer a request and accompany it",
            "Legitimate interest: the person asks for an answer (Article 6(1)(f))",
            "First name, e-mail or phone, municipality, words, language, the page that moved them,"
            " slot for a call, notes, mails and calls of the team",
            "The team of the person's territory",
            SILENCE,
        ),
        Purpose(
            FOLLOW_UP,
            "Send people their own plan back, in their own words",
            "Consent (Article 6(1)(a))",
            "The plan in the person's words, answers to the letters",
            "The team of the person's territory",
            f"Until withdrawn; at most {SILENCE}",
            needs_consent=True,
        ),
        Purpose(
            NEWS,
            "Send news of the lab",
            "Consent (Article 6(1)(a))",
            "E-mail address, language",
            "The team of the person's territory",
            f"Until withdrawn; at most {SILENCE}",
            needs_consent=True,
        ),
        Purpose(
            DESK,
            "Tell the members of the team what waits for them",
            "Legitimate interest: keep the promise to answer (Article 6(1)(f))",
            "Mails to the team that name the request",
            "The team of the person's territory",
            "90 days for sent mails",
        ),
        Purpose(
            PRESS,
            "Tell journalists of stories, and remember what they promised and published",
            "Consent given in the form, or legitimate interest in telling newsrooms what concerns"
            " their work; each may object at any time (Article 6(1)(a) and (f), Article 21)",
            "Name, e-mail, phone, medium, areas and issues, accreditation, mails, promises, coverage",
            "Who answers the press, and administrators",
            "Until they stop or erase it; at most 3 years after their last own act",
        ),
    )
}
