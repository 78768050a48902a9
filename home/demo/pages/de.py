"""Pages in German."""

from home.demo.pages.schema import PageText
from home.demo.schema import document, figure, gallery, key_figures, picture, quote, text, video

PRESS_SHEET = """
DAS LABOR DER PARTNERSCHAFTEN AUF EINER SEITE
(Beispiel: Team, Zahlen und Adressen sind erfunden)

Was wir tun
Wir bringen ein Unternehmen, einen Verein, eine Gemeinde und Menschen von nebenan an einen Tisch,
wenn sie dasselbe Problem haben. Wir bleiben, bis etwas steht, und erzählen, wie es ging, auch das
Misslungene.

Wo
Im Elsass und in der Bretagne.

Wer der Presse antwortet
Iris, presse@labo.example, +33 3 53 01 20 20, montags bis freitags von 9 bis 18 Uhr.

Was Sie übernehmen dürfen
Jede Geschichte nennt am Ende ihre Lizenz. Wenn nichts anderes dort steht: der ganze Text,
unverändert, mit Namen und Adresse der Quelle (CC BY-ND 4.0). Bilder: jene, bei denen es dabeisteht,
mit Nachweis.
"""

PAGES: dict[str, PageText] = {
    "home": PageText(
        headline="Ganz in Ihrer Nähe hat es schon jemand gelöst.",
        introduction=(
            "Unternehmen, Vereine, Gemeinden und Nachbarn erzählen, was ihnen gemeinsam gelungen ist, "
            "woran es hakte und was Sie noch diese Woche tun können."
        ),
        description=(
            "Geschichten gelungener Partnerschaften, geprüft und mit ihren Grenzen erzählt; Termine, "
            "Aufrufe und jemand, der Ihnen antwortet."
        ),
    ),
    "stories": PageText(
        introduction=(
            "Sie haben miteinander geredet, es versucht, und es hält. Jede Geschichte nennt ihre "
            "Zahlen, ihre Quellen und was sich gesträubt hat."
        )
    ),
    "events": PageText(
        introduction=(
            "Ein Frühstück, eine offene Werkstatt, ein Abend mit 250 Leuten. Kommen Sie zuhören, und "
            "sagen Sie vor allem, was Sie können."
        )
    ),
    "calls": PageText(
        introduction=(
            "Ein Raum, zwei Stunden, ein Lastwagen, ein Acker: Das fehlt, das gibt es, ganz in Ihrer "
            "Nähe. Jemand wartet auf Ihre Antwort."
        )
    ),
    "about": PageText(
        introduction=(
            "Ein kleines Team, das Menschen zusammenbringt, die einander brauchen und sich sonst nie "
            "begegnet wären."
        ),
        body=(
            text(
                "<h2>Drei Handgriffe</h2>"
                "<p><b>Erzählen.</b> Wir gehen hin, wo etwas gelingt, prüfen die Zahlen und fragen, "
                "was schiefging. Eine Geschichte ohne Grenze ist nicht fertig.</p>"
                "<p><b>Verbinden.</b> Macht eine Geschichte Ihnen Lust, antwortet innerhalb einer "
                "Arbeitsstunde ein Mensch. Er hört zu, sucht, stellt vor. Die Lösung bauen Sie, mit "
                "anderen.</p>"
                "<p><b>Erinnern.</b> Der Alltag deckt gute Ideen zu. Wir erinnern Sie an Ihre, in Ihren "
                "Worten, so oft Sie es wünschen.</p>"
            ),
            picture("table", "Der Montagstisch: Ein Platz bleibt immer frei."),
            text(
                "<h2>Zwei Regeln am Tisch</h2>"
                "<ul><li>Der Verein bittet nicht um Geld.</li>"
                "<li>Das Unternehmen verkauft nichts.</li></ul>"
                "<p>Was übrig bleibt, ist erstaunlich: Stunden, Schlüssel, Lastwagen, Adressbücher und "
                "Können, das man für gewöhnlich hielt.</p>"
            ),
            key_figures(
                figure(
                    "9 von 10",
                    "Anfragen bekamen innerhalb einer Arbeitsstunde eine menschliche Antwort",
                    "Register des Labors, gemessen (Beispiel)",
                    30,
                ),
                figure(
                    "14",
                    "Monate dauert es meist vom ersten Kaffee bis zum ersten gemeinsamen Arbeitstag",
                    "veröffentlichte Geschichten, Median (Beispiel)",
                    30,
                ),
                figure(
                    "1 von 4",
                    "Begegnungen blieb ohne Folgen, und wir sagen, warum",
                    "Register des Labors, Selbstauskunft (Beispiel)",
                    30,
                ),
            ),
            quote(
                "Ich kam, um eine Stunde zu geben. Gelernt habe ich vor allem, dass sich jemand für "
                "meinen Beruf interessiert.",
                "Ein Werkstattleiter",
                "nach seinem ersten Montagstisch (Beispiel)",
            ),
            gallery(
                picture("workshop", "Abends eine Werkstatt."),
                picture("minibus", "Werktags ein Kleinbus."),
                picture("garden", "Das ganze Jahr ein Garten."),
            ),
            text(
                "<h2>Wer zahlt?</h2>"
                "<p>Gebietskörperschaften, Stiftungen und Unternehmen, jede und jeder einen Teil. "
                "Niemand von ihnen wählt unsere Geschichten aus. Wer uns unterstützt, steht unten auf "
                "jeder Seite.</p>"
                "<h2>Wo sind wir?</h2>"
                "<p>Im Elsass, wo alles begann, und in der Bretagne. Vielleicht entsteht ein Team auch "
                'bei Ihnen: <a page="contact">Sprechen wir darüber</a>.</p>'
                "<p><i>Diese Website zeigt ein Beispiel: Teams, Geschichten und Zahlen sind "
                "erfunden.</i></p>"
            ),
        ),
    ),
    "press": PageText(
        introduction=(
            "Sie suchen ein Thema, eine Zeugin, ein Bild, eine Zahl mit Quelle? Rufen Sie Iris an: Sie "
            "geht ans Telefon."
        ),
        body=(
            text(
                "<h2>Iris antwortet Ihnen</h2>"
                '<p>+33 3 53 01 20 20, <a href="mailto:presse@labo.example">presse@labo.example</a>, '
                "montags bis freitags von 9 bis 18 Uhr. Redaktionsschluss heute Abend? Schreiben Sie es "
                "in den Betreff, sie ruft binnen einer Viertelstunde zurück.</p>"
                "<h2>Was Sie übernehmen dürfen</h2>"
                "<p>Jede Geschichte nennt ihre Lizenz. Meist gilt: der ganze Text, unverändert, mit "
                "Namen und Adresse der Quelle. Ein Bild dürfen Sie übernehmen, wenn es dabeisteht, mit "
                "Nachweis.</p>"
                "<p>Zahlen kommen mit Quelle, Methode und Datum. Finden Sie einen Fehler, berichtigen "
                "wir ihn am selben Tag und schreiben es unter die Geschichte.</p>"
                "<h2>Der Buzz-Abend</h2>"
                "<p>Sieben Redaktionen auf der Bühne, sechs Teams, für jede einen Buzzer. Wer drückt, "
                "verspricht vor 250 Menschen einen Beitrag. Manchmal ist noch ein Sessel frei: Fragen "
                "Sie.</p>"
            ),
            video(
                "Der Buzz-Abend in drei Minuten",
                "https://video.labo.example/buzz-en-trois-minutes",
                "3 Min. 05",
                "<p><b>Bild:</b> sieben dunkle Fenster über einer Bühne. <b>Stimme:</b> „Sie haben "
                "sieben Minuten.“ Ein Team spricht, man hört Lachen. Ein Buzzer. Ein Fenster leuchtet "
                "gelb auf. <b>Eine Journalistin:</b> „Eine Reportage, noch diesen Monat.“ Der Saal "
                "klatscht. <b>Stimme:</b> „Vier Versprechen an diesem Abend. Vier Beiträge "
                "erschienen.“</p>",
            ),
            document("labor-auf-einer-seite.txt", "Das Labor auf einer Seite (Text)", PRESS_SHEET),
        ),
    ),
    "involvement": PageText(
        introduction=(
            "Ein Vorname, ein Weg zu Ihnen, ein Satz. Jemand aus Ihrer Gegend antwortet, und Sie wissen, "
            "wer und wann, bevor Sie diese Seite schließen."
        ),
        privacy_notice=(
            "Nur das Team Ihrer Gegend liest diese Nachricht, um Ihnen zu antworten und die richtigen "
            "Menschen vorzustellen. Es löscht sie drei Jahre nach dem letzten Austausch oder sobald Sie "
            "es verlangen."
        ),
    ),
    "contact": PageText(
        introduction="Ein Mensch geht ans Telefon. Spricht er schon, ruft er zurück.",
        body=(
            text(
                "<h2>Im Elsass</h2>"
                '<p>+33 3 53 01 20 10, <a href="mailto:alsace@labo.example">alsace@labo.example</a>'
                "<br/>Montags bis donnerstags von 9 bis 12 und von 14 bis 18 Uhr, freitags bis 17 Uhr. "
                "Lena spricht Deutsch.</p>"
                "<h2>In der Bretagne</h2>"
                '<p>+33 2 61 91 40 20, <a href="mailto:bretagne@labo.example">bretagne@labo.example</a>'
                "<br/>Montags, dienstags, donnerstags und freitags von 9.30 bis 12.30 und von 14 bis "
                "17.30 Uhr.</p>"
                "<h2>Sie haben Lust, einen Bedarf, eine Idee?</h2>"
                '<p><a page="involvement">Lassen Sie uns einen Satz da</a>: Er kommt sofort bei der '
                "richtigen Person an.</p>"
                "<h2>Sie sind Journalistin oder Journalist?</h2>"
                '<p><a page="press">Iris erwartet Sie auf der Presseseite</a>.</p>'
                "<h2>Etwas stimmt nicht auf dieser Website?</h2>"
                "<p>Ein unlesbares Wort, ein tauber Knopf, ein toter Link: Schreiben Sie an "
                '<a href="mailto:bonjour@labo.example">bonjour@labo.example</a>.</p>'
                "<p><i>Adressen und Nummern sind Beispiele: Niemand wird abheben.</i></p>"
            ),
        ),
    ),
    "accessibility": PageText(
        description="Was auf dieser Website für alle geht, was noch nicht, und wem Sie es sagen können.",
        known_gaps=(
            "<p>Noch niemand von außen hat diese Website geprüft. Was wir selbst als mangelhaft "
            "kennen:</p>"
            "<ul><li>Videos liegen anderswo; ihre Untertitel hängen nicht von uns ab, wir geben den Text "
            "dazu;</li>"
            "<li>Dateien, die uns andere anvertrauen, sind nicht alle ausgezeichnet;</li>"
            "<li>ein Teil der Geschichten liegt bisher nur auf Französisch vor.</li></ul>"
        ),
    ),
    "legal": PageText(
        introduction=(
            "Diese Website ist ein Beispiel. Hier steht, was ihre Herausgeberin eintragen muss."
        ),
        body=(
            text(
                "<h2>Wer diese Website herausgibt</h2>"
                "<p>[Vom Herausgeber zu ergänzen: Name und Rechtsform, Anschrift, Telefon, E-Mail, "
                "Registernummer.]</p>"
                "<p>Verantwortlich für die Veröffentlichung: [zu ergänzen, eine Person mit Namen].</p>"
                "<h2>Wer diese Website betreibt</h2>"
                "<p>[Vom Herausgeber zu ergänzen: Name, Anschrift und Telefon des Hostinganbieters.]</p>"
                "<h2>Wem Texte und Bilder gehören</h2>"
                "<p>Jede Geschichte und jedes Bild nennt Urheber und Lizenz. Die Zeichnungen dieser "
                "Beispielwebsite mit dem Nachweis „Labo des partenariats“ stehen unter der Lizenz "
                '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Die Schriften '
                "Bricolage Grotesque und Literata stehen unter der SIL Open Font License.</p>"
                "<h2>Namen und Schlüssel der Gebiete</h2>"
                "<p>Sie stammen aus den amtlichen Listen von Insee und der Nachbarverwaltungen und "
                "werden unter deren offenen Lizenzen genutzt.</p>"
                "<h2>Ein Fehler, ein Recht</h2>"
                '<p>Schreiben Sie an <a href="mailto:bonjour@labo.example">bonjour@labo.example</a>. '
                "Eine Gegendarstellung richtet sich an die Person, die für die Veröffentlichung "
                "verantwortlich ist.</p>"
            ),
        ),
    ),
    "privacy": PageText(
        introduction=(
            "Sie lesen, ohne Spuren zu hinterlassen. Sie schreiben uns: Hier steht, wer es liest und wie "
            "lange."
        ),
        body=(
            text(
                "<h2>Wenn Sie lesen</h2>"
                "<p>Kein Cookie, keine Messung, keine Anfrage an eine andere Website. Der Server führt "
                "ein technisches Protokoll samt IP-Adresse, um Angriffe abzuwehren; [Dauer vom "
                "Herausgeber festzulegen, höchstens sechs Monate].</p>"
                "<h2>Wenn Sie uns schreiben</h2>"
                "<p>Das Formular „Mitmachen“ fragt nach Vorname, E-Mail oder Telefon, Gemeinde und einem "
                "Satz. Wir bewahren auch die Sprache auf, die Seite, von der Sie kommen, und einen Tag "
                "lang eine Prüfsumme Ihres Netzes gegen Spam.</p>"
                "<ul><li><b>Wozu:</b> um Ihnen zu antworten und die richtigen Menschen vorzustellen, "
                "weil Sie darum gebeten haben.</li>"
                "<li><b>Wer es liest:</b> das Team Ihrer Gegend und sonst niemand. Ohne Ihr Ja gehen "
                "Ihre Daten an niemanden weiter.</li>"
                "<li><b>Wie lange:</b> höchstens drei Jahre nach Ihrem letzten Lebenszeichen. Mails "
                "verschwinden nach 90 Tagen, was wie Spam aussieht auch.</li></ul>"
                "<h2>Ihre Seite</h2>"
                "<p>Nach dem Absenden öffnet ein Link eine Seite, die nur Ihnen gehört: wie es steht, wer "
                "antwortet, Ihre Worte, Ihre Angaben. Dort ergänzen Sie etwas, verschieben den Anruf, "
                "berichtigen oder ziehen zurück. Wer den Link hat, sieht die Seite: Geben Sie ihn "
                "niemandem. Er lebt ein halbes Jahr; hat ihn jemand anderes, schließt ein Knopf alle "
                "Links und schickt Ihnen einen neuen.</p>"
                "<h2>Briefe zu Ihrem Vorhaben</h2>"
                "<p>Nur wenn Sie das Kästchen angekreuzt oder auf Ihrer Seite zugestimmt haben. Wir "
                "bewahren den Tag Ihres Ja auf und den Text, den Sie gelesen haben. Ein Knopf auf Ihrer "
                "Seite beendet sie.</p>"
                "<h2>Wenn Sie einem Thema oder Gebiet folgen</h2>"
                "<p>Per Feed oder Kalender kennen wir Sie nicht. Per E-Mail behalten wir Ihre "
                "Adresse, Ihre Auswahl und welche Seiten wir Ihnen schon gemeldet haben, sobald Sie "
                "es aus Ihrem Postfach bestätigt haben; sonst sieben Tage lang. Aus jeder E-Mail "
                "heraus können Sie aufhören, ändern, löschen. Nach dem Ende verschwindet die Adresse nach 90 Tagen.</p>"
                "<h2>Ihre Rechte</h2>"
                "<p>Unten auf der Seite Ihrer Anfrage stehen zwei Knöpfe: alles als Datei mitnehmen, "
                "alles löschen. Niemand fragt, warum. Übrig bleibt eine Zahl ohne Namen, und eine "
                "Sicherungskopie, die wieder gebraucht wird, vergisst Sie sofort.</p>"
                "<p>Auf anderem Weg sehen, berichtigen, mitnehmen, löschen lassen, uns stoppen: "
                'Schreiben Sie an <a href="mailto:bonjour@labo.example">bonjour@labo.example</a>, wir '
                "antworten binnen eines Monats. Genügt Ihnen die Antwort nicht, nimmt die "
                '<a href="https://www.cnil.fr/fr/plaintes">Cnil</a> Beschwerden an.</p>'
                "<h2>Wer verantwortlich ist</h2>"
                "<p>[Vom Herausgeber zu ergänzen: Name und Anschrift, dazu die Kontaktdaten der "
                "Datenschutzbeauftragten, falls es sie gibt.]</p>"
                "<h2>Wenn Sie an dieser Website arbeiten</h2>"
                "<p>Ein Redaktionskonto setzt zwei Cookies: eines erkennt die Sitzung, das andere "
                "schützt Formulare. Sie enden mit der Sitzung.</p>"
            ),
        ),
    ),
    "sitemap": PageText(),
}
