"""Four calls in German and English, by the slug of the French original."""

from home.demo.publications import CallText

TRANSLATIONS: dict[str, dict[str, CallText]] = {
    "local-atelier-velo-selestat": {
        "de": CallText(
            slug="raum-fuer-fahrradwerkstatt-schlettstadt",
            title="80 m² für eine Fahrradwerkstatt in Schlettstadt",
            summary=(
                "Achtzig Quadratmeter zu ebener Erde, eine Steckdose, ein Wasserhahn: genug, um "
                "dreißig Räder im Monat zu reparieren und zwei Arbeitsplätze in der Stadt zu halten."
            ),
            body=(
                "<p>Vormittags repariert die Werkstatt Fahrräder, nachmittags bringt sie es anderen "
                "bei. Seit drei Jahren sitzt sie in einer geliehenen Scheune, die der Besitzer am "
                "Ende des Winters zurücknimmt.</p>"
                "<h3>Was es braucht</h3>"
                "<ul><li>80 m² zu ebener Erde, höchstens zwanzig Minuten zu Fuß vom Bahnhof;</li>"
                "<li>eine Steckdose mit 16 Ampere, einen Wasserhahn, eine Tür von einem Meter "
                "Breite;</li>"
                "<li>eine Miete, die zwei Stellen tragen können: bis 450 € im Monat.</li></ul>"
                "<h3>Was Sie davon haben</h3>"
                "<p>Einen Raum, der geheizt, versichert und sechs Tage die Woche bewohnt ist, und "
                "gewartete Räder für Ihr ganzes Team. Ein trockener Keller, eine alte Garage oder "
                "eine halbe Lagerhalle passen auch: Rufen Sie an, bevor Sie sich Nein sagen.</p>"
            ),
            time_needed="Eine Besichtigung von einer Stunde",
        ),
        "en": CallText(
            slug="room-for-a-bicycle-workshop-in-selestat",
            title="80 m² for a bicycle workshop in Sélestat",
            summary=(
                "Eighty square metres at street level, a socket, a tap: enough to mend thirty bikes "
                "a month and keep two jobs in town."
            ),
            body=(
                "<p>In the morning the workshop mends bicycles; in the afternoon it teaches others "
                "how. For three years it has lived in a borrowed barn, which its owner takes back "
                "at the end of winter.</p>"
                "<h3>What is needed</h3>"
                "<ul><li>80 m² at street level, no more than twenty minutes’ walk from the station;"
                "</li><li>a 16-amp socket, a tap, a door one metre wide;</li>"
                "<li>a rent that two jobs can carry: up to €450 a month.</li></ul>"
                "<h3>What you gain</h3>"
                "<p>A room that is heated, insured and lived in six days a week, and serviced "
                "bicycles for your whole team. A dry cellar, an old garage or half a warehouse will "
                "do too: ring before you tell yourself no.</p>"
            ),
            time_needed="A visit of one hour",
        ),
    },
    "graphisme-deux-jours": {
        "de": CallText(
            slug="zwei-tage-gestaltung",
            title="Zwei Tage Gestaltung im Monat, geschenkt an einen Verein",
            summary=(
                "Eine Agentur aus dem Elsass und der Bretagne verleiht zwei Tage im Monat eine "
                "Grafikerin. Sie wählen, sie zeichnet, die Dateien gehören Ihnen."
            ),
            body=(
                "<p>Am Donnerstagabend schließt die Agentur ihre Akten. An zwei Freitagen im Monat "
                "arbeitet eine ihrer Grafikerinnen für einen Verein, bei sich oder bei Ihnen: die "
                "eine lebt in Straßburg, die andere in Vannes.</p>"
                "<p>Am liebsten macht sie, was lange hält: Plakate zum Selbstausfüllen, eine "
                "Berichtsvorlage, Zeichen für ein Haus. Für nächste Woche nimmt sie nichts an.</p>"
                "<h3>Im Gegenzug</h3>"
                "<p>Am Ende eine halbe Stunde vor der ganzen Agentur: Was hat genützt, was blieb in "
                "der Schublade?</p>"
            ),
            time_needed="Zwei Freitage im Monat",
        ),
        "en": CallText(
            slug="two-days-of-design",
            title="Two days of graphic design a month, given to an association",
            summary=(
                "An agency in Alsace and Brittany lends a designer two days a month. Posters, site, "
                "report: you choose, she draws, you keep the files."
            ),
            body=(
                "<p>The agency closes its files on Thursday night. Two Fridays a month, one of its "
                "designers works for an association, at her place or yours: one lives in "
                "Strasbourg, the other in Vannes.</p>"
                "<p>She prefers work that lasts: posters you complete yourself, a report template, "
                "signs for a building. She takes nothing for next week.</p>"
                "<h3>In return</h3>"
                "<p>Half an hour at the end, in front of the whole agency, to say what was useful "
                "and what stayed in a drawer.</p>"
            ),
            time_needed="Two Fridays a month",
        ),
    },
    "parrains-jeunes-mulhouse": {
        "de": CallText(
            slug="patinnen-und-paten-in-muelhausen",
            title="Vier Patinnen und Paten für junge Leute ohne Netz",
            summary=(
                "Sie haben einen Abschluss und niemanden zum Anrufen. Leihen Sie einem jungen "
                "Menschen aus Mülhausen Ihr Adressbuch und zwei Stunden im Monat."
            ),
            body=(
                "<p>Bei der ersten Stelle ist nicht das Können das Schwerste: Man muss jemanden "
                "kennen, der jemanden kennt. Dieser Jemand sind Sie.</p>"
                "<p>Sie treffen einen jungen Menschen sechs Monate lang zweimal im Monat. Sie lesen "
                "einen Brief gegen, spielen das Vorstellungsgespräch durch und führen drei "
                "Telefonate, die er nicht führen kann. Eine Stelle versprechen Sie nicht.</p>"
                "<p>Am Anfang und am Ende kommen alle Paare an einem Abend zusammen. Dazwischen "
                "antwortet jemand vom Verein, wenn ein Paar nicht weiterkommt.</p>"
            ),
            time_needed="Zwei Stunden im Monat, sechs Monate lang",
        ),
        "en": CallText(
            slug="mentors-in-mulhouse",
            title="Four mentors for young people without a network",
            summary=(
                "They have a diploma and nobody to ring. Lend your address book and two hours a "
                "month to a young person in the Mulhouse area."
            ),
            body=(
                "<p>For a first job, skill is not the hardest part: you need to know someone who "
                "knows someone. You are that someone.</p>"
                "<p>You meet a young person twice a month for six months. You read a letter, play "
                "the recruiter, make three phone calls that they cannot make. You do not promise a "
                "job.</p>"
                "<p>All pairs meet one evening at the start and one at the end. In between, someone "
                "from the association answers when a pair gets stuck.</p>"
            ),
            time_needed="Two hours a month for six months",
        ),
    },
    "navette-sundgau-conducteurs": {
        "de": CallText(
            slug="drei-fahrer-fuer-den-sundgau-bus",
            title="Drei weitere Fahrerinnen oder Fahrer für den Bus im Sundgau",
            summary=(
                "Der Kleinbus fährt dienstags und freitags. Mit drei Leuten mehr am Steuer fährt er "
                "auch zum Samstagsmarkt."
            ),
            body=(
                "<p>Zwölf Nachbarn wechseln sich am Steuer des Vereinsbusses ab, neun Plätze. Sie "
                "fahren zum Friseur, zur Ärztin, zum Bahnhof, und sie warten mit denen, die nicht "
                "gern allein warten.</p>"
                "<p>Sie brauchen seit drei Jahren den Führerschein B und alle zwei Wochen einen "
                "halben freien Tag. Die Gemeinde versichert, Verein und Altersheim warten den Bus, und beim "
                "ersten Mal sitzt jemand neben Ihnen, der die Wege kennt.</p>"
            ),
            time_needed="Ein halber Tag alle zwei Wochen",
        ),
        "en": CallText(
            slug="three-drivers-for-the-sundgau-shuttle",
            title="Three more drivers for the Sundgau shuttle",
            summary=(
                "The shuttle runs on Tuesdays and Fridays. With three more drivers it will go "
                "to the Saturday market too."
            ),
            body=(
                "<p>Twelve neighbours take turns at the wheel of the club’s nine-seat minibus. They "
                "drive to the hairdresser, the doctor, the station, and wait with those who do not like "
                "to wait alone.</p>"
                "<p>You need to have held a car licence for three years and to be free half a day "
                "every two weeks. The town insures, club and home maintain, and the first time you "
                "drive beside someone who knows the lanes.</p>"
            ),
            time_needed="Half a day every two weeks",
        ),
    },
}
