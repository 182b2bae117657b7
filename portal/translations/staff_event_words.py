"""What happened, in words to staff: Finnish, Swedish, English. Keys are kinds of history events."""

from collections.abc import Mapping

from portal.translations import approval_words, package_words, post_words, search_words
from portal.translations.afterwards_event_words import AFTER_THE_ANSWER
from portal.translations.installation_event_words import OF_THE_INSTALLATION
from portal.translations.marketing_words import OF_A_CHANNEL, OF_THE_LISTS

Words = Mapping[str, tuple[str, str, str]]

ABOUT_A_REQUEST: Words = {
    **AFTER_THE_ANSWER,
    **OF_A_CHANNEL,
    **approval_words.EVENTS,
    **post_words.EVENTS,
    **package_words.EVENTS,
    **search_words.EVENTS,
    "received": ("Saapui.", "Kom in.", "Received."),
    "confirmation_withheld": (
        "Vahvistusviestiä ei lähetetty: osoite on saanut niitä jo tarpeeksi.",
        "Inget bekräftelsemeddelande skickades: adressen har redan fått nog av dem.",
        "No confirmation mail was sent: the address has had enough of them.",
    ),
    "identity_proved": ("Henkilöllisyys vahvistui.", "Identiteten bekräftades.", "Identity was proved."),
    "register_link_sent": (
        "Linkki lähetettiin rekisterissä olevaan osoitteeseen.",
        "En länk skickades till adressen i registret.",
        "A link was sent to the address in the register.",
    ),
    "posted_code_printed": (
        "Tulostettiin kirje, jossa on koodi rekisterissä olevaan osoitteeseen.",
        "Ett brev med en kod till adressen i registret skrevs ut.",
        "A letter with a code to the address in the register was printed.",
    ),
    "given_code_printed": (
        "Tulostettiin kirje, jossa on koodi pyynnössä annettuun osoitteeseen.",
        "Ett brev med en kod till adressen i begäran skrevs ut.",
        "A letter with a code to the address given in the request was printed.",
    ),
    "address_corrected": (
        "Sähköpostiosoite korjattiin; se on vahvistettava uudelleen.",
        "E-postadressen rättades; den måste bekräftas på nytt.",
        "The e-mail address was corrected; it must be confirmed again.",
    ),
    "representation_recorded": (
        "Kirjattiin, kuka pyytää kenen puolesta.",
        "Det antecknades vem som begär för vem.",
        "Written down who asks for whom.",
    ),
    "new_code_asked": (
        "Pyydettiin uutta salaista koodia.",
        "En ny hemlig kod begärdes.",
        "A new secret code was asked for.",
    ),
    "new_code_link_sent": (
        "Lähetettiin linkki uuteen salaiseen koodiin.",
        "En länk till en ny hemlig kod skickades.",
        "A link to a new secret code was sent.",
    ),
    "corrected": (
        "Rekisteröity korjasi pyyntöään.",
        "Den registrerade rättade sin begäran.",
        "The person corrected the request.",
    ),
    "disowned": (
        "Osoitteen haltija ilmoitti, ettei lähettänyt pyyntöä.",
        "Adressens innehavare meddelade att hen inte hade skickat begäran.",
        "The owner of the address said that they did not send it.",
    ),
    "contact_disowned": (
        "Kirjatun osoitteen haltija ilmoitti, ettei ole lähettänyt pyyntöä. Osoitetta ei enää käytetä.",
        "Innehavaren av den antecknade adressen meddelade att hen inte gjort begäran. Adressen används inte längre.",
        "The owner of the recorded address said that the request is not theirs. The address is used no more.",
    ),
    "receipt_printed": (
        "Vahvistus, jossa on salainen koodi, tulostettiin.",
        "Bekräftelsen med den hemliga koden skrevs ut.",
        "The receipt with the secret code was printed.",
    ),
    "withdrawn": ("Pyyntö peruttiin.", "Begäran återtogs.", "The request was withdrawn."),
    "file_added": ("Tiedosto lisättiin.", "En fil lades till.", "A file was added."),
    "file_removed": ("Tiedosto poistettiin.", "En fil togs bort.", "A file was removed."),
    "carried_out": ("Toteutettiin.", "Verkställdes.", "Carried out."),
    "decided": ("Ratkaisu kirjattiin.", "Ett beslut antecknades.", "An outcome was decided."),
    "released": ("Vastaus lähetettiin.", "Svaret skickades.", "The answer was sent."),
    "answer_told": (
        "Vastaus kerrottiin henkilölle.",
        "Svaret berättades för personen.",
        "The person was told the answer.",
    ),
    "answer_opened": (
        "Vastaus avattiin linkillä ja koodilla.",
        "Svaret öppnades med länk och kod.",
        "The answer was opened with link and code.",
    ),
    "assigned": ("Pyynnölle valittiin käsittelijä.", "Begäran fick en handläggare.", "Assigned."),
    "noted": ("Kirjattiin muistiinpano.", "En anteckning gjordes.", "A note was written."),
    "message_sent": (
        "Rekisteröidylle kirjoitettiin.",
        "Ett meddelande skrevs.",
        "A message was written to the person.",
    ),
    "message_received": ("Rekisteröity kirjoitti.", "Den registrerade skrev.", "The person wrote."),
    "message_read": (
        "Rekisteröidyn viesti luettiin.",
        "Den registrerades meddelande lästes.",
        "The person’s message was read.",
    ),
    "mail_bounced": (
        "Sähköpostia ei voitu toimittaa.",
        "Ett mejl kunde inte levereras.",
        "A mail could not be delivered.",
    ),
    "receipt_code_replaced": (
        "Salainen koodi vaihdettiin.",
        "Den hemliga koden byttes.",
        "The secret code was replaced.",
    ),
    "dates_recomputed": (
        "Määräaika laskettiin uudelleen.",
        "Tidsfristen räknades om.",
        "The time limit was computed again.",
    ),
    "mail_sent": ("Sähköposti lähetettiin.", "Ett mejl skickades.", "A mail was sent."),
    "mail_cancelled": (
        "Sähköpostia ei enää tarvittu, eikä sitä lähetetty.",
        "Ett mejl behövdes inte längre och skickades inte.",
        "A mail was no longer needed and was not sent.",
    ),
    "identity_asked": (
        "Pyydettiin varmistamaan henkilöllisyys.",
        "Den registrerade ombads styrka sin identitet.",
        "The person was asked to show who they are.",
    ),
    "identity_settled": (
        "Kysymys henkilöllisyydestä päättyi. Määräaika kuluu taas.",
        "Frågan om identiteten är avslutad. Tidsfristen löper igen.",
        "The question of identity was settled. The clock runs again.",
    ),
    "clarification_asked": (
        "Pyydettiin täsmentämään pyyntöä.",
        "En precisering begärdes.",
        "A specification was asked for.",
    ),
    "clarification_settled": (
        "Pyyntö täsmentyi. Määräaika kuluu taas.",
        "Begäran preciserades. Tidsfristen löper igen.",
        "The request was specified. The clock runs again.",
    ),
    "reminded": (
        "Rekisteröityä muistutettiin kysymyksestä.",
        "Den registrerade påmindes om frågan.",
        "The person was reminded of the question.",
    ),
    "extended": (
        "Määräaikaa jatkettiin, ja syy kerrottiin.",
        "Tidsfristen förlängdes och skälet angavs.",
        "The time limit was extended, with reasons.",
    ),
    "fee_announced": ("Maksusta ilmoitettiin.", "En avgift meddelades.", "A fee was announced."),
    "fee_accepted": ("Maksu hyväksyttiin.", "Avgiften godkändes.", "The fee was accepted."),
    "fee_cancelled": (
        "Maksu peruttiin ennen kuin se hyväksyttiin.",
        "Avgiften drogs tillbaka innan den godkändes.",
        "The fee was cancelled before it was accepted.",
    ),
    "fee_lapsed": (
        "Maksua ei hyväksytty ajoissa. Maksua ei peritä.",
        "Avgiften godkändes inte i tid. Ingen avgift tas ut.",
        "The fee was not accepted in time. Nothing is charged.",
    ),
    "fee_waived": ("Maksusta luovuttiin.", "Avgiften efterskänktes.", "The fee was waived."),
    "fee_paid": ("Maksu merkittiin maksetuksi.", "Avgiften antecknades som betald.", "The fee was marked as paid."),
    "closing_told": (
        "Henkilölle kerrottiin, miksi pyyntö päätetään.",
        "Personen fick veta varför begäran avslutas.",
        "The person was told why the request is closed.",
    ),
    "closed_not_identified": (
        "Päätettiin: henkilöä ei voitu tunnistaa.",
        "Avslutades: personen kunde inte identifieras.",
        "Closed: the person could not be identified.",
    ),
    "closed_lapsed": (
        "Raukesi: rekisteröidystä ei kuultu.",
        "Förföll: den registrerade hördes inte av.",
        "Lapsed: nothing was heard of the person.",
    ),
    "closed_deceased": (
        "Päätettiin: pyyntö koskee kuollutta henkilöä.",
        "Avslutades: begäran gäller en avliden person.",
        "Closed: the request is about a deceased person.",
    ),
    "closed_not_personal_data": (
        "Päätettiin: pyyntö ei koske henkilötietoja.",
        "Avslutades: begäran gäller inte personuppgifter.",
        "Closed: the request is not about personal data.",
    ),
    "closed_other_law": (
        "Päätettiin: pyyntöön sovelletaan muuta lakia.",
        "Avslutades: en annan lag gäller för begäran.",
        "Closed: another law applies to the request.",
    ),
    "closed_passed_on": (
        "Päätettiin: pyyntö siirrettiin sille rekisterinpitäjälle, jolle se kuuluu.",
        "Avslutades: begäran fördes vidare till rätt personuppgiftsansvarig.",
        "Closed: passed on to the controller it belongs to.",
    ),
    "reopened": ("Pyyntö otettiin uudelleen käsittelyyn.", "Begäran togs upp på nytt.", "The request was reopened."),
    "receipt_corrected": (
        "Saapumispäivä korjattiin, ja määräajat laskettiin uudelleen.",
        "Dagen för mottagandet rättades och tidsfristerna räknades om.",
        "The day of receipt was corrected, and the dates computed again.",
    ),
    "right_added": (
        "Pyyntöön lisättiin oikeus.",
        "En rättighet lades till i begäran.",
        "A right was added to the request.",
    ),
    "file_erased": (
        "Tiedosto poistettiin, kun sen säilytysaika päättyi.",
        "En fil raderades när lagringstiden gick ut.",
        "A file was erased when its time was over.",
    ),
    "evidence_exported": (
        "Asiakirjat koottiin todisteeksi.",
        "Handlingarna samlades som bevis.",
        "The evidence file was put together.",
    ),
    "shrunk": (
        "Pyynnön henkilötiedot poistettiin, kun säilytysaika päättyi.",
        "Personuppgifterna i begäran raderades när lagringstiden gick ut.",
        "The personal data of the request were erased when their time was over.",
    ),
}

ABOUT_THE_HOUSE: Words = {
    **OF_THE_LISTS,
    **OF_THE_INSTALLATION,
    "notice_changed": (
        "Rekisterinpitäjän tiedot muuttuivat.",
        "Uppgifterna om den personuppgiftsansvarige ändrades.",
        "The controller’s profile changed.",
    ),
    "phrase_added": (
        "Vakioteksti lisättiin.",
        "En standardtext lades till.",
        "A standard phrase was added.",
    ),
    "phrase_changed": (
        "Vakiotekstiä muutettiin.",
        "En standardtext ändrades.",
        "A standard phrase was changed.",
    ),
    "phrase_removed": (
        "Vakioteksti poistettiin.",
        "En standardtext togs bort.",
        "A standard phrase was removed.",
    ),
    "staff_invited": ("Henkilö kutsuttiin.", "En person bjöds in.", "A person was invited."),
    "staff_joined": ("Henkilö otti tunnuksensa käyttöön.", "En person tog sitt konto i bruk.", "A person joined."),
    "staff_disabled": ("Henkilön käyttöoikeus päätettiin.", "En persons konto stängdes.", "A person was shut out."),
    "grant_given": ("Henkilölle annettiin rooli.", "En person fick en roll.", "A role was granted."),
    "grant_ended": ("Henkilön rooli päättyi.", "En persons roll upphörde.", "A role ended."),
    "second_factor_reset": (
        "Toinen tunnistustapa nollattiin.",
        "Den andra faktorn återställdes.",
        "A second factor was reset.",
    ),
    "access_reviewed": (
        "Käyttöoikeudet tarkistettiin.",
        "Behörigheterna sågs över.",
        "Access was reviewed.",
    ),
    "deputy_appointed": ("Poissaolijalle nimettiin sijainen.", "En ersättare utsågs.", "A deputy was appointed."),
    "deputy_ended": ("Sijaisuus poistettiin.", "En ersättare togs bort.", "A deputy was taken back."),
    "calendar_address_made": (
        "Henkilö otti kalenterin osoitteen käyttöön.",
        "En person skapade en kalenderadress.",
        "A person made a calendar address.",
    ),
    "calendar_address_ended": (
        "Henkilö poisti kalenterin osoitteen.",
        "En person tog bort sin kalenderadress.",
        "A person ended their calendar address.",
    ),
    "password_changed": ("Salasana vaihdettiin.", "Ett lösenord byttes.", "A password was changed."),
    "recovery_codes_renewed": (
        "Palautuskoodit uusittiin.",
        "Återställningskoderna förnyades.",
        "Recovery codes were renewed.",
    ),
    "passkey_added": ("Pääsyavain lisättiin.", "En nyckel lades till.", "A passkey was added."),
    "passkey_removed": ("Pääsyavain poistettiin.", "En nyckel togs bort.", "A passkey was removed."),
}
