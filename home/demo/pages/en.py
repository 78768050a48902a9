"""Pages in English."""

from home.demo.pages.schema import PageText
from home.demo.schema import document, figure, gallery, key_figures, picture, quote, text, video

PRESS_SHEET = """
THE PARTNERSHIPS LAB ON ONE PAGE
(an example: the team, the figures and the addresses are invented)

What we do
We bring a company, an association, a town hall and local people who share a problem to one table.
We stay until something exists, and we tell how it was done, failures included.

Where
In Alsace and in Brittany.

Who answers the press
Iris, presse@labo.example, +33 3 53 01 20 20, Monday to Friday, 9 am to 6 pm.

What you may republish
Every story states its licence at the end. Unless it says otherwise: the whole text, unchanged, with
the author's name and the original address (CC BY-ND 4.0). Pictures: those marked for reuse, with
their credit.
"""

PAGES: dict[str, PageText] = {
    "home": PageText(
        headline="Someone near you has already worked it out.",
        introduction=(
            "Companies, associations, town halls and neighbours tell what they achieved together, "
            "where it jammed, and what you can do this very week."
        ),
        description=(
            "Stories of partnerships that worked, checked and told with their limits; events, calls, "
            "and a human who answers."
        ),
    ),
    "stories": PageText(
        introduction=(
            "They talked, they tried, it holds. Every story gives its figures, its sources and what "
            "resisted."
        )
    ),
    "events": PageText(
        introduction=(
            "A breakfast, an open workshop, an evening for 250. Come and listen; above all, come and "
            "say what you can do."
        )
    ),
    "calls": PageText(
        introduction=(
            "A room, two hours, a lorry, a field: here is what is missing and what is on offer near "
            "you. Somebody is waiting for your answer."
        )
    ),
    "about": PageText(
        introduction=(
            "A small team that introduces people who need each other and would never have met."
        ),
        body=(
            text(
                "<h2>Three things we do</h2>"
                "<p><b>Tell.</b> We go and see what works, check the figures and ask what went wrong. "
                "A story without a limit is not finished.</p>"
                "<p><b>Connect.</b> When a story gives you an urge, a human answers within one working "
                "hour. They listen, search, introduce. You build the solution, with others.</p>"
                "<p><b>Come back.</b> Daily life buries good ideas. We remind you of yours, in your own "
                "words, as often as you like.</p>"
            ),
            picture("table", "The Monday table: one seat is always free."),
            text(
                "<h2>Two rules at the table</h2>"
                "<ul><li>The association asks for no money.</li>"
                "<li>The company sells nothing.</li></ul>"
                "<p>What is left surprises everyone: hours, keys, lorries, address books, and skills "
                "that their owners thought ordinary.</p>"
            ),
            key_figures(
                figure(
                    "9 in 10",
                    "requests got a human answer within one working hour",
                    "the lab’s register, measured (example)",
                    30,
                ),
                figure(
                    "14",
                    "months, most often, from the first coffee to the first day of work together",
                    "published stories, median (example)",
                    30,
                ),
                figure(
                    "1 in 4",
                    "introductions led nowhere, and we say why",
                    "the lab’s register, declared (example)",
                    30,
                ),
            ),
            quote(
                "I came to give an hour. What I learned is that somebody cares about my trade.",
                "A workshop foreman",
                "after his first Monday table (example)",
            ),
            gallery(
                picture("workshop", "A workshop in the evening."),
                picture("minibus", "A minibus on weekdays."),
                picture("garden", "A garden all year round."),
            ),
            text(
                "<h2>Who pays?</h2>"
                "<p>Public bodies, foundations and companies, each a share. None of them chooses our "
                "stories. Those who support us are listed at the foot of every page.</p>"
                "<h2>Where are we?</h2>"
                "<p>In Alsace, where it all began, and in Brittany. A team may be in the making where "
                'you live: <a page="contact">let us talk</a>.</p>'
                "<p><i>This site shows an example: its teams, stories and figures are invented.</i></p>"
            ),
        ),
    ),
    "press": PageText(
        introduction=(
            "Looking for a subject, a witness, a picture, a figure with a known source? Call Iris: she "
            "picks up."
        ),
        body=(
            text(
                "<h2>Iris answers</h2>"
                '<p>+33 3 53 01 20 20, <a href="mailto:presse@labo.example">presse@labo.example</a>, '
                "Monday to Friday, 9 am to 6 pm. Deadline tonight? Put it in the subject line and she "
                "rings back within fifteen minutes.</p>"
                "<h2>What you may republish</h2>"
                "<p>Every story states its licence. Most often: the whole text, as it is, with the "
                "author’s name and the original address. A picture may be reused when its caption says "
                "so, with its credit.</p>"
                "<p>Figures come with their source, method and date. If you find a mistake, we correct "
                "it the same day and say so under the story.</p>"
                "<h2>The buzz evening</h2>"
                "<p>Seven newsrooms on stage, six teams, a buzzer each. To press is to promise a piece "
                "in front of 250 people. There is sometimes a seat left: ask.</p>"
            ),
            video(
                "The buzz evening in three minutes",
                "https://video.labo.example/buzz-en-trois-minutes",
                "3 min 05",
                "<p><b>Picture:</b> seven dark windows above a stage. <b>Voice:</b> “They have seven "
                "minutes.” A team speaks, people laugh. A buzzer. A window lights up yellow. <b>A "
                "journalist:</b> “A feature, before the month is out.” The room applauds. "
                "<b>Voice:</b> “Four promises that night. Four pieces published.”</p>",
            ),
            document("lab-on-one-page.txt", "The lab on one page (text)", PRESS_SHEET),
        ),
    ),
    "involvement": PageText(
        introduction=(
            "A first name, a way to reach you, one sentence. Somebody from your area answers, and you "
            "will know who and when before you close this page."
        ),
        privacy_notice=(
            "Only the team of your area reads this message, to answer you and introduce the right "
            "people. It is erased three years after our last exchange, or as soon as you ask."
        ),
    ),
    "contact": PageText(
        introduction="A human picks up. If they are on the line, they ring back.",
        body=(
            text(
                "<h2>In Alsace</h2>"
                '<p>+33 3 53 01 20 10, <a href="mailto:alsace@labo.example">alsace@labo.example</a>'
                "<br/>Monday to Thursday, 9 am to noon and 2 to 6 pm; Friday until 5 pm.</p>"
                "<h2>In Brittany</h2>"
                '<p>+33 2 61 91 40 20, <a href="mailto:bretagne@labo.example">bretagne@labo.example</a>'
                "<br/>Monday, Tuesday, Thursday and Friday, 9.30 am to 12.30 pm and 2 to 5.30 pm.</p>"
                "<h2>An urge, a need, an idea?</h2>"
                '<p><a page="involvement">Leave us one sentence</a>: it reaches the right person at '
                "once.</p>"
                "<h2>Are you a journalist?</h2>"
                '<p><a page="press">Iris is on the press page</a>.</p>'
                "<h2>Is something wrong with this site?</h2>"
                "<p>An unreadable word, a deaf button, a dead link: write to "
                '<a href="mailto:bonjour@labo.example">bonjour@labo.example</a>.</p>'
                "<p><i>Addresses and numbers are examples: nobody will pick up.</i></p>"
            ),
        ),
    ),
    "accessibility": PageText(
        description="What works for everyone on this site, what does not yet, and whom to tell.",
        known_gaps=(
            "<p>Nobody from outside has checked this site yet. Here is what we know to be lacking:</p>"
            "<ul><li>videos are hosted elsewhere; their captions are not in our hands, so we give their "
            "text;</li>"
            "<li>files that others entrust to us are not all tagged;</li>"
            "<li>some stories exist only in French so far.</li></ul>"
        ),
    ),
    "legal": PageText(
        introduction="This site is an example. Here is what its publisher will have to fill in.",
        body=(
            text(
                "<h2>Who publishes this site</h2>"
                "<p>[To be filled in by the publisher: name and legal form, address, telephone, e-mail, "
                "registration number.]</p>"
                "<p>Director of publication: [to be filled in, one person, by name].</p>"
                "<h2>Who hosts this site</h2>"
                "<p>[To be filled in by the publisher: name, address and telephone of the host.]</p>"
                "<h2>Whose texts and pictures these are</h2>"
                "<p>Every story and every picture states its author and licence. The drawings of this "
                "example site, credited “Labo des partenariats”, are under "
                '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. The typefaces '
                "Bricolage Grotesque and Literata are under the SIL Open Font License.</p>"
                "<h2>Names and codes of territories</h2>"
                "<p>They come from the official lists of Insee and of the neighbouring "
                "administrations, reused under their open licences.</p>"
                "<h2>A mistake, a right to assert</h2>"
                '<p>Write to <a href="mailto:bonjour@labo.example">bonjour@labo.example</a>. A right '
                "of reply is addressed to the director of publication.</p>"
            ),
        ),
    ),
    "privacy": PageText(
        introduction="You read without leaving a trace. You write to us: here is who reads it, and how long.",
        body=(
            text(
                "<h2>When you read</h2>"
                "<p>No cookie, no measuring tool, no request to another site. The server keeps a "
                "technical log, IP address included, to fend off attacks; [duration to be set by the "
                "publisher, six months at most].</p>"
                "<h2>When you write to us</h2>"
                "<p>The “Get involved” form asks for your first name, an e-mail or a telephone number, "
                "your municipality and one sentence. We also keep the language, the page you came "
                "from and, for a single day, a hash of your network against spam.</p>"
                "<ul><li><b>Why:</b> to answer you and introduce the right people, because you asked "
                "for it.</li>"
                "<li><b>Who reads it:</b> the team of your area and nobody else. Your details go to no "
                "one without your yes.</li>"
                "<li><b>How long:</b> three years after your last sign of life at most. Mails go "
                "after 90 days, and so does what looks like spam.</li></ul>"
                "<h2>Your page</h2>"
                "<p>Once it is sent, a link opens a page that is yours alone: where it stands, who "
                "answers, your words, your details. There you add a word, move the call, correct or "
                "withdraw. Whoever has the link sees the page: give it to nobody. It lives for half a "
                "year; if somebody else has it, a button closes all links and mails you a new one.</p>"
                "<h2>Letters about your project</h2>"
                "<p>Only if you ticked the box, or agreed on your page. We keep the day on which you "
                "agreed and the text that you read. A button on your page ends them.</p>"
                "<h2>When you follow issues or a territory</h2>"
                "<p>By feed or by calendar we do not know you. By mail we keep your address, what you "
                "follow, and which pages you heard of, once you have confirmed it from your mailbox; "
                "without that for seven days. Each mail stops, changes and erases. After a stop your "
                "address goes after 90 days.</p>"
                "<h2>Your rights</h2>"
                "<p>At the foot of the page of your request are two buttons: take everything with you "
                "as a file, erase everything. Nobody asks why. What is left is a number without a "
                "name, and a backup that is ever needed forgets you at once.</p>"
                "<p>To see, correct, take or erase it in another way, or to tell us to stop: "
                'write to <a href="mailto:bonjour@labo.example">bonjour@labo.example</a>, we answer '
                "within a month. If the answer does not satisfy you, the "
                '<a href="https://www.cnil.fr/fr/plaintes">Cnil</a> takes complaints.</p>'
                "<h2>Who is responsible</h2>"
                "<p>[To be filled in by the publisher: name and address, and how to reach the data "
                "protection officer if there is one.]</p>"
                "<h2>When you work on this site</h2>"
                "<p>An editor’s account sets two cookies: one recognises the session, the other "
                "protects forms. They end with the session.</p>"
            ),
        ),
    ),
    "sitemap": PageText(),
}
