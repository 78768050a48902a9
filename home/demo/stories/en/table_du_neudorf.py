"""English version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    call,
    quote,
    text,
    video,
)

TEXT = StoryText(
    slug="what-lunch-leaves-neudorf-eats-for-dinner",
    title="What lunch leaves, Neudorf eats for dinner, all at one table",
    summary="Six workplace canteens chill the dishes they did not serve. In the evening a neighbourhood kitchen plates them for 110 people, from the lonely pensioner to the student.",
    authors="The Labo newsroom",
    problem="A workplace canteen always cooks too much: a cancelled meeting, a strike, and forty portions stay in the kitchen. Two kilometres away people dine on a packet of pasta, alone, and nobody knows.",
    affected="In Neudorf the canteen sees 640 different people a year; one in three skips a meal a week, its table survey says.",
    steps=(
        StepData(
            "Weigh before giving",
            "Each chef weighs what is left and writes it down. Within six months three kitchens had cut their quantities: giving starts with wasting less.",
        ),
        StepData(
            "Chill within two hours",
            "Dishes that were never served go into the blast chiller and drop below ten degrees. Anything that has been in the dining room stays there.",
        ),
        StepData(
            "Drive it cold",
            "At four o’clock an employee of La Louche commune makes the round on a refrigerated cargo trike. Numbered trays, times noted at both ends.",
        ),
        StepData(
            "Cook again",
            "Volunteers and staff reheat, stretch the food with soup and vegetables, and dish it up on proper plates.",
        ),
        StepData(
            "Pay what you can",
            "Between one and nine euros, dropped into a closed box. Nobody sees what the neighbour gives.",
        ),
    ),
    partners=(
        PartnerText(
            "Sets aside unserved dishes from six kitchens",
            "Two blast chillers, the chefs’ time, the trays",
            "Nine tonnes less waste to pay for, and better planned menus",
        ),
        PartnerText(
            "Collects, cooks and welcomes five evenings a week",
            "Four employees, a room with sixty seats, the hygiene checks",
            "Cooked dishes instead of tins, and time to sit down with people",
        ),
        PartnerText(
            "Counts the meals and asks where the diners come from",
            "Two surveys a year, made public",
            "A field of study where bad figures are welcome too",
        ),
    ),
    claims=(
        ClaimText(
            "21,300",
            "meals served at table",
            "meals",
            "past twelve months",
            "La Louche commune’s dining-room book, recounted by the Atelier des pas comptés",
        ),
        ClaimText(
            "9.4 t",
            "of cooked food kept out of the bin",
            "tonnes",
            "past twelve months",
            "Daily weighings in six kitchens",
        ),
        ClaimText(
            "€3.80",
            "average paid per diner",
            "euros",
            "past twelve months",
            "Cash box, opened by two people every Friday",
        ),
        ClaimText(
            "",
            "One diner in four says they have met somebody here whom they now see elsewhere.",
            "",
            "latest survey",
            "Questionnaire filled in by 143 people, Atelier des pas comptés",
        ),
    ),
    limits="<p>On Fridays the offices are empty and so are the trays. The canteen then buys its own food, and those evenings cost it twice as much.</p><p>Few families come: seven is too late for children. Four trial evenings at six filled twelve chairs.</p>",
    conditions="<ul><li>a blast chiller in every kitchen that gives;</li><li>an employee for the round: with volunteers alone, one tray in fifteen arrived too warm;</li><li>a room with no separate queue and no voucher for the poor.</li></ul>",
    lessons=(
        "Start by weighing. The chefs thought they threw little away; the scales spoke, and they changed their orders before giving a thing.",
        "Put the risk on the table. One hygiene officer, one page of rules, one thermometer per tray: fear gave way to paper.",
        "Do not sort the diners. On the day the room asked for proof of income, half the regulars stayed away.",
    ),
    quotes=(
        QuoteText(
            "For twenty years I binned gratins and looked the other way. Now I know which table they go to.",
            "A head chef",
            "Tablerhin",
        ),
        QuoteText(
            "I put in two euros at the start of the month and one at the end. They serve me just the same.",
            "A Tuesday regular",
            "",
        ),
    ),
    action_text="Give an hour and a half on Thursday evenings: neighbours who no longer go out are waiting for a hot plate.",
    body=(
        text("""
<p>The chef puts the tray on the scales. Three kilos eight hundred of veal stew. He notes the weight, the time, the temperature, and shuts the chiller. It is twenty to three, in the basement of a Strasbourg bank. At seven the same stew will be steaming on plates that do not match, two kilometres away.</p>
<p>La Louche commune lays sixty places every evening, twice over. Checked cloths, a jug, bread. At the far table an old bargeman is telling a pharmacy student about a lock. She put in six euros. He put in one. Neither of them knows.</p>
<h2>The scales come first</h2>
<p>The idea came from a waiter, not an office. He walked home through Neudorf past the queue for a food bank. Tins, rice, in the cold. That afternoon he had emptied eleven trays of lasagne. He told the chef, who shrugged: not allowed.</p>
<p>Nothing forbade it, provided the food was chilled fast. But that had to be learned. Tablerhin began by weighing, for a month, in two kitchens. Result: nine per cent of what was cooked never left the kitchen. The chefs first corrected their orders. Then they looked for a table for the rest.</p>
"""),
        video(
            "One round from four to seven, filmed from the cargo trike",
            "https://video.example/la-tournee-du-soir",
            "3 min 20",
            "<p>A white trike comes out of an underground car park. A man’s voice: “Six kitchens, eleven trays today. I write down the time at every door.”</p><p>In the Neudorf kitchen a volunteer sticks a thermometer into a tray: “Four degrees. We keep it.” Hands slice carrots. The room fills up. A woman raises her glass of water to the camera and says: “Needs salt, like at home.”</p>",
        ),
        text("""
<h2>One tray too warm</h2>
<p>The first winter the round relied on volunteers and their cars. One icy evening three trays arrived at fourteen degrees. All of it went in the bin in front of forty seated people. There was soup, and the team took a vote: the round would be a job. The refrigerated trike cost eleven thousand euros. Tablerhin paid half, in return for a promise to measure.</p>
<p>Another false step: a funder asked for proof of income. For six weeks everybody showed a piece of paper at the door. The room half emptied. The researchers went to ask those who had gone; shame ran through nearly every answer. The paper went, the funder stayed.</p>
"""),
        quote(
            "Nobody comes here to be given food. They come to dinner. The difference is the chair.",
            "A volunteer from the first days",
            "La Louche commune",
        ),
        text("""
<p>That leaves those who will not come: too old, too tired, one flight of stairs too many. On Thursdays bicycles take covered plates round, and riders spend five minutes on the landing. Six pairs of legs are missing to double the round. Friday stays thin. Working from home has emptied the canteens, and nobody has yet found what replaces a stew that was never cooked.</p>
"""),
        call("benevoles-cantine-strasbourg"),
    ),
    corrections=(
        "We had written 23,100 meals: one month was counted twice. The dining-room book says 21,300.",
    ),
)
