use super::*;

#[test]
fn speakers() {
    check(
        &[
            (Lang::English, "— Abraham Lincoln", "person Abraham|Lincoln"),
            (Lang::English, "– Abraham Lincoln", "person Abraham|Lincoln"),
            (Lang::English, "― Abraham Lincoln", "person Abraham|Lincoln"),
            (Lang::English, "-- Abraham Lincoln", "person Abraham|Lincoln"),
            (Lang::English, "--- Abraham Lincoln", "person Abraham|Lincoln"),
            (Lang::English, "  —Abraham Lincoln\n", "person Abraham|Lincoln"),
            (Lang::English, "— \u{1}\u{1}Jane Doe\u{1}\u{1}", "person Jane|Doe"),
            (Lang::English, "— \u{1}Jane Doe\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}", "person Jane|Doe"),
            (Lang::English, "— JANE DOE", "person JANE|DOE"),
            (Lang::English, "— Lincoln", "person |Lincoln"),
            (Lang::English, "— Rep. Ilhan Omar", "person Ilhan|Omar; title Rep."),
            (Lang::English, "— Dr. Martin Luther King Jr.", "person Martin Luther|King; title Dr."),
            (Lang::English, "— Martin Luther King, Jr.", "person Martin Luther|King"),
            (Lang::English, "— J. R. R. Tolkien", "person J. R. R.|Tolkien"),
            (Lang::English, "— Charles de Gaulle", "person Charles|de Gaulle"),
            (Lang::English, "— de Gaulle", "person |de Gaulle"),
            (Lang::English, "— Ludwig van der Berg", "person Ludwig|van der Berg"),
            (Lang::English, "— Marine Le Pen", "person Marine|Le Pen"),
            (Lang::English, "— Abdel Fattah al-Sisi", "person Abdel Fattah|al-Sisi"),
            (Lang::English, "— Osama bin Laden", "person Osama|bin Laden"),
            (Lang::English, "— Alexandria Ocasio-Cortez", "person Alexandria|Ocasio-Cortez"),
            (Lang::English, "— Sinéad O’Brien", "person Sinéad|O’Brien"),
            (Lang::English, "— Xi Jinping", "person Jinping|Xi"),
            (Lang::English, "— Henry VIII", "person Henry|"),
            (Lang::English, "— Pope John Paul II", "person John Paul|; title Pope"),
            (Lang::English, "— Jane Doe, PhD", "person Jane|Doe"),
            (Lang::English, "— Jane Doe PhD", "person Jane|Doe"),
            (Lang::English, "— Karl Marx and Friedrich Engels", "person Karl Marx and Friedrich Engels"),
            (Lang::English, "— by Jane Doe", "person Jane|Doe"),
            (Lang::English, "— Amnesty International", "organisation Amnesty International"),
            (Lang::English, "— The Ministry of Health", "organisation The Ministry of Health"),
            (Lang::English, "— NASA", "organisation NASA"),
            (Lang::English, "— The New York Times, 1 July 2017", "organisation The New York Times; date 2017-07-01"),
            (
                Lang::English,
                "— a resident of Springfield",
                "description a resident of Springfield; role resident of Springfield",
            ),
            (Lang::English, "— Spokesman for the ministry", "description Spokesman for the ministry"),
            (Lang::English, "— Anonymous", "description Anonymous"),
            (Lang::English, "— Me", "pronoun Me"),
            (Lang::English, "— Proverb", "description Proverb"),
        ],
        dash_line,
    );
}

#[test]
fn details() {
    check(
        &[
            (
                Lang::English,
                "— Abraham Lincoln, Gettysburg, 19 November 1863 [@lincoln-1863, para. 3]",
                "person Abraham|Lincoln; place Gettysburg; date 1863-11-19",
            ),
            (
                Lang::English,
                "— Abraham Lincoln, 16th President of the United States, Gettysburg, November 19, 1863",
                "person Abraham|Lincoln; role 16th President of the United States; place Gettysburg; date 1863-11-19",
            ),
            (Lang::English, "— Abraham Lincoln (1863)", "person Abraham|Lincoln; date 1863"),
            (Lang::English, "— Abraham Lincoln, 1863", "person Abraham|Lincoln; date 1863"),
            (Lang::English, "— Abraham Lincoln 1863", "person Abraham|Lincoln; date 1863"),
            (Lang::English, "— Abraham Lincoln (1809–1865)", "person Abraham|Lincoln"),
            (Lang::English, "— Abraham Lincoln, February 30, 1863", "person Abraham|Lincoln"),
            (Lang::English, "— Jane Doe, mayor of Springfield", "person Jane|Doe; role mayor of Springfield"),
            (
                Lang::English,
                "— Jane Doe, the mayor of Springfield, 2019-05-03",
                "person Jane|Doe; role mayor of Springfield; date 2019-05-03",
            ),
            (
                Lang::English,
                "— Jane Doe (mayor of Springfield), May 2019",
                "person Jane|Doe; role mayor of Springfield; date 2019-05",
            ),
            (Lang::English, "— Jane Doe, CEO, Acme Corporation", "person Jane|Doe; role CEO, Acme Corporation"),
            (Lang::English, "— Jane Doe, CEO of Acme", "person Jane|Doe; role CEO of Acme"),
            (Lang::English, "— Jane Doe, beekeeper from Ohio", "person Jane|Doe; role beekeeper from Ohio"),
            (
                Lang::English,
                "— Jane Doe, schoolteacher, Marlow Ferry, 1913",
                "person Jane|Doe; role schoolteacher; place Marlow Ferry; date 1913",
            ),
            (Lang::English, "— Jane Doe, translated, 1913", "person Jane|Doe; date 1913"),
            (
                Lang::English,
                "— Rep. Jane Doe (D-Ohio), on the House floor, 3 May 2019",
                "person Jane|Doe; title Rep.; date 2019-05-03",
            ),
            (
                Lang::English,
                "— Mayor Jane Doe, Springfield, Illinois, 3 May 2019",
                "person Jane|Doe; title Mayor; role Mayor; place Springfield, Illinois; date 2019-05-03",
            ),
            (
                Lang::English,
                "— Jane Doe, in Springfield, 3 May 2019",
                "person Jane|Doe; place Springfield; date 2019-05-03",
            ),
            (Lang::English, "— Jane Doe, Nauvoo, Illinois", "person Jane|Doe; place Nauvoo, Illinois"),
            (Lang::English, "— Jane Doe, London, 1940", "person Jane|Doe; place London; date 1940"),
            (Lang::English, "— Jane Doe, *The Times*, 1 July 2017", "person Jane|Doe; date 2017-07-01"),
            (Lang::English, "— Jane Doe, \u{1}The Times\u{1}, 1 July 2017", "person Jane|Doe; date 2017-07-01"),
            (Lang::English, "— Jane Doe in \u{1}The Times\u{1}, 1 July 2017", "person Jane|Doe; date 2017-07-01"),
            (Lang::English, "— Jane Doe to the BBC, 1 July 2017", "person Jane|Doe; date 2017-07-01"),
            (Lang::English, "— Charles Darwin, On the Origin of Species (1859)", "person Charles|Darwin; date 1859"),
            (
                Lang::English,
                "— Charles Darwin, \u{1}On the Origin of Species\u{1}, 1859",
                "person Charles|Darwin; date 1859",
            ),
            (Lang::English, "— Charles Darwin, “A letter, of sorts”, 1859", "person Charles|Darwin; date 1859"),
            (Lang::English, "— William Shakespeare, Hamlet, Act III, Scene 1", "person William|Shakespeare"),
            (Lang::English, "— Abraham Lincoln, Gettysburg Address, 1863", "person Abraham|Lincoln; date 1863"),
            (
                Lang::English,
                "— Abraham Lincoln, letter to Grace Bedell, October 19, 1860",
                "person Abraham|Lincoln; date 1860-10-19",
            ),
            (Lang::English, "— historian Jane Doe, 2001", "person Jane|Doe; role historian; date 2001"),
            (Lang::English, "— Jane Doe, quoted in the report [@report]", "person Jane|Doe"),
            (Lang::English, "— Jane Doe[^3]", "person Jane|Doe"),
            (Lang::English, "— Jane Doe \u{2}\u{2}\u{2}\u{2}", "person Jane|Doe"),
            (Lang::English, "— Jane Doe, @doe-2001 [p. 3]", "person Jane|Doe"),
            (Lang::English, "— Jane Doe. \u{1}The Long Road\u{1}. 2001.", "person Jane|Doe; date 2001"),
            (Lang::English, "— Jane Doe\n  mayor of Springfield", "person Jane|Doe; role mayor of Springfield"),
            (Lang::English, "— Jane Doe,\n  mayor of Springfield", "person Jane|Doe; role mayor of Springfield"),
        ],
        dash_line,
    );
}

#[test]
fn dates_that_are_not_of_the_words() {
    check(
        &[
            (Lang::English, "— Ruth Dawes (b. 1958)", "person Ruth|Dawes"),
            (Lang::English, "— Ruth Dawes (born 1958)", "person Ruth|Dawes"),
            (Lang::English, "— Ruth Dawes (1958–2019)", "person Ruth|Dawes"),
            (Lang::English, "— Ruth Dawes (operator since 1979)", "person Ruth|Dawes; role operator since 1979"),
            (Lang::English, "— Ruth Dawes, who retired in 2022", "person Ruth|Dawes"),
            (
                Lang::English,
                "— Ruth Dawes, chair of the Saltby 2030 campaign",
                "person Ruth|Dawes; role chair of the Saltby 2030 campaign",
            ),
            (
                Lang::English,
                "— Ruth Dawes, employee of the year 1994, to the author, March 2026",
                "person Ruth|Dawes; role employee of the year 1994; date 2026-03",
            ),
            (
                Lang::English,
                "— Ruth Dawes, leader of the council since 2019",
                "person Ruth|Dawes; role leader of the council since 2019",
            ),
            (Lang::English, "— Ruth Dawes, MP 1945–1959", "person Ruth|Dawes; role MP 1945–1959"),
            (Lang::English, "— Ruth Dawes, on the 1953 flood", "person Ruth|Dawes"),
            (Lang::English, "— Ruth Dawes on the flood of January 2026", "person Ruth|Dawes"),
            (Lang::English, "— Ruth Dawes on the flood of 30 January 2026", "person Ruth|Dawes"),
            (Lang::English, "— Ruth Dawes, quoted in Harland 1987", "person Ruth|Dawes"),
            (Lang::English, "— Ruth Dawes, elected on 5 July 1945", "person Ruth|Dawes"),
            (Lang::English, "— Dawes, who has lived in Saltby since 3 March 1958", "person |Dawes"),
            (
                Lang::French,
                "— Jeanne Petit, née en 1958, entretien du 8 mars 2026",
                "person Jeanne|Petit; date 2026-03-08",
            ),
            (Lang::French, "— Jeanne Petit, maire depuis 2019", "person Jeanne|Petit; role maire depuis 2019"),
            (Lang::German, "— Anna Müller, Maschinistin bis 2022", "person Anna|Müller; role Maschinistin bis 2022"),
            (Lang::German, "— Anna Müller, geb. 1958, Interview vom 8.3.2026", "person Anna|Müller; date 2026-03-08"),
            (Lang::German, "— Anna Müller (Jahrgang 1958), im Gespräch", "person Anna|Müller"),
            (Lang::Spanish, "— Ana Ruiz, alcaldesa desde 2019", "person Ana|Ruiz; role alcaldesa desde 2019"),
            (Lang::Italian, "— Maria Rossi, eletta nel 2019", "person Maria|Rossi"),
            (Lang::Portuguese, "— Maria da Silva, prefeita até 2019", "person Maria|da Silva; role prefeita até 2019"),
            (Lang::Dutch, "— Jan de Vries, geboren in 1958", "person Jan|de Vries"),
        ],
        dash_line,
    );
}

#[test]
fn dates_of_the_words_within_a_phrase() {
    check(
        &[
            (Lang::English, "— Ruth Dawes in 1994", "person Ruth|Dawes; date 1994"),
            (Lang::English, "— Ruth Dawes, speaking at the depot in March 2026", "person Ruth|Dawes; date 2026-03"),
            (Lang::English, "— Ruth Dawes to the author in March 2026", "person Ruth|Dawes; date 2026-03"),
            (Lang::English, "— Ruth Dawes, letter to the mayor of 3 May 1994", "person Ruth|Dawes; date 1994-05-03"),
            (Lang::English, "— Ruth Dawes, 1994 interview with the BBC", "person Ruth|Dawes; date 1994"),
            (Lang::English, "— Ruth Dawes, 3 May 1994 in Saltby", "person Ruth|Dawes; date 1994-05-03"),
            (Lang::English, "— Ruth Dawes (London 1994)", "person Ruth|Dawes; place London; date 1994"),
        ],
        dash_line,
    );
}

#[test]
fn without_a_speaker() {
    check(
        &[
            (Lang::English, "— [@lincoln-1863]", "nobody"),
            (Lang::English, "— @lincoln-1863", "nobody"),
            (Lang::English, "— \u{2}\u{2}\u{2}\u{2}", "nobody"),
            (Lang::English, "— Gettysburg, 19 November 1863", "nobody; place Gettysburg; date 1863-11-19"),
            (Lang::English, "— 19 November 1863", "nobody; date 1863-11-19"),
            (Lang::English, "— John 3:16", "nobody"),
            (Lang::English, "—", "none"),
            (Lang::English, "", "none"),
            (Lang::English, "Jane Doe", "none"),
            (Lang::English, "- Jane Doe", "none"),
            (Lang::English, "--verbose", "none"),
        ],
        dash_line,
    );
}

#[test]
fn a_text_is_nobody_who_speaks() {
    check(
        &[
            (Lang::English, "— Rhyme, traditional", "description Rhyme"),
            (Lang::English, "— Sign at the outfall", "description Sign at the outfall"),
            (Lang::English, "— Hymn", "description Hymn"),
            (Lang::English, "— Voicemail", "description Voicemail"),
            (Lang::English, "— Graffiti, Marsh Row", "description Graffiti"),
            (Lang::English, "— Words, words, words.", "none"),
            (Lang::English, "— Letters arrived late", "none"),
            (Lang::German, "— Kinderreim", "description Kinderreim"),
            (Lang::French, "— Comptine", "description Comptine"),
            (Lang::Italian, "— Filastrocca", "description Filastrocca"),
        ],
        dash_line,
    );
}

#[test]
fn prose_after_a_dash() {
    check(
        &[
            (Lang::English, "— but then he left the room and slammed the door.", "none"),
            (Lang::English, "— But then he left the room and slammed the door.", "none"),
            (Lang::English, "— Paris is lovely in the spring.", "none"),
            (Lang::English, "— No, said John.", "none"),
            (Lang::English, "— Yes", "none"),
            (Lang::English, "— Exactly!", "none"),
            (Lang::English, "— What a day, John?", "none"),
            (Lang::English, "— John, I told you so", "none"),
            (Lang::English, "— Maria, come here.", "none"),
            (Lang::English, "— Nonsense.", "none"),
            (Lang::English, "— the end", "none"),
            (Lang::English, "— he said", "none"),
            (Lang::English, "— and a few more things that nobody had thought of", "none"),
            (Lang::English, "— Jane Doe said that it was late", "none"),
            (Lang::French, "— Oui, Pierre.", "none"),
            (Lang::French, "— Bonjour, monsieur.", "none"),
            (Lang::French, "— Je ne sais pas.", "none"),
            (Lang::Spanish, "— No lo sé, dijo ella.", "none"),
            (Lang::German, "— Das weiß ich nicht.", "none"),
            (Lang::Portuguese, "— Não sei — disse ela.", "none"),
        ],
        dash_line,
    );
}

#[test]
fn other_languages() {
    check(
        &[
            (
                Lang::German,
                "— Angela Merkel, Bundeskanzlerin, Berlin, 31. August 2015",
                "person Angela|Merkel; role Bundeskanzlerin; place Berlin; date 2015-08-31",
            ),
            (
                Lang::German,
                "– Bundeskanzlerin Angela Merkel am 31. August 2015",
                "person Angela|Merkel; title Bundeskanzlerin; role Bundeskanzlerin; date 2015-08-31",
            ),
            (
                Lang::German,
                "— Johann Wolfgang von Goethe, \u{1}Faust\u{1} (1808)",
                "person Johann Wolfgang|von Goethe; date 1808",
            ),
            (Lang::German, "— Sprecher der Bahn", "description Sprecher der Bahn"),
            (
                Lang::French,
                "— Charles de Gaulle, Londres, 18 juin 1940",
                "person Charles|de Gaulle; place Londres; date 1940-06-18",
            ),
            (
                Lang::French,
                "— Jeanne Petit, maire de Lyon, le 3 mai 2019",
                "person Jeanne|Petit; role maire de Lyon; date 2019-05-03",
            ),
            (
                Lang::French,
                "— M. Petit, porte-parole du ministère",
                "person |Petit; title M.; role porte-parole du ministère",
            ),
            (Lang::Spanish, "— Gabriel García Márquez, 1982", "person Gabriel|García Márquez; date 1982"),
            (
                Lang::Spanish,
                "— Ana Ruiz, alcaldesa de Sevilla, 3 de mayo de 2019",
                "person Ana|Ruiz; role alcaldesa de Sevilla; date 2019-05-03",
            ),
            (
                Lang::Italian,
                "— Giuseppe Garibaldi, Roma, 3 maggio 1849",
                "person Giuseppe|Garibaldi; place Roma; date 1849-05-03",
            ),
            (
                Lang::Italian,
                "— on. Maria Rossi, ministra della Salute",
                "person Maria|Rossi; title on.; role ministra della Salute",
            ),
            (
                Lang::Portuguese,
                "— Maria da Silva, prefeita, 25 de abril de 1974",
                "person Maria|da Silva; role prefeita; date 1974-04-25",
            ),
            (
                Lang::Dutch,
                "— Jan de Vries, burgemeester van Utrecht, 5 mei 1995",
                "person Jan|de Vries; role burgemeester van Utrecht; date 1995-05-05",
            ),
            (Lang::Other, "— Jane Doe, 2017-07-01", "person Jane|Doe; date 2017-07-01"),
        ],
        dash_line,
    );
}
