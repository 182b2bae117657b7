"""What happened beside and after the answer, in words to staff: Finnish, Swedish, English."""

from collections.abc import Mapping

AFTER_THE_ANSWER: Mapping[str, tuple[str, str, str]] = {
    "linked": (
        "Pyyntö yhdistettiin saman henkilön toiseen pyyntöön.",
        "Begäran kopplades till en annan begäran från samma person.",
        "Linked with another request of the same person.",
    ),
    "unlinked": ("Yhdistäminen purettiin.", "Kopplingen togs bort.", "The link was removed."),
    "recipient_named": (
        "Kirjattiin vastaanottaja, jolle on ilmoitettava.",
        "En mottagare som ska underrättas antecknades.",
        "A recipient to tell was noted.",
    ),
    "recipient_told": ("Vastaanottajalle ilmoitettiin.", "En mottagare underrättades.", "A recipient was told."),
    "recipient_not_told": (
        "Kirjattiin, miksi vastaanottajalle ei voida ilmoittaa.",
        "Det antecknades varför en mottagare inte kan underrättas.",
        "It was noted why a recipient cannot be told.",
    ),
    "lifting_planned": (
        "Käsittelyn rajoitus aiotaan poistaa.",
        "Begränsningen ska hävas.",
        "A restriction is to be lifted.",
    ),
    "lifting_told": (
        "Rajoituksen poistamisesta ilmoitettiin etukäteen.",
        "Den registrerade underrättades på förhand om att begränsningen hävs.",
        "The person was told of the lifting beforehand.",
    ),
    "lifting_cancelled": ("Rajoitusta ei poisteta.", "Begränsningen hävs inte.", "The lifting was given up."),
    "restriction_lifted": ("Käsittelyn rajoitus poistettiin.", "Begränsningen hävdes.", "The restriction was lifted."),
    "held_back": (
        "Pyynnön tietojen poistaminen keskeytettiin.",
        "Raderingen av begäran sköts upp.",
        "The request is held back from erasure.",
    ),
    "hold_ended": (
        "Tietojen poistamiselle ei ole enää estettä.",
        "Inget hindrar längre raderingen.",
        "A hold on erasure ended.",
    ),
    "misdelivered": (
        "Jotain meni väärälle henkilölle. 72 tunnin aika alkoi.",
        "Något gick till fel person. Tiden på 72 timmar började.",
        "Something went to the wrong person. The 72 hours began.",
    ),
    "breach_assessed": (
        "Tietoturvaloukkauksen riski arvioitiin.",
        "Incidentens risk bedömdes.",
        "The risk of the breach was assessed.",
    ),
    "breach_authority_told": (
        "Tietoturvaloukkauksesta ilmoitettiin valvontaviranomaiselle.",
        "Incidenten anmäldes till tillsynsmyndigheten.",
        "The supervisory authority was told of the breach.",
    ),
    "breach_people_told": (
        "Tietoturvaloukkauksesta kerrottiin niille, joita se koskee.",
        "De berörda underrättades om incidenten.",
        "The people concerned were told of the breach.",
    ),
    "contact_came_back": (
        "Osoitteesta tuli posti takaisin.",
        "Post till en kontakt kom tillbaka.",
        "Mail or post to a contact came back.",
    ),
    "contact_works": (
        "Osoite merkittiin taas toimivaksi.",
        "En kontakt markerades som fungerande igen.",
        "A contact was marked as working again.",
    ),
    "answer_announced_again": (
        "Vastauksesta lähetettiin uusi sähköposti.",
        "Ett nytt mejl om svaret skickades.",
        "A new mail about the answer was sent.",
    ),
    "answer_to_post": (
        "Vastaus lähetetään postitse, koska sähköposti ei mene perille.",
        "Svaret skickas per post, eftersom mejlen inte kommer fram.",
        "The answer goes by post, because mail does not arrive.",
    ),
    "authority_enquired": (
        "Valvontaviranomainen lähetti selvityspyynnön.",
        "Tillsynsmyndigheten skickade en förfrågan.",
        "The supervisory authority sent an enquiry.",
    ),
    "authority_answered": (
        "Valvontaviranomaisen selvityspyyntöön vastattiin.",
        "Tillsynsmyndighetens förfrågan besvarades.",
        "The supervisory authority’s enquiry was answered.",
    ),
    "ombudsman_wished": (
        "Rekisteröity pyysi antamaan tiedot tietosuojavaltuutetulle.",
        "Den registrerade bad att uppgifterna ges till dataombudsmannen.",
        "The person asked for the data to be given to the Ombudsman.",
    ),
    "ombudsman_given": (
        "Tiedot annettiin tietosuojavaltuutetulle.",
        "Uppgifterna gavs till dataombudsmannen.",
        "The data were given to the Ombudsman.",
    ),
    "same_person_found": (
        "Samalta henkilöltä löytyi toinen pyyntö.",
        "En annan begäran från samma person hittades.",
        "Another request of the same person was found.",
    ),
}
