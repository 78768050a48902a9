"""Why the lab keeps data of people, and on which ground: the one list.

A mail without a purpose of this list is refused. `docs/processing.md` is written from it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

ANSWER = "answer"
FOLLOW_UP = "follow-up"
NEWS = "news"
DESK = "desk"
PROTECT = "protect"
PROOF = "proof"
WATCH = "watch"
INTRODUCTION = "introduction"
PRESS = "press"
EVENT = "event"
EVENING = "evening"


@dataclass(frozen=True)
class Purpose:
    """One reason to process data of people. Its words are translated when they are shown.

    Attributes:
        key: how code and rows name it.
        name: what is done, in one line.
        basis: the ground in the GDPR (Regulation (EU) 2016/679), with its article.
        data: what is kept.
        recipients: who sees it.
        retention: how long, and from which act on; `law/retention.py` keeps to it.
        needs_consent: whether a mail for it needs a standing consent.
    """

    key: str
    name: str
    basis: str
    data: str
    recipients: str
    retention: str
    needs_consent: bool = False


TEAM = _("The team of the person’s territory")
SILENCE = _("3 years after the person’s last own act (a word, an answer, a click on a button)")
CONSENT = _("Consent (Article 6(1)(a))")
UNTIL_WITHDRAWN = _(
    "Until withdrawn; at most 3 years after the person’s last own act (a word, an answer, a click on"
    " a button)"
)
PURPOSES: dict[str, Purpose] = {
    purpose.key: purpose
    for purpose in (
        Purpose(
            ANSWER,
            _("Answer a request and accompany it"),
            _("Legitimate interest: the person asks for an answer (Article 6(1)(f))"),
            _(
                "First name, e-mail or phone, municipality, words, language, the page that moved them,"
                " slot for a call, notes, mails and calls of the team"
            ),
            TEAM,
            SILENCE,
        ),
        Purpose(
            FOLLOW_UP,
            _("Send people their own plan back, in their own words"),
            CONSENT,
            _("The plan in the person’s words, answers to the letters"),
            TEAM,
            UNTIL_WITHDRAWN,
            needs_consent=True,
        ),
        Purpose(
            NEWS,
            _("Tell people what is new on the issues and in the territories that they follow"),
            _("Consent, confirmed from the mailbox itself (Article 6(1)(a))"),
            _(
                "E-mail address, language, issues and territories, how often, which pages they heard"
                " of, mails; for a day a keyed hash of the network that asked"
            ),
            _("Whoever runs the site; for those who asked with a request, the team"),
            _(
                "7 days without confirmation; 90 days after a stop or a dead address; at most 3 years"
                " after the person’s last own act"
            ),
            needs_consent=True,
        ),
        Purpose(
            INTRODUCTION,
            _("Ask people whether they want to meet, and introduce those who all said yes"),
            # No standing consent: each mail of this purpose asks anew, or follows that very yes.
            _("Consent, asked for each introduction (Article 6(1)(a))"),
            _(
                "What they give and get, their answer, what they agreed to share, times that suit them,"
                " place and time of the meeting, what they say of it"
            ),
            _(
                "The team of the person's territory; what they agreed to share, the others who said yes"
            ),
            SILENCE,
        ),
        Purpose(
            EVENT,
            _("Keep a place at an event, remind of it, and welcome people"),
            _(
                "Legitimate interest: the person asks for a place (Article 6(1)(f)); what they say of"
                " their health, with their explicit consent (Article 9(2)(a))"
            ),
            _("Name, e-mail, number of places, what they need to take part, answers, attendance"),
            TEAM,
            _(
                "What they need to take part: 30 days after the event; the rest: one year after it,"
                " then as a count without a name"
            ),
        ),
        Purpose(
            DESK,
            _("Tell the members of the team what waits for them"),
            _("Legitimate interest: keep the promise to answer (Article 6(1)(f))"),
            _("Mails to the team that name the request; mails to the person"),
            TEAM,
            _("90 days for every mail, sent or not"),
        ),
        Purpose(
            PROTECT,
            _("Keep spam away from the form and the desk"),
            _("Legitimate interest: a desk that works (Article 6(1)(f))"),
            _(
                "A keyed hash of the network that a request came from; requests that were set aside or"
                " closed as spam, with the reason"
            ),
            TEAM,
            _(
                "One day for the hash; 90 days for the requests of somebody who has written nothing"
                " else; 12 months for technical details of a timeline"
            ),
        ),
        Purpose(
            WATCH,
            _("Know which account saw people’s data, or took them away"),
            _(
                "Legal obligation: security that can be shown (Article 6(1)(c), Articles 5(2) and 32)"
            ),
            _("Account, moment, screen, and whose data where it was one person’s"),
            _("Administrators"),
            _("12 months; whose data it was is forgotten when the person is erased"),
        ),
        Purpose(
            PROOF,
            _("Prove that somebody was erased, and erase again what a backup brings back"),
            _("Legal obligation: accountability and erasure (Articles 5(2), 6(1)(c) and 17)"),
            _("A random key, the moment, the reason from a closed list; no name, no address"),
            _("Whoever runs the site"),
            _("As long as a backup exists that could hold the person"),
        ),
        Purpose(
            PRESS,
            _("Tell journalists of stories, and remember what they promised and published"),
            _(
                "Consent given in the form, or legitimate interest in telling newsrooms what concerns"
                " their work; each may object at any time (Article 6(1)(a) and (f), Article 21)"
            ),
            _(
                "Name, e-mail, phone, medium, areas and issues, accreditation, mails, promises,"
                " coverage"
            ),
            _("Who answers the press, and administrators"),
            _("Until they stop or erase it; at most 3 years after their last own act"),
        ),
        Purpose(
            EVENING,
            _("Hold an evening: who pressed for which story, what the room asked and offered"),
            _(
                "Consent of the journalists who take a seat (Article 6(1)(a)); legitimate interest in"
                " a room that is moderated, without names (Article 6(1)(f))"
            ),
            _(
                "Name and medium of journalists, what they pressed and promised; questions, offers and"
                " needs without a name; a random number per phone; which member of the team did what"
            ),
            _("Everybody in the room; who directs the evening"),
            _(
                "90 days after the evening, except what the room was shown, which stays with its page;"
                " whoever joins in is kept as a request"
            ),
        ),
    )
}
