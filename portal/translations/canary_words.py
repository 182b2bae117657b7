"""The channel's self-test in words: what each step sees, how a run ended, and what is wrong with what helps."""

from collections.abc import Mapping

Words = Mapping[str, str]

STEPS: Mapping[str, Words] = {
    "form": {
        "fi": "Lomake ottaa pyynnön vastaan",
        "sv": "Formuläret tar emot en begäran",
        "en": "The form takes a request",
    },
    "mail": {
        "fi": "Vahvistuslinkin viesti lähtee",
        "sv": "Meddelandet med bekräftelselänken skickas",
        "en": "The mail with the confirmation link leaves",
    },
    "arrival": {
        "fi": "Viesti tulee perille, ja sen linkki toimii",
        "sv": "Meddelandet kommer fram, och länken i det fungerar",
        "en": "That mail arrives, and its link works",
    },
    "receipt": {
        "fi": "Ilmoitus pyynnön saapumisesta lähtee",
        "sv": "Beskedet om att begäran har kommit in skickas",
        "en": "The receipt leaves",
    },
    "return": {
        "fi": "Ilmoitus pyynnön saapumisesta tulee perille",
        "sv": "Beskedet om att begäran har kommit in kommer fram",
        "en": "The receipt arrives",
    },
}
ENDINGS: Mapping[str, Words] = {
    "came_round": {"fi": "Kulki koko matkan", "sv": "Gick hela vägen runt", "en": "Came all the way round"},
    "left": {
        "fi": "Lähti: postipalvelin otti viestin",
        "sv": "Skickat: e-postservern tog emot meddelandet",
        "en": "Left: the mail server took the mail",
    },
    "failed": {"fi": "Ei kulkenut läpi", "sv": "Gick inte igenom", "en": "Did not come through"},
}
FAULTS: Mapping[str, Words] = {
    "portal_silent": {
        "fi": "Portaali ei vastaa omassa osoitteessaan. Tarkista verkkopalvelin, välityspalvelin ja varmenne.",
        "sv": "Portalen svarar inte på sin egen adress. Kontrollera webbservern, proxyservern och certifikatet.",
        "en": "The portal does not answer at its own address. Check the web server, the proxy and the certificate.",
    },
    "form_broken": {
        "fi": "Lomake tai sitä seuraava sivu ei toimi niin kuin pitää. Avaa lomake ja kokeile itse.",
        "sv": "Formuläret eller sidan efter det fungerar inte som det ska. Öppna formuläret och prova själv.",
        "en": "The form, or the page after it, does not work as it should. Open the form and try it yourself.",
    },
    "not_taken": {
        "fi": "Lomake lähetettiin, mutta pyyntöä ei tallentunut. Tarkista, että verkkopalvelimella ja "
        "taustaprosessilla on samat avaimet ja sama tietokanta.",
        "sv": "Formuläret skickades, men ingen begäran sparades. Kontrollera att webbservern och bakgrundsprocessen "
        "har samma nycklar och samma databas.",
        "en": "The form was sent, but no request was kept. Check that web server and worker have the same keys and "
        "the same database.",
    },
    "worker_silent": {
        "fi": "Taustaprosessi ei ole käynnissä, joten viestejä ei lähde. Käynnistä se: flask worker.",
        "sv": "Bakgrundsprocessen är inte igång, så inga meddelanden skickas. Starta den: flask worker.",
        "en": "No worker is running, so no mail goes out. Start it: flask worker.",
    },
    "not_sent": {
        "fi": "Postipalvelin ei ottanut viestiä vastaan ajoissa. Tarkista postipalvelin ja sen asetukset.",
        "sv": "E-postservern tog inte emot meddelandet i tid. Kontrollera e-postservern och dess inställningar.",
        "en": "The mail server did not take the mail in time. Check the mail server and its settings.",
    },
    "refused": {
        "fi": "Postipalvelin hylkäsi viestin. Tarkista osoite ja postipalvelin.",
        "sv": "E-postservern avvisade meddelandet. Kontrollera adressen och e-postservern.",
        "en": "The mail server refused the mail. Check the address and the mail server.",
    },
    "mailbox_silent": {
        "fi": "Postilaatikkoa ei voitu lukea, joten ei tiedetä, tuleeko posti perille. Tarkista asetus INBOUND_URL.",
        "sv": "E-postlådan kunde inte läsas, så man vet inte om posten kommer fram. Kontrollera INBOUND_URL.",
        "en": "The mailbox could not be read, so nobody knows whether mail arrives. Check INBOUND_URL.",
    },
    "not_arrived": {
        "fi": "Viesti lähti mutta ei tullut perille. Katso roskapostikansiosta, ja tarkista, minne osoitteen posti "
        "ohjautuu.",
        "sv": "Meddelandet skickades men kom inte fram. Titta i skräpposten, och kontrollera vart adressens post "
        "styrs.",
        "en": "The mail left but did not arrive. Look into the junk folder, and check where mail to the address goes.",
    },
    "link_broken": {
        "fi": "Viesti tuli perille, mutta sen linkki ei toimi. Tarkista asetus BASE_URL ja se, että "
        "verkkopalvelimella ja taustaprosessilla on samat avaimet.",
        "sv": "Meddelandet kom fram, men länken i det fungerar inte. Kontrollera BASE_URL och att webbservern och "
        "bakgrundsprocessen har samma nycklar.",
        "en": "The mail arrived, but its link does not work. Check BASE_URL, and that web server and worker have the "
        "same keys.",
    },
    "interrupted": {
        "fi": "Testi jäi kesken. Tarkista, että taustaprosessi on käynnissä.",
        "sv": "Testet blev inte klart. Kontrollera att bakgrundsprocessen är igång.",
        "en": "The test was not finished. Check that the worker is running.",
    },
}
