"""Pictures of the demonstration, drawn by the project itself: scenes, portraits, marks.

Nobody in them exists. Each scene wears the hue of an issue and holds one amber spark, as the walls
do. The same name always gives the same picture.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from . import fields, gatherings, logos, portraits, streets, workshops
from .canvas import HEIGHT, WIDTH, Canvas, Point


@dataclass(frozen=True)
class Scene:
    """One picture.

    Args:
        function: draws it on a canvas.
        hue: key of content/hues.py.
        alt: what it shows, by language, for people who cannot see it.
        caption: in French.
        night: in the colours of the dark mode.
        size: proportions, in units of the canvas.
        pixels: width of the finished picture.
    """

    function: Callable[[Canvas], None]
    hue: str
    alt: dict[str, str]
    caption: str
    night: bool = False
    size: Point = (WIDTH, HEIGHT)
    pixels: int = 2400


def _alt(fr: str, de: str, en: str) -> dict[str, str]:
    return {"fr": fr, "de": de, "en": en}


def _portrait(function: Callable[[Canvas], None], hue: str, name: str, *alt: str) -> Scene:
    return Scene(
        function, hue, _alt(*alt), f"{name}, portrait dessiné.", size=portraits.SIZE, pixels=1000
    )


def _logo(function: Callable[[Canvas], None], hue: str, name: str) -> Scene:
    alt = _alt(f"Logo : {name}", f"Logo: {name}", f"Logo: {name}")
    return Scene(function, hue, alt, name, size=logos.SIZE, pixels=960)


SCENES: dict[str, Scene] = {
    "workshop": Scene(
        workshops.workshop,
        "brick",
        _alt(
            "Dessin d’un garage le soir : une voiture levée sur le pont, deux personnes dessous, une lampe allumée entre elles, un établi et des outils au mur.",
            "Zeichnung einer Werkstatt am Abend: ein Auto auf der Hebebühne, zwei Menschen darunter, zwischen ihnen eine Lampe, dazu Werkbank und Werkzeug an der Wand.",
            "Drawing of a garage in the evening: a car on the lift, two people beneath it with a lit lamp between them, a bench and tools on the wall.",
        ),
        "Le soir, l’atelier change de mains.",
    ),
    "bicycle": Scene(
        workshops.bicycle,
        "fir",
        _alt(
            "Dessin d’une grange : deux personnes réparent un vélo posé sur son pied, des roues pendent aux colombages, une fenêtre est allumée.",
            "Zeichnung einer Scheune: Zwei Menschen reparieren ein Fahrrad auf dem Montageständer, Räder hängen am Fachwerk, ein Fenster leuchtet.",
            "Drawing of a barn: two people mend a bicycle on its stand, wheels hang on the timber wall, one window is lit.",
        ),
        "Un vélo sur le pied, quatre mains dessus.",
    ),
    "table": Scene(
        gatherings.table,
        "mallow",
        _alt(
            "Dessin d’une longue table où cinq personnes parlent autour d’un café ; une chaise libre, couleur ambre, attend devant.",
            "Zeichnung eines langen Tisches, an dem fünf Menschen bei Kaffee reden; davor wartet ein freier, bernsteinfarbener Stuhl.",
            "Drawing of a long table where five people talk over coffee; a free chair, in amber, waits in front.",
        ),
        "Autour de la table, une place reste libre.",
    ),
    "canteen": Scene(
        gatherings.canteen,
        "plum",
        _alt(
            "Dessin d’une cuisine collective : deux cuisiniers derrière un comptoir à colombages, des marmites, des cagettes de légumes, une femme qui vient chercher un repas.",
            "Zeichnung einer Großküche: zwei Köche hinter einer Fachwerktheke, Töpfe, Gemüsekisten, eine Frau holt ein Essen ab.",
            "Drawing of a shared kitchen: two cooks behind a timbered counter, pots, crates of vegetables, a woman who collects a meal.",
        ),
        "Ce qui cuit à midi nourrit encore le soir.",
    ),
    "pallets": Scene(
        workshops.pallets,
        "fir",
        _alt(
            "Dessin d’une cour : une pile de palettes, une personne qui scie une planche sur des tréteaux, une autre qui en apporte une, deux bancs finis, une fenêtre allumée.",
            "Zeichnung eines Hofs: ein Stapel Paletten, jemand sägt ein Brett auf Böcken, jemand bringt das nächste, zwei fertige Bänke, ein Fenster leuchtet.",
            "Drawing of a yard: a stack of pallets, somebody sawing a plank on trestles, another bringing one, two finished benches, one lit window.",
        ),
        "D’un côté la pile, de l’autre les bancs.",
    ),
    "minibus": Scene(
        streets.minibus,
        "rhine",
        _alt(
            "Dessin d’un minibus dans une rue de village à colombages, devant des collines : le conducteur aide une dame âgée à monter par la porte éclairée.",
            "Zeichnung eines Kleinbusses in einer Dorfstraße mit Fachwerk vor Hügeln: Der Fahrer hilft einer alten Dame durch die erleuchtete Tür.",
            "Drawing of a minibus in a village street of timbered houses, hills behind: the driver helps an old lady through the lit door.",
        ),
        "Le mardi, premier arrêt devant l’église.",
    ),
    "garden": Scene(
        fields.garden,
        "moss",
        _alt(
            "Dessin d’un jardin maraîcher : des planches de légumes en perspective, une serre, un jardinier qui bine, une jardinière qui porte une cagette, une citrouille ambre.",
            "Zeichnung eines Gemüsegartens: Beete in Reihen, ein Gewächshaus, ein Gärtner hackt, eine Gärtnerin trägt eine Kiste, davor ein bernsteinfarbener Kürbis.",
            "Drawing of a market garden: rows of vegetables, a greenhouse, a man hoeing, a woman carrying a crate, an amber pumpkin in front.",
        ),
        "Une planche après l’autre.",
    ),
    "sewing": Scene(
        workshops.sewing,
        "fir",
        _alt(
            "Dessin d’un atelier de couture sous une verrière : trois femmes autour d’une grande table, deux machines, une pièce de tissu ambre et des ciseaux.",
            "Zeichnung einer Nähwerkstatt unter einem Glasdach: drei Frauen an einem großen Tisch, zwei Nähmaschinen, ein bernsteinfarbenes Stück Stoff und eine Schere.",
            "Drawing of a sewing workshop under a glass roof: three women at a large table, two machines, a piece of amber cloth and a pair of scissors.",
        ),
        "Sous la verrière, la table de coupe.",
    ),
    "computers": Scene(
        workshops.computers,
        "plum",
        _alt(
            "Dessin d’un atelier d’informatique au lycée : des étagères de vieux ordinateurs, deux élèves et leur professeur autour d’une machine ouverte, un écran qui se rallume.",
            "Zeichnung einer Computerwerkstatt in der Schule: Regale voller alter Rechner, zwei Lernende und ihr Lehrer an einem offenen Gerät, ein Bildschirm leuchtet wieder.",
            "Drawing of a computer workshop at school: shelves of old machines, two pupils and their teacher around an open one, a screen that lights up again.",
        ),
        "Sur vingt machines, une se rallume.",
    ),
    "bricks": Scene(
        streets.bricks,
        "apricot",
        _alt(
            "Dessin d’un chantier : la charpente nue d’une maison à colombages, des piles de briques nettoyées, deux personnes qui se passent une brique ambre.",
            "Zeichnung einer Baustelle: das nackte Fachwerk eines Hauses, Stapel geputzter Ziegel, zwei Menschen reichen sich einen bernsteinfarbenen Ziegel.",
            "Drawing of a building site: the bare frame of a timbered house, stacks of cleaned bricks, two people passing an amber brick.",
        ),
        "De main en main, brique après brique.",
    ),
    "solar": Scene(
        fields.solar,
        "straw",
        _alt(
            "Dessin du toit d’une scierie couvert de panneaux solaires : deux personnes y travaillent, deux autres apportent un panneau, des grumes sont empilées devant ; un panneau brille.",
            "Zeichnung eines Sägewerkdachs voller Solarmodule: Zwei Menschen arbeiten oben, zwei bringen ein Modul, vorn liegen Stämme; ein Modul leuchtet.",
            "Drawing of a sawmill roof covered with solar panels: two people work on it, two bring another panel, logs are stacked in front; one panel shines.",
        ),
        "Le toit de la scierie, panneau après panneau.",
    ),
    "neighbours": Scene(
        streets.neighbours,
        "rose",
        _alt(
            "Dessin de deux fenêtres voisines dans un mur à colombages : une dame âgée tend un plat couvert à un jeune homme, au-dessus des jardinières fleuries.",
            "Zeichnung zweier Nachbarfenster im Fachwerk: Eine alte Dame reicht einem jungen Mann über den Blumenkästen eine Schüssel.",
            "Drawing of two neighbouring windows in a timbered wall: an old lady hands a covered dish to a young man above the flower boxes.",
        ),
        "D’une fenêtre à l’autre.",
    ),
    "river": Scene(
        streets.river,
        "lake",
        _alt(
            "Dessin d’une péniche chargée de caisses devant des maisons à colombages ; sur le quai passe une femme sur un vélo cargo, la cabine est allumée.",
            "Zeichnung eines Lastkahns mit Kisten vor Fachwerkhäusern; am Kai fährt eine Frau auf einem Lastenrad vorbei, in der Kajüte brennt Licht.",
            "Drawing of a barge loaded with crates before timbered houses; on the quay a woman rides a cargo bicycle, the cabin is lit.",
        ),
        "Le dernier kilomètre se fait sans moteur.",
    ),
    "classroom": Scene(
        gatherings.classroom,
        "sky",
        _alt(
            "Dessin d’une salle de classe : une femme explique devant un tableau où une maison est tracée, trois apprentis de dos, l’un lève la main, un carreau est allumé.",
            "Zeichnung eines Klassenraums: Eine Frau erklärt an der Tafel ein gezeichnetes Haus, drei Lernende von hinten, einer meldet sich, eine Scheibe leuchtet.",
            "Drawing of a classroom: a woman explains a house drawn on the board, three apprentices seen from behind, one raises a hand, one pane is lit.",
        ),
        "La question vient toujours du fond.",
    ),
    "orchard": Scene(
        fields.orchard,
        "moss",
        _alt(
            "Dessin d’un verger : une femme sur une échelle cueille un fruit ambre, un homme trie la récolte dans des cagettes, une maison à colombages au fond.",
            "Zeichnung einer Streuobstwiese: Eine Frau pflückt auf der Leiter eine bernsteinfarbene Frucht, ein Mann sortiert die Ernte in Kisten, hinten ein Fachwerkhaus.",
            "Drawing of an orchard: a woman on a ladder picks an amber fruit, a man sorts the harvest into crates, a timbered house behind.",
        ),
        "Vieux arbres, nouvelles mains.",
    ),
    "buzz": Scene(
        gatherings.buzz,
        "slate",
        _alt(
            "Dessin d’une scène : sept fauteuils sous sept fenêtres à colombages, dont une allumée, et les têtes du public au premier plan.",
            "Zeichnung einer Bühne: sieben Sessel unter sieben Fachwerkfenstern, eines leuchtet, davor die Köpfe des Publikums.",
            "Drawing of a stage: seven chairs under seven timbered windows, one of them lit, and the heads of the audience in front.",
        ),
        "Sept fenêtres, une première promesse.",
        night=True,
    ),
    "portrait-karim": _portrait(
        portraits.portrait_karim, "brick", "Karim",
        "Portrait dessiné de Karim, barbe brune et veste de travail.",
        "Gezeichnetes Porträt von Karim, brauner Bart und Arbeitsjacke.",
        "Drawn portrait of Karim, brown beard and work jacket.",
    ),
    "portrait-odile": _portrait(
        portraits.portrait_odile, "fir", "Odile",
        "Portrait dessiné d’Odile, cheveux gris coupés court, écharpe verte.",
        "Gezeichnetes Porträt von Odile, kurze graue Haare und grüner Schal.",
        "Drawn portrait of Odile, short grey hair and a green scarf.",
    ),
    "portrait-lena": _portrait(
        portraits.portrait_lena, "lake", "Lena",
        "Portrait dessiné de Lena, longue tresse blonde et lunettes rondes.",
        "Gezeichnetes Porträt von Lena, langer blonder Zopf und runde Brille.",
        "Drawn portrait of Lena, long fair plait and round glasses.",
    ),
    "portrait-gwenn": _portrait(
        portraits.portrait_gwenn, "rhine", "Gwenn",
        "Portrait dessiné de Gwenn, cheveux roux et pull marin.",
        "Gezeichnetes Porträt von Gwenn, rote Haare und Ringelpullover.",
        "Drawn portrait of Gwenn, red hair and a striped jersey.",
    ),
    "portrait-mathilde": _portrait(
        portraits.portrait_mathilde, "plum", "Mathilde",
        "Portrait dessiné de Mathilde, cheveux noirs noués et grand sourire.",
        "Gezeichnetes Porträt von Mathilde, schwarze hochgesteckte Haare und breites Lächeln.",
        "Drawn portrait of Mathilde, black hair tied up and a broad smile.",
    ),
    "portrait-joseph": _portrait(
        portraits.portrait_joseph, "moss", "Joseph",
        "Portrait dessiné de Joseph, cheveux et moustache blancs, cravate verte.",
        "Gezeichnetes Porträt von Joseph, weißes Haar, weißer Schnurrbart, grüne Krawatte.",
        "Drawn portrait of Joseph, white hair and moustache, green tie.",
    ),
    "logo-ammerfeld": _logo(logos.logo_ammerfeld, "moss", "Fondation Ammerfeld"),
    "logo-ostrahl": _logo(logos.logo_ostrahl, "rhine", "Ostrahl Instruments"),
    "logo-toits": _logo(logos.logo_toits, "brick", "Toits communs de la Bruche"),
    "logo-goupille": _logo(logos.logo_goupille, "lake", "La Goupille"),
    "logo-moyeu": _logo(logos.logo_moyeu, "fir", "Le Moyeu d’Ill"),
    "logo-cigogneau": _logo(logos.logo_cigogneau, "rose", "Radio Cigogneau"),
}  # fmt: skip


def draw(name: str, pixels: int | None = None) -> Image.Image:
    """Draw a picture.

    Args:
        name: a key of `SCENES`; anything else raises `KeyError`.
        pixels: width, for a smaller one than the scene's own.
    """
    scene = SCENES[name]
    canvas = Canvas(scene.hue, scene.night, pixels or scene.pixels, scene.size)
    scene.function(canvas)
    return canvas.finished()
