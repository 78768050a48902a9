"""Morlaix: French lessons on the packing line, paid as work."""

from home.demo.schema import (
    ClaimData,
    PartnerData,
    QuoteData,
    StepData,
    StoryData,
    figure,
    key_figures,
    quote,
    text,
    video,
)

STORY = StoryData(
    slug="le-francais-s-apprend-entre-deux-choux-fleurs",
    title="Près de Morlaix, le français s’apprend entre deux choux-fleurs, et il est payé",
    summary="Dans une station légumière, on parle onze langues. Des instituteurs retraités viennent enseigner au vestiaire, pendant les heures de travail. Les accidents ont diminué.",
    label="verified",
    authors="La rédaction du Labo",
    stage="established",
    issues=("accueil", "formation", "emploi"),
    territories=("com-29151", "epci-242900835"),
    levers=("clear-return", "lent-skill", "small-trial"),
    sdgs=(4, 8, 10),
    problem="Le cours du soir commence à dix-huit heures, à Morlaix. L’équipe finit à seize heures, à douze kilomètres, et le dernier car est parti. On peut donc travailler cinq ans en Bretagne sans apprendre à lire une consigne.",
    affected="Soixante saisonniers sur quatre-vingts ne lisent pas une fiche de sécurité en français, selon la station.",
    steps=(
        StepData(
            "Marcher sur la chaîne",
            "Deux enseignants passent une matinée à relever les mots qui servent : calibre, gant, attention, pause.",
        ),
        StepData(
            "Apprendre sur place, quarante minutes",
            "Deux groupes, mardi et jeudi, au vestiaire. Les minutes sont payées comme les autres.",
        ),
        StepData(
            "Dire avant d’écrire",
            "Le premier mois, aucun papier. On répète en tenant l’objet.",
        ),
        StepData(
            "Corriger les affiches avec les élèves",
            "Les consignes ont été récrites par ceux qui ne les comprenaient pas.",
        ),
    ),
    partners=(
        PartnerData(
            "primeurs-de-penzelou",
            "Ouvre le vestiaire et paie les heures de cours",
            "Quatre-vingts minutes par salarié et par semaine, une salle chauffée",
            "Moins d’accidents, des équipes qui reviennent la saison suivante",
        ),
        PartnerData(
            "mots-en-friche",
            "Enseigne et forme de nouveaux bénévoles",
            "Neuf enseignants retraités, un cahier de 212 mots",
            "Des élèves qui viennent, ce qui n’allait plus de soi le soir",
        ),
    ),
    claims=(
        ClaimData(
            "46",
            "saisonniers ont suivi au moins vingt heures de cours",
            "personnes",
            "trois saisons",
            "measured",
            "Feuilles de présence de Mots en friche",
            160,
        ),
        ClaimData(
            "14 → 5",
            "accidents déclarés par saison",
            "accidents",
            "avant et après trois saisons",
            "declared",
            "Registre de Primeurs de Penzélou ; une machine a aussi été changée",
            160,
        ),
        ClaimData(
            "7 sur 10",
            "reviennent la saison suivante, contre quatre auparavant",
            "",
            "dernière saison",
            "measured",
            "Contrats de travail de la station",
            160,
        ),
    ),
    limits="<p>En pleine récolte d’artichauts, plus personne ne s’arrête : six semaines sans cours chaque été, et l’on recommence au début.</p><p>Les intérimaires restent dehors. Leur agence refuse de payer quarante minutes, la station aussi.</p>",
    conditions="<ul><li>des heures payées, sans quoi le cours redevient un cours du soir ;</li><li>un chef de ligne qui s’assied avec les élèves une fois par mois ;</li><li>des enseignants qui acceptent le bruit.</li></ul>",
    lessons=(
        "Partir de l’objet que l’on tient dans la main. Le manuel commençait par « Bonjour, je m’appelle » ; la chaîne, par « Attention les doigts ».",
        "Payer les minutes : la présence est passée de trois élèves à vingt et un.",
        "Faire apprendre aussi le chef. Il connaît maintenant « pause » en onze langues, et on l’écoute mieux.",
    ),
    quotes=(
        QuoteData(
            "Trente ans d’école m’avaient appris le subjonctif. Ici, j’ai découvert l’impératif, avec un couteau au bout.",
            "Une institutrice retraitée",
            "Mots en friche",
            355,
        ),
        QuoteData(
            "Le premier mot que j’ai su, c’était « calibre ». Le deuxième, « doucement ».",
            "Dawit",
            "trieur",
            354,
            1095,
        ),
    ),
    action_text="Votre atelier parle plusieurs langues ? Quarante minutes et un vestiaire chauffé suffisent pour un premier essai.",
    body=(
        text("""
<p>Calibre. C’est le premier mot. Il désigne l’anneau de métal dans lequel passe un chou-fleur, ou ne passe pas. Dawit le prononce en le tenant devant son œil, comme un monocle. Les autres rient. On recommence.</p>
<p>Le vestiaire de Primeurs de Penzélou sent la javel et la terre mouillée. Deux bancs, un tableau posé sur les casiers, vingt et un élèves en charlotte bleue. Ils ont quitté la chaîne à dix heures vingt ; ils y retournent à onze heures. Entre les deux, le salaire court.</p>
<h2>Trois chaises le soir</h2>
<p>Les bénévoles de Mots en friche enseignaient depuis des années dans une salle de Morlaix, le soir. Trois personnes venaient, rarement les mêmes. On parlait de motivation. Puis une institutrice retraitée a raté son car en rentrant. Elle a marché une heure au bord de la départementale. Elle y a croisé quatre hommes en bottes qui sortaient de la station. Deux d’entre eux étaient inscrits à son cours ; elle ne les avait jamais vus.</p>
<p>« Je suis entrée avec mes chaussures pleines de boue. J’ai demandé le directeur. » Le directeur avait, sur son bureau, une déclaration d’accident : un pouce, une fiche de sécurité illisible pour celui qui l’avait signée. Ils ont parlé du pouce.</p>
"""),
        video(
            "Une leçon de quarante minutes, en deux",
            "https://video.example/lecon-au-vestiaire",
            "2 min 10",
            "<p>Un vestiaire. Une femme aux cheveux blancs lève un gant. Des voix : « Gant. » Elle en lève deux. « Gants. On n’entend pas le s », dit quelqu’un. « Non, répond-elle, mais on le sent, tu as chaud aux deux mains. »</p><p>Bruit de machine. Une sonnerie. Tous se lèvent, charlottes sur la tête. Le dernier efface le tableau.</p>",
        ),
        text("""
<h2>Qui paie les minutes ?</h2>
<p>L’essai a commencé sans salaire, à la pause. Cinq élèves la première semaine, trois la suivante. Une pause sert à s’asseoir. Le directeur a sorti sa calculette : quatre-vingts minutes, vingt personnes, deux mois. À peu près le prix d’un accident. Il a payé, sans trop y croire. Vingt et un élèves se sont présentés.</p>
<p>Les affiches ont suivi. « Procéder à la consignation de l’équipement avant intervention » : nul n’avait compris, y compris le chef de ligne. Les élèves ont proposé : « Coupe le courant. Mets ton cadenas. Garde la clé. » C’est ce qui est écrit aujourd’hui, au-dessus du bouton.</p>
"""),
        key_figures(
            figure(
                "212",
                "mots dans le cahier, tous relevés sur la chaîne",
                "Cahier de Mots en friche, mesuré",
                162,
            ),
            figure(
                "21",
                "élèves en moyenne quand l’heure est payée, trois sinon",
                "Feuilles de présence, mesuré",
                160,
            ),
        ),
        quote(
            "Un ouvrier qui sait dire « non, c’est dangereux » vaut deux extincteurs.",
            "Un chef de ligne",
            "Primeurs de Penzélou",
        ),
        text("""
<p>Les chiffres sont bons, et la station les prend avec prudence : une trieuse a été remplacée la même année. L’artichaut, surtout, commande. De juin à mi-juillet, on coupe, on trie, on charge ; le tableau reste contre le mur. En août, la moitié des mots se sont envolés. Mots en friche a essayé des enregistrements à écouter dans le car. Le car est bruyant.</p>
<p>Quant aux intérimaires, ils regardent par la porte. Ils sont vingt, certains jours. Leur agence répond que la formation n’est pas prévue au contrat. La station répond qu’ils ne sont pas à elle. Une place vide reste pourtant sur le banc, et l’institutrice ne demande pas de badge.</p>
"""),
    ),
    started_days_ago=1220,
    published_days_ago=352,
    verified_days_ago=158,
    verify_in_days=40,
)
