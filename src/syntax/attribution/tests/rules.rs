//! The rules of language that tell who speaks, each in the languages that have it.

use super::*;

#[test]
fn names_with_particles_after_any_given_name() {
    check(
        &[
            (Lang::English, "“We lost,” said Siobhán Ní Dhomhnaill.", "person Siobhán|Ní Dhomhnaill"),
            (Lang::German, "„Verloren“, sagte Detlef von der Heydte.", "person Detlef|von der Heydte"),
            (Lang::French, "« Perdu », dit Clotilde des Moutiers.", "person Clotilde|des Moutiers"),
            (Lang::French, "« Perdu », dit le maire Dupont, élu du Monde.", "person |Dupont; role maire"),
            (Lang::Spanish, "«Perdido», dijo Íñigo Ortiz de Zárate.", "person Íñigo Ortiz|de Zárate"),
            (Lang::Italian, "«Perso», disse Ludovica degli Uberti.", "person Ludovica|degli Uberti"),
            (Lang::Portuguese, "«Perdido», disse Filipa d’Orey.", "person Filipa|d’Orey"),
            (Lang::Dutch, "“Verloren”, zei Gerbrand van ’t Hof.", "person Gerbrand|van ’t Hof"),
            (Lang::Dutch, "“Verloren”, zei Aaltje de Boer.", "person Aaltje|de Boer"),
            (Lang::Dutch, "“Verloren”, zei Trijntje Bakker.", "person Trijntje|Bakker"),
            (Lang::Spanish, "«Perdido», dijo García del PP.", "person |García"),
        ],
        of_marked,
    );
}

#[test]
fn what_somebody_is_who_is_named_after_it() {
    check(
        &[
            (
                Lang::English,
                "“We lost,” said the skipper, Magnus Tveit-Larsen.",
                "person Magnus|Tveit-Larsen; role skipper",
            ),
            (Lang::English, "“We lost,” added his assistant, Pia Lund.", "person Pia|Lund; role assistant"),
            (Lang::English, "A printer named Osgood Laramie said: “We lost.”", "person Osgood|Laramie; role printer"),
            (Lang::English, "“We lost,” said a visibly tired Barbara Lisle.", "person Barbara|Lisle"),
            (
                Lang::English,
                "“We lost,” union organiser Maeve Donnelly said.",
                "person Maeve|Donnelly; role union organiser",
            ),
            (Lang::German, "„Verloren“, meinte der Küster Balthasar Quint.", "person Balthasar|Quint; role Küster"),
            (Lang::German, "„Verloren“, klagte Mesnerin Zenzi Oberhuber.", "person Zenzi|Oberhuber; role Mesnerin"),
            (Lang::German, "„Verloren“, sagte die Weiße Rose.", "none"),
            (
                Lang::French,
                "« Perdu », a dit le chef de chœur Ignace Pribille.",
                "person Ignace|Pribille; role chef de chœur",
            ),
            (
                Lang::Spanish,
                "«Perdido», dijo el jefe de estación, Eusebio Larrañaga.",
                "person Eusebio|Larrañaga; role jefe de estación",
            ),
            (
                Lang::Italian,
                "«Perso», dice Marta Querini, capostazione in pensione.",
                "person Marta|Querini; role capostazione in pensione",
            ),
            (Lang::Portuguese, "«Perdido», disse o irmão, Luciano.", "person Luciano|; role irmão"),
            (Lang::Dutch, "“Verloren”, vond dirigent Sjoerd Wiarda.", "person Sjoerd|Wiarda; role dirigent"),
        ],
        of_marked,
    );
}

#[test]
fn titles_of_office_and_titles_that_are_names() {
    check(
        &[
            (Lang::English, "“We lost,” said Mayor Ann Roe.", "person Ann|Roe; title Mayor; role Mayor"),
            (Lang::English, "“We lost,” said Dr. Ann Roe.", "person Ann|Roe; title Dr."),
            (Lang::English, "“We lost,” said Pope Francis.", "person Francis|; title Pope"),
            (Lang::English, "“We lost,” said King Charles III.", "person Charles|; title King"),
            (Lang::English, "“We lost,” said Princess Anne Windsor.", "person Anne|Windsor; title Princess"),
            (Lang::English, "“We lost,” said Harold Finch Jr.", "person Harold|Finch"),
            (
                Lang::German,
                "„Verloren“, sagte Bundeskanzlerin Angela Merkel.",
                "person Angela|Merkel; title Bundeskanzlerin; role Bundeskanzlerin",
            ),
            (Lang::French, "« Perdu », a dit le pape François.", "person François|; title pape"),
            (Lang::Spanish, "«Perdido», dijo Fray Anselmo.", "person Anselmo|; title Fray"),
            (Lang::Italian, "«Perso», ha detto Suor Agnese.", "person |Agnese; title Suor"),
            (Lang::Dutch, "“Verloren”, zei koningin Beatrix.", "person |Beatrix; role koningin"),
        ],
        of_marked,
    );
}

#[test]
fn verbs_that_no_list_has() {
    check(
        &[
            (
                Lang::English,
                "“We lost,” deadpanned Councillor Ned Abernathy.",
                "person Ned|Abernathy; title Councillor; role Councillor",
            ),
            (Lang::English, "“We lost,” Ned Abernathy deadpanned.", "person Ned|Abernathy"),
            (Lang::English, "“We lost,” for Ned Abernathy.", "none"),
            (Lang::German, "„Verloren“, so klagte gestern Anna Huber.", "person Anna|Huber"),
            (Lang::French, "« Perdu », rectifie son frère Lucien.", "person Lucien|; role frère"),
            (Lang::French, "« Perdu, rectifie son frère Lucien, mais bien. »", "person Lucien|; role frère"),
            (Lang::Spanish, "«Perdido», se lamentaba ayer Encarnación Puche.", "person Encarnación|Puche"),
            (Lang::Italian, "«Perso», si è lamentata ieri Incoronata Pugliatti.", "person Incoronata|Pugliatti"),
            (Lang::Italian, "«Perso», la corregge il fratello Luciano.", "person Luciano|; role fratello"),
            (Lang::Portuguese, "«Perdido», lamentava-se ontem Encarnação Puga.", "person Encarnação|Puga"),
            (
                Lang::Dutch,
                "“Verloren”, meesmuilde conducteur Bartele Fokkema.",
                "person Bartele|Fokkema; role conducteur",
            ),
        ],
        of_marked,
    );
}

#[test]
fn where_no_verb_of_speech_is() {
    check(
        &[
            (Lang::English, "Thorvald Enger had one rule: “Never lose.”", "person Thorvald|Enger"),
            (Lang::English, "Thorvald Enger found a note: “Never lose.”", "none"),
            (Lang::English, "Merge Bug fix: “Never lose.”", "none"),
            (Lang::English, "Fix the error message: “Never lose.”", "none"),
            (
                Lang::English,
                "Thorvald Enger was asked. His reply was brief: “Never lose.”",
                "person Thorvald|Enger; inferred",
            ),
            (Lang::English, "For Thorvald Enger, it was “lost”.", "person Thorvald|Enger"),
            (Lang::English, "For Visual Basic, use “lost”.", "none"),
            (Lang::English, "Here is Wilhelmina Dufour in 1911: “We lost.”", "person Wilhelmina|Dufour; date 1911"),
            (Lang::English, "In the memorable phrase of Cosmo Rill, it was “lost”.", "person Cosmo|Rill"),
            (Lang::German, "Für Otto Prill war es „verloren“.", "person Otto|Prill"),
            (
                Lang::French,
                "Le vigneron Firmin Castagnol fit cette réponse : « Perdu. »",
                "person Firmin|Castagnol; role vigneron",
            ),
            (
                Lang::Spanish,
                "La alcaldesa, Purificación Oteiza, fue tajante: «Perdido».",
                "person Purificación|Oteiza; role alcaldesa",
            ),
            (
                Lang::Italian,
                "L’avvocato Learco Tiberini allarga le braccia: «Perso».",
                "person Learco|Tiberini; role avvocato",
            ),
            (
                Lang::Portuguese,
                "Para o deputado Lázaro Quintão, a lei é «perdida».",
                "person Lázaro|Quintão; role deputado",
            ),
            (
                Lang::Dutch,
                "Reizigersbond De Wissel noemt het anders: “Verloren.”",
                "organisation Reizigersbond De Wissel",
            ),
            (Lang::English, "\u{1}\u{1}Selbrook Ledger:\u{1}\u{1} “We lost.”", "person Selbrook|Ledger"),
            (
                Lang::French,
                "\u{1}\u{1}Violaine d’Estrées-Maury, altiste :\u{1}\u{1} « Perdu. »",
                "person Violaine|d’Estrées-Maury; role altiste",
            ),
            (Lang::English, "\u{1}\u{1}Error Message:\u{1}\u{1} “We lost.”", "none"),
        ],
        of_marked,
    );
}

#[test]
fn verbs_at_the_end_of_a_clause() {
    check(
        &[
            (Lang::German, "Wie Sieglinde Aumann 1998 schrieb:", "person Sieglinde|Aumann; date 1998"),
            (
                Lang::German,
                "Wie Anna Huber, die Bürgermeisterin, am 3. Mai 2019 sagte:",
                "person Anna|Huber; role Bürgermeisterin; date 2019-05-03",
            ),
            (
                Lang::Dutch,
                "Zoals burgemeester Klaas-Jan Tuinstra op 3 mei 2018 zei:",
                "person Klaas-Jan|Tuinstra; role burgemeester; date 2018-05-03",
            ),
            (
                Lang::German,
                "Mit den Worten des Geologen Winfried Achleitner:",
                "person Winfried|Achleitner; role Geologen",
            ),
            (
                Lang::Spanish,
                "En palabras del ingeniero Leandro Iturbe, responsable de la presa:",
                "person Leandro|Iturbe; role ingeniero",
            ),
            (
                Lang::French,
                "De l’avis de Gontran Bellefeuille, maire de Lys :",
                "person Gontran|Bellefeuille; role maire de Lys",
            ),
        ],
        lead_in,
    );
}

#[test]
fn speakers_who_are_carried_on() {
    check(
        &[
            (Lang::English, "Walburga Roe took over in 1979. “We lost,” she said.", "person Walburga|Roe; inferred"),
            (Lang::English, "Mark Doe met Tom Roe. “We lost,” he said.", "pronoun he"),
            (Lang::English, "Jane Doe asked her father. “We lost,” he said.", "pronoun he"),
            (
                Lang::English,
                "The novelist’s widow, Irena Szabo-Blythe, remembers it. “We lost,” she said.",
                "person Irena|Szabo-Blythe; role novelist’s widow; inferred",
            ),
            (
                Lang::English,
                "“We won,” said Ann Roe on 4 May 2019. “We lost,” she added.",
                "person Ann|Roe; date 2019-05-04; inferred",
            ),
            (Lang::English, "Ann Roe was born in 1979. “We lost,” she said.", "person Ann|Roe; inferred"),
            (
                Lang::German,
                "Walburga Schönfließ hat Geigen lackiert. „Verloren“, sagt sie.",
                "person Walburga|Schönfließ; inferred",
            ),
            (Lang::German, "Deutsche Firmen haben Angst. „Verloren“, sagt sie.", "pronoun sie"),
            (Lang::German, "„Gut“, sagte Anna Huber. Und weiter: „Verloren.“", "person Anna|Huber; inferred"),
            (
                Lang::French,
                "« Bien, explique la sommelière Maïwenn Guyader, très bien. » Puis elle ajoute : « Perdu. »",
                "person Maïwenn|Guyader; role sommelière; inferred",
            ),
            (Lang::Spanish, "Ana Ruiz recuerda: «Bien». Y agrega: «Perdido».", "person Ana|Ruiz; inferred"),
            (Lang::Italian, "«Bene», racconta Zaira Medici. «Perso», ha aggiunto.", "person Zaira|Medici; inferred"),
            (Lang::Dutch, "Geesje Wolthuis bakt brood. “Verloren”, zegt ze.", "person Geesje|Wolthuis; inferred"),
        ],
        of_marked,
    );
}

#[test]
fn the_full_name_of_a_family_name() {
    check(
        &[
            (
                Lang::English,
                "Senator Barnaby Cole was asked. “We lost,” Cole said.",
                "person Barnaby|Cole; title Senator; role Senator",
            ),
            (Lang::English, "Ann Cole met Bob Cole. “We lost,” Cole said.", "person |Cole"),
            (Lang::English, "“We lost,” Cole said. Barnaby Cole has no regrets.", "person Barnaby|Cole"),
            (
                Lang::German,
                "Die Wirtin Resi Moosbrugger winkt ab. „Verloren“, sagt Moosbrugger.",
                "person Resi|Moosbrugger; role Wirtin",
            ),
            (Lang::French, "« Perdu », dit Tissot. Armand Tissot tient l’auberge.", "person Armand|Tissot"),
        ],
        of_marked,
    );
}

#[test]
fn dates_of_what_was_said() {
    check(
        &[
            (Lang::English, "“We lost,” Ann Roe told the meeting on 6 March 2012.", "person Ann|Roe; date 2012-03-06"),
            (Lang::English, "Ann Roe said the meeting on 6 March 2012 was “lost”.", "person Ann|Roe"),
            (Lang::English, "“We lost,” Ann Roe said of the 1926 walkout.", "person Ann|Roe"),
            (
                Lang::English,
                "Asked in July 2017 whether it was over, Ann Roe said, “We lost.”",
                "person Ann|Roe; date 2017-07",
            ),
            (Lang::English, "Ann Roe, who ran the paper from 1950 to 1962, said it was “lost”.", "person Ann|Roe"),
            (
                Lang::English,
                "In his 1905 memoir, Elias Thorne recalls it was “lost”.",
                "person Elias|Thorne; date 1905",
            ),
            (Lang::Italian, "Sandro Neri ha detto nell’autunno del 1972: «Perso».", "person Sandro|Neri; date 1972-23"),
            (Lang::German, "„Verloren“, sagte Anna Huber im Sommer 1968.", "person Anna|Huber; date 1968-22"),
        ],
        of_marked,
    );
}

#[test]
fn lines() {
    check(
        &[
            (Lang::English, "— Ann Roe (@annroe) May 6, 2020", "person Ann|Roe; date 2020-05-06"),
            (
                Lang::English,
                "— Sir Edmund Vale-Pryce, 1968–1970",
                "person Edmund|Vale-Pryce; title Sir; date 1968/1970",
            ),
            (Lang::English, "— Edmund Vale (1868–1970)", "person Edmund|Vale"),
            (
                Lang::English,
                "— Friends of the Lower Orchard, petition to the council, 22 Nov. 1996",
                "organisation Friends of the Lower Orchard; date 1996-11-22",
            ),
            (
                Lang::English,
                "— Citizens for a Quiet Harbour, 1996",
                "organisation Citizens for a Quiet Harbour; date 1996",
            ),
            (Lang::English, "— Inscription over the door, c. 1790", "nobody; date 1790~"),
            (Lang::English, "— sign in the window, 1926", "nobody; date 1926"),
            (Lang::English, "— Hildegard of Marsh End (c. 1190–1254)", "person Hildegard|"),
            (
                Lang::English,
                "— attributed to Admiral Horatio Peake",
                "person Horatio|Peake; title Admiral; role Admiral",
            ),
            (Lang::English, "— \u{1}Rules of the Swimming Club\u{1}, 1904", "nobody; date 1904"),
            (
                Lang::German,
                "— Karl-August Freiherr von Schlieben, um 1927",
                "person Karl-August Freiherr|von Schlieben; date 1927~",
            ),
            (Lang::German, "— Hausordnung des Armenstifts, um 1840", "nobody; date 1840~"),
            (
                Lang::French,
                "— Les Amis du Vieux Montfaucon, bulletin de l’automne 1936",
                "organisation Les Amis du Vieux Montfaucon; date 1936-23",
            ),
            (
                Lang::French,
                "– Société de tir de Malaucène, vers 1890",
                "organisation Société de tir de Malaucène; date 1890~",
            ),
            (Lang::Spanish, "– Mtro. Fulgencio del Agua, 1903", "person |Fulgencio del Agua; title Mtro.; date 1903"),
            (Lang::Italian, "– M° Fulgenzio dell’Acqua, 1903", "person |Fulgenzio dell’Acqua; title M°; date 1903"),
            (
                Lang::Portuguese,
                "-- Sociedade Recreativa de Monte Calvo, cerca de 1890",
                "organisation Sociedade Recreativa de Monte Calvo; date 1890~",
            ),
            (
                Lang::Portuguese,
                "— Tomé da Encarnação, carta a Zulmira, inverno de 1943",
                "person Tomé|da Encarnação; date 1943-24",
            ),
            (
                Lang::Dutch,
                "– J.W. ’t Hoofd, \u{1}Dagboek van een loods\u{1}, 11 maart 1917",
                "person J.W.|’t Hoofd; date 1917-03-11",
            ),
            (
                Lang::Dutch,
                "― Vereniging Het Lage Land, omstreeks 1890",
                "organisation Vereniging Het Lage Land; date 1890~",
            ),
        ],
        dash_line,
    );
}

#[test]
fn a_source_right_after_a_quotation_is_that_of_no_other() {
    check(
        &[
            (
                Lang::English,
                "It is “spare”^, in the words of Ann Roe, and it is dedicated “to the river”.",
                "person Ann|Roe",
            ),
            (Lang::English, "It is “spare”, in the words of Ann Roe, and it is dedicated “to the river”^.", "none"),
            (Lang::English, "It is “spare”, according to Ann Roe, “and unkind”^.", "person Ann|Roe"),
        ],
        of_marked,
    );
}
