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
    slug="hotel-sheets-go-back-through-the-mill",
    title="Munster valley: hotel sheets go back through the mill",
    summary="Three hotels give their worn linen to a sewing co-operative and buy it back as bags and aprons. Nine jobs later, a second valley is following suit.",
    authors="The Labo newsroom",
    problem="A hotel sheet wears out along its folds. After four years it is thrown away with two thirds of the cloth still sound. In the same valley, textile workers without a job can still sew a hem with their eyes shut.",
    affected="Some sixty former textile workers without a job in the valley, says L’Ourlet collectif, and three hotels that threw out two tonnes of linen a year.",
    steps=(
        StepData(
            "The linen keeper cuts off a corner",
            "A retired sheet loses one corner, so that it cannot slip back into a bedroom. It goes into the blue sack.",
        ),
        StepData(
            "Wash, sort, measure",
            "White, off-white, stained. Stained cloth becomes lining. The usable area of each batch is noted.",
        ),
        StepData(
            "Patterns that dodge the flaw",
            "A retired pattern maker has drawn twelve designs that steer round the worn folds.",
        ),
        StepData(
            "The hotel buys back",
            "Laundry bags, aprons, bottle sleeves: a third of what is made returns to the rooms the cloth came from.",
        ),
        StepData(
            "Another valley copies",
            "Patterns, prices and mistakes are given to the team in Guebwiller, in return for one visit a quarter.",
        ),
    ),
    partners=(
        PartnerText(
            "Give the linen and buy part of what is made",
            "Two tonnes of sheets and tablecloths a year, a firm order for 900 pieces",
            "Things their guests ask to buy, and one skip fewer",
        ),
        PartnerText(
            "Sorts, cuts, sews and sells",
            "Nine machinists, a room in a spinning mill, eleven machines",
            "Strong cloth for nothing, and a first customer on the doorstep",
        ),
        PartnerText(
            "Advanced the price of the overlockers",
            "Twelve thousand euros, repaid over three years",
            "Proof that an advance is sometimes worth more than a gift",
        ),
    ),
    claims=(
        ClaimText(
            "9",
            "jobs created, seven of them permanent",
            "jobs",
            "since it opened",
            "Staff register of L’Ourlet collectif",
        ),
        ClaimText(
            "7.8 t",
            "of linen sewn again",
            "tonnes",
            "four years",
            "Weighed at the workshop door, offcuts deducted",
        ),
        ClaimText(
            "14,200",
            "items sold, a third of them to the hotels",
            "items",
            "four years",
            "The co-operative’s invoice book",
        ),
    ),
    limits="<p>In its first year the workshop sewed three thousand bags and sold four hundred. It sewed what it knew how to sew, not what anyone wanted.</p><p>In Guebwiller the copy supports two people instead of five: hotels there rent their linen and have none to give.</p>",
    conditions="<ul><li>a hotel that owns its sheets;</li><li>a first order that covers half the wages;</li><li>a pattern maker: without a pattern, worn cloth is a rag.</li></ul>",
    lessons=(
        "Check who owns the material. A rented sheet cannot be given away, and half of all hotels rent.",
        "Let the giver buy. A hotelier who is also a customer guards quality better than a label does.",
        "Give away your mistakes too. The team next door was spared the three thousand bags.",
    ),
    quotes=(
        QuoteText(
            "I spent twenty-six years on the line. Here I make the whole bag and put my mark inside.",
            "A machinist",
            "member of L’Ourlet collectif",
        ),
        QuoteText(
            "A guest stole a bathrobe and bought an apron. I call that progress.",
            "The head housekeeper",
            "Hôtels Hautefecht",
        ),
    ),
    action_text="You run a hotel, a guest house, a home? Tell us what happens to your worn sheets, and who owns them.",
    body=(
        text("""
<p>The noise has changed hands. Three hundred looms once pounded here and people spoke in signs. Under the same glass roof eleven sewing machines are enough to drown the radio. They call from table to table in Alsatian, Turkish and French.</p>
<p>On the big table lies a sheet, opened like a map. In the middle the cloth has been washed almost to glass; at the edges it would last another ten years. “A hotel bins the edge because of the middle,” says the cutter. She lays the pattern on the bias, avoids the tired threads, and cuts.</p>
<h2>The linen keeper and the blue sack</h2>
<p>It started with a linen keeper at Hôtels Hautefecht. She put stained tablecloths aside for her sister, who sewed. Her sister had worked in this mill until the last day. Between them they filled a cupboard, then a cellar. The manager discovered the cellar. She could have been cross; she asked what a laundry bag for every room would cost.</p>
<p>Four former workmates sat down round that question. They founded a co-operative with their redundancy money and an advance from the Fondation Ammerfeld. Not a gift: an advance. They paid it back, six months late.</p>
"""),
        picture("sewing", "The big cutting table under the glass roof of the old mill."),
        text("""
<h2>Two thousand six hundred bags too many</h2>
<p>They knew how to make bags, so they made bags. Three thousand. The Christmas markets took four hundred. The rest spent the winter in boxes, and so did the wages. The pattern maker, a pensioner who had only come to look, asked what none of them dared: who wanted bags?</p>
<p>They went back to the hotels. The chambermaids wanted aprons with big pockets. The cooks, heavy tea towels. The guests, a sleeve for their bottle. Twelve designs came out of those visits. The stained cloth found its place on the inside, as lining.</p>
"""),
        key_figures(
            figure(
                "64%",
                "of the area of a retired sheet is usable",
                "Measured on two hundred sheets",
                110,
            ),
            figure(
                "1/3",
                "of what is made is bought by the hotels that give",
                "Invoice book, measured",
                104,
            ),
        ),
        text("""
<h2>The other valley</h2>
<p>A team from Guebwiller came to see. L’Ourlet collectif gave it everything: patterns, thread suppliers, prices and the list of blunders. That made for speed, though not everywhere. Over there the hotels rent their linen from a laundry down in the plain. The sheets are not theirs. The team fell back on curtains from holiday flats; it employs two people and had hoped for five.</p>
"""),
        quote(
            "Copy us, by all means. But look at the label in the sheet first.",
            "The manager of L’Ourlet collectif",
        ),
        text("""
<p>In the workroom the radio gives the weather. The cutter folds what is left of the sheet, a strip too narrow for anything. It will end up as binding round a pocket. What fits nowhere at all weighs a kilo and a half a week. They have weighed that too.</p>
"""),
    ),
)
