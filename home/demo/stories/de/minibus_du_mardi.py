"""German version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    call,
    document,
    picture,
    quote,
    text,
)

TEXT = StoryText(
    slug="der-vereinsbus-schlaeft-werktags-nicht-mehr",
    title="Im Sundgau schläft der Kleinbus des Fußballvereins werktags nicht mehr",
    summary="Sonntags brachte er die Kleinsten zum Spiel. Nun bringt er achtzig Ältere zum Markt und zur Ärztin, an zwei von fünf Werktagen.",
    authors="Die Redaktion des Labo",
    problem="Zwischen Altkirch und den Dörfern kommt der Bus morgens und kehrt abends zurück. Wer nicht mehr fährt, geht nicht mehr aus dem Haus: Arzt, Friseur und Markt werden Sache der Kinder, und die wohnen in Basel oder Straßburg.",
    affected="Rund 1100 Menschen über 75 ohne Auto im Fahrgebiet, schätzt das Altersheim Tilleul-Rond.",
    steps=(
        StepData(
            "Der Verein gibt die Schlüssel von Montag bis Freitag her",
            "Eine Vereinbarung von zwei Seiten: wer das Fahrtenbuch führt, wer putzt, wer tankt, an welchem Tag der Bus sauber zurück sein muss.",
        ),
        StepData(
            "Das Altersheim geht ans Telefon",
            "Der Empfang nimmt Fahrten bis drei Uhr am Vortag an und plant die Runden mit Landkarte und Stecknadeln.",
        ),
        StepData(
            "Zwölf Fahrerinnen und Fahrer wechseln sich ab",
            "Alle haben eine Stunde neben einem Fahrlehrer und eine ärztliche Untersuchung hinter sich. Niemand fährt zwei Wochen nacheinander.",
        ),
        StepData(
            "Man wartet vor Ort",
            "Wer fährt, bleibt, trägt die Tasche, trinkt einen Kaffee. Eine Fahrt ohne Warten nützt niemandem, der langsam geht.",
        ),
    ),
    partners=(
        PartnerText(
            "Leiht seinen Kleinbus und findet die Fahrer",
            "Einen Neunsitzer, zehn Stunden in der Woche, seine alten Spieler",
            "Halbe Wartungskosten und mehr Zuschauer am Spielfeldrand",
        ),
        PartnerText(
            "Betreut das Telefon, plant die Runden, öffnet den Dörfern ihren Saal",
            "Sechs Stunden Empfang in der Woche, den Treibstoff, die Versicherung der Fahrgäste",
            "Bewohner, die hinauskommen, und künftige Nachbarn, die schon einmal hereinschauen",
        ),
        PartnerText(
            "Wartet den Kleinbus zum Preis der Teile",
            "Eine Durchsicht im Quartal, eine eigens geschweißte Trittstufe",
            "Lehrlinge, die an einem echten Bedarf arbeiten",
        ),
    ),
    claims=(
        ClaimText(
            "2640",
            "Fahrten, hin und zurück",
            "Fahrten",
            "die letzten zwölf Monate",
            "Fahrtenbuch des Kleinbusses",
        ),
        ClaimText(
            "83",
            "verschiedene Fahrgäste zwischen 68 und 97 Jahren",
            "Personen",
            "die letzten zwölf Monate",
            "Liste des Altersheims Tilleul-Rond",
        ),
        ClaimText(
            "4,10 €",
            "kostet eine Fahrt, alles eingerechnet",
            "Euro",
            "die letzten zwölf Monate",
            "Rechnungen von Verein und Altersheim, geteilt durch die Zahl der Fahrten",
        ),
    ),
    limits="<p>Die Stufe ist hoch. Zwei Menschen im Rollstuhl mussten abgewiesen werden; ein Tritt ersetzt keine Rampe.</p><p>Im Juli verreisen die Fahrer. Im letzten Sommer fielen elf Runden aus.</p>",
    conditions="<ul><li>eine Versicherung auf den Namen der Gemeinde, Fahrgäste eingeschlossen;</li><li>ein Bus, der freitags um fünf sauber zurück ist, ohne Ausnahme;</li><li>ein Mensch am Telefon, nie ein Anrufbeantworter.</li></ul>",
    lessons=(
        "Mit dem Fahrtenbuch beginnen. Im ersten Monat drehte sich jeder Streit um eine Tankfüllung oder einen Krümel.",
        "Fahrer in den Vereinen suchen. Der Aushang im Rathaus brachte einen, die Vereinsgaststätte acht.",
        "Das Warten mit Zeit bezahlen, nicht mit Geld: Seinetwegen steigen die Schwächsten ein.",
    ),
    quotes=(
        QuoteText(
            "Mein Sohn hat für mich am Computer eingekauft. Von Birnen versteht er nichts.",
            "Ein Fahrgast vom Dienstag",
            "91 Jahre",
        ),
        QuoteText(
            "Die haben 1988 gesehen, wie ich einen Elfmeter verschieße. Das verbindet.",
            "Ein Fahrer",
            "ehemaliger Mittelstürmer",
        ),
    ),
    action_text="Führerschein B, ein halber Tag alle zwei Wochen: Mit drei Fahrern mehr fährt der Bus auch samstags zum Markt.",
    body=(
        text("""
<p>Um zehn nach neun gehört der Platz des Torwarts einer Dame von einundneunzig Jahren. Sie trägt den grünen Mantel. Der Fahrer schiebt den Tritt vor, reicht den Arm, wartet. Auf der Kopfstütze klebt ein Aufkleber: „Allez les Trois-Étangs“.</p>
<p>Es ist Dienstag, der Tag für Arzt und Friseur. Sieben sitzen im Bus. In Hirsingue steigt noch ein Herr zu, an dem Häuschen, vor dem der Linienbus seit dem Herbst nicht mehr hält. Er hat Nüsse dabei, für die Reise. Die Reise dauert zwölf Minuten.</p>
<h2>Ein Fahrzeug für vierzig Sonntage</h2>
<p>Der Verein hatte den Bus gebraucht gekauft, für die Auswärtsspiele der Jugend. Er fuhr vierzig Sonntage im Jahr. Sonst stand er hinter den Kabinen im Regen. Die Versicherung lief das ganze Jahr, und der Kassenwart schlief schlecht.</p>
<p>Drei Kilometer weiter wollte das Altersheim Tilleul-Rond einen Bus mieten. Angebot: vierunddreißigtausend Euro. Die Betreuerin und der Kassenwart sind verwandt. So etwas erfindet man nicht, und es reicht auch nicht: Erst die Beigeordnete für Senioren, früher Schiedsrichterin, setzte alle an einen Tisch und schrieb die Vereinbarung an zwei Abenden.</p>
"""),
        picture("minibus", "Dienstag, vor der ersten Haltestelle."),
        text("""
<h2>Ein Krümel auf der Bank</h2>
<p>Am ersten Freitag fand der Jugendtrainer ein Taschentuch und den Duft von Kölnischwasser. Am zweiten einen leeren Tank. Am dritten behielt er die Schlüssel. Fast wäre wegen eines Krümels Schluss gewesen. An jenem Abend entstand das Fahrtenbuch: Kilometer, Tank, Flecken, Kürzel.</p>
<p>Dann fehlten Fahrer. Auf den Aushang im Rathaus meldete sich ein einziger, der das Rückwärtsfahren nicht vertrug. Nach dem Sieg gegen Dannemarie sprach der Präsident am Tresen. Acht Hände gingen hoch, zwei davon nicht ganz nüchtern. Sechs sagten am Montag noch einmal Ja.</p>
"""),
        quote(
            "Ich dachte, ich helfe eine Stunde lang. Ich helfe, indem ich warte, und das dauert am längsten.",
            "Ein Fahrer vom Freitag",
        ),
        text("""
<p>Das Warten hatte niemand vorgesehen. Ein Taxi setzt ab und fährt davon. Hier nimmt der Fahrer beim Zahnarzt Platz. Seit einem Jahr blättert er in derselben Zeitschrift. „Wenn ich gehe, kommt sie nicht mehr“, sagt er über die Dame im grünen Mantel. Die Liste gibt ihm recht: Wer einmal ohne Begleitung warten musste, stieg nur in der Hälfte der Fälle wieder ein.</p>
<p>Zwei Dinge widersetzen sich. Die Stufe, zu hoch für einen Rollstuhl; eine Rampe würde halb so viel kosten wie der Bus. Und der Sommer: Die Alten bleiben, die Fahrer verreisen. Elf Dienstage fielen im letzten Jahr aus. Die Gemeinde wollte einen Studenten anstellen. Der Verein hätte lieber drei Fahrer mehr, denn ein Student kennt die Geschichten von 1988 nicht.</p>
"""),
        document(
            "vereinbarung-kleinbus.txt",
            "Die Vereinbarung zum Abschreiben",
            """
VEREINBARUNG ÜBER DIE LEIHE EINES KLEINBUSSES (Muster)

Zwischen dem Verein als Eigentümer und dem Altersheim, das ihn von Montag 8 Uhr bis Freitag 17 Uhr nutzt.

1. Fahren. Eine Liste von Fahrern, Führerschein B seit drei Jahren, jährliche Untersuchung.
2. Fahrtenbuch. Kilometer bei Abfahrt und Rückkehr, Tank, Bemerkungen, Kürzel. Ohne Buch kein Schlüssel.
3. Sauberkeit. Das Fahrzeug ist am Freitag um 17 Uhr sauber zurück.
4. Treibstoff. Werktags zahlt das Altersheim, sonntags der Verein.
5. Versicherung. Auf den Namen der Gemeinde, Fahrgäste eingeschlossen. Kopie im Handschuhfach.
6. Wartung. Je zur Hälfte.
7. Ende. Jeder kann mit zwei Monaten Frist aufhören, nach einem Gespräch.

Beispiel. Die in dieser Geschichte genannten Organisationen sind erfunden.
""",
        ),
        call("navette-sundgau-conducteurs"),
    ),
)
