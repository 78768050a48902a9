"""Pages in French."""

from home.demo.pages.schema import PageText
from home.demo.schema import document, figure, gallery, key_figures, picture, quote, text, video

PRESS_SHEET = """
LE LABO DES PARTENARIATS EN UNE PAGE
(fiche d'exemple : l'équipe, les chiffres et les adresses sont inventés)

Ce que nous faisons
Nous mettons autour d'une table une entreprise, une association, une commune et des habitants
qui ont le même problème. Nous restons jusqu'à ce que quelque chose existe, et nous racontons
comment, échecs compris.

Où
En Alsace et en Bretagne.

Qui répond à la presse
Iris, presse@labo.example, 03 53 01 20 20, du lundi au vendredi de 9 h à 18 h.

Ce que vous pouvez reprendre
Chaque récit porte sa licence en bas de page. Sauf mention contraire : reproduction libre du texte
entier, sans modification, avec le nom de l'auteur et l'adresse d'origine (CC BY-ND 4.0).
Images : celles qui portent la mention « reprise autorisée », avec leur crédit.
"""

PAGES: dict[str, PageText] = {
    "home": PageText(
        headline="Près de chez vous, quelqu’un a déjà trouvé.",
        introduction=(
            "Entreprises, associations, communes et habitants racontent ce qu’ils ont réussi "
            "ensemble, ce qui a coincé, et ce que vous pouvez faire dès cette semaine."
        ),
        description=(
            "Des récits de partenariats réussis, vérifiés et racontés avec leurs limites ; un agenda, "
            "des appels, et quelqu’un qui vous répond."
        ),
    ),
    "stories": PageText(
        introduction=(
            "Ils se sont parlé, ils ont essayé, cela tient. Chaque récit donne ses chiffres, ses "
            "sources et ce qui a résisté."
        )
    ),
    "events": PageText(
        introduction=(
            "Un petit déjeuner, un atelier ouvert, une soirée à 250. Venez écouter, venez surtout "
            "dire ce que vous savez faire."
        )
    ),
    "calls": PageText(
        introduction=(
            "Un local, deux heures, un camion, un terrain : voici ce qui manque et ce qui s’offre, "
            "près de chez vous. Quelqu’un attend votre réponse."
        )
    ),
    "about": PageText(
        introduction=(
            "Une petite équipe qui fait se rencontrer des gens qui ont besoin les uns des autres et "
            "qui ne se seraient pas croisés."
        ),
        body=(
            text(
                "<h2>Trois gestes</h2>"
                "<p><b>Raconter.</b> Nous allons voir ce qui marche, nous vérifions les chiffres, "
                "nous demandons ce qui a raté. Un récit sans limite n’est pas fini.</p>"
                "<p><b>Relier.</b> Quand un récit vous donne une envie, un humain vous répond dans "
                "l’heure ouvrée. Il écoute, il cherche, il présente. La solution, c’est vous qui la "
                "bâtissez, à plusieurs.</p>"
                "<p><b>Revenir.</b> Le quotidien recouvre les bonnes idées. Nous vous rappelons la "
                "vôtre, avec vos mots, aussi souvent que vous le souhaitez.</p>"
            ),
            picture("table", "La table du lundi : une place reste toujours libre."),
            text(
                "<h2>Deux règles autour de la table</h2>"
                "<ul><li>L’association ne demande pas d’argent.</li>"
                "<li>L’entreprise ne vend rien.</li></ul>"
                "<p>Ce qui reste est étonnant : des heures, des clés, des camions, des carnets "
                "d’adresses, des savoir-faire que l’on croyait ordinaires.</p>"
            ),
            key_figures(
                figure(
                    "9 sur 10",
                    "demandes ont reçu une réponse humaine dans l’heure ouvrée",
                    "registre du Labo, mesuré (exemple)",
                    30,
                ),
                figure(
                    "14",
                    "mois, le plus souvent, du premier café au premier jour de travail commun",
                    "récits publiés, médiane (exemple)",
                    30,
                ),
                figure(
                    "1 sur 4",
                    "rencontres n’a rien donné, et nous disons pourquoi",
                    "registre du Labo, déclaré (exemple)",
                    30,
                ),
            ),
            quote(
                "Je venais donner une heure. J’ai surtout appris que mon métier intéressait "
                "quelqu’un.",
                "Un chef d’atelier",
                "après sa première table du lundi (exemple)",
            ),
            gallery(
                picture("workshop", "Un atelier le soir."),
                picture("minibus", "Un minibus la semaine."),
                picture("garden", "Un jardin toute l’année."),
            ),
            text(
                "<h2>Qui paie ?</h2>"
                "<p>Des collectivités, des fondations et des entreprises, chacune pour une part. "
                "Aucune ne choisit nos récits. La liste de ceux qui nous soutiennent est en bas de "
                "chaque page.</p>"
                "<h2>Où sommes-nous ?</h2>"
                "<p>En Alsace, où tout a commencé, et en Bretagne. Une équipe voisine se prépare "
                'peut-être chez vous : <a page="contact">parlons-en</a>.</p>'
                "<p><i>Ce site montre un exemple : les équipes, les histoires et les chiffres y sont "
                "inventés.</i></p>"
            ),
        ),
    ),
    "press": PageText(
        introduction=(
            "Vous cherchez un sujet, un témoin, une image, un chiffre dont on connaît la source ? "
            "Appelez Iris : elle décroche."
        ),
        body=(
            text(
                "<h2>Iris vous répond</h2>"
                '<p>03 53 01 20 20, <a href="mailto:presse@labo.example">presse@labo.example</a>, du '
                "lundi au vendredi de 9 h à 18 h. Bouclage ce soir ? Dites-le dans l’objet, elle "
                "rappelle dans le quart d’heure.</p>"
                "<h2>Ce que vous pouvez reprendre</h2>"
                "<p>Chaque récit porte sa licence. Le plus souvent : le texte entier, tel quel, avec "
                "le nom de l’auteur et l’adresse d’origine. Une image se reprend quand sa légende le "
                "dit, avec son crédit.</p>"
                "<p>Les chiffres viennent avec leur source, leur méthode et leur date. Si vous "
                "trouvez une erreur, nous la corrigeons le jour même et nous l’écrivons sous le "
                "récit.</p>"
                "<h2>La soirée Buzz</h2>"
                "<p>Sept rédactions sur scène, six équipes, un buzzer par fauteuil. Appuyer, c’est promettre "
                "un sujet devant 250 personnes. Il reste parfois un fauteuil : demandez.</p>"
            ),
            video(
                "La soirée Buzz en trois minutes",
                "https://video.labo.example/buzz-en-trois-minutes",
                "3 min 05",
                "<p><b>Image :</b> sept fenêtres éteintes au-dessus d’une scène. <b>Voix :</b> « Ils "
                "ont sept minutes. » Une équipe parle, on entend des rires. Un buzzer. Une fenêtre "
                "s’allume en jaune. <b>Une journaliste :</b> « Un reportage, avant la fin du mois. » "
                "La salle applaudit. <b>Voix :</b> « Quatre promesses ce soir-là. Quatre sujets "
                "parus. »</p>",
            ),
            document("labo-en-une-page.txt", "Le Labo en une page (texte)", PRESS_SHEET),
        ),
    ),
    "involvement": PageText(
        introduction=(
            "Un prénom, un moyen de vous joindre, une phrase. Quelqu’un de votre territoire vous "
            "répond, et vous saurez qui et quand avant de fermer cette page."
        ),
        privacy_notice=(
            "Seule l’équipe de votre territoire lit ce message, pour vous répondre et vous présenter "
            "les bonnes personnes. Elle l’efface trois ans après votre dernier échange, ou dès que "
            "vous le demandez."
        ),
    ),
    "contact": PageText(
        introduction="Un humain décroche. S’il est déjà en ligne, il rappelle.",
        body=(
            text(
                "<h2>En Alsace</h2>"
                '<p>03 53 01 20 10, <a href="mailto:alsace@labo.example">alsace@labo.example</a><br/>'
                "Du lundi au jeudi de 9 h à 12 h et de 14 h à 18 h, le vendredi jusqu’à 17 h.</p>"
                "<h2>En Bretagne</h2>"
                '<p>02 61 91 40 20, <a href="mailto:bretagne@labo.example">bretagne@labo.example</a>'
                "<br/>Lundi, mardi, jeudi et vendredi de 9 h 30 à 12 h 30 et de 14 h à 17 h 30.</p>"
                "<h2>Vous avez une envie, un besoin, une idée ?</h2>"
                '<p><a page="involvement">Laissez-nous une phrase</a> : elle arrive tout de suite '
                "chez la bonne personne.</p>"
                "<h2>Vous êtes journaliste ?</h2>"
                '<p><a page="press">Iris vous attend à la page presse</a>.</p>'
                "<h2>Quelque chose ne va pas sur ce site ?</h2>"
                "<p>Un mot illisible, un bouton sourd, un lien mort : écrivez à "
                '<a href="mailto:bonjour@labo.example">bonjour@labo.example</a>.</p>'
                "<p><i>Adresses et numéros d’exemple : personne ne décrochera.</i></p>"
            ),
        ),
    ),
    "accessibility": PageText(
        description="Ce qui marche pour tous sur ce site, ce qui ne marche pas encore, et à qui le dire.",
        known_gaps=(
            "<p>Personne d’extérieur n’a encore contrôlé ce site. Voici ce que nous savons nous-mêmes "
            "ne pas être bon :</p>"
            "<ul><li>les vidéos sont hébergées ailleurs ; leurs sous-titres ne dépendent pas de nous, "
            "nous en donnons le texte ;</li>"
            "<li>les documents à télécharger que d’autres nous confient ne sont pas tous balisés ;</li>"
            "<li>une partie des récits n’existe encore qu’en français.</li></ul>"
        ),
    ),
    "legal": PageText(
        introduction="Ce site est un exemple. Ce qui suit dit ce que son éditeur devra écrire ici.",
        body=(
            text(
                "<h2>Qui publie ce site</h2>"
                "<p>[À compléter par l’éditeur : nom et forme de la structure, adresse, téléphone, "
                "courriel, numéro d’inscription au registre.]</p>"
                "<p>Directrice ou directeur de la publication : [à compléter, une personne, avec son "
                "nom].</p>"
                "<h2>Qui héberge ce site</h2>"
                "<p>[À compléter par l’éditeur : nom, adresse et téléphone de l’hébergeur.]</p>"
                "<h2>À qui sont les textes et les images</h2>"
                "<p>Chaque récit et chaque image portent leur auteur et leur licence. Les dessins de "
                "ce site d’exemple, crédités « Labo des partenariats », sont sous licence "
                '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Les polices '
                "Bricolage Grotesque et Literata sont sous licence SIL Open Font.</p>"
                "<h2>Les noms et les codes des territoires</h2>"
                "<p>Ils viennent des listes officielles de l’Insee et des administrations voisines, "
                "réutilisées sous leurs licences ouvertes.</p>"
                "<h2>Une erreur, un droit à faire valoir</h2>"
                '<p>Écrivez à <a href="mailto:bonjour@labo.example">bonjour@labo.example</a>. Un '
                "droit de réponse s’adresse à la personne qui dirige la publication.</p>"
            ),
        ),
    ),
    "privacy": PageText(
        introduction="Vous lisez sans laisser de trace. Vous écrivez : voici qui lit, et combien de temps.",
        body=(
            text(
                "<h2>Quand vous lisez</h2>"
                "<p>Aucun cookie, aucun outil de mesure, aucune requête vers un autre site. Le "
                "serveur garde un journal technique, dont l’adresse IP, pour se défendre des "
                "attaques ; [durée à fixer par l’éditeur, six mois au plus].</p>"
                "<h2>Quand vous nous écrivez</h2>"
                "<p>Le formulaire « Agir » demande votre prénom, un courriel ou un téléphone, votre "
                "commune et une phrase. Nous gardons aussi la langue et la page d’où vous venez et, un seul "
                "jour, une empreinte de votre réseau contre les indésirables.</p>"
                "<ul><li><b>Pourquoi :</b> vous répondre et vous présenter les bonnes personnes, "
                "parce que vous l’avez demandé.</li>"
                "<li><b>Qui lit :</b> l’équipe de votre territoire et elle seule. Vos coordonnées ne "
                "vont à personne d’autre sans votre oui.</li>"
                "<li><b>Combien de temps :</b> trois ans après votre dernier signe au plus. Les "
                "courriels partent au bout de 90 jours, ce qui ressemble à un indésirable aussi.</li>"
                "</ul>"
                "<h2>Votre page</h2>"
                "<p>Après l’envoi, un lien ouvre une page qui n’est qu’à vous : où en est votre demande, "
                "qui répond, vos mots, vos coordonnées. Vous y ajoutez un mot, déplacez l’appel, "
                "corrigez, retirez. Qui a le lien voit la page : ne le donnez à personne. Il vit six "
                "mois ; si quelqu’un d’autre l’a, un bouton ferme tous les liens et vous en envoie un "
                "nouveau.</p>"
                "<h2>Les lettres sur votre projet</h2>"
                "<p>Seulement si vous avez coché la case, ou dit oui sur votre page. Nous gardons le jour "
                "de votre oui et le texte que vous avez lu. Un bouton de votre page y met fin.</p>"
                "<h2>Quand vous suivez un enjeu ou un territoire</h2>"
                "<p>Par flux ou par calendrier, nous ne vous connaissons pas. Par courriel, nous "
                "gardons votre adresse, ce que vous suivez et les pages déjà annoncées, une fois que "
                "vous l’avez confirmé depuis votre boîte ; sans cela, sept jours. Chaque courriel "
                "permet d’arrêter, de changer, d’effacer. Après l’arrêt, l’adresse part au bout de "
                "90 jours.</p>"
                "<h2>Vos droits</h2>"
                "<p>Au bas de la page de votre demande, deux boutons : tout emporter dans un fichier, "
                "tout effacer. Personne ne vous demande pourquoi. Il reste alors un chiffre sans nom, "
                "et une copie de secours qui resservirait vous oublie aussitôt.</p>"
                "<p>Pour voir, corriger, emporter, effacer ou nous dire d’arrêter autrement : "
                'écrivez à <a href="mailto:bonjour@labo.example">bonjour@labo.example</a>, nous '
                "répondons dans le mois. Si la réponse ne vous va pas, la "
                '<a href="https://www.cnil.fr/fr/plaintes">Cnil</a> reçoit les plaintes.</p>'
                "<h2>Qui est responsable</h2>"
                "<p>[À compléter par l’éditeur : nom et adresse de la structure, et coordonnées de la "
                "personne chargée de la protection des données s’il y en a une.]</p>"
                "<h2>Quand vous travaillez sur ce site</h2>"
                "<p>Un compte de rédaction pose deux cookies, l’un pour reconnaître la session, "
                "l’autre pour protéger les formulaires. Ils partent avec la session.</p>"
            ),
        ),
    ),
    "sitemap": PageText(),
}
