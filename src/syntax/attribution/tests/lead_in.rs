use super::*;

#[test]
fn english() {
    check(
        &[
            (
                Lang::English,
                "According to Jane Doe, mayor of Springfield:",
                "person Jane|Doe; role mayor of Springfield",
            ),
            (Lang::English, "According to the Ministry of Health:", "organisation the Ministry of Health"),
            (Lang::English, "Lincoln wrote in 1858:", "person |Lincoln; date 1858"),
            (
                Lang::English,
                "As Jane Doe, then governor of Ohio, told the Gazette on 3 May 2019:",
                "person Jane|Doe; role governor of Ohio; date 2019-05-03",
            ),
            (
                Lang::English,
                "Two years later, in Springfield, Lincoln put it differently:",
                "person |Lincoln; place Springfield",
            ),
            (
                Lang::English,
                "In 1858, Abraham Lincoln, a lawyer from Illinois, wrote to a friend:",
                "person Abraham|Lincoln; role lawyer from Illinois; date 1858",
            ),
            (
                Lang::English,
                "In a letter of 3 May 1858 to his brother, Lincoln wrote:",
                "person |Lincoln; date 1858-05-03",
            ),
            (Lang::English, "The mayor, Jane Doe, explained:", "person Jane|Doe; role mayor"),
            (Lang::English, "Springfield’s mayor, Jane Doe, explained:", "person Jane|Doe; role Springfield’s mayor"),
            (Lang::English, "President Lincoln told Congress:", "person |Lincoln; title President; role President"),
            (
                Lang::English,
                "German Chancellor Angela Merkel said on Monday, August 31, 2015:",
                "person Angela|Merkel; title Chancellor; role German Chancellor; date 2015-08-31",
            ),
            (
                Lang::English,
                "The historian Jane Doe argues that the war was lost before it began:",
                "person Jane|Doe; role historian",
            ),
            (
                Lang::English,
                "Beekeeper John Smith told reporters in Chicago on 4 June 2020:",
                "person John|Smith; role Beekeeper; place Chicago; date 2020-06-04",
            ),
            (Lang::English, "Jane Doe, 34, a nurse, recalled:", "person Jane|Doe; role nurse"),
            (Lang::English, "In the words of Jane Doe:", "person Jane|Doe"),
            (Lang::English, "In Lincoln’s words:", "person |Lincoln"),
            (Lang::English, "From Jane Doe’s letter of 3 May 1858:", "person Jane|Doe; date 1858-05-03"),
            (Lang::English, "Jane Doe, mayor of Springfield:", "person Jane|Doe; role mayor of Springfield"),
            (Lang::English, "Dr. Doe on the new rules:", "person |Doe; title Dr."),
            (Lang::English, "Karl Marx and Friedrich Engels wrote:", "person Karl Marx and Friedrich Engels"),
            (Lang::English, "Martin Luther King, Jr., wrote from his cell:", "person Martin Luther|King"),
            (Lang::English, "The \u{1}New York Times\u{1} reported:", "organisation The New York Times"),
            (
                Lang::English,
                "Amnesty International warned on 1 July 2017:",
                "organisation Amnesty International; date 2017-07-01",
            ),
            (Lang::English, "The White House said:", "organisation The White House"),
            (
                Lang::English,
                "A spokesman for Boeing said:",
                "description A spokesman for Boeing; role spokesman for Boeing",
            ),
            (Lang::English, "Boeing spokesman John Smith said:", "person John|Smith; role Boeing spokesman"),
            (Lang::English, "The ministry said in a statement:", "description The ministry"),
            (Lang::English, "Residents of Springfield told us:", "description Residents of Springfield"),
            (Lang::English, "Farmers said:", "description Farmers"),
            (Lang::English, "The judge wrote:", "description The judge; role judge"),
            (Lang::English, "Two of the officials said:", "description Two of the officials"),
            (Lang::English, "His lawyer said:", "description His lawyer"),
            (Lang::English, "He wrote:", "pronoun He"),
            (Lang::English, "Later that year she wrote:", "pronoun she"),
            (Lang::English, "I asked:", "pronoun I"),
            (Lang::English, "Doe smiled and said:", "person |Doe"),
            (Lang::English, "Doe left the room, saying:", "person |Doe"),
            (Lang::English, "Smith of Reuters wrote:", "person |Smith"),
        ],
        lead_in,
    );
}

#[test]
fn nobody() {
    check(
        &[
            (Lang::English, "The results are as follows:", "none"),
            (Lang::English, "Error Message:", "none"),
            (Lang::English, "Example:", "none"),
            (Lang::English, "Next Step:", "none"),
            (Lang::English, "", "none"),
            (Lang::English, "It was a long day in Springfield.", "none"),
            (Lang::English, "The plaque was asked for, and it was told:", "nobody"),
            (Lang::English, "In Boston Smith said:", "nobody"),
            (Lang::English, "He never said:", "nobody"),
            (Lang::English, "What was said:", "nobody"),
            (Lang::English, "Yesterday in the yard of the old school somebody shouted:", "description somebody"),
            (Lang::Other, "Jane Doe said:", "person Jane|Doe"),
        ],
        lead_in,
    );
}

#[test]
fn other_languages() {
    check(
        &[
            (Lang::German, "Laut Anna Müller, Sprecherin der Bahn:", "person Anna|Müller; role Sprecherin der Bahn"),
            (Lang::German, "Nach Angaben der Polizei:", "description der Polizei"),
            (
                Lang::German,
                "Angela Merkel sagte am 31. August 2015 in Berlin:",
                "person Angela|Merkel; place Berlin; date 2015-08-31",
            ),
            (Lang::German, "Im Jahr 1858 schrieb Abraham Lincoln:", "person Abraham|Lincoln; date 1858"),
            (Lang::German, "Gestern sagte der Historiker Peter Schmidt:", "person Peter|Schmidt; role Historiker"),
            (
                Lang::German,
                "Am 3. Mai 2019 hat Bürgermeisterin Anna Huber gesagt:",
                "person Anna|Huber; title Bürgermeisterin; role Bürgermeisterin; date 2019-05-03",
            ),
            (Lang::German, "Müller hat in der Zeitung geschrieben:", "person |Müller"),
            (Lang::German, "Die Bundesregierung erklärte:", "description Die Bundesregierung"),
            (Lang::German, "Die SPD erklärte:", "organisation Die SPD"),
            (Lang::German, "Das Robert-Koch-Institut warnte:", "organisation Das Robert-Koch-Institut"),
            (Lang::German, "Experten warnten:", "description Experten"),
            (Lang::German, "Er schrieb:", "pronoun Er"),
            (
                Lang::German,
                "Der Regierungssprecher betonte:",
                "description Der Regierungssprecher; role Regierungssprecher",
            ),
            (Lang::French, "Selon Jeanne Petit, maire de Lyon :", "person Jeanne|Petit; role maire de Lyon"),
            (Lang::French, "D’après le ministère de la Santé :", "description le ministère de la Santé"),
            (
                Lang::French,
                "Le 18 juin 1940, à Londres, le général de Gaulle déclara :",
                "person |de Gaulle; role général; place Londres; date 1940-06-18",
            ),
            (Lang::French, "Emmanuel Macron a déclaré le 3 mai 2019 :", "person Emmanuel|Macron; date 2019-05-03"),
            (Lang::French, "Le porte-parole a répondu :", "description Le porte-parole; role porte-parole"),
            (Lang::French, "Elle écrivait en 1848 :", "pronoun Elle; date 1848"),
            (Lang::Spanish, "Según Ana Ruiz, alcaldesa de Sevilla:", "person Ana|Ruiz; role alcaldesa de Sevilla"),
            (
                Lang::Spanish,
                "El presidente Pedro Sánchez dijo el 3 de mayo de 2019:",
                "person Pedro|Sánchez; role presidente; date 2019-05-03",
            ),
            (Lang::Spanish, "En palabras de Gabriel García Márquez:", "person Gabriel|García Márquez"),
            (Lang::Spanish, "La ONU advirtió:", "organisation La ONU"),
            (Lang::Spanish, "Vecinos del barrio dijeron:", "description Vecinos del barrio"),
            (Lang::Italian, "Secondo Maria Rossi, sindaca di Torino:", "person Maria|Rossi; role sindaca di Torino"),
            (Lang::Italian, "Il 2 giugno 1946 Giuseppe Verdi scrisse:", "person Giuseppe|Verdi; date 1946-06-02"),
            (Lang::Italian, "Il ministro ha detto:", "description Il ministro; role ministro"),
            (
                Lang::Portuguese,
                "Segundo Maria da Silva, prefeita de Lisboa:",
                "person Maria|da Silva; role prefeita de Lisboa",
            ),
            (
                Lang::Portuguese,
                "O presidente Luiz Silva afirmou em 25 de abril de 1974:",
                "person Luiz|Silva; role presidente; date 1974-04-25",
            ),
            (Lang::Portuguese, "Ela escreveu:", "pronoun Ela"),
            (
                Lang::Dutch,
                "Volgens Jan de Vries, burgemeester van Utrecht:",
                "person Jan|de Vries; role burgemeester van Utrecht",
            ),
            (
                Lang::Dutch,
                "Premier Mark Rutte zei op 5 mei 2015:",
                "person Mark|Rutte; title Premier; role Premier; date 2015-05-05",
            ),
            (Lang::Dutch, "Een woordvoerder zei:", "description Een woordvoerder; role woordvoerder"),
        ],
        lead_in,
    );
}
