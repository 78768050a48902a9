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
    slug="das-saegewerk-leiht-sein-dach",
    title="Das Sägewerk leiht sein Dach, das Breuschtal hilft zwölf Häusern heizen",
    summary="163 Menschen haben eine Halle mit Solarmodulen gedeckt. Die Hälfte des Ertrags dämmt kalte Häuser. Am schwersten war zu entscheiden, welche, ohne jemanden zu beschämen.",
    authors="Die Redaktion des Labo",
    problem="Viele Häuser im Tal sind alt und schlecht gedämmt. Manche Rentner heizen nur ein Zimmer. Zuschüsse gibt es, doch man muss das Geld vorstrecken und dreißig Seiten ausfüllen.",
    affected="Jedes sechste Haus im Breuschtal werde nur teilweise geheizt, schätzen die Toits communs nach zweihundert Besuchen.",
    steps=(
        StepData(
            "Ein Dach mieten",
            "Das Sägewerk vermietet zweitausend Quadratmeter für zwanzig Jahre, für einen Euro und ein verstärktes Gebälk.",
        ),
        StepData(
            "Anteile sammeln",
            "Fünfzig Euro der Anteil, höchstens fünftausend pro Person. Jeder Mensch hat eine Stimme.",
        ),
        StepData(
            "Den Ertrag halbieren",
            "Die eine Hälfte zahlt zurück und hält instand. Die andere streckt die Arbeiten an kalten Häusern vor.",
        ),
        StepData(
            "Nachbarn schlagen vor",
            "Niemand bewirbt sich. Ein Briefträger, eine Pflegerin oder ein Nachbar nennt eine Adresse, und wer dort wohnt, sagt Ja oder Nein.",
        ),
    ),
    partners=(
        PartnerText(
            "Besitzt die Module und entscheidet in der Versammlung",
            "163 Menschen, 212.000 Euro in Anteilen, ihre Abende",
            "Höchstens zwei Prozent im Jahr und ein weniger kaltes Tal",
        ),
        PartnerText(
            "Stellt sein Dach und kauft einen Teil des Stroms",
            "Zweitausend Quadratmeter nach Süden, einen Liefervertrag über acht Jahre",
            "Ein erneuertes Gebälk und einen Strompreis, den es im Voraus kennt",
        ),
        PartnerText(
            "Legt dazu, wenn ein Haus mehr kostet als geplant",
            "Fünfzehntausend Euro, rückzahlbar",
            "Ein Verfahren, das sich in anderen Tälern zeigen lässt",
        ),
    ),
    claims=(
        ClaimText(
            "12",
            "Häuser dank der Vorschüsse gedämmt",
            "Häuser",
            "die ersten zwei Winter",
            "Rechnungen der Handwerker, Abnahmen vor Ort",
        ),
        ClaimText(
            "348",
            "Megawattstunden erzeugt",
            "MWh",
            "die ersten zwanzig Monate",
            "Zählerstände des Netzbetreibers",
        ),
        ClaimText(
            "+3,2 °C",
            "am Morgen im wichtigsten Zimmer",
            "Grad",
            "ein Winter davor, einer danach",
            "Thermometer in neun Häusern, deren Bewohner zustimmten",
        ),
    ),
    limits="<p>Vier vorgeschlagene Familien lehnten ab. Das Tal sollte es nicht wissen. Seither sieht die Versammlung weder Namen noch Straße.</p><p>Das zweite Dach, ein Festsaal, ist aufgegeben: Das Gebälk trägt nicht.</p>",
    conditions="<ul><li>ein Dach, dessen Statik vor jedem Versprechen berechnet ist;</li><li>Vorschüsse statt Geschenke;</li><li>eine zum Schweigen verpflichtete Person zwischen Versammlung und Familien.</li></ul>",
    lessons=(
        "Die Statik vor der öffentlichen Versammlung rechnen lassen: Eine Hoffnung nimmt man nicht zurück.",
        "Die Anteile begrenzen. Ein einziger großer Geldgeber hätte die Abstimmungen gefärbt.",
        "Namen weglassen. Dorfsolidarität sieht alles, und gerade das hält jene ab, die frieren.",
    ),
    quotes=(
        QuoteText(
            "Meine Halle hielt das Holz trocken. Jetzt hält sie auch die Nachbarin warm; sie weiß nicht, dass ich es weiß.",
            "Ein Sägenschärfer",
            "Scierie Donnelmatt",
        ),
        QuoteText(
            "Wir haben zwei Stunden darüber abgestimmt, ob wir abstimmen.",
            "Die Versammlungsleiterin",
            "Toits communs de la Bruche",
        ),
    ),
    action_text="Ein Dach von mehr als fünfhundert Quadratmetern nach Süden, zwischen Molsheim und dem Donon? Lassen Sie mit uns die Statik rechnen.",
    body=(
        text("""
<p>Die Versammlung ging bis elf Uhr nachts. Auf der Tagesordnung eine Zeile: Was tun wir mit dem ersten Euro? Im Saal hundertvierzig Leute, Thermoskannen, ein Hund. Ein Bauer wollte eine Ladesäule. Eine Lehrerin wollte Bücher. Hinten stand ein Mann im Mantel auf. „Ich habe vierzehn Grad in der Küche.“ Er setzte sich wieder. Man stimmte ab.</p>
<h2>Zweitausend Quadratmeter Schatten</h2>
<p>Oberhalb von Schirmeck besitzt die Scierie Donnelmatt eine Halle, lang wie ein Fußballfeld. Sie hält das Holz trocken. Ein Fonds hatte angeboten, sie mit Modulen zu decken; der Vertrag zählte sechsundfünfzig Seiten und trug die Adresse einer Kanzlei in London. Der Chef ließ ihn auf der Schreibtischecke liegen, unter einem Aschenbecher.</p>
<p>Drei Leute aus dem Tal kamen mit einem anderen Angebot, einer Seite lang. Sie besaßen nichts als die Idee und eine Tabelle. Er sagte: „Kommt mit hundert wieder.“ Sie kamen mit hundertdreiundsechzig. Zwanzig davon hatte der Briefträger gewonnen, an den Haustüren.</p>
"""),
        picture("solar", "Die Halle des Sägewerks, gedeckt von den Leuten aus dem Tal."),
        text("""
<p>Seit zwanzig Monaten liefern die Module. Ein Drittel des Stroms kauft das Sägewerk für seine Trockenkammern, der Rest geht ins Netz. Jedes Frühjahr fließt die Hälfte des Ertrags in eine Vorschusskasse. Davon setzt ein Handwerker Holzfaser ein, tauscht eine Tür, dichtet einen Dachboden ab. Die öffentlichen Zuschüsse kommen später und füllen die Kasse wieder auf. Wer im Haus wohnt, streckt nichts vor und füllt nichts aus: Das übernimmt eine pensionierte Sekretärin, den Rotstift in der Hand.</p>
"""),
        key_figures(
            figure(
                "163",
                "Eigentümer, zwischen 19 und 88 Jahren",
                "Verzeichnis der Anteile, gemessen",
                120,
            ),
            figure(
                "50 €",
                "der Anteil; eine Stimme pro Person, egal wie viele",
                "Satzung, eingesehen",
                120,
            ),
            figure(
                "7 Monate",
                "bis der Zuschuss den Vorschuss ausgleicht",
                "Mittel aus zwölf Anträgen, gemessen",
                118,
            ),
        ),
        text("""
<h2>Wer friert?</h2>
<p>Blieb die Wahl der Häuser. Die erste Liste las man laut vor, der Offenheit halber. Köpfe drehten sich nach einer Sitzreihe um. Am nächsten Tag zogen vier Familien ihren Namen zurück. Eine ließ eine Woche lang die Läden zu.</p>
<p>Die Leiterin spricht noch heute leise davon. Seither stimmt die Versammlung über Beträge ab, nie über Adressen. Eine freie Krankenpflegerin und der Briefträger, zum Schweigen verpflichtet, schlagen vor. Wer dort wohnt, sagt Ja oder Nein, zu Hause, vor einem einzigen Menschen. Von den vier Familien ist eine zurückgekommen.</p>
"""),
        quote(
            "Ich stelle das Thermometer auf die Anrichte. Ich sage nicht, für wen ich arbeite, ich sage, dass ich am Donnerstag wiederkomme.",
            "Eine freie Krankenpflegerin",
        ),
        text("""
<p>Der Versuch sollte auf dem Festsaal eines Nachbardorfs weitergehen. Man verkündete es zu früh, in der Zeitung, mit einer Zeichnung. Der Statiker kam nach der Zeichnung. Das Gebälk trägt Schnee oder Module, beides nicht. Dreißig Leute hatten schon Anteile zugesagt. Man schrieb ihnen von Hand, um es zu erklären, und sucht nun ein anderes Dach. An jenem Morgen schneite es.</p>
"""),
    ),
)
