"""Four events in German and English, by the slug of the French original."""

from home.demo.publications import EventText

BUZZ = {
    "de": EventText(
        slug="buzz-abend-strassburg",
        title="Buzz-Abend: sieben Redaktionen, sechs Partnerschaften",
        summary=(
            "Sechs Teams erzählen, sieben Redaktionen hören zu. Wer mehr wissen will, drückt den "
            "Buzzer und verspricht vor 250 Zeugen einen Beitrag."
        ),
        body=(
            "<h2>Die Regel passt in eine Minute</h2>"
            "<p>Jedes Team hat sieben Minuten: fünf zum Erzählen, zwei zum Antworten. Auf der Bühne "
            "sieben Sessel, sieben Redaktionen, sieben dunkle Fenster. Drückt jemand, leuchtet sein "
            "Fenster auf: Er berichtet über die Geschichte und sagt laut, in welcher Form und bis "
            "wann.</p>"
            "<h2>Und Sie im Saal?</h2>"
            "<p>Sie haben 250 Plätze und einen Zettel. Schreiben Sie darauf, was Sie einem der sechs "
            "Teams leihen, öffnen oder geben können. Wir lesen alle Zettel noch am Abend und rufen am "
            "nächsten Tag an.</p>"
            "<p>Nach der Bühne bleiben die Suppe, das Brot und die Teams. Oft beginnt alles erst "
            "dort.</p>"
        ),
        price="Suppe und Brot gehen aufs Haus.",
        accessibility_text=(
            "Stufenloser Eingang am Kai, Induktionsschleife, Gebärdensprache, acht Rollstuhlplätze in "
            "der dritten Reihe, ruhiger Raum im ersten Stock mit Aufzug."
        ),
        filming_notice=(
            "Die Bühne wird gefilmt und übertragen. Der Saal nicht; die grün markierten Reihen A bis "
            "C bleiben auch auf Fotos außen vor."
        ),
        schedule=(
            ("Die Türen öffnen", "Suppe, Zettel, ein Blick auf die Sessel."),
            ("Sieben dunkle Fenster", "Die sieben Redaktionen sagen, was sie suchen."),
            ("Drei Geschichten, dreimal sieben Minuten", ""),
            ("Der Saal antwortet", "Zehn Minuten schreiben, zehn Minuten vorlesen."),
            ("Drei weitere Geschichten", ""),
            ("Die Versprechen, eines nach dem anderen", "Jede Redaktion nennt Thema und Datum."),
            ("Der lange Tisch", "Die Teams, die Redaktionen und Sie."),
        ),
        speakers=(
            "Die Samstagswerkstatt, aus der Grube gesehen",
            "Ein Kleinbus, sieben Tage die Woche",
            "Was aus einem Essen wird, das übrig bleibt",
            "Von der Palette zur Schulbank",
            "Warum eine Redaktion laut verspricht",
            "Was eine Titelseite braucht",
        ),
    ),
    "en": EventText(
        slug="buzz-evening-strasbourg",
        title="Buzz evening: seven newsrooms meet six partnerships",
        summary=(
            "Six teams tell their story, seven journalists listen. Whoever wants to know more presses "
            "the buzzer and promises a piece before 250 witnesses."
        ),
        body=(
            "<h2>The rule fits in one minute</h2>"
            "<p>Each team has seven minutes: five to tell, two to answer. On stage, seven chairs, seven "
            "newsrooms, seven dark windows. When a journalist presses, their window lights up: they "
            "will cover the story, and say aloud in what form and by what date.</p>"
            "<h2>And you, in the room?</h2>"
            "<p>You have 250 seats and a slip of paper. Write on it what you could lend, open or give "
            "to one of the six teams. We read every slip that night and ring the next day.</p>"
            "<p>After the stage there is soup, bread and the teams. That is often where things "
            "start.</p>"
        ),
        price="Soup and bread are on us.",
        accessibility_text=(
            "Step-free entrance on the quay, induction loop, sign-language interpreter, eight "
            "wheelchair places in row three, quiet room upstairs by lift."
        ),
        filming_notice=(
            "The stage is filmed and streamed. The room is not; rows A to C, marked in green, stay out "
            "of photographs."
        ),
        schedule=(
            ("Doors open", "Soup, slips of paper, a look at the seven chairs."),
            ("Seven dark windows", "The seven journalists say what they are looking for."),
            ("Three stories, seven minutes each", ""),
            ("The room answers", "Ten minutes to write, ten to read aloud."),
            ("Three more stories", ""),
            ("The promises, one by one", "Each newsroom repeats its subject and its date."),
            ("The long table", "The teams, the journalists and you."),
        ),
        speakers=(
            "The Saturday workshop, seen from the pit",
            "One minibus, seven days a week",
            "What becomes of a dish that nobody took",
            "From pallet to school bench",
            "Why a newsroom promises out loud",
            "What it takes to make the front page",
        ),
    ),
}

EXHIBITION = {
    "de": EventText(
        slug="ausstellung-sieben-fenster-schlettstadt",
        title="Sieben Fenster: die Ausstellung",
        summary=(
            "Sieben Geschichten in Lebensgröße, zum Anfassen. Eine Bank aus Paletten, ein Laken als "
            "Tasche, ein Rad zum Fertigbauen: Werkzeug liegt bereit."
        ),
        body=(
            "<p>Jedes Fenster zeigt einen Gegenstand und die Hände, durch die er gegangen ist. Man darf "
            "sich auf die Bank setzen, einen Korb wiegen, drei Minuten Radio hören, eine Speiche "
            "spannen.</p>"
            "<p>Unter jedem Gegenstand liegt eine frankierte Postkarte an unser Team. Ein Satz "
            "genügt.</p>"
            "<p>Geöffnet von Dienstag bis Samstag. Schulklassen kommen vormittags, nach Absprache.</p>"
        ),
        accessibility_text=(
            "Stufenlos. Große Schrift und Leichte Sprache, Gegenstände zum Anfassen, Bänke alle zehn "
            "Meter, ruhige Stunde mittwochs von 14 bis 15 Uhr."
        ),
        speakers=("Das Rad zum Fertigbauen", "Vom Laken zur Tasche"),
    ),
    "en": EventText(
        slug="seven-windows-exhibition-selestat",
        title="Seven windows: the exhibition",
        summary=(
            "Seven life-size stories to touch. A bench made of pallets, a sheet turned bag, a bicycle "
            "to finish building: help yourself to the tools."
        ),
        body=(
            "<p>Each window shows an object and the hands it went through. Sit on the bench, weigh a "
            "basket, listen to three minutes of radio, tighten a spoke.</p>"
            "<p>Under each object lies a stamped postcard addressed to our team. One sentence is "
            "enough.</p>"
            "<p>Open Tuesday to Saturday. School classes come in the morning, by appointment.</p>"
        ),
        accessibility_text=(
            "Step-free. Large print and easy-read texts, objects to touch, a bench every ten metres, a "
            "quiet hour on Wednesdays from 2 to 3 pm."
        ),
        speakers=("The bicycle to finish", "From sheet to bag"),
    ),
}

TWO_BANKS = {
    "de": EventText(
        slug="lehrlinge-von-beiden-ufern",
        title="Lehrlinge von beiden Ufern: eine Werkstatt, zwei Sprachen",
        summary=(
            "Zwanzig Lehrlinge aus dem Elsass und aus Baden tauschen einen Tag lang die Werkbank. "
            "Verschoben: Die badischen Prüfungen liegen jetzt in einer anderen Woche."
        ),
        body=(
            "<p>Zehn junge Leute kommen aus Kehl und Offenburg, zehn aus dem Elsass. Vormittags "
            "arbeiten sie an der Werkbank der anderen. Nachmittags bauen sie zusammen eine Bank, die "
            "keiner allein bauen kann: Der Plan hat zwei Hälften, eine in jeder Sprache.</p>"
            "<p>Das neue Datum steht noch nicht fest. Vergebene Plätze bleiben vergeben.</p>"
        ),
        price="Kantinenessen: 4,50 €, für Lehrlinge frei.",
        accessibility_text=(
            "Ebenerdige Werkstatt, höhenverstellbare Bänke, Dolmetschen in Französisch, Deutsch und "
            "Gebärdensprache."
        ),
        filming_notice="Minderjährige werden weder gefilmt noch von vorn fotografiert.",
        place_name="Werkstatt der Mains d’équerre",
        schedule=(
            ("Eine Werkbank, zwei Vornamen", ""),
            ("Kantinenessen ohne Tischordnung", ""),
            ("Die Bank in zwei Hälften", ""),
            ("Alle setzen sich", "Und man sieht, ob sie hält."),
        ),
        speakers=("Lernen ohne gemeinsame Sprache",),
    ),
    "en": EventText(
        slug="apprentices-of-two-banks",
        title="Apprentices of two banks: one workshop, two languages",
        summary=(
            "Twenty apprentices from Alsace and Baden swap workbenches for a day. Postponed: exams "
            "across the Rhine have moved to another week."
        ),
        body=(
            "<p>Ten young people come from Kehl and Offenburg, ten from Alsace. In the morning they "
            "work at each other’s bench. In the afternoon they build together a seat that neither side "
            "could build alone: the plan comes in two halves, one per language.</p>"
            "<p>The new date is not fixed yet. Places already taken stay taken.</p>"
        ),
        price="Canteen lunch: €4.50, free for apprentices.",
        accessibility_text=(
            "Workshop at street level, adjustable benches, interpreters in French, German and sign "
            "language."
        ),
        filming_notice="Apprentices under 18 are neither filmed nor photographed from the front.",
        place_name="The workshop of Les Mains d’équerre",
        schedule=(
            ("One bench, two first names", ""),
            ("Canteen lunch, no seating plan", ""),
            ("The seat in two halves", ""),
            ("Everyone sits down", "And we see whether it holds."),
        ),
        speakers=("Learning without a common language",),
    ),
}

INSURING = {
    "de": EventText(
        slug="einen-geteilten-raum-versichern",
        title="Eine Stunde online: einen geteilten Raum versichern",
        summary=(
            "Neun Monate für einen Vertrag sind zu viel. Eine Juristin und ein Versicherer antworten "
            "allen, die ihre Türen öffnen, mit Beispielen in der Hand."
        ),
        body=(
            "<p>Wer zahlt, wenn sich jemand an Ihrer Maschine verletzt? Wer schließt ab? Was steht in "
            "der Vereinbarung, und was zu viel? Nach einer Stunde haben Sie die fünf Zeilen, auf die es "
            "ankommt.</p>"
            "<p>Schicken Sie Ihre Frage vorher: Mit ihr fangen wir an. Mustervereinbarung und Aufnahme "
            "mit Untertiteln kommen am nächsten Tag per E-Mail. Die Stunde ist auf Französisch.</p>"
        ),
        accessibility_text="Live geschriebene Untertitel, Unterlagen am Vortag.",
        filming_notice="Die Stunde wird aufgezeichnet. Ohne Kamera und nur mit Vornamen sind Sie nicht dabei.",
        schedule=(
            ("Drei Räume, drei Verträge", ""),
            ("Ihre Fragen", "Zuerst die eingesandten, dann die aus dem Gespräch."),
            ("Fünf Zeilen zum Behalten", ""),
        ),
        speakers=("Was wir fragen, bevor wir einen Euro vorstrecken",),
    ),
    "en": EventText(
        slug="insuring-a-shared-space",
        title="One hour online: insuring a space you share",
        summary=(
            "Nine months for a contract is too long. A lawyer and an insurer answer, examples in hand, "
            "for those who open their doors."
        ),
        body=(
            "<p>Who pays if a visitor gets hurt on your machine? Who locks up? What does the agreement "
            "say, and where does it say too much? One hour to leave with the five lines that "
            "matter.</p>"
            "<p>Send your question beforehand: we begin with those. The model agreement and the "
            "captioned recording follow by e-mail the next day. The hour is in French.</p>"
        ),
        accessibility_text="Captions typed live, documents sent the day before.",
        filming_notice="The hour is recorded. With your camera off and a first name only, you are not in it.",
        schedule=(
            ("Three places, three contracts", ""),
            ("Your questions", "Those sent in first, then those from the discussion."),
            ("The five lines to keep", ""),
        ),
        speakers=("What we ask before we advance a euro",),
    ),
}

TRANSLATIONS: dict[str, dict[str, EventText]] = {
    "soiree-buzz-strasbourg": BUZZ,
    "exposition-sept-fenetres-selestat": EXHIBITION,
    "apprentis-des-deux-rives": TWO_BANKS,
    "assurer-un-lieu-partage": INSURING,
}
