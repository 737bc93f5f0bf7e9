"""Words for made-up programmes in three languages; all of them written for these tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a programme of one language is put together from."""

    headers: dict[str, str]
    sentences: tuple[str, ...]
    headings: tuple[str, ...]
    sections: tuple[str, ...]
    parties: tuple[str, ...]
    dates: tuple[str, ...]
    running_header: str
    page: str
    note: str


FINNISH = Words(
    headers={
        "number": "Nro",
        "measure": "Toimenpide",
        "responsible": "Vastuutaho",
        "schedule": "Aikataulu",
        "followup": "Seurantatiedot 05/2023–05/2024",
        "light": "LV",
        "group": "Toteutuminen",
    },
    sentences=(
        "Satama-alueen työmaan melua on seurattu kuukausittain ja tuloksista kerrotaan asukkaille.",
        "Hanke valmistui etuajassa.",
        (
            "Palveluverkkosuunnitelman luonnos oli lausunnoilla 12.3.–30.4.2024, "
            "ja lausuntoja saatiin 41 kappaletta."
        ),
        "Energiatehokkuustoimenpiteitä jatketaan peruskorjauksissa, mm. ilmanvaihdon ohjausta uusimalla.",
        "Koulujen pihoille istutettiin 1 250 puuta ja pensasta (tavoite 1 000).",
        "Yhteistyötä korkeakoulujen ja yritysten kanssa on lisätty.",
        (
            "Rahoitus on varmistettu vuoteen 2026 saakka, "
            "mutta henkilöstön saatavuus viivästyttää käynnistymistä."
        ),
        "Neuvontapisteessä kävi 3 400 asiakasta, mikä on 17 % enemmän kuin edellisenä vuonna.",
        "Selvitys ei ole vielä alkanut.",
        "Kilpailutus keskeytettiin hankintaoikaisun vuoksi; uusi tarjouspyyntö julkaistaan syksyllä.",
        "Maaseutuelinkeinojen kehittämisohjelma hyväksyttiin lautakunnassa.",
        "(i) Kartoitus on tehty, (ii) koulutukset alkavat tammikuussa 2025.",
    ),
    headings=("Kestävä liikkuminen", "Nuorten työpajat:", "Avoin data", "Kumppanuudet ja verkostot"),
    sections=(
        "Tavoite 1. Kaupunki on hiilineutraali ja viihtyisä",
        "Tavoite 2. Palvelut löytyvät läheltä jokaista asukasta, myös harvaan asutuilla alueilla",
        "Tavoite 3. Työllisyys paranee",
    ),
    parties=(
        "Kaupunkiympäristö",
        "Sivistystoimiala, nuorisopalvelut",
        "Hyvinvointialue",
        "Elinvoimayksikkö ja satamayhtiö",
    ),
    dates=("2023–2025", "2024 mennessä", "12/2024", "Jatkuva", "1.1.2023–31.12.2026", "2022-"),
    running_header="Kuntaohjelman seurantaraportti 2024",
    page="Sivu",
    note="Luvut ovat ennakkotietoja ja tarkentuvat tilinpäätöksessä.",
)

SWEDISH = Words(
    headers={
        "number": "Nr",
        "measure": "Åtgärd",
        "responsible": "Ansvarig",
        "schedule": "Tidtabell",
        "followup": "Uppföljning 2024",
        "light": "Läge",
        "group": "Genomförande",
    },
    sentences=(
        "Arbetet pågår enligt planen och rapporteras till nämnden varje kvartal.",
        "Två upphandlingar har gjorts under året, och avtalen trädde i kraft den 1 juni.",
        "Cykelvägarna längs kusten har förlängts med 14,5 km.",
        "Åtgärden är klar.",
        "Skolorna deltar i försöket med gemensamma måltider, t.ex. i skärgården och i innerstaden.",
        "Finansieringen räcker inte till alla delar; därför börjar man med de mest utsatta områdena.",
        "Enkäten besvarades av 872 invånare, varav 61 % var nöjda eller mycket nöjda.",
        "Översiktsplanens andra skede är försenat på grund av besvär.",
        "Ett samarbetsavtal mellan kommunen och högskolan förbereds.",
        "Energiförbrukningen i fastigheterna har minskat med 9 procent sedan 2020.",
    ),
    headings=("Hållbar trafik", "Digitala tjänster:", "Delaktighet"),
    sections=(
        "Mål 1. Kommunen är en trygg plats att växa upp på",
        "Mål 2. Företagen hittar kunnig personal",
        "Mål 3. Naturens mångfald ökar i hela kommunen och på dess vattenområden",
    ),
    parties=("Stadskansliet", "Miljöenheten och räddningsverket", "Bildningssektorn", "Tekniska väsendet"),
    dates=("2023–2025", "senast 2026", "våren 2024", "Löpande", "6/2023-", "2024"),
    running_header="Uppföljning av kommunens åtgärdsprogram 2024",
    page="Sida",
    note="Siffrorna är preliminära och fastställs i bokslutet.",
)

ENGLISH = Words(
    headers={
        "number": "No.",
        "measure": "Action",
        "responsible": "Responsible",
        "schedule": "Timeline",
        "followup": "Progress May 2023 to May 2024",
        "light": "Status",
        "group": "Implementation",
    },
    sentences=(
        "The first phase of the flood barrier was finished in March and has been handed over to the port.",
        "Staff were trained in all four districts.",
        "A survey of 1,120 households showed that 68% of them know whom to call in an emergency.",
        "Work has not started.",
        "Procurement took longer than planned, so the opening moves to the second half of 2025.",
        "The office coordinates efforts with the university, the airport and several affected firms.",
        (
            "Officials agreed on a five-year budget (EUR 2.4 million) "
            "for well-being services in difficult areas."
        ),
        "Three pilot sites report lower waste volumes; a further site will follow.",
        "Feedback from residents is published on the open data portal every month.",
        "Road-side planting was extended to the northern suburbs.",
    ),
    headings=("Safe streets", "Open government:", "Skills for all"),
    sections=(
        "Goal 1. Clean air and quiet streets",
        "Goal 2. Every resident can reach services without a car, in town and in the countryside",
        "Goal 3. Public money is well spent",
    ),
    parties=("City Office", "Housing Agency and Port Authority", "Department of Education", "Traffic Unit"),
    dates=("2023–2025", "by June 2025", "Q4 2024", "Ongoing", "2022-", "31 December 2026"),
    running_header="Annual follow-up of the city programme 2024",
    page="Page",
    note="Figures are provisional until the accounts are closed.",
)

LANGUAGES = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
