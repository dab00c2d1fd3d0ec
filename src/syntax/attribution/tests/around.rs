use super::*;

#[test]
fn after_the_words() {
    check(
        &[
            (Lang::English, "“We are ready,” said Jane Doe.", "person Jane|Doe"),
            (
                Lang::English,
                "“We are ready,” said Jane Doe, the mayor of Springfield.",
                "person Jane|Doe; role mayor of Springfield",
            ),
            (Lang::English, "“We are ready”, said the mayor, Jane Doe.", "person Jane|Doe; role mayor"),
            (Lang::English, "“We are ready,” Jane Doe said.", "person Jane|Doe"),
            (Lang::English, "“We are ready,” Doe told the Gazette on 3 May 2019.", "person |Doe; date 2019-05-03"),
            (Lang::English, "“We are ready,” Jane Doe, the mayor, told reporters.", "person Jane|Doe; role mayor"),
            (Lang::English, "“We are ready,” Jane Doe, 34, a nurse, said.", "person Jane|Doe; role nurse"),
            (Lang::English, "“We are ready,” the mayor, Jane Doe, said.", "person Jane|Doe; role mayor"),
            (Lang::English, "“We are ready,” spokesman John Smith said.", "person John|Smith; role spokesman"),
            (Lang::English, "“We are ready,” said Rep. Ilhan Omar.", "person Ilhan|Omar; title Rep."),
            (Lang::English, "“Are we ready?” asked Doe.", "person |Doe"),
            (Lang::English, "“Are we ready?” Jane Doe asked.", "person Jane|Doe"),
            (Lang::English, "“We are ready,” added \u{1}\u{1}Jane Doe\u{1}\u{1} quietly.", "person Jane|Doe"),
            (
                Lang::English,
                "“We are ready,” according to Jane Doe, mayor of Springfield.",
                "person Jane|Doe; role mayor of Springfield",
            ),
            (Lang::English, "“We are ready,” as Doe put it.", "person |Doe"),
            (Lang::English, "It was “a long day,” according to Jane Doe.", "person Jane|Doe"),
            (Lang::English, "“We are ready,” said de Gaulle.", "person |de Gaulle"),
            (Lang::English, "“We are ready,” wrote Lincoln in 1858.", "person |Lincoln; date 1858"),
            (Lang::English, "“We are ready.” — Oscar Wilde", "person Oscar|Wilde"),
            (Lang::English, "“Great product!” – Jane Doe, Berlin", "person Jane|Doe; place Berlin"),
            (Lang::English, "“We are ready,” said the Ministry of Health.", "organisation the Ministry of Health"),
            (Lang::English, "“We are ready,” Amnesty International said.", "organisation Amnesty International"),
            (Lang::English, "“We are ready,” the Kremlin said.", "organisation the Kremlin"),
            (Lang::English, "“We are ready,” said the ministry.", "description the ministry"),
            (
                Lang::English,
                "“We are ready,” a spokesman for Boeing said.",
                "description a spokesman for Boeing; role spokesman for Boeing",
            ),
            (Lang::English, "“We are ready,” one resident said.", "description one resident"),
            (Lang::English, "“We are ready,” said one of the officials.", "description one of the officials"),
            (Lang::English, "“We are ready,” officials said.", "description officials"),
            (Lang::English, "“We are ready,” said Smith’s lawyer.", "description Smith’s lawyer"),
            (Lang::English, "“We are ready,” he said.", "pronoun he"),
            (Lang::English, "“We are ready,” I said.", "pronoun I"),
            (Lang::English, "“We are ready,” said Jane Doe and John Roe.", "person Jane Doe and John Roe"),
            (Lang::English, "“We are ready,” said Doe, who has run the shop since 1990.", "person |Doe"),
            (Lang::English, "“We are ready,” said Theresa May.", "person Theresa|May"),
            (
                Lang::English,
                "“We are ready,” said Tim Cook, the chief executive of Apple.",
                "person Tim|Cook; role chief executive of Apple",
            ),
            (Lang::English, "“We are ready,” said Doe, the Gazette reported.", "person |Doe"),
        ],
        of_marked,
    );
}

#[test]
fn before_the_words() {
    check(
        &[
            (Lang::English, "Jane Doe said, “We are ready.”", "person Jane|Doe"),
            (Lang::English, "Jane Doe said: “We are ready.”", "person Jane|Doe"),
            (Lang::English, "Doe told the Gazette that “we are ready”.", "person |Doe"),
            (Lang::English, "On 3 May 2019, Doe told the Gazette: “We are ready.”", "person |Doe; date 2019-05-03"),
            (
                Lang::English,
                "Jane Doe, the mayor, said on Tuesday that the plan was “bold”.",
                "person Jane|Doe; role mayor",
            ),
            (Lang::English, "Doe said the plan was “bold”^ and “late”.", "person |Doe"),
            (Lang::English, "Doe said the plan was “bold” and “late”.^", "person |Doe"),
            (Lang::English, "Doe said the treaty of 1848 was “a fraud”.", "person |Doe"),
            (Lang::English, "According to Jane Doe, it was “a long day”.", "person Jane|Doe"),
            (Lang::English, "In the words of Lincoln, it was “a new nation”.", "person |Lincoln"),
            (Lang::English, "As Doe put it, “we are ready”.", "person |Doe"),
            (Lang::English, "In Lincoln’s words, “a new nation”.", "person |Lincoln"),
            (Lang::English, "Jane Doe: “We are ready.”", "person Jane|Doe"),
            (Lang::English, "But Doe also said, “We are ready.”", "person |Doe"),
            (Lang::English, "After the vote Doe said, “We are ready.”", "person |Doe"),
            (Lang::English, "When Barack Obama said “Yes we can”, they cheered.", "person Barack|Obama"),
            (Lang::English, "Doe nodded and said: “We are ready.”", "person |Doe"),
            (Lang::English, "Doe left early, saying “we are ready”.", "person |Doe"),
            (Lang::English, "Doe, who wrote that “we are ready”, left.", "person |Doe"),
            (Lang::English, "Smith called the plan “a disaster”.", "person |Smith"),
            (Lang::English, "Doe backed the plan, which Smith called “a disaster”.", "person |Smith"),
            (Lang::English, "The New York Times wrote: “We are ready.”", "organisation The New York Times"),
            (
                Lang::English,
                "The prime minister said: “We are ready.”",
                "description The prime minister; role prime minister",
            ),
            (Lang::English, "Critics say it is “a disaster”.", "description Critics"),
            (Lang::English, "Others said “no”.", "description Others"),
            (Lang::English, "The sign reads “Keep out”.", "none"),
        ],
        of_marked,
    );
}

#[test]
fn several_quotations() {
    check(
        &[
            (Lang::English, "“We,”^ Doe said, “are ready.”", "person |Doe"),
            (Lang::English, "“We,” Doe said, “are ready.”^", "person |Doe"),
            (Lang::English, "“We are ready,” said Doe. “Nobody else is.”^", "person |Doe; inferred"),
            (Lang::English, "“We are ready,” said Doe. “Nobody is.” “Nobody.”^", "person |Doe; inferred"),
            (Lang::English, "“No,” Doe told a reporter outside; “they were late”.^", "person |Doe; inferred"),
            (Lang::English, "“No,” Doe told a reporter; the sign read “yes”.^", "none"),
            (Lang::English, "Doe said “yes”,^ and Smith replied “no”.", "person |Doe"),
            (Lang::English, "Doe said “yes”, and Smith replied “no”.^", "person |Smith"),
            (Lang::English, "“Yes,” said Doe, and “no,” said Smith.^", "person |Smith"),
            (Lang::English, "She asked, “Why?” Jane Doe replied, “Because.”^", "person Jane|Doe"),
            (Lang::English, "Jane Doe opened the door. She said, “Come in.”", "person Jane|Doe; inferred"),
            (Lang::English, "“We are ready,” said Jane Doe. “So are they,” she added.^", "person Jane|Doe; inferred"),
            (
                Lang::English,
                "Jane Doe, the mayor, said it was late. She added that it was “too late”.",
                "person Jane|Doe; role mayor; inferred",
            ),
            (Lang::English, "Doe said “yes”, and she added “of course”.^", "person |Doe; inferred"),
            (Lang::English, "Mr. Smith said it was late. “Too late,” she said.", "pronoun she"),
            (Lang::English, "Jane Doe met John Roe there. “It was late,” he said.", "pronoun he"),
            (Lang::English, "The ministry said it was late. “Too late,” he added.", "pronoun he"),
            (Lang::English, "It was late. “Too late,” she said.", "pronoun she"),
            (Lang::English, "“Too late,” she said. Jane Doe said nothing.", "pronoun she"),
        ],
        of_marked,
    );
}

#[test]
fn nobody() {
    check(
        &[
            (Lang::English, "It is a “so-called” solution.", "none"),
            (Lang::English, "The village is called “Springfield”.", "none"),
            (Lang::English, "He was told “no”.", "none"),
            (Lang::English, "“We choose,” according to its minutes.", "none"),
            (Lang::English, "Doe was asked about “the plan”.", "none"),
            (Lang::English, "Doe never said “no”.", "none"),
            (Lang::English, "Doe did not say “no”.", "none"),
            (Lang::English, "In Boston Smith said “no”.", "none"),
            (Lang::English, "Press “Save” to go on.", "none"),
            (Lang::English, "“Four score and seven years ago.”", "none"),
            (Lang::English, "“It was late.” Nobody said a word.", "none"),
            (Lang::English, "Result: “no”.", "none"),
            (Lang::English, "Error Message: “no”.", "none"),
            (Lang::English, "The option “color” adds colour to the states.", "none"),
            (Lang::English, "It says “no”.", "pronoun It"),
            (Lang::Japanese, "彼は「はい」と言った。", "none"),
        ],
        of_marked,
    );
}

#[test]
fn a_thing_is_nobody_who_speaks() {
    check(
        &[
            (Lang::English, "The quarrel began with a letter to the paper: “Either he put it in.”", "none"),
            (Lang::English, "The story of two men began with a note: “Either he put it in.”", "none"),
            (Lang::English, "The dispute of the two words began with a letter to the paper: “He put it in.”", "none"),
            (Lang::English, "Most were long; the shortest read in full: “He put it in.”", "none"),
            (Lang::English, "The shortest read in full: “He put it in.”", "none"),
            (Lang::English, "Doe read the letter aloud: “He put it in.”", "none"),
            (Lang::English, "The mayor began with a joke: “He put it in.”", "description The mayor; role mayor"),
            (Lang::English, "The council began with a joke: “He put it in.”", "description The council"),
            (Lang::English, "Two farmers began with a joke: “He put it in.”", "description Two farmers"),
            (Lang::English, "Doe began with a letter to the paper: “He put it in.”", "person |Doe"),
        ],
        of_marked,
    );
}

#[test]
fn clauses_that_are_looked_for_less() {
    check(
        &[
            (
                Lang::English,
                "It was the “silly and dishwatery utterances”^ of the president, the Chicago Times wrote, or so they say.",
                "organisation the Chicago Times",
            ),
            (Lang::English, "He had the “silly utterances”^ of the president, which Doe wrote.", "none"),
            (
                Lang::English,
                "That is what the Chicago Times is supposed to have said: “The cheek must tingle.”",
                "organisation the Chicago Times",
            ),
            (Lang::English, "Doe is not supposed to have said: “The cheek must tingle.”", "none"),
            (Lang::English, "Doe wanted to have said: “The cheek must tingle.”", "person |Doe"),
            (
                Lang::English,
                "The council has its own line: “The plaque is right,” it resolved, according to its minutes.",
                "pronoun it",
            ),
            (Lang::English, "“The plaque is right,” the council voted.", "description the council"),
            (Lang::English, "“The plaque is right,” the court ruled.", "description the court"),
            (Lang::English, "“The plaque is right,” the inquiry decided.", "description the inquiry"),
            (Lang::English, "“The plaque is right,” the Senate found.", "organisation the Senate"),
            (Lang::English, "The clerk found a note: “The plaque is right.”", "none"),
            (Lang::English, "Doe found errors in it: “The plaque is right.”", "none"),
            (Lang::English, "The court found: “The plaque is right.”", "description The court"),
            (Lang::English, "The court found that “the plaque is right”.", "description The court"),
            (Lang::English, "“Das ist richtig”, sagte Harald Quist.", "person Harald|Quist"),
            (Lang::English, "« C’est juste », répondit Jeanne Petit.", "person Jeanne|Petit"),
        ],
        of_marked,
    );
}

#[test]
fn dates_of_a_life_or_a_thing() {
    check(
        &[
            (Lang::English, "“We are ready,” Doe said of the pumps installed in 1954.", "person |Doe"),
            (Lang::English, "“We are ready,” said Jane Doe, elected in 1945.", "person Jane|Doe"),
            (
                Lang::English,
                "“We are ready,” said Jane Doe, mayor since 1945.",
                "person Jane|Doe; role mayor since 1945",
            ),
            (Lang::English, "“We are ready,” said Jane Doe, who retired in 2022.", "person Jane|Doe"),
            (Lang::English, "“We are ready,” said Jane Doe (born in 1958).", "person Jane|Doe"),
            (Lang::English, "Jane Doe, elected for Saltby in 1945, said: “We are ready.”", "person Jane|Doe"),
            (Lang::French, "« Prêts », dit Jeanne Petit, élue en 1945.", "person Jeanne|Petit; role élue"),
            (Lang::German, "„Bereit“, sagte Anna Huber, gewählt im Jahr 1945.", "person Anna|Huber"),
        ],
        of_marked,
    );
}

#[test]
fn a_month_of_a_date_is_nobody() {
    check(
        &[
            (Lang::English, "The letter of 4 March says: “We are ready.”", "none"),
            (Lang::English, "The minute of the 4th of August says: “We are ready.”", "none"),
            (Lang::English, "The letter of March says: “We are ready.”", "description The letter of March"),
            (Lang::German, "Der Brief vom 4. Mai sagt: „Bereit.“", "none"),
            (Lang::German, "Das Protokoll vom 4. März sagt: „Bereit.“", "none"),
            (Lang::Dutch, "De brief van 4 Mei zegt: “Klaar.”", "none"),
            (Lang::Spanish, "La carta del 4 de Mayo dice: «Listos.»", "none"),
            (Lang::English, "On 4 March Jane Doe said: “We are ready.”", "person Jane|Doe"),
            (Lang::English, "On 4 August Doe said: “We are ready.”", "person |Doe"),
            (Lang::English, "Theresa May said: “We are ready.”", "person Theresa|May"),
            (Lang::English, "April Jones said: “We are ready.”", "person April|Jones"),
            (Lang::English, "March said: “We are ready.”", "person |March"),
        ],
        of_marked,
    );
}

#[test]
fn who_did_not_say_it() {
    check(
        &[
            (Lang::English, "It was Dawes, not Marsh, who said “we are ready”.", "person |Dawes"),
            (Lang::English, "It was Jane Dawes and not Marsh who said “we are ready”.", "none"),
            (Lang::English, "Dawes, not Marsh, said “we are ready”.", "person |Dawes"),
            (Lang::English, "Not Marsh, Dawes said “we are ready”.", "person |Dawes"),
            (Lang::English, "Neither Marsh nor Tull said “we are ready”.", "none"),
            (Lang::English, "Neither Jane Marsh nor Graham Tull ever said “we are ready”.", "none"),
            (Lang::French, "Ni Jeanne Petit ni Jean Petit n’a dit : « Prêts. »", "none"),
            (Lang::English, "Harland quotes the butcher's letter: “We are ready.”", "none"),
            (Lang::English, "Jane Harland quotes the letter of a butcher: “We are ready.”", "none"),
            (Lang::English, "Harland quotes Pryce’s letter: “We are ready.”", "person |Pryce"),
            (Lang::English, "Harland cites the minutes: “We are ready.”", "none"),
            (Lang::English, "“We are ready,” quotes Jane Harland.", "person Jane|Harland"),
        ],
        of_marked,
    );
}
