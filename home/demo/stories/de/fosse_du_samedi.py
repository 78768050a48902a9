"""German version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    call,
    figure,
    key_figures,
    picture,
    quote,
    text,
)

TEXT = StoryText(
    slug="samstags-leiht-der-betrieb-seine-grube-aus",
    title="Samstags leiht der Betrieb seine Grube aus, montags fährt man zur Arbeit",
    summary="In Mülhausen öffnet eine Wartungsfirma jeden zweiten Samstag ihre Werkstatt. Man repariert das eigene Auto neben einem Mechaniker. Dreizehn Menschen fanden dort auch ihre Stelle.",
    authors="Die Redaktion des Labo",
    problem="Viele Stellen beginnen um fünf Uhr früh, dort, wo keine Straßenbahn fährt. Wer sie annehmen könnte, hat ein Auto, das nicht mehr anspringt. Eine Reparatur kostet so viel wie die Einkäufe eines Monats: ohne Lohn keine Reparatur, ohne Auto keine Stelle.",
    affected="Vier von zehn Menschen, die La Goupille in Mülhausen begleitet, rund hundert im Jahr, sagt der Verein.",
    steps=(
        StepData(
            "Erst ansehen, dann aufbocken",
            "Am Dienstagabend geht ein Ehrenamtlicher auf dem Parkplatz um den Wagen. Ist der Rahmen durchgerostet, sagt er es: In ein Wrack steckt man kein Geld.",
        ),
        StepData(
            "Das Teil zum Einkaufspreis",
            "Die Werkstatt bestellt bei ihrem Händler und berechnet keinen Aufschlag. La Goupille streckt die Summe vor, zurückgezahlt wird in drei Raten.",
        ),
        StepData(
            "Zwei Paar Hände pro Motorhaube",
            "Am Samstagmorgen hält der Besitzer den Schlüssel, ein angestellter Mechaniker schaut zu und verbessert. Niemand repariert anstelle des anderen.",
        ),
        StepData(
            "Prüfung vor dem Tor",
            "Der Werkstattleiter prüft Bremsen, Lenkung und Räder und unterschreibt ein Blatt. Ohne Unterschrift bleibt der Wagen stehen.",
        ),
        StepData(
            "Am Montag geht es um Arbeit",
            "Wem der Samstag gefallen hat, der arbeitet eine Woche zur Probe, in der Werkstatt oder bei einem Kunden, mit Praktikumsvertrag.",
        ),
    ),
    partners=(
        PartnerText(
            "Öffnet jeden zweiten Samstag die Werkstatt und stellt zwei Mechaniker",
            "Eine Grube, eine Hebebühne, Werkzeug, sechzehn bezahlte Stunden im Monat und das Konto beim Teilehändler",
            "Bewerber, die man vor dem Gespräch bei der Arbeit gesehen hat; dreizehn Einstellungen oder Praktika in zwei Jahren",
        ),
        PartnerText(
            "Wählt die Fahrzeuge mit ihren Besitzern aus und bleibt danach in Kontakt",
            "Eine halbe Stelle, den Vorschuss für die Teile, den Kaffee",
            "Vorstellungstermine, die eingehalten werden können",
        ),
        PartnerText(
            "Bürgt für Vorschüsse, die nicht zurückkommen",
            "Eine Rücklage von sechstausend Euro, von denen neunhundert verbraucht sind",
            "Einen schriftlichen Bericht über das, was misslungen ist",
        ),
    ),
    claims=(
        ClaimText(
            "13",
            "Menschen nach einem Samstag an der Grube für sechs Monate oder länger eingestellt",
            "Personen",
            "die ersten zwei Jahre",
            "Arbeitsverträge, die La Goupille gesehen hat",
        ),
        ClaimText(
            "118",
            "Autos mit unterschriebenem Prüfblatt vom Hof gefahren",
            "Autos",
            "die ersten zwei Jahre",
            "Werkstattblätter von Mécanique Hirzelbach",
        ),
        ClaimText(
            "190 €",
            "kostet eine Reparatur im Schnitt, nur die Teile gerechnet",
            "Euro",
            "die letzten zwölf Monate",
            "Zum Einkaufspreis weitergegebene Rechnungen",
        ),
    ),
    limits="<p>Der Versicherer der Werkstatt lehnte zweimal ab. Die dritte Fassung der Vereinbarung verbietet den Besitzern die Hebebühne: Sie arbeiten nur an der Grube, alle Räder am Boden.</p><p>Jedes fünfte Auto wird schon am Dienstag nach Hause geschickt. Elektroautos sind ausgeschlossen: Niemand hat die Befugnis dafür.</p>",
    conditions="<ul><li>Angestellte, die sich melden, bezahlt und nie abkommandiert;</li><li>ein Versicherer, der die Grube ansieht, bevor er schreibt;</li><li>jemand, der zu einem Wrack Nein sagen kann.</li></ul>",
    lessons=(
        "Den Versicherer an einem Samstag kommen lassen. Per Brief war die Sache zweimal gescheitert, vor Ort ging sie an einem Vormittag durch.",
        "Einen Beitrag verlangen, auch einen kleinen. Auf die drei kostenlosen Reparaturen vom Anfang hat niemand gewartet, und niemand hat sie gepflegt.",
        "Die Stunden des Mechanikers bezahlen. Ein müder Ehrenamtlicher sagt ab, ein eingeplanter Angestellter kommt.",
    ),
    quotes=(
        QuoteText(
            "Ich dachte, ich verleihe ein Loch im Boden. In Wahrheit verleihe ich zwei Leute, die erklären können, und ich wusste es nicht.",
            "Der Werkstattleiter",
            "Mécanique Hirzelbach",
        ),
        QuoteText(
            "Am Montag war ich pünktlich. Zum ersten Mal seit der Scheidung hing nichts von jemand anderem ab.",
            "Samira",
            "Kommissioniererin",
        ),
    ),
    action_text="Sie kennen einen Beruf, einen Chef, eine Abkürzung? Leihen Sie zwei Stunden im Monat jemandem aus dem Raum Mülhausen, der sucht.",
    body=(
        text("""
<p>„Heb mal an. Nein, nicht das Auto, den Schlauch.“ Samstag, zwanzig nach acht, Mülhausen. Aus der Grube ragen zwei Beine. Darüber hält eine Frau in Regenjacke die Lampe und merkt sich den Namen des Teils: Gleich wird sie es selbst ausbauen.</p>
<p>Die Werkstatt gehört Mécanique Hirzelbach. Unter der Woche bringt man hier Pressen und Förderbänder wieder in Gang und wartet die neun Lieferwagen des Hauses. Samstags stand die Grube leer. Nun dient sie Menschen, die Arbeit in Aussicht haben und einen Motor, der streikt.</p>
<h2>Eine Rechnung auf Pappe</h2>
<p>Am Anfang stand ein Ärger. Der Werkstattleiter wartete auf einen Bewerber für die Instandhaltung. Der Mann kam nicht. Drei Tage später rief er an: Das Auto war auf der Schnellstraße liegen geblieben, das Guthaben auf dem Telefon verbraucht. Die Stelle war vergeben.</p>
<p>In der Woche darauf fragt eine Mitarbeiterin von La Goupille nach diesem verpassten Termin. Sie erzählt von den anderen: Vier von zehn Gesprächen scheitern an einem Riemen, einer Batterie, an glatten Reifen. „Eine Batterie wechseln wir in zwanzig Minuten“, antwortet der Werkstattleiter. Sie rechnen, mit Bleistift, auf einem Karton. Zwei Samstage im Monat, zwei Freiwillige, als Überstunden bezahlt. Der Chef sagt Ja, für drei Monate.</p>
"""),
        picture(
            "workshop", "Die Werkstatt an einem Samstagmorgen: Draußen warten noch zwei Autos."
        ),
        text("""
<p>Die ersten Termine gehen schief. Die Reparaturen sind geschenkt; drei Leute holen ihr Auto nicht ab. Eine lässt es zwei Wochen mitten im Hof stehen. Da schlägt La Goupille einen Preis vor: den der Teile, in drei Raten. Von nun an fehlt keiner mehr.</p>
<h2>Neun Monate für eine Unterschrift</h2>
<p>Bleibt die Versicherung. Ein Privatmann in der Werkstatt, unter einem Auto: zwei Absagen, jeweils zwei Zeilen. Der dritte Versuch läuft anders. Man lädt die Sachbearbeiterin an einem Samstag ein. Sie steigt in die Grube, schaut sich um, fragt, warum jeder an die Hebebühne kommt. Die Bühne wird gesperrt. Sie unterschreibt.</p>
<p>Heute kommen an jedem offenen Samstag drei Autos dran, aus Bourtzwiller, aus Illzach, manchmal aus Thann. Manche Fahrer kehren zurück, um anderen die Lampe zu halten. Dreizehn sind länger geblieben, im Blaumann: neun bei Hirzelbach, vier bei Kunden.</p>
"""),
        key_figures(
            figure("3", "Autos pro offenem Samstag", "Werkstattblätter, gemessen", 48),
            figure(
                "1 von 5",
                "wird schon am Dienstag abgelehnt, weil zu kaputt",
                "Liste vom Parkplatz, gemessen",
                48,
            ),
            figure("9 Monate", "bis zur Versicherung", "Briefe des Versicherers, gemessen", 48),
        ),
        quote(
            "Man hat mich nicht nach meinem Abschluss gefragt. Man hat gefragt, ob ich das Geräusch höre.",
            "Ein ehemaliger Auslieferungsfahrer",
            "heute Mechanikerhelfer",
        ),
        text("""
<p>Nicht alles ist gelöst. Jeder zweite Samstag reicht nicht: Auf der Warteliste stehen elf Namen. Eine zweite Werkstatt hat sich die Grube angesehen und dann verzichtet; ihr Versicherer ist nicht hinuntergestiegen. Und ein repariertes Auto verrät noch nicht, an welcher Tür man klingeln darf, wenn man dahinter niemanden kennt. Daran arbeitet La Goupille jetzt.</p>
"""),
        call("parrains-jeunes-mulhouse"),
    ),
)
