"""German version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    document,
    figure,
    key_figures,
    quote,
    text,
)

TEXT = StoryText(
    slug="der-bus-um-fuenf-faehrt-nicht-mehr",
    title="Gebweiler: Der Bus um fünf fährt nicht mehr. Was wir daraus lernen",
    summary="Vierzehn Monate lang brachte ein Bus die Frühschicht zur Kabelfabrik. Am Ende saßen zwei Leute darin. Die Partner erzählen ihr Scheitern und legen die Bücher offen.",
    authors="Die Redaktion des Labo",
    problem="Die Kabelfabrik beginnt um fünf, vor halb sieben fährt kein Bus. Leiharbeiter aus der Stadt verlieren die Stelle, weil sie kein Auto haben. An Pannentagen zahlt das Werk Taxis.",
    affected="41 von 260 Beschäftigten haben kein Auto, ergab eine Umfrage der Kabelfabrik.",
    steps=(
        StepData(
            "Eine Umfrage im Umkleideraum",
            "41 Beschäftigte kreuzen an: „Ich würde einen Bus nehmen.“ Wo sie losfahren, fragt man sie nicht.",
        ),
        StepData(
            "Eine Linie auf der Karte",
            "Neun Haltestellen, 38 Minuten, Abfahrt um zehn nach vier. Die Strecke ist allen ein wenig recht.",
        ),
        StepData(
            "Ein Jahresvertrag mit einem Busunternehmen",
            "49 Plätze, bezahlt, ob leer oder voll.",
        ),
        StepData(
            "Jeden Monat zählen",
            "Höchstens neunzehn Fahrgäste. Elf im sechsten Monat. Zwei am Ende.",
        ),
        StepData(
            "Eine Sitzung, um aufzuhören",
            "Die drei Partner entscheiden gemeinsam, sagen einen Monat vorher Bescheid und erstatten die Monatskarten.",
        ),
    ),
    partners=(
        PartnerText(
            "Zahlte die Hälfte der Linie",
            "31.000 Euro und einen um eine Viertelstunde verschobenen Schichtbeginn",
            "Elf Einstellungen und die Einsicht, künftig bei den Adressen anzufangen",
        ),
        PartnerText(
            "Verkaufte die Monatskarten und rief die Fehlenden an",
            "Eine Sprechstunde in der Woche, im Umkleideraum",
            "Das Vertrauen von Beschäftigten, denen sie sonst nie begegnete",
        ),
        PartnerText(
            "Zählte die Fahrgäste und befragte jene, die nicht mehr einstiegen",
            "Vierzehn Zählungen, neunundzwanzig Gespräche",
            "Das Recht, alles zu veröffentlichen",
        ),
    ),
    claims=(
        ClaimText(
            "19",
            "Fahrgäste im besten Monat, zwei am Ende, auf 49 Plätzen",
            "Fahrgäste am Tag",
            "vierzehn Monate",
            "Monatliche Zählungen des Atelier des pas comptés",
        ),
        ClaimText(
            "27 €",
            "kostete eine Fahrt pro Fahrgast im letzten Quartal",
            "Euro",
            "die letzten drei Monate",
            "Rechnungen des Busunternehmens, geteilt durch die Fahrten",
        ),
        ClaimText(
            "16",
            "frühere Fahrgäste fahren jetzt zu viert im Auto",
            "Personen",
            "sechs Monate nach dem Ende",
            "Gespräche im Umkleideraum",
        ),
    ),
    limits="<p>Die Linie beantwortete nie die eigentliche Frage: Wie kommt man um dreizehn Uhr heim, und was tut man nächste Woche, wenn man nachts arbeitet? Ein Bus mit festem Fahrplan folgt keinem Schichtwechsel.</p><p>Sieben Menschen verloren ihre Fahrgelegenheit. Drei haben das Werk verlassen.</p>",
    conditions="<p>Was es gebraucht hätte:</p><ul><li>zuerst die Adressen, dann die Karte;</li><li>ein Fahrzeug mit neun statt neunundvierzig Plätzen;</li><li>einen Vertrag, den man jeden Monat ändern kann;</li><li>die Heimfahrt, geplant zusammen mit der Hinfahrt.</li></ul>",
    lessons=(
        "„Ich würde einen Bus nehmen“ ist keine Antwort. „Ich steige um 4.32 Uhr vor der Bäckerei ein, jede dritte Woche“ ist eine.",
        "Klein mieten. Ein großer leerer Bus entmutigt die, die noch darin sitzen.",
        "Die Grenze vorher festlegen: Man fuhr fünf Monate zu lang, weil sich niemand traute, es zu sagen.",
    ),
    quotes=(
        QuoteText(
            "Achtundvierzig Sitze und ich. Ich hatte das Gefühl, jemanden viel Geld zu kosten.",
            "Ein früherer Fahrgast",
            "Gabelstaplerfahrer",
        ),
        QuoteText(
            "Ich habe einen Bus unterschrieben, weil man einen Bus sieht. Vier Autos weiht man nicht ein.",
            "Die Werksleiterin",
            "Câblerie Lauchwerk",
        ),
    ),
    action_text="Ihre Schicht beginnt vor dem ersten Bus? Fragen Sie uns nach den neun Fragen, bevor Sie eine Linie zeichnen: Sie passen auf eine Seite.",
    body=(
        text("""
<p>Der letzte Bus fuhr an einem Freitag, mit zwei Fahrgästen. Der Fahrer gab ihnen die Hand. Es regnete auf Gebweiler, und vor der Bäckerei war das Haltestellenschild schon abgeschraubt.</p>
<p>Vierzehn Monate zuvor hatte man um zehn nach vier ein Band durchgeschnitten. Es gab Croissants. Die Câblerie Lauchwerk hatte ihre Antwort: einen bequemen Bus für die Frühschicht, neun Haltestellen, dreißig Euro im Monat. 41 Beschäftigte hatten „Ich würde einen Bus nehmen“ angekreuzt. 41 geteilt durch 49 Plätze, das sah nach einem vollen Bus aus.</p>
<h2>Neunzehn, elf, zwei</h2>
<p>Im ersten Monat stiegen neunzehn ein. Das braucht Zeit, sagte man sich. Im dritten fünfzehn. Man druckte ein Plakat. Im sechsten elf. La Goupille richtete im Umkleideraum eine Sprechstunde ein, zwischen zwei Schichten, um zu verstehen.</p>
<p>Ein Rätsel war es nicht. Das Werk läuft in drei Schichten: eine Woche ab fünf, eine ab dreizehn, eine ab einundzwanzig Uhr. Der Bus half in einer von drei Wochen. Für die beiden anderen brauchte man ohnehin eine Lösung; wer sie gefunden hatte, behielt sie auch für die dritte.</p>
"""),
        key_figures(
            figure("4.10 Uhr", "Abfahrt an der ersten Haltestelle", "Fahrplan, eingesehen", 131),
            figure("38 Min.", "für eine Strecke, die im Auto 14 dauert", "Gestoppt, gemessen", 131),
            figure(
                "62.000 €",
                "in vierzehn Monaten ausgegeben",
                "Rechnungen des Busunternehmens, gemessen",
                130,
            ),
            figure(
                "5 Monate",
                "gefahren, nachdem man hätte aufhören sollen",
                "Protokoll der letzten Sitzung, laut Angabe",
                130,
            ),
        ),
        text("""
<p>Die Forscherinnen des Atelier des pas comptés fuhren mit, vierzehnmal. Sie befragten jene, die nicht mehr einstiegen. Ein Mann zeigte ihnen seine Straße auf der Karte: elf Minuten zu Fuß bis zur Haltestelle, ohne Gehweg. „Der Bus kommt bei allen in der Nähe vorbei“, sagte er. „Er kommt bei keinem vorbei.“</p>
<h2>Eine Sitzung, die Mut brauchte</h2>
<p>Im neunten Monat wussten es alle. Die Werksleiterin hatte eingeweiht, das Busunternehmen hatte einen Vertrag, der Verein verkaufte die Karten. Niemand wollte die Nachricht überbringen. Also sprach man über Werbung. Fünf weitere Monate, weitere 22.000 Euro.</p>
<p>Die letzte Sitzung dauerte vierzig Minuten. Eine Forscherin legte zwei Blätter auf den Tisch, die Kosten und die Fahrgäste. Stille, dann lachte jemand. Die Karten wurden erstattet. Die Fabrik war einverstanden, alles zu veröffentlichen, unter einer Bedingung: dass auch geschrieben werde, was danach kam.</p>
"""),
        quote(
            "Man hatte die Leute nach ihrer Meinung gefragt. Man hätte nach ihrer Adresse fragen sollen.",
            "Eine Forscherin",
            "Atelier des pas comptés",
        ),
        text("""
<p>Was danach kam, steht auf einer weißen Tafel neben der Stechuhr. Sechzehn frühere Fahrgäste tragen sich dort zu viert pro Auto ein, Schicht für Schicht. Das Werk hält ihnen Parkplätze am Tor frei und zahlt ein Taxi, wenn der Fahrer ausfällt; sechsmal kam das vor. Niemand hat ein Band durchgeschnitten. Sieben Menschen aber haben keinen Sitz mehr gefunden: Ihre Straßen liegen zu weit weg, oder ihre Schicht hat sonst keiner. Drei sind gegangen. Auch sie standen auf der ersten Karte nicht.</p>
"""),
        document(
            "neun-fragen-vor-einer-linie.txt",
            "Neun Fragen, bevor man eine Linie zeichnet",
            """
BEVOR MAN EINE LINIE ZEICHNET: NEUN FRAGEN

1. Von welcher Adresse fahren Sie los, wann, diese Woche? Und in den beiden nächsten?
2. Wie sind Sie gestern gekommen?
3. Wie sind Sie heimgekommen?
4. Was geschieht an dem Tag, an dem es nicht klappt?
5. Wer wohnt in Ihrer Nähe und arbeitet hier?
6. Wen setzen Sie unterwegs ab: Kind, Partner, Eltern?
7. Wie viele Minuten gehen Sie zu Fuß, nachts, bei Regen?
8. Was haben Sie abgelehnt, weil Sie nicht hinkamen?
9. Ab wie vielen Fahrgästen sollte man aufhören?

Beispiel. Die in dieser Geschichte genannten Organisationen sind erfunden.
""",
        ),
    ),
)
