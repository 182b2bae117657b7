"""What happened to a request, in words to the person ("you", "we"): Finnish, Swedish, English."""

from collections.abc import Mapping

from portal.translations import package_words

TO_THE_PERSON: Mapping[str, tuple[str, str, str]] = {
    **package_words.TO_THE_PERSON,
    "received": ("Pyyntösi saapui.", "Din begäran kom in.", "Your request arrived."),
    "identity_proved": (
        "Vahvistit, että pyyntö on sinun.",
        "Du bekräftade att begäran är din.",
        "You confirmed that the request is yours.",
    ),
    "address_corrected": (
        "Korjasit sähköpostiosoitteesi.",
        "Du rättade din e-postadress.",
        "You corrected your e-mail address.",
    ),
    "new_code_asked": (
        "Meiltä pyydettiin sinulle uutta salaista koodia.",
        "En ny hemlig kod begärdes åt dig.",
        "A new secret code was asked for you.",
    ),
    "corrected": ("Korjasit pyyntöäsi.", "Du rättade din begäran.", "You corrected your request."),
    "disowned": (
        "Sähköpostiosoitteen haltija ilmoitti, ettei lähettänyt pyyntöä.",
        "E-postadressens innehavare meddelade att hen inte hade skickat begäran.",
        "The owner of the e-mail address said that they did not send the request.",
    ),
    "receipt_printed": (
        "Tulostimme sinulle vahvistuksen, jossa on salainen koodi.",
        "Vi skrev ut en bekräftelse med din hemliga kod.",
        "We printed you a receipt with your secret code.",
    ),
    "withdrawn": ("Peruit pyyntösi.", "Du återtog din begäran.", "You withdrew your request."),
    "carried_out": ("Teimme sen, mitä pyysit.", "Vi gjorde det du bad om.", "We did what you asked."),
    "released": ("Lähetimme vastauksen.", "Vi skickade svaret.", "We sent the answer."),
    "answer_opened": ("Avasit vastauksen.", "Du öppnade svaret.", "You opened the answer."),
    "message_sent": ("Kirjoitimme sinulle.", "Vi skrev till dig.", "We wrote to you."),
    "lifting_told": ("Kirjoitimme sinulle.", "Vi skrev till dig.", "We wrote to you."),
    "message_received": ("Kirjoitit meille.", "Du skrev till oss.", "You wrote to us."),
    "receipt_code_replaced": (
        "Teimme sinulle uuden salaisen koodin.",
        "Vi gjorde en ny hemlig kod åt dig.",
        "We made you a new secret code.",
    ),
    "dates_recomputed": (
        "Määräaika laskettiin uudelleen.",
        "Tidsfristen räknades om.",
        "The time limit was computed again.",
    ),
    "identity_asked": (
        "Esitimme sinulle kysymyksen.",
        "Vi ställde en fråga till dig.",
        "We asked you a question.",
    ),
    "clarification_asked": (
        "Esitimme sinulle kysymyksen.",
        "Vi ställde en fråga till dig.",
        "We asked you a question.",
    ),
    "identity_settled": ("Saimme vastauksesi.", "Vi fick ditt svar.", "We received your reply."),
    "clarification_settled": ("Saimme vastauksesi.", "Vi fick ditt svar.", "We received your reply."),
    "reminded": (
        "Muistutimme sinua kysymyksestämme.",
        "Vi påminde dig om vår fråga.",
        "We reminded you of our question.",
    ),
    "extended": ("Jatkoimme määräaikaa.", "Vi förlängde tidsfristen.", "We extended the time limit."),
    "fee_announced": ("Kerroimme maksusta.", "Vi berättade om en avgift.", "We told you about a fee."),
    "fee_accepted": ("Hyväksyit maksun.", "Du godkände avgiften.", "You accepted the fee."),
    "fee_cancelled": ("Maksu peruttiin.", "Avgiften drogs tillbaka.", "The fee was cancelled."),
    "fee_lapsed": (
        "Maksun hyväksymisaika päättyi. Maksua ei peritä.",
        "Tiden att godkänna avgiften gick ut. Ingen avgift tas ut.",
        "The time to accept the fee ended. Nothing is charged.",
    ),
    "fee_waived": ("Luovuimme maksusta.", "Vi efterskänkte avgiften.", "We waived the fee."),
    "fee_paid": ("Maksusi saapui.", "Din betalning kom fram.", "Your payment arrived."),
    "right_added": (
        "Pyyntöösi lisättiin kohta.",
        "En del lades till i din begäran.",
        "A part was added to your request.",
    ),
    "receipt_corrected": (
        "Korjasimme pyyntösi saapumispäivän.",
        "Vi rättade dagen då din begäran kom in.",
        "We corrected the day your request arrived.",
    ),
    "answer_announced_again": (
        "Lähetimme sinulle uuden viestin vastauksesta.",
        "Vi skickade dig ett nytt meddelande om svaret.",
        "We sent you a new message about the answer.",
    ),
    "answer_to_post": ("Lähetämme vastauksen postitse.", "Vi skickar svaret per post.", "We send the answer by post."),
    "posted": ("Postitimme sinulle kirjeen.", "Vi postade ett brev till dig.", "We posted a letter to you."),
    "post_returned": (
        "Kirjeemme palautui meille.",
        "Vårt brev kom i retur till oss.",
        "Our letter came back to us.",
    ),
    "post_again": (
        "Lähetämme palautuneen kirjeen uudelleen.",
        "Vi skickar det returnerade brevet på nytt.",
        "We send the letter that came back once more.",
    ),
    "postal_address_told": (
        "Kirjasimme uuden postiosoitteesi.",
        "Vi antecknade din nya postadress.",
        "We noted your new postal address.",
    ),
    "postal_address_unchecked": (
        "Meille kerrottiin uusi postiosoitteesi.",
        "En ny postadress till dig uppgavs för oss.",
        "We were told a new postal address of yours.",
    ),
    "reopened": (
        "Otimme pyyntösi uudelleen käsittelyyn.",
        "Vi tog upp din begäran på nytt.",
        "We opened your request again.",
    ),
    "closed_not_identified": ("Päätimme pyynnön.", "Vi avslutade din begäran.", "We closed your request."),
    "closed_lapsed": ("Päätimme pyynnön.", "Vi avslutade din begäran.", "We closed your request."),
    "closed_deceased": ("Päätimme pyynnön.", "Vi avslutade din begäran.", "We closed your request."),
    "closed_not_personal_data": ("Päätimme pyynnön.", "Vi avslutade din begäran.", "We closed your request."),
    "closed_other_law": ("Päätimme pyynnön.", "Vi avslutade din begäran.", "We closed your request."),
    "closed_passed_on": ("Päätimme pyynnön.", "Vi avslutade din begäran.", "We closed your request."),
}
"""Only what the person may see before identity is settled stands here; other kinds are not shown to them.

A question about the scope is told in the same words as one about identity: that much is held is not for everybody.
"""
