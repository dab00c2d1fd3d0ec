use super::*;

#[test]
fn german() {
    check(
        &[
            (Lang::German, "„Wir sind bereit“, sagte Anna Müller.", "person Anna|Müller"),
            (Lang::German, "„Wir sind bereit“, sagte die Ministerin am Montag.", "description die Ministerin"),
            (
                Lang::German,
                "„Wir sind bereit“, sagte Ministerpräsident Markus Söder.",
                "person Markus|Söder; title Ministerpräsident; role Ministerpräsident",
            ),
            (
                Lang::German,
                "„Wir sind bereit“, sagte gestern die Historikerin Eva Schmidt.",
                "person Eva|Schmidt; role Historikerin",
            ),
            (Lang::German, "„Wir sind bereit“, so Müller.", "person |Müller"),
            (Lang::German, "„Wir sind bereit“, so die Polizei.", "description die Polizei"),
            (Lang::German, "„Wir sind bereit“, heißt es in dem Brief.", "pronoun es"),
            (Lang::German, "„Wir sind bereit“, hat Müller gesagt.", "person |Müller"),
            (Lang::German, "„Wir sind bereit“, fügte er hinzu.", "pronoun er"),
            (Lang::German, "„Wir sind bereit“, sagten Anwohner.", "description Anwohner"),
            (Lang::German, "Müller sagte: „Wir sind bereit.“", "person |Müller"),
            (Lang::German, "Gestern sagte Müller: „Wir sind bereit.“", "person |Müller"),
            (Lang::German, "Laut Anna Müller ist man „bereit“.", "person Anna|Müller"),
            (Lang::German, "„Wir“,^ sagte Müller, „sind bereit.“", "person |Müller"),
            (Lang::German, "„Wir“, sagte Müller, „sind bereit.“^", "person |Müller"),
            (
                Lang::German,
                "Anna Müller erklärte den Plan. „Wir sind bereit“, sagte sie.",
                "person Anna|Müller; inferred",
            ),
            (
                Lang::German,
                "«Wir sind bereit.» Anna Müller, Bürgermeisterin",
                "person Anna|Müller; role Bürgermeisterin",
            ),
            (Lang::German, "„Wir sind bereit“, sagte Jana Huber (SPD).", "person Jana|Huber"),
            (
                Lang::German,
                "„Wir sind bereit“, sagte Peter Schmidt, Sprecher der Deutschen Bahn.",
                "person Peter|Schmidt; role Sprecher der Deutschen Bahn",
            ),
            (
                Lang::German,
                "„Wir sind bereit“, sagte Bundestrainer Julian Nagelsmann.",
                "person Julian|Nagelsmann; role Bundestrainer",
            ),
            (Lang::German, "Das nennt man „Kehrwoche“.", "pronoun man"),
        ],
        of_marked,
    );
}

#[test]
fn french() {
    check(
        &[
            (Lang::French, "« Nous partons », dit Jeanne Petit.", "person Jeanne|Petit"),
            (
                Lang::French,
                "« Nous partons », a déclaré Jeanne Petit, maire de Lyon.",
                "person Jeanne|Petit; role maire de Lyon",
            ),
            (Lang::French, "« Nous partons », s’est exclamé le ministre.", "description le ministre; role ministre"),
            (Lang::French, "« Nous partons », explique la maire, Jeanne Petit.", "person Jeanne|Petit; role maire"),
            (Lang::French, "« Nous partons », ajoute-t-il.", "pronoun il"),
            (Lang::French, "« Nous partons », a-t-elle ajouté.", "pronoun elle"),
            (Lang::French, "« Ainsi, dit M. Petit, nous partons. »", "person |Petit; title M."),
            (Lang::French, "« Ainsi, dit-il, nous partons. »", "pronoun il"),
            (Lang::French, "« Ainsi, explique le maire, nous partons. »", "description le maire; role maire"),
            (Lang::French, "Jeanne Petit a déclaré : « Nous partons. »", "person Jeanne|Petit"),
            (Lang::French, "Selon Jeanne Petit, il faut « partir ».", "person Jeanne|Petit"),
            (
                Lang::French,
                "Le général de Gaulle écrit que la France « a perdu une bataille ».",
                "person |de Gaulle; role général",
            ),
            (Lang::French, "« Nous partons »,^ poursuit-il, « et vite ».", "pronoun il"),
            (
                Lang::French,
                "Jeanne Petit est arrivée. « Nous partons », a-t-elle dit.",
                "person Jeanne|Petit; inferred",
            ),
            (Lang::French, "« Nous partons », selon l’Élysée.", "organisation l’Élysée"),
            (Lang::French, "On appelle cela un « incise ».", "pronoun On"),
            (Lang::French, "Un « bidonville » à la périphérie.", "none"),
        ],
        of_marked,
    );
}

#[test]
fn spanish() {
    check(
        &[
            (Lang::Spanish, "«Estamos listos», dijo Ana Ruiz.", "person Ana|Ruiz"),
            (Lang::Spanish, "«Estamos listos», afirmó la alcaldesa, Ana Ruiz.", "person Ana|Ruiz; role alcaldesa"),
            (
                Lang::Spanish,
                "“Estamos listos”, señaló el presidente Pedro Sánchez.",
                "person Pedro|Sánchez; role presidente",
            ),
            (Lang::Spanish, "«Estamos listos –dijo Ana Ruiz–, pero es tarde».", "person Ana|Ruiz"),
            (Lang::Spanish, "Ana Ruiz llegó. «Estamos listos», añadió.", "person Ana|Ruiz; inferred"),
            (Lang::Spanish, "Ana Ruiz dijo que “estamos listos”.", "person Ana|Ruiz"),
            (Lang::Spanish, "Según Ana Ruiz, “estamos listos”.", "person Ana|Ruiz"),
            (Lang::Spanish, "Según dijo Ana Ruiz, “estamos listos”.", "person Ana|Ruiz"),
            (Lang::Spanish, "“Estamos listos”, ha dicho el Sr. Ruiz.", "person |Ruiz; title Sr."),
            (Lang::Spanish, "“Estamos listos”, dijeron los vecinos.", "description los vecinos"),
            (Lang::Spanish, "“Estamos listos”, informó.", "none"),
            (Lang::Spanish, "Ella dijo: “Estamos listos”.", "pronoun Ella"),
        ],
        of_marked,
    );
}

#[test]
fn italian_portuguese_dutch() {
    check(
        &[
            (
                Lang::Italian,
                "«Siamo pronti», ha detto Maria Rossi, sindaca di Torino.",
                "person Maria|Rossi; role sindaca di Torino",
            ),
            (Lang::Italian, "«Siamo pronti», afferma il ministro.", "description il ministro; role ministro"),
            (Lang::Italian, "«Siamo pronti – dice Maria Rossi – ma è tardi».", "person Maria|Rossi"),
            (Lang::Italian, "Secondo l’onorevole Maria Rossi, siamo «pronti».", "person Maria|Rossi; title onorevole"),
            (Lang::Italian, "Maria Rossi è arrivata. «Siamo pronti», ha aggiunto.", "person Maria|Rossi; inferred"),
            (Lang::Italian, "Rossi ha spiegato: «Siamo pronti».", "person |Rossi"),
            (Lang::Portuguese, "“Estamos prontos”, disse Maria da Silva.", "person Maria|da Silva"),
            (
                Lang::Portuguese,
                "“Estamos prontos”, afirmou o secretário-geral da ONU, António Guterres.",
                "person António|Guterres; role secretário-geral da ONU",
            ),
            (Lang::Portuguese, "Maria da Silva afirmou que “estamos prontos”.", "person Maria|da Silva"),
            (Lang::Portuguese, "“Estamos prontos”, disse ela.", "pronoun ela"),
            (Lang::Portuguese, "“Estamos prontos”, disse o ministro.", "description o ministro; role ministro"),
            (Lang::Dutch, "“We zijn klaar”, zei Jan de Vries.", "person Jan|de Vries"),
            (
                Lang::Dutch,
                "“We zijn klaar”, aldus burgemeester Jan de Vries.",
                "person Jan|de Vries; role burgemeester",
            ),
            (
                Lang::Dutch,
                "“We zijn klaar”, zegt een woordvoerder van de gemeente.",
                "description een woordvoerder van de gemeente; role woordvoerder van de gemeente",
            ),
            (Lang::Dutch, "Volgens Jan de Vries is men “klaar”.", "person Jan|de Vries"),
            (Lang::Dutch, "Jan de Vries kwam aan. “We zijn klaar”, zei hij.", "person Jan|de Vries; inferred"),
        ],
        of_marked,
    );
}
