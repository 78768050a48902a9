"""German version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    figure,
    key_figures,
    picture,
    quote,
    text,
)

TEXT = StoryText(
    slug="hotellaken-kehren-in-die-spinnerei-zurueck",
    title="Münstertal: Hotellaken kehren in die alte Spinnerei zurück",
    summary="Drei Hotels geben ihre verschlissene Wäsche einer Nähgenossenschaft und kaufen Beutel und Schürzen zurück. Neun Arbeitsplätze später macht ein zweites Tal es nach.",
    authors="Die Redaktion des Labo",
    problem="Ein Hotellaken verschleißt in den Falten. Nach vier Jahren wirft man es weg, obwohl zwei Drittel des Stoffs heil sind. Im selben Tal können arbeitslose Textilarbeiterinnen noch mit geschlossenen Augen einen Saum nähen.",
    affected="Rund sechzig ehemalige Textilarbeiterinnen ohne Stelle im Tal, sagt L’Ourlet collectif, und drei Hotels, die jährlich zwei Tonnen Wäsche wegwarfen.",
    steps=(
        StepData(
            "Die Wäschebeschließerin schneidet eine Ecke ab",
            "Einem ausgemusterten Laken fehlt ein Zipfel: So gerät es nicht versehentlich zurück ins Zimmer. Es kommt in den blauen Sack.",
        ),
        StepData(
            "Waschen, sortieren, messen",
            "Weiß, ecru, fleckig. Fleckiges wird Futter. Von jedem Posten wird die brauchbare Fläche notiert.",
        ),
        StepData(
            "Schnitte um den Fehler herum",
            "Eine pensionierte Schnittmacherin hat zwölf Modelle entworfen, die den dünnen Falten ausweichen.",
        ),
        StepData(
            "Das Hotel kauft zurück",
            "Wäschebeutel, Schürzen, Flaschenhüllen: Ein Drittel kehrt in die Zimmer zurück, aus denen der Stoff kam.",
        ),
        StepData(
            "Ein anderes Tal kopiert",
            "Schnitte, Preise und Fehler bekommt das Team in Gebweiler geschenkt, gegen einen Besuch im Quartal.",
        ),
    ),
    partners=(
        PartnerText(
            "Geben die Wäsche und kaufen einen Teil der Ware",
            "Zwei Tonnen Laken und Tischtücher im Jahr, eine feste Bestellung über 900 Stück",
            "Dinge, die ihre Gäste kaufen wollen, und einen Container weniger",
        ),
        PartnerText(
            "Sortiert, schneidet zu, näht und verkauft",
            "Neun Näherinnen und Näher, einen Spinnereisaal, elf Maschinen",
            "Festen Stoff umsonst und den ersten Kunden vor der Tür",
        ),
        PartnerText(
            "Hat den Kauf der Overlockmaschinen vorgestreckt",
            "Zwölftausend Euro, in drei Jahren zurückgezahlt",
            "Den Beweis, dass ein Vorschuss manchmal mehr taugt als ein Geschenk",
        ),
    ),
    claims=(
        ClaimText(
            "9",
            "Arbeitsplätze geschaffen, sieben davon unbefristet",
            "Arbeitsplätze",
            "seit der Eröffnung",
            "Personalverzeichnis von L’Ourlet collectif",
        ),
        ClaimText(
            "7,8 t",
            "Wäsche neu vernäht",
            "Tonnen",
            "vier Jahre",
            "Wiegungen am Eingang, abzüglich Verschnitt",
        ),
        ClaimText(
            "14.200",
            "Stück verkauft, ein Drittel davon an die Hotels",
            "Stück",
            "vier Jahre",
            "Rechnungsbuch der Genossenschaft",
        ),
    ),
    limits="<p>Im ersten Jahr nähte die Werkstatt dreitausend Beutel und verkaufte vierhundert. Sie nähte, was sie konnte, nicht, was gesucht war.</p><p>In Gebweiler trägt die Kopie zwei Leute statt fünf: Dort mieten die Hotels ihre Wäsche und haben nichts zu geben.</p>",
    conditions="<ul><li>ein Hotel, dem seine Laken gehören;</li><li>eine erste Bestellung, die die halben Löhne deckt;</li><li>eine Schnittmacherin: Ohne Schnitt bleibt dünner Stoff ein Lappen.</li></ul>",
    lessons=(
        "Prüfen, wem das Material gehört. Ein gemietetes Laken lässt sich nicht verschenken, und die Hälfte der Hotels mietet.",
        "Wer gibt, soll auch kaufen. Ein Hotelier als Kunde wacht besser über die Qualität als ein Siegel.",
        "Auch die Fehler weitergeben. Dem Nachbarteam blieben die dreitausend Beutel erspart.",
    ),
    quotes=(
        QuoteText(
            "Sechsundzwanzig Jahre stand ich am Band. Hier mache ich den ganzen Beutel und setze mein Zeichen hinein.",
            "Eine Näherin",
            "Mitglied von L’Ourlet collectif",
        ),
        QuoteText(
            "Ein Gast hat einen Bademantel gestohlen und eine Schürze gekauft. Ich nenne das Fortschritt.",
            "Die Hausdame",
            "Hôtels Hautefecht",
        ),
    ),
    action_text="Sie leiten ein Hotel, eine Pension, ein Heim? Sagen Sie uns, was mit Ihren alten Laken geschieht und wem sie gehören.",
    body=(
        text("""
<p>Der Lärm hat die Hände gewechselt. Früher schlugen hier dreihundert Webstühle, man verständigte sich mit Zeichen. Unter demselben Glasdach reichen heute elf Nähmaschinen, um das Radio zu übertönen. Man ruft von Tisch zu Tisch, auf Elsässisch, Türkisch, Französisch.</p>
<p>Auf dem großen Tisch liegt ein Laken, aufgeschlagen wie eine Landkarte. In der Mitte ist der Stoff fast durchsichtig gewaschen; am Rand hielte er noch zehn Jahre. „Ein Hotel wirft den Rand weg, weil die Mitte dünn ist“, sagt die Zuschneiderin. Sie legt den Schnitt schräg, weicht dem müden Faden aus und schneidet.</p>
<h2>Die Beschließerin und der blaue Sack</h2>
<p>Angefangen hat es mit einer Wäschebeschließerin der Hôtels Hautefecht. Sie legte fleckige Tischtücher beiseite, für ihre Schwester, die nähte. Die Schwester hatte in dieser Spinnerei bis zum letzten Tag gearbeitet. Zusammen füllten sie einen Schrank, dann einen Keller. Die Direktorin entdeckte den Keller. Sie hätte schimpfen können; sie fragte, was ein Wäschebeutel für jedes Zimmer kosten würde.</p>
<p>Vier frühere Kolleginnen setzten sich um diese Frage. Mit ihren Abfindungen und einem Vorschuss der Fondation Ammerfeld gründeten sie eine Genossenschaft. Kein Geschenk: ein Vorschuss. Sie haben ihn zurückgezahlt, mit sechs Monaten Verspätung.</p>
"""),
        picture("sewing", "Der große Zuschneidetisch unter dem Glasdach der alten Spinnerei."),
        text("""
<h2>Zweitausendsechshundert Beutel zu viel</h2>
<p>Beutel konnten sie, also nähten sie Beutel. Dreitausend. Die Weihnachtsmärkte nahmen vierhundert. Die anderen überwinterten in Kartons, und die Löhne mit ihnen. Die Schnittmacherin, eine Rentnerin, die nur zuschauen wollte, stellte die Frage, die sich keine traute: Wer hat euch um Beutel gebeten?</p>
<p>Man ging zurück in die Hotels. Die Zimmermädchen wollten Schürzen mit großen Taschen. Die Köche schwere Geschirrtücher. Die Gäste eine Hülle für die Trinkflasche. Zwölf Modelle sind aus diesen Besuchen entstanden. Der fleckige Stoff fand seinen Platz innen, als Futter.</p>
"""),
        key_figures(
            figure(
                "64 %",
                "der Fläche eines ausgemusterten Lakens sind brauchbar",
                "An zweihundert Laken gemessen",
                110,
            ),
            figure("1/3", "der Ware kaufen die Hotels, die geben", "Rechnungsbuch, gemessen", 104),
        ),
        text("""
<h2>Das andere Tal</h2>
<p>Aus Gebweiler kam ein Team zu Besuch. L’Ourlet collectif gab ihm alles: Schnitte, Garnlieferanten, Preise und die Liste der Dummheiten. Das half, schnell zu sein, aber nicht überall. Dort mieten die Hotels ihre Wäsche bei einer Großwäscherei in der Ebene. Die Laken gehören ihnen nicht. Das Team wich auf Vorhänge aus Ferienwohnungen aus; es beschäftigt zwei Menschen und hatte auf fünf gehofft.</p>
"""),
        quote(
            "Kopieren, ja. Aber schaut zuerst auf das Etikett im Laken.",
            "Die Geschäftsführerin von L’Ourlet collectif",
        ),
        text("""
<p>Im Saal meldet das Radio das Wetter. Die Zuschneiderin faltet, was vom Laken bleibt, einen Streifen, zu schmal für alles. Er endet als Schrägband um eine Tasche. Was nirgends hineinpasst, wiegt anderthalb Kilo in der Woche. Auch das haben sie gewogen.</p>
"""),
    ),
)
