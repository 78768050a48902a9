"""English version of the story of the same name."""

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
    slug="the-sawmill-lends-its-roof",
    title="The sawmill lends its roof, the Bruche valley helps heat twelve homes",
    summary="163 residents covered a shed with solar panels. Half of what it earns insulates cold houses. The hard part: choosing which ones without shaming anyone.",
    authors="The Labo newsroom",
    problem="Many houses in the valley are old and badly insulated. Some pensioners heat a single room. Grants exist, but you must find the money first and fill in thirty pages.",
    affected="One house in six in the Bruche valley is only partly heated, the Toits communs estimate after two hundred visits.",
    steps=(
        StepData(
            "Rent a roof",
            "The sawmill lets two thousand square metres for twenty years, for one euro and a strengthened frame.",
        ),
        StepData(
            "Gather the shares",
            "Fifty euros a share, five thousand at most per person. One resident, one vote.",
        ),
        StepData(
            "Split the earnings",
            "One half repays and maintains. The other advances the cost of work on cold houses.",
        ),
        StepData(
            "Let neighbours suggest",
            "Nobody applies. A postman, a nurse or a neighbour mentions an address, and whoever lives there says yes or no.",
        ),
    ),
    partners=(
        PartnerText(
            "Owns the panels and decides by assembly",
            "163 residents, €212,000 in shares, their evenings",
            "Two per cent a year at most, and a valley that is less cold",
        ),
        PartnerText(
            "Lends its roof and buys some of the power",
            "Two thousand square metres facing south, an eight-year purchase contract",
            "A mended roof frame and a price for power that it knows in advance",
        ),
        PartnerText(
            "Tops up the advance when a house runs over budget",
            "Fifteen thousand euros, repayable",
            "A method to show in other valleys",
        ),
    ),
    claims=(
        ClaimText(
            "12",
            "houses insulated thanks to the advances",
            "houses",
            "first two winters",
            "Tradespeople’s invoices, inspections on completion",
        ),
        ClaimText(
            "348",
            "megawatt-hours produced",
            "MWh",
            "first twenty months",
            "Meter readings of the grid operator",
        ),
        ClaimText(
            "+3.2 °C",
            "in the main room, in the morning",
            "degrees",
            "one winter before, one after",
            "Thermometers in nine houses whose occupants agreed",
        ),
    ),
    limits="<p>Four families who had been put forward refused. They did not want the valley to know. The assembly no longer sees a name or a street.</p><p>The second roof, a village hall, has been abandoned: the frame will not bear it.</p>",
    conditions="<ul><li>a roof whose frame has been calculated before anything is promised;</li><li>advances, not gifts;</li><li>someone sworn to secrecy between the assembly and the families.</li></ul>",
    lessons=(
        "Have the frame calculated before the public meeting: you cannot take a hope back.",
        "Cap the shares. One large holder would have coloured every vote.",
        "Leave names out. Village kindness sees everything, and that is what holds back those who are cold.",
    ),
    quotes=(
        QuoteText(
            "My shed kept the timber dry. Now it keeps the woman next door warm too; she doesn’t know that I know.",
            "A saw sharpener",
            "Scierie Donnelmatt",
        ),
        QuoteText(
            "We voted for two hours on whether to vote.",
            "The chair of the meeting",
            "Toits communs de la Bruche",
        ),
    ),
    action_text="A roof of more than five hundred square metres facing south, between Molsheim and the Donon? Have its frame calculated with us.",
    body=(
        text("""
<p>The assembly lasted until eleven at night. On the agenda, one line: what do we do with the first euro? In the hall, a hundred and forty people, flasks, a dog. A farmer wanted a charging point. A schoolteacher wanted books. At the back a man in an overcoat stood up. “It’s fourteen degrees in my kitchen.” He sat down again. They voted.</p>
<h2>Two thousand square metres of shade</h2>
<p>Above Schirmeck, Scierie Donnelmatt owns a shed as long as a football pitch. It keeps the timber dry. A fund had offered to cover it with panels; the contract ran to fifty-six pages and bore the address of a London firm. The owner had left it on a corner of his desk, under an ashtray.</p>
<p>Three residents came with another offer, one page long. They owned nothing but the idea and a spreadsheet. “Come back with a hundred,” he said. They came back with a hundred and sixty-three. The postman had won over twenty of them on the doorstep.</p>
"""),
        picture("solar", "The sawmill’s shed, covered by the people of the valley."),
        text("""
<p>The panels have been running for twenty months. The sawmill buys a third of the power for its kilns; the rest goes to the grid. Every spring half the earnings go into a fund for advances. With it a builder lays wood fibre, changes a door, seals a loft. Public grants arrive later and fill the fund again. The occupant advances nothing and fills in no form: a retired secretary sees to that, red pen in hand.</p>
"""),
        key_figures(
            figure("163", "owners, aged 19 to 88", "Register of shares, measured", 120),
            figure(
                "€50", "a share; one vote each, however many you hold", "Articles, consulted", 120
            ),
            figure(
                "7 months",
                "before the grant repays the advance",
                "Average of twelve files, measured",
                118,
            ),
        ),
        text("""
<h2>Who is cold?</h2>
<p>The houses had still to be chosen. The first list was read aloud, for openness’ sake. Heads turned towards one row of seats. Next day four families withdrew their names. One of them kept its shutters closed for a week.</p>
<p>The chair still lowers her voice when she speaks of it. Since then the assembly votes on sums and never on addresses. A district nurse and the postman, sworn to secrecy, make suggestions. The occupant says yes or no, at home, in front of one person. Of the four families who left, one has come back.</p>
"""),
        quote(
            "I put the thermometer on the sideboard. I don’t say who I’m working for, I say I’ll be back on Thursday.",
            "A district nurse",
        ),
        text("""
<p>The trial was to move on to the village hall next door. It was announced too early, in the newspaper, with a drawing. The engineer came after the drawing. The frame will carry snow or panels, not both. Thirty people had already promised shares. They got a handwritten letter to explain, and the search is on for another roof. It snowed that morning.</p>
"""),
    ),
)
