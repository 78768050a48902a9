"""German version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    call,
    quote,
    text,
    video,
)

TEXT = StoryText(
    slug="was-mittags-uebrig-bleibt-kommt-abends-im-neudorf-auf-den-tisch",
    title="Was mittags übrig bleibt, isst abends der Neudorf an einem Tisch",
    summary="Sechs Betriebskantinen kühlen, was nicht ausgegeben wurde. Am Abend richtet eine Nachbarschaftsküche es für 110 Gäste an, vom einsamen Rentner bis zur Studentin.",
    authors="Die Redaktion des Labo",
    problem="Eine Kantine kocht immer zu viel: Eine Sitzung fällt aus, ein Streik, und vierzig Portionen bleiben in der Küche. Zwei Kilometer weiter essen Menschen abends Nudeln aus der Packung, allein, und keiner weiß davon.",
    affected="In den Neudorf kommen 640 verschiedene Gäste im Jahr; jeder dritte lässt laut Tischumfrage pro Woche eine Mahlzeit aus.",
    steps=(
        StepData(
            "Erst wiegen, dann geben",
            "Jeder Koch wiegt, was übrig ist, und schreibt es auf. Nach sechs Monaten kochten drei Küchen weniger: Das Geben beginnt damit, weniger zu verschwenden.",
        ),
        StepData(
            "In weniger als zwei Stunden kühlen",
            "Was nicht ausgegeben wurde, kommt in die Kühlzelle und fällt unter zehn Grad. Was im Saal stand, bleibt dort.",
        ),
        StepData(
            "Kalt fahren",
            "Um sechzehn Uhr fährt ein Angestellter von La Louche commune mit dem Kühldreirad die Runde. Nummerierte Behälter, Uhrzeit bei Abfahrt und Ankunft.",
        ),
        StepData(
            "Noch einmal kochen",
            "Ehrenamtliche und Angestellte wärmen auf, strecken mit Suppe und Gemüse und richten richtige Teller an.",
        ),
        StepData(
            "Zahlen, was man kann",
            "Zwischen einem und neun Euro, in eine geschlossene Dose. Niemand sieht, was der Nachbar gibt.",
        ),
    ),
    partners=(
        PartnerText(
            "Stellt nicht ausgegebene Gerichte aus sechs Küchen beiseite",
            "Zwei Schnellkühler, die Zeit der Köche, die Behälter",
            "Neun Tonnen weniger Abfallgebühren und besser berechnete Speisepläne",
        ),
        PartnerText(
            "Holt ab, kocht und empfängt an fünf Abenden in der Woche",
            "Vier Angestellte, einen Saal mit sechzig Plätzen, die Hygienekontrollen",
            "Gekochtes Essen statt Dosen und Zeit, sich zu den Leuten zu setzen",
        ),
        PartnerText(
            "Zählt die Mahlzeiten und fragt, woher die Gäste kommen",
            "Zwei Umfragen im Jahr, veröffentlicht",
            "Ein Forschungsfeld, in dem auch schlechte Zahlen willkommen sind",
        ),
    ),
    claims=(
        ClaimText(
            "21.300",
            "Mahlzeiten am Tisch serviert",
            "Mahlzeiten",
            "die letzten zwölf Monate",
            "Saalbuch von La Louche commune, nachgezählt vom Atelier des pas comptés",
        ),
        ClaimText(
            "9,4 t",
            "gekochtes Essen nicht weggeworfen",
            "Tonnen",
            "die letzten zwölf Monate",
            "Tägliche Wiegungen in sechs Küchen",
        ),
        ClaimText(
            "3,80 €",
            "zahlt ein Gast im Schnitt",
            "Euro",
            "die letzten zwölf Monate",
            "Kassendose, jeden Freitag zu zweit geöffnet",
        ),
        ClaimText(
            "",
            "Jeder vierte Gast sagt, er habe hier jemanden kennengelernt, den er auch außerhalb trifft.",
            "",
            "letzte Umfrage",
            "Fragebogen von 143 Gästen, Atelier des pas comptés",
        ),
    ),
    limits="<p>Freitags sind die Büros leer und die Behälter auch. Dann kauft die Kantine selbst ein, und diese Abende kosten sie das Doppelte.</p><p>Familien kommen wenig: Neunzehn Uhr ist für Kinder zu spät. Vier Probeabende um achtzehn Uhr füllten zwölf Stühle.</p>",
    conditions="<ul><li>ein Schnellkühler in jeder Küche, die gibt;</li><li>ein Angestellter für die Runde: Mit Ehrenamtlichen allein kam jeder fünfzehnte Behälter zu warm an;</li><li>ein Saal ohne eigene Schlange und ohne Gutschein für Arme.</li></ul>",
    lessons=(
        "Mit dem Wiegen anfangen. Die Köche glaubten, sie würfen wenig weg; die Waage sprach, und sie bestellten anders, bevor sie etwas gaben.",
        "Das Risiko auf den Tisch legen. Ein Hygieneverantwortlicher, eine Seite Regeln, ein Thermometer pro Behälter: Die Angst wich dem Papier.",
        "Die Gäste nicht sortieren. Als der Saal einen Nachweis verlangte, blieb die Hälfte der Stammgäste weg.",
    ),
    quotes=(
        QuoteText(
            "Zwanzig Jahre lang habe ich Aufläufe weggeworfen und dabei weggeschaut. Jetzt weiß ich, an welchen Tisch sie kommen.",
            "Ein Küchenchef",
            "Tablerhin",
        ),
        QuoteText(
            "Am Monatsanfang gebe ich zwei Euro, am Monatsende einen. Man bedient mich gleich.",
            "Ein Gast vom Dienstag",
            "",
        ),
    ),
    action_text="Schenken Sie donnerstags anderthalb Stunden: Nachbarn, die nicht mehr aus dem Haus gehen, warten auf einen warmen Teller.",
    body=(
        text("""
<p>Der Koch stellt den Behälter auf die Waage. Drei Kilo achthundert Kalbsragout. Er notiert Gewicht, Uhrzeit, Temperatur und schließt die Kühlzelle. Es ist zwanzig vor drei, im Keller einer Straßburger Bank. Um sieben dampft dasselbe Ragout auf Tellern, von denen keiner zum anderen passt, zwei Kilometer weiter.</p>
<p>La Louche commune deckt jeden Abend sechzig Plätze, zweimal. Karierte Tischtücher, eine Karaffe, Brot. Hinten am Tisch erzählt ein alter Binnenschiffer einer Pharmaziestudentin von einer Schleuse. Sie hat sechs Euro gegeben. Er einen. Keiner der beiden weiß es.</p>
<h2>Zuerst die Waage</h2>
<p>Die Idee kam von einem Kellner, nicht aus einem Büro. Auf dem Heimweg durch den Neudorf ging er an der Schlange vor einer Lebensmittelausgabe vorbei. Konserven, Reis, in der Kälte. Am Nachmittag hatte er elf Bleche Lasagne geleert. Er sagte es dem Chef. Der zuckte mit den Schultern: verboten.</p>
<p>Nichts verbot es, solange man schnell kühlte. Aber das wollte gelernt sein. Tablerhin wog zunächst, einen Monat lang, in zwei Küchen. Ergebnis: Neun Prozent der Gerichte verließen die Küche nie. Erst änderten die Köche ihre Bestellungen. Dann suchten sie einen Tisch für den Rest.</p>
"""),
        video(
            "Eine Runde von vier bis sieben, vom Dreirad aus gefilmt",
            "https://video.example/la-tournee-du-soir",
            "3 Min. 20",
            "<p>Ein weißes Dreirad fährt aus einer Tiefgarage. Eine Männerstimme: „Sechs Küchen, elf Behälter heute. An jeder Tür schreibe ich die Zeit auf.“</p><p>In der Küche im Neudorf steckt eine Ehrenamtliche ein Thermometer in einen Behälter: „Vier Grad. Behalten wir.“ Hände schneiden Karotten. Der Saal füllt sich. Eine Frau hebt ihr Wasserglas zur Kamera und sagt: „Es fehlt Salz, wie daheim.“</p>",
        ),
        text("""
<h2>Ein Behälter zu warm</h2>
<p>Im ersten Winter lebte die Runde von Ehrenamtlichen und ihren Autos. An einem Abend mit Glatteis kamen drei Behälter mit vierzehn Grad an. Alles landete im Müll, vor vierzig sitzenden Gästen. Es gab Suppe, und das Team stimmte ab: Die Runde wird ein Beruf. Das Kühldreirad kostete elftausend Euro. Tablerhin zahlte die Hälfte, gegen das Versprechen, zu messen.</p>
<p>Ein zweiter Fehltritt: Ein Geldgeber verlangte Einkommensnachweise. Sechs Wochen lang zeigte jeder am Eingang ein Papier. Der Saal leerte sich zur Hälfte. Die Forscherinnen fragten die Weggebliebenen; fast jede Antwort sprach von Scham. Das Papier verschwand, der Geldgeber blieb.</p>
"""),
        quote(
            "Man holt sich hier kein Essen. Man kommt zum Abendessen. Der Unterschied ist der Stuhl.",
            "Eine Ehrenamtliche der ersten Stunde",
            "La Louche commune",
        ),
        text("""
<p>Bleiben jene, die nicht kommen: zu alt, zu müde, eine Treppe zu viel. Donnerstags bringen Räder geschlossene Teller, und man nimmt sich fünf Minuten an der Tür. Sechs Paar Beine fehlen, um die Runde zu verdoppeln. Der Freitag bleibt mager. Das Homeoffice hat die Kantinen geleert, und noch weiß niemand, was ein Ragout ersetzt, das keiner gekocht hat.</p>
"""),
        call("benevoles-cantine-strasbourg"),
    ),
    corrections=(
        "Wir hatten 23.100 Mahlzeiten geschrieben: Ein Monat war doppelt gezählt. Im Saalbuch stehen 21.300.",
    ),
)
