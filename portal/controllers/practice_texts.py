"""What each warning about a controller's practice says."""

DEMAND_WARNINGS = {
    "signature": "The published notice demands a signed request. The law knows no such form (Art 12(2)); "
    "the portal asks for none. Correct the notice.",
    "written_only": "The published notice takes requests in writing only. A request may come by any channel, "
    "by phone too (Art 12(2)). Correct the notice.",
    "post_only": "The published notice takes requests by post only. That hinders people, and was fined "
    "(Art 12(2)). Correct the notice.",
    "answer_by_post_only": "The published notice answers by post only. Who asks electronically is answered "
    "electronically (Art 12(3), 15(3)). Correct the notice.",
    "identity_document_copy": "The published notice demands a copy of an identity document. Ask for more only on "
    "reasonable doubt, and for the least that settles it (Art 12(6)). Correct the notice.",
    "personal_identity_code": "The published notice demands the personal identity code. A request needs none "
    "(Art 5(1)(c), 12(6)). Correct the notice.",
    "account": "The published notice demands an account. A request needs none (Art 12(2)). Correct the notice.",
    "fee_once_a_year": "The published notice charges for asking more than once a year. The law has no such rule, only "
    "“manifestly unfounded or excessive”, for you to show (Art 12(5)). Correct the notice.",
    "change_without_telling": "The published notice says it may change without telling. Changes that matter must be "
    "told (Arts 5(1)(a), 12(1), 13(3)). Correct the notice.",
}
LACK_WARNINGS = {
    "authority": "The published notice does not name the supervisory authority (Art 13(2)(d)).",
    "complaint": "The published notice does not tell of the right to complain (Art 13(2)(d)).",
    "retention": "The published notice names no retention time, nor criteria for it (Art 13(2)(a)).",
    "rights": "The published notice leaves rights out (Art 13(2)(b)).",
    "legal_basis_per_purpose": "The published notice does not say which basis belongs to which purpose (Art 13(1)(c)).",
    "legitimate_interest": "The published notice does not say what the legitimate interests are (Art 13(1)(d)).",
    "recipients": "The published notice does not name the recipients (Art 13(1)(e)).",
    "safeguards": "The published notice names no safeguards for transfers (Art 13(1)(f)).",
    "sources": "The published notice does not say where data come from (Art 14(2)(f)).",
    "automated_decisions": "The published notice is silent on automated decisions (Art 13(2)(f)).",
    "obligation_to_provide": "The published notice does not say whether data must be given (Art 13(2)(e)).",
    "right_to_object_apart": "The published notice does not set the right to object apart (Art 21(4)).",
}
WARNINGS = {
    "authority_not_named": "The controller has named no supervisory authority; letters name {authority}. Confirm it.",
    "dpo_decides": "The data protection officer decides on requests. That can be a conflict of interests (Art 38(6)); "
    "let an approver decide.",
    "dpo_not_named": "The data protection officer decides but is not named; add [dpo].",
    "repeat_fee": "Asking again has a price. It may be charged only where staff show that a request is manifestly "
    "unfounded or excessive (Art 12(5)).",
    "strong_identity": "Level 3 is asked of everybody. Ask for it only on reasonable doubt (Art 12(6)).",
    "no_marketing_channels": "There is direct marketing, but no channel that could be prohibited (Art 21(2)); "
    "list the channels.",
    "retention_missing": "No retention time, nor criteria for it. An access answer needs them (Art 15(1)(d)); "
    "until then staff fill them in.",
    "condition_missing": "Sensitive data without the condition that allows them (Arts 9(2), 10, 87).",
    "provision_missing": "Not said whether people must give these data, and what follows if they do not "
    "(Art 13(2)(e)).",
    "recipient_not_named": "“{name}” names no one. An access answer names the recipients unless that is impossible "
    "(Art 15(1)(c), C-154/21).",
    "safeguard_missing": "Data leave the European Economic Area without a named safeguard (Arts 13(1)(f), 15(2)).",
    "country_missing": "Data leave the European Economic Area, but not said where to (Art 13(1)(f)).",
    "privacy_shield": "The EU-U.S. Privacy Shield is void since 16 July 2020 (C-311/18, Schrems II). Name a safeguard "
    "that holds.",
    "derogation": "Art 49 is for occasional transfers. A regular one needs an adequacy decision or the safeguards of "
    "Art 46.",
    "assumed": "Assumed, not the controller's own word: {places}. Confirm or correct each, and take its mark away.",
}
