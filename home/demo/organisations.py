"""Organisations of the demonstration: all invented."""

from home.demo.schema import OrganisationData

ORGANISATIONS: tuple[OrganisationData, ...] = (
    # Companies
    OrganisationData(
        slug="mecanique-hirzelbach",
        name="Mécanique Hirzelbach",
        universe="company",
        territory="com-68224",
        description_fr="Atelier de maintenance de quarante-six salariés. On y répare des presses, "
        "des convoyeurs et des fourgons. Le samedi, les machines se taisent et les portes s’ouvrent "
        "à ceux qui ont une voiture en panne et un emploi à rejoindre.",
        description_de="Wartungsbetrieb mit 46 Beschäftigten, der samstags seine Grube für "
        "Menschen auf Arbeitssuche öffnet.",
        description_en="A maintenance workshop of 46 people that opens its pit on Saturdays to "
        "jobseekers.",
    ),
    OrganisationData(
        slug="transports-blauring",
        name="Transports Blauring",
        universe="company",
        territory="com-67180",
        description_fr="Transporteur et logisticien à Haguenau, cent dix camions. Chaque semaine, "
        "des palettes hors format dorment au fond de sa cour. Il préfère les voir partir en meubles "
        "plutôt qu’au broyeur.",
        description_de="Spedition aus Hagenau mit 110 Lastwagen, die ihre Sonderpaletten "
        "weitergibt, statt sie zu schreddern.",
        description_en="A Haguenau haulier with 110 lorries that gives its odd-sized pallets away "
        "instead of shredding them.",
    ),
    OrganisationData(
        slug="tablerhin",
        name="Tablerhin",
        universe="company",
        territory="com-67482",
        description_fr="Cuisinier de cantines d’entreprise à Strasbourg : quatre mille repas par "
        "jour, six cuisines. Ses chefs pèsent ce qui reste et cherchent des tables pour l’accueillir.",
        description_de="Betreiber von Betriebskantinen in Straßburg mit sechs Küchen und "
        "viertausend Mahlzeiten am Tag.",
        description_en="A Strasbourg company that runs six workplace kitchens and cooks four "
        "thousand meals a day.",
    ),
    OrganisationData(
        slug="hotels-hautefecht",
        name="Hôtels Hautefecht",
        universe="company",
        territory="com-68226",
        description_fr="Trois hôtels familiaux dans la vallée de Munster, cent quarante chambres. "
        "Des draps, des nappes et des rideaux qui s’usent plus vite aux plis qu’au milieu.",
        description_de="Drei Familienhotels im Münstertal, deren ausgediente Wäsche ein zweites "
        "Leben bekommt.",
        description_en="Three family hotels in the Munster valley whose worn linen gets a second "
        "life.",
    ),
    OrganisationData(
        slug="scierie-donnelmatt",
        name="Scierie Donnelmatt",
        universe="company",
        territory="com-67448",
        description_fr="Scierie de résineux au-dessus de Schirmeck, dix-neuf salariés. Un hangar de "
        "deux mille mètres carrés, plein sud, qui ne servait qu’à garder le bois au sec.",
        description_de="Nadelholzsägewerk oberhalb von Schirmeck, das sein Hallendach für "
        "Solarmodule verpachtet.",
        description_en="A softwood sawmill above Schirmeck that lets its shed roof to a citizens’ "
        "solar plant.",
    ),
    OrganisationData(
        slug="ostrahl-instruments",
        name="Ostrahl Instruments",
        universe="company",
        territory="com-68066",
        description_fr="Fabricant d’appareils de mesure à Colmar, trois cent vingt salariés. Tous les "
        "quatre ans, l’entreprise change ses ordinateurs ; elle veut savoir où vont les anciens.",
        description_de="Messgerätehersteller aus Colmar, der seine ausgemusterten Rechner zur "
        "Aufbereitung abgibt.",
        description_en="A Colmar maker of measuring instruments that hands over its retired "
        "computers for refurbishing.",
    ),
    OrganisationData(
        slug="batisseurs-zornwald",
        name="Bâtisseurs Zornwald",
        universe="company",
        territory="com-67437",
        description_fr="Entreprise de maçonnerie et de démolition du pays de Saverne, soixante "
        "personnes. Elle démonte au lieu de casser dès que le calendrier du chantier le permet.",
        description_de="Bau- und Abbruchunternehmen aus Zabern, das zerlegt statt abreißt, wo es "
        "der Bauplan erlaubt.",
        description_en="A Saverne building and demolition firm that takes apart rather than knocks "
        "down whenever the schedule allows.",
    ),
    OrganisationData(
        slug="cablerie-lauchwerk",
        name="Câblerie Lauchwerk",
        universe="company",
        territory="com-68112",
        description_fr="Usine de câbles de la région de Guebwiller, deux cent soixante salariés en "
        "trois équipes. La première embauche à cinq heures du matin, quand aucun car ne roule.",
        description_de="Kabelfabrik bei Gebweiler mit 260 Beschäftigten im Dreischichtbetrieb.",
        description_en="A cable factory near Guebwiller with 260 people working in three shifts.",
    ),
    OrganisationData(
        slug="primeurs-de-penzelou",
        name="Primeurs de Penzélou",
        universe="company",
        territory="com-29151",
        description_fr="Station de conditionnement de légumes près de Morlaix. Choux-fleurs, "
        "échalotes, artichauts : quatre-vingts personnes en saison, onze langues dans le vestiaire.",
        description_de="Gemüsepackbetrieb bei Morlaix mit achtzig Saisonkräften und elf Sprachen.",
        description_en="A vegetable packing station near Morlaix: eighty seasonal workers, eleven "
        "languages.",
    ),
    # Social economy
    OrganisationData(
        slug="la-goupille",
        name="La Goupille",
        universe="social-economy",
        territory="com-68224",
        description_fr="Association mulhousienne qui accompagne des demandeurs d’emploi jusqu’à la "
        "porte de l’atelier, et parfois de l’autre côté. Cinq permanents, une armoire à outils, "
        "beaucoup de café.",
        description_de="Mülhauser Verein, der Arbeitssuchende bis zur Werkstatttür begleitet und "
        "manchmal darüber hinaus.",
        description_en="A Mulhouse association that walks jobseekers to the workshop door and "
        "sometimes through it.",
    ),
    OrganisationData(
        slug="moyeu-d-ill",
        name="Le Moyeu d’Ill",
        universe="social-economy",
        territory="com-67462",
        description_fr="Atelier de vélos associatif à Sélestat. On y apprend à changer un câble, on "
        "y achète un vélo remis en état, on y croise des gens qu’on ne croise pas ailleurs.",
        description_de="Selbsthilfe-Fahrradwerkstatt in Schlettstadt, die gebrauchte Räder wieder "
        "fahrtüchtig macht.",
        description_en="A community bicycle workshop in Sélestat that puts old bikes back on the "
        "road.",
    ),
    OrganisationData(
        slug="louche-commune",
        name="La Louche commune",
        universe="social-economy",
        territory="com-67482",
        description_fr="Cantine de quartier au Neudorf, à Strasbourg. Quatre salariés, des "
        "bénévoles qui épluchent, un prix que chacun choisit entre un et neuf euros.",
        description_de="Nachbarschaftskantine im Straßburger Neudorf, in der jeder zwischen einem "
        "und neun Euro zahlt.",
        description_en="A neighbourhood canteen in Strasbourg’s Neudorf where everyone pays "
        "between one and nine euros.",
    ),
    OrganisationData(
        slug="mains-d-equerre",
        name="Les Mains d’équerre",
        universe="social-economy",
        territory="com-67180",
        description_fr="Atelier d’insertion par le bois, à Haguenau. Quatorze salariés en parcours y "
        "fabriquent des bancs, des jardinières et des étagères. Deux encadrants, une règle : "
        "l’équerre ne ment pas.",
        description_de="Hagenauer Holzwerkstatt, in der vierzehn Menschen den Weg zurück in "
        "Arbeit finden.",
        description_en="A Haguenau woodworking shop where fourteen people find their way back to "
        "work.",
    ),
    OrganisationData(
        slug="jardins-du-moderfeld",
        name="Les Jardins du Moderfeld",
        universe="social-economy",
        territory="com-67180",
        description_fr="Jardin d’insertion de deux hectares et demi près de Haguenau, en légumes "
        "biologiques. Cent soixante paniers par semaine, douze jardiniers, un tunnel qui a déjà perdu "
        "deux fois sa bâche.",
        description_de="Bio-Gemüsegarten bei Hagenau, der zwölf Menschen beschäftigt und "
        "160 Kisten pro Woche packt.",
        description_en="An organic market garden near Haguenau: twelve gardeners, 160 boxes a "
        "week.",
    ),
    OrganisationData(
        slug="ourlet-collectif",
        name="L’Ourlet collectif",
        universe="social-economy",
        territory="com-68226",
        description_fr="Coopérative de couture installée dans une ancienne filature de la vallée de "
        "Munster. Neuf couturières et couturiers y taillent des sacs et des tabliers dans du linge "
        "d’hôtel.",
        description_de="Nähgenossenschaft in einer ehemaligen Spinnerei im Münstertal, die aus "
        "Hotelwäsche Taschen und Schürzen fertigt.",
        description_en="A sewing co-operative in a former Munster valley mill that turns hotel "
        "linen into bags and aprons.",
    ),
    OrganisationData(
        slug="centre-social-les-sureaux",
        name="Centre social Les Sureaux",
        universe="social-economy",
        territory="com-68066",
        description_fr="Maison de quartier de Colmar. On y vient pour un cours de français, une "
        "facture, un goûter. L’équipe connaît les prénoms et sait qui n’a pas d’ordinateur chez soi.",
        description_de="Stadtteilzentrum in Colmar: Sprachkurse, Hilfe bei Briefen und ein "
        "offenes Ohr.",
        description_en="A neighbourhood centre in Colmar: language classes, help with paperwork "
        "and an open door.",
    ),
    OrganisationData(
        slug="toits-de-gres",
        name="Toits de grès",
        universe="social-economy",
        territory="com-67437",
        description_fr="Association du pays de Saverne qui remet en état des logements vides pour "
        "des familles mal logées. Les futurs locataires prennent part au chantier, à leur mesure.",
        description_de="Verein aus dem Zaberner Land, der leer stehende Wohnungen mit ihren "
        "künftigen Mietern herrichtet.",
        description_en="A Saverne association that restores empty homes together with their "
        "future tenants.",
    ),
    OrganisationData(
        slug="varlope-et-tenon",
        name="Varlope et Tenon",
        universe="social-economy",
        territory="epci-200030658",
        description_fr="Menuiserie coopérative du Trièves, en Isère, six associés. Ils posent des "
        "fenêtres dans les écoles et forment un apprenti chaque année.",
        description_de="Genossenschaftliche Schreinerei mit sechs Teilhabern im Trièves, Isère.",
        description_en="A six-partner joinery co-operative in the Trièves, Isère.",
    ),
    # Public bodies
    OrganisationData(
        slug="residence-tilleul-rond",
        name="Résidence du Tilleul-Rond",
        universe="public",
        territory="com-68004",
        description_fr="Maison de retraite publique d’Altkirch, quatre-vingt-deux résidents. Depuis "
        "qu’un minibus passe le mardi, on y parle à nouveau du marché.",
        description_de="Öffentliches Altersheim in Altkirch mit 82 Bewohnerinnen und Bewohnern.",
        description_en="A public retirement home in Altkirch with 82 residents.",
    ),
    OrganisationData(
        slug="lycee-des-aulnes",
        name="Lycée professionnel des Aulnes",
        universe="public",
        territory="com-68066",
        description_fr="Lycée professionnel de Colmar. Ses élèves en systèmes numériques ont besoin "
        "de vraies machines, avec de vraies pannes, pour apprendre.",
        description_de="Berufsschule in Colmar, deren Klassen an echten Geräten mit echten Fehlern lernen.",
        description_en="A vocational school in Colmar whose pupils learn on real machines with "
        "real faults.",
    ),
    OrganisationData(
        slug="regie-des-eaux-hartwald",
        name="Régie des eaux du Hartwald",
        universe="public",
        territory="epci-200067874",
        description_fr="Service public de l’eau au nord de Haguenau. Autour de ses puits, des prés "
        "où l’on ne peut répandre ni engrais ni pesticides : une contrainte pour les uns, une aubaine "
        "pour d’autres.",
        description_de="Öffentlicher Wasserversorger nördlich von Hagenau, der seine "
        "Brunnenwiesen schützt.",
        description_en="A public water service north of Haguenau that protects the meadows around "
        "its wells.",
    ),
    OrganisationData(
        slug="habitat-haute-zinsel",
        name="Habitat Haute-Zinsel",
        universe="public",
        territory="epci-200068112",
        description_fr="Office public de l’habitat entre Saverne et les Vosges du Nord, mille deux "
        "cents logements, dont une trentaine murés faute de travaux rentables.",
        description_de="Öffentliches Wohnungsunternehmen bei Zabern mit 1200 Wohnungen.",
        description_en="A public housing office near Saverne with 1,200 homes.",
    ),
    OrganisationData(
        slug="creche-les-pieds-legers",
        name="Crèche Les Pieds-Légers",
        universe="public",
        territory="com-67544",
        description_fr="Crèche publique de Wissembourg, trente-deux places, douze salariées. Elle "
        "ouvre à sept heures et quart ; ses voisines infirmières commencent à six.",
        description_de="Öffentliche Krippe in Weißenburg mit 32 Plätzen.",
        description_en="A public day nursery in Wissembourg with 32 places.",
    ),
    OrganisationData(
        slug="groupement-des-cinq-cols",
        name="Groupement d’achats des Cinq-Cols",
        universe="public",
        territory="epci-200030658",
        description_fr="Neuf petites communes du Trièves, en Isère, qui passent leurs commandes "
        "ensemble. La plus grande compte huit cents habitants, la plus petite quatre-vingt-dix.",
        description_de="Einkaufsgemeinschaft von neun kleinen Gemeinden im Trièves, Isère.",
        description_en="A purchasing group of nine small municipalities in the Trièves, Isère.",
    ),
    OrganisationData(
        slug="cfa-des-marais",
        name="Centre d’apprentissage des Marais",
        universe="public",
        territory="com-35236",
        description_fr="Centre de formation d’apprentis à Redon, quatre cents jeunes du bâtiment et "
        "des métiers de bouche. Un internat de soixante lits, plein dès le mois de juin.",
        description_de="Ausbildungszentrum in Redon mit 400 Lehrlingen und einem stets vollen "
        "Wohnheim.",
        description_en="An apprentice training centre in Redon: 400 young people and a hostel "
        "that is always full.",
    ),
    # Citizens
    OrganisationData(
        slug="club-des-trois-etangs",
        name="Club des Trois-Étangs",
        universe="citizens",
        territory="epci-200066041",
        description_fr="Club de football du Sundgau, deux cent dix licenciés, un terrain en pente et "
        "un minibus de neuf places. Ses bénévoles le conduisent le dimanche ; d’autres, la semaine.",
        description_de="Fußballverein im Sundgau, dessen Kleinbus werktags andere Menschen fährt.",
        description_en="A Sundgau football club whose minibus carries other people on weekdays.",
    ),
    OrganisationData(
        slug="toits-communs-de-la-bruche",
        name="Toits communs de la Bruche",
        universe="citizens",
        territory="epci-246700306",
        description_fr="Cent soixante-trois habitants de la vallée de la Bruche, une part sociale à "
        "cinquante euros, un premier toit solaire. Ils votent une fois l’an sur l’usage de ce qu’il "
        "rapporte.",
        description_de="163 Menschen aus dem Breuschtal, die gemeinsam ein Solardach besitzen.",
        description_en="163 residents of the Bruche valley who own a solar roof together.",
    ),
    OrganisationData(
        slug="chambre-d-en-face",
        name="La Chambre d’en face",
        universe="citizens",
        territory="com-35236",
        description_fr="Collectif d’habitants du pays de Redon. Des retraités y louent une chambre à "
        "un apprenti, trois nuits par semaine, et se prêtent conseil quand la musique monte.",
        description_de="Zusammenschluss von Menschen um Redon, die Lehrlingen ein Zimmer "
        "vermieten.",
        description_en="A group of Redon residents who let a spare room to an apprentice.",
    ),
    OrganisationData(
        slug="mots-en-friche",
        name="Mots en friche",
        universe="citizens",
        territory="com-29151",
        description_fr="Une vingtaine de bénévoles de Morlaix, instituteurs retraités pour la "
        "plupart. Ils enseignent le français là où les gens se trouvent : une halle, un car, un "
        "vestiaire.",
        description_de="Ehrenamtliche aus Morlaix, die Französisch dort lehren, wo die Menschen "
        "sind.",
        description_en="Volunteers from Morlaix who teach French wherever people happen to be.",
    ),
    # Research, media, foundation
    OrganisationData(
        slug="atelier-des-pas-comptes",
        name="Atelier des pas comptés",
        universe="research",
        territory="com-67482",
        description_fr="Petite équipe de recherche strasbourgeoise qui mesure les déplacements du "
        "quotidien : carnets, podomètres, entretiens. Elle publie aussi ce qui n’a pas marché.",
        description_de="Straßburger Forschungsteam, das Alltagswege misst und auch Misserfolge "
        "veröffentlicht.",
        description_en="A small Strasbourg research team that measures everyday trips and "
        "publishes its failures too.",
    ),
    OrganisationData(
        slug="radio-cigogneau",
        name="Radio Cigogneau",
        universe="media",
        territory="com-67462",
        description_fr="Radio associative du Centre-Alsace, deux salariés et trente voix. Elle "
        "annonce chaque matin une chose que quelqu’un donne et une chose que quelqu’un cherche.",
        description_de="Vereinsradio aus dem mittleren Elsass mit zwei Angestellten und dreißig "
        "Stimmen.",
        description_en="A community radio station in central Alsace: two employees, thirty voices.",
    ),
    OrganisationData(
        slug="fondation-ammerfeld",
        name="Fondation Ammerfeld",
        universe="foundation",
        territory="ctcd-6AE",
        description_fr="Fondation familiale alsacienne. Elle avance de petites sommes, de deux à "
        "quinze mille euros, à condition que chaque projet raconte aussi ce qui a manqué.",
        description_de="Elsässische Familienstiftung, die kleine Beträge vorstreckt.",
        description_en="An Alsatian family foundation that advances small sums to new ventures.",
    ),
)
