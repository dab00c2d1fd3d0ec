//! Forms that real prose taught, in words of our own.

use super::*;

#[test]
fn names_and_what_stands_before_them() {
    check(
        &[
            (
                Lang::English,
                "“We lost,” Harbour Sgt. Andrew Pike said.",
                "person Andrew|Pike; title Sgt.; role Harbour Sgt.",
            ),
            (
                Lang::English,
                "“We lost,” Vice Mayor Teresa Oak said.",
                "person Teresa|Oak; title Mayor; role Vice Mayor",
            ),
            (
                Lang::English,
                "“We lost,” WHO Director-General Adam Roe said.",
                "person Adam|Roe; title Director-General; role WHO Director-General",
            ),
            (
                Lang::English,
                "“We lost,” Then-Senator Barack Obama said.",
                "person Barack|Obama; title Then-Senator; role Then-Senator",
            ),
            (Lang::English, "“We lost,” said Mr Roe’s lawyer Jane Doe.", "person Jane|Doe; role Mr Roe’s lawyer"),
            (Lang::English, "“We lost,” the team’s captain, Jane Doe, said.", "person Jane|Doe; role team’s captain"),
            (
                Lang::English,
                "“We lost,” its chief executive, Ruth Roe, told the board.",
                "person Ruth|Roe; role chief executive",
            ),
            (Lang::English, "“We lost,” Sen. Ron Roe, D-Ore., said.", "person Ron|Roe; title Sen."),
            (Lang::English, "“We lost,” The Herald’s Jane Doe wrote.", "person Jane|Doe"),
            (
                Lang::English,
                "“We lost,” the late Justice Ruth Roe wrote.",
                "person Ruth|Roe; title Justice; role late Justice",
            ),
            (
                Lang::English,
                "“We lost,” said Professor Peter Roe at the University of Nowhere.",
                "person Peter|Roe; title Professor",
            ),
            (Lang::English, "“We lost,” said Dr. Baker.", "person |Baker; title Dr."),
            (Lang::English, "“We lost,”^ said Bob “Mountain” Beck.", "person Bob|Beck"),
            (Lang::English, "“We lost,” said Bob “Mountain”^ Beck.", "none"),
            (Lang::English, "“We lost,” said Anna K., a baker.", "person Anna|K.; role baker"),
            (Lang::English, "“We lost,” Professor Tom Doe and lead engineer Ann Roe said.", "none"),
            (Lang::English, "“We lost,” Springfield Police said.", "organisation Springfield Police"),
            (Lang::English, "“We lost,” said the broadcaster KNR.", "organisation KNR"),
            (Lang::English, "“We lost,” the Company said.", "description the Company"),
            (
                Lang::English,
                "“We lost,” said a White House official.",
                "description a White House official; role White House official",
            ),
            (Lang::English, "“We lost,” said the 42-year-old.", "description the 42-year-old"),
            (
                Lang::English,
                "“We lost,” said Jane, who asked that her last name not be used, “again.”^",
                "person Jane|",
            ),
            (
                Lang::English,
                "A sergeant named Pavel Roe wrote that he was “measuring time”.",
                "person Pavel|Roe; role sergeant",
            ),
            (Lang::English, "Jane Doe recalls her father telling her, “Never let go.”", "description her father"),
            (Lang::English, "Juror 6, an advertising man, told reporters, “We did right.”", "none"),
        ],
        of_marked,
    );
}

#[test]
fn whose_words_they_are() {
    check(
        &[
            (Lang::English, "Jane Doe is often quoted as saying “no”.", "none"),
            (Lang::English, "Doe was quoted as saying “no”.", "person |Doe"),
            (Lang::English, "It was Doe who wrote that “it is late”.", "person |Doe"),
            (Lang::English, "Doe, in her memoir, wrote: “It was late.”", "person |Doe"),
            (Lang::English, "Doe wrote in a letter written in 1845 to a friend: “It is late.”", "person |Doe"),
            (Lang::English, "Doe spoke first, quoting Lincoln: “It is late.”", "person |Lincoln"),
            (Lang::English, "The model, “we find,”^ write Smith and Jones, “does not hold.”", "person Smith and Jones"),
            (Lang::English, "The model, “we find,” write Smith and Jones, “does not hold.”^", "person Smith and Jones"),
            (Lang::English, "Doe has called it “a mess”;^ Roe, writing in 1935, called it “a failure”.", "person |Doe"),
            (
                Lang::English,
                "Doe has called it “a mess”; Roe, writing in 1935, called it “a failure”.^",
                "person |Roe; date 1935",
            ),
            (
                Lang::English,
                "In 1850, Jane Doe, a former slave, wrote, “It is late.”",
                "person Jane|Doe; role former slave; date 1850",
            ),
            (
                Lang::English,
                "At the harbour, spokesperson Anna Roe told us more. “It is late,” she said.",
                "person Anna|Roe; role spokesperson; inferred",
            ),
            (
                Lang::English,
                "At the harbour, spokesperson Anna Roe came out. “It is late,” she said.",
                "person Anna|Roe; role spokesperson; inferred",
            ),
            (Lang::English, "Jane Doe said no. Her brother nodded. “It is late,” he said.", "pronoun he"),
            (Lang::English, "Jane Doe said no. Roe was not so sure: “It is late,” he said.", "pronoun he"),
            (
                Lang::English,
                "Jane Doe said no. For players like Roe, it is hard. “It is late,” she said.",
                "person Jane|Doe; inferred",
            ),
            (Lang::English, "“Will come again.” — Anna Roe, Leeds", "person Anna|Roe; place Leeds"),
            (
                Lang::French,
                "« C’est tard », a déclaré à CNBC Jeanne Petit, associée du cabinet.",
                "person Jeanne|Petit",
            ),
            (
                Lang::French,
                "« C’est tard », a déclaré, à cette occasion, M. Petit de Lys.",
                "person |Petit de Lys; title M.",
            ),
            (Lang::French, "« C’est tard », a enchaîné Mme Petit.", "person |Petit; title Mme"),
            (
                Lang::French,
                "« C’est tard », a déclaré le président de la commission, Jean Petit.",
                "person Jean|Petit; role président de la commission",
            ),
            (
                Lang::Spanish,
                "“Es tarde”, afirmó el jueves pasado la candidata a la alcaldía, Ana Ruiz.",
                "person Ana|Ruiz; role candidata a la alcaldía",
            ),
            (
                Lang::Spanish,
                "“Es tarde”, afirmó el presidente de la Unión de Vecinos (UV), Juan Ruiz.",
                "person Juan|Ruiz; role presidente de la Unión de Vecinos",
            ),
            (Lang::Spanish, "“Es tarde”, afirmó el Intendente.", "description el Intendente; role Intendente"),
            (Lang::German, "„Es ist spät“, rechtfertigte sich Anna Huber.", "person Anna|Huber"),
            (Lang::German, "„Es ist spät“, sagte der 21-jährige Peter Huber.", "person Peter|Huber"),
            (Lang::German, "„Es ist spät“, flüsterten sie.", "pronoun sie"),
            (Lang::Italian, "«È tardi», ha detto Carlo. «Lo so», ho risposto.", "none"),
            (Lang::Portuguese, "“É tarde”, disse o João.", "person João|"),
            (Lang::Dutch, "Meer weet Van den Heuvel: “Het is laat.”", "person |Van den Heuvel"),
            (
                Lang::Dutch,
                "“Het is laat”, zegt Elly van den Heuvel, secretaris van de raad.",
                "person Elly|van den Heuvel; role secretaris van de raad",
            ),
        ],
        of_marked,
    );
}

#[test]
fn lines_and_lead_ins() {
    check(
        &[
            (Lang::English, "— Bob “Mountain” Beck", "person Bob|Beck"),
            (Lang::English, "— “The Long Road”, Jane Doe", "person Jane|Doe"),
            (Lang::English, "— Chuck Doe, creator of “The Gong”", "person Chuck|Doe; role creator of “The Gong”"),
            (Lang::English, "— Jane Doe, Springfield Wanderers", "person Jane|Doe"),
            (Lang::English, "— Jane Doe, Vogue, 1 July 2017", "person Jane|Doe; date 2017-07-01"),
            (Lang::English, "— Jane Doe, writing for the majority", "person Jane|Doe"),
            (
                Lang::English,
                "— Jane Doe, ex-president, Acme Corporation",
                "person Jane|Doe; role ex-president, Acme Corporation",
            ),
            (Lang::English, "— Jane Doe (1947–)", "person Jane|Doe"),
            (Lang::English, "— Adventures of Doe", "nobody"),
            (Lang::English, "— A Concerned Citizen", "description A Concerned Citizen"),
            (Lang::English, "— Laurence J. Doe", "person Laurence J.|Doe"),
            (Lang::English, "— A. Doe", "person A.|Doe"),
            (Lang::English, "— Levitating Trains and Kamikaze Genes", "none"),
            (Lang::German, "— Goethe, Maximen und Reflexionen, Nr. 1039", "person |Goethe"),
            (Lang::German, "— Adelbert von Chamisso", "person Adelbert|von Chamisso"),
            (Lang::Spanish, "— Ley de Murphy", "none"),
        ],
        dash_line,
    );
    check(
        &[
            (
                Lang::English,
                "Jane Doe, writing in the Gazette on 4 May 2010, disagreed:",
                "person Jane|Doe; date 2010-05-04",
            ),
            (
                Lang::English,
                "The Dutch historian Jan Roe, in The Long Road (1919), argued:",
                "person Jan|Roe; role Dutch historian; date 1919",
            ),
            (Lang::English, "Senator Jane Doe (D-MA) tweeted:", "person Jane|Doe; title Senator; role Senator"),
            (Lang::English, "To quote Churchill:", "person |Churchill"),
            (
                Lang::English,
                "A letter to the editor from Mrs. E. Roe complained:",
                "description A letter to the editor from Mrs. E. Roe",
            ),
            (Lang::English, "The README states:", "description The README"),
            (Lang::English, "From the minutes of 3 May 2019:", "none"),
            (Lang::German, "So formuliert es die Philosophin Eva von Thal:", "person Eva|von Thal; role Philosophin"),
            (
                Lang::German,
                "In seiner Rede vom 8. Mai 1985 sagte Bundespräsident Richard von Thal:",
                "person Richard|von Thal; title Bundespräsident; role Bundespräsident; date 1985-05-08",
            ),
            (
                Lang::French,
                "Interrogé par Le Monde, le ministre de l’Intérieur, Jean Petit, répond :",
                "person Jean|Petit; role ministre de l’Intérieur",
            ),
            (
                Lang::French,
                "Victor Hugo, alors député, déclara le 9 juillet 1849 :",
                "person Victor|Hugo; role député; date 1849-07-09",
            ),
            (Lang::Spanish, "Como escribió Jorge Luis Borges en 1952:", "person Jorge Luis|Borges; date 1952"),
        ],
        lead_in,
    );
}
