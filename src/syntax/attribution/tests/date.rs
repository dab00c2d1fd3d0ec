use super::super::date::first_date;
use super::super::token::tokens;
use super::*;

fn read(lang: Lang, text: &str) -> String {
    let tokens = tokens(text, 0, text.len(), &[], lang);
    match first_date(&tokens, 0..tokens.len(), lang) {
        Some((date, _)) => format!("{} {}", date.edtf, &text[date.span.range()]),
        None => "none".to_owned(),
    }
}

#[track_caller]
fn check(cases: &[(Lang, &str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|&(lang, text, expected)| (text, read(lang, text), expected))
        .filter(|(_, found, expected)| found != expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn english() {
    check(&[
        (Lang::English, "on 2017-07-01, he", "2017-07-01 2017-07-01"),
        (Lang::English, "2017-07", "2017-07 2017-07"),
        (Lang::English, "July 1, 2017", "2017-07-01 July 1, 2017"),
        (Lang::English, "on Monday, July 1st 2017.", "2017-07-01 July 1st 2017"),
        (Lang::English, "1 July 2017", "2017-07-01 1 July 2017"),
        (Lang::English, "the 1st of July, 2017", "2017-07-01 1st of July, 2017"),
        (Lang::English, "Nov. 19, 1863", "1863-11-19 Nov. 19, 1863"),
        (Lang::English, "Sept. 2001", "2001-09 Sept. 2001"),
        (Lang::English, "in July 2017", "2017-07 July 2017"),
        (Lang::English, "in July of 2017", "2017-07 July of 2017"),
        (Lang::English, "in 2017", "2017 2017"),
        (Lang::English, "July\n  2017", "2017-07 July\n  2017"),
        (Lang::English, "29 February 2016", "2016-02-29 29 February 2016"),
        (Lang::English, "13/7/2017", "2017-07-13 13/7/2017"),
        (Lang::English, "7/13/2017", "2017-07-13 7/13/2017"),
        (Lang::English, "1. Juli 2017", "2017-07-01 1. Juli 2017"),
        (Lang::English, "7/1/2017", "none"),
        (Lang::English, "29 February 2017", "none"),
        (Lang::English, "February 30, 2017", "none"),
        (Lang::English, "2017-02-30", "none"),
        (Lang::English, "1863-65", "1863/1865 1863-65"),
        (Lang::English, "1863–1865", "1863/1865 1863–1865"),
        (Lang::English, "1968–70 and", "1968/1970 1968–70"),
        (Lang::English, "1809–1865", "none"),
        (Lang::English, "1947–", "none"),
        (Lang::English, "1865–1863", "none"),
        (Lang::English, "from 1968 to 1970", "1968/1970 1968 to 1970"),
        (Lang::English, "between 1968 and 1970", "1968/1970 between 1968 and 1970"),
        (Lang::English, "3–5 May 2019", "2019-05-03/2019-05-05 3–5 May 2019"),
        (Lang::English, "May 3-5, 2019", "2019-05-03/2019-05-05 May 3-5, 2019"),
        (Lang::English, "May–June 2019", "2019-05/2019-06 May–June 2019"),
        (Lang::English, "28 February – 2 March 2020", "2020-02-28/2020-03-02 28 February – 2 March 2020"),
        (Lang::English, "30 February – 2 March 2020", "none"),
        (Lang::English, "December 2019–March 2020", "2019-12/2020-03 December 2019–March 2020"),
        (Lang::English, "in the summer of 1968", "1968-22 summer of 1968"),
        (Lang::English, "Fall 1990", "1990-23 Fall 1990"),
        (Lang::English, "winter 1916/17", "1916-24 winter 1916/17"),
        (Lang::English, "winter 1916–17", "1916-24 winter 1916–17"),
        (Lang::English, "spring, 3 May", "none"),
        (Lang::English, "circa 1863", "1863~ circa 1863"),
        (Lang::English, "in about 1863", "1863~ about 1863"),
        (Lang::English, "around July 1863", "1863-07~ around July 1863"),
        (Lang::English, "wrote about 1863", "1863 1863"),
        (Lang::English, "(1903?)", "1903? 1903?"),
        (Lang::English, "Was it 1903?", "1903 1903"),
        (Lang::English, "c. 1968–70", "1968~/1970~ c. 1968–70"),
        (Lang::English, "the 1780s", "178X 1780s"),
        (Lang::English, "31 June 2017 and then", "none"),
        (Lang::English, "p. 1863", "none"),
        (Lang::English, "c. 1863", "1863~ c. 1863"),
        (Lang::German, "Nr. 1039", "none"),
        (Lang::English, "in the 90s, 12345 and 300 of them", "none"),
        (Lang::English, "3:16, $2,017", "none"),
        (Lang::English, "it may rain 12 times", "none"),
    ]);
}

#[test]
fn other_languages() {
    check(&[
        (Lang::German, "am 1. Juli 2017", "2017-07-01 1. Juli 2017"),
        (Lang::German, "am 19.11.1863", "1863-11-19 19.11.1863"),
        (Lang::German, "Jänner 2017", "2017-01 Jänner 2017"),
        (Lang::German, "3. Okt. 1990", "1990-10-03 3. Okt. 1990"),
        (Lang::German, "31.4.2017", "none"),
        (Lang::French, "le 1er juillet 2017", "2017-07-01 1er juillet 2017"),
        (Lang::French, "mardi 14 juillet 1789", "1789-07-14 14 juillet 1789"),
        (Lang::French, "en févr. 1848", "1848-02 févr. 1848"),
        (Lang::French, "14/07/1789", "1789-07-14 14/07/1789"),
        (Lang::Spanish, "el 1 de julio de 2017", "2017-07-01 1 de julio de 2017"),
        (Lang::Spanish, "julio de 2017", "2017-07 julio de 2017"),
        (Lang::Spanish, "1.º de mayo de 1890", "1890-05-01 1.º de mayo de 1890"),
        (Lang::Italian, "il 2 giugno 1946", "1946-06-02 2 giugno 1946"),
        (Lang::Italian, "1º maggio del 1948", "1948-05-01 1º maggio del 1948"),
        (Lang::Portuguese, "25 de abril de 1974", "1974-04-25 25 de abril de 1974"),
        (Lang::Dutch, "op 5 mei 1945", "1945-05-05 5 mei 1945"),
        (Lang::Dutch, "05-05-1945", "1945-05-05 05-05-1945"),
        (Lang::German, "um 1890", "1890~ um 1890"),
        (Lang::German, "um das Jahr 1890", "1890~ um das Jahr 1890"),
        (Lang::German, "im Spätsommer 1916", "1916-22 Spätsommer 1916"),
        (Lang::German, "in den 1960er Jahren", "196X 1960er Jahren"),
        (Lang::German, "in den 1960er-Jahren", "196X 1960er-Jahren"),
        (Lang::German, "vom 3. bis 5. Mai 2019", "2019-05-03/2019-05-05 3. bis 5. Mai 2019"),
        (Lang::German, "am 3. und 4. Mai 2019", "2019-05-03/2019-05-04 3. und 4. Mai 2019"),
        (Lang::French, "à l’automne 1905", "1905-23 automne 1905"),
        (Lang::French, "vers 1690", "1690~ vers 1690"),
        (Lang::French, "les années 1960", "196X années 1960"),
        (Lang::French, "entre 1968 et 1970", "1968/1970 entre 1968 et 1970"),
        (Lang::Spanish, "primavera de 1968", "1968-21 primavera de 1968"),
        (Lang::Spanish, "hacia 1690", "1690~ hacia 1690"),
        (Lang::Spanish, "hacia el año 1690", "1690~ hacia el año 1690"),
        (Lang::Spanish, "la década de 1960", "196X década de 1960"),
        (Lang::Italian, "nell’autunno del 1972", "1972-23 autunno del 1972"),
        (Lang::Italian, "intorno al 1690", "1690~ intorno al 1690"),
        (Lang::Italian, "1690 circa", "1690~ 1690 circa"),
        (Lang::Italian, "anni 1960", "196X anni 1960"),
        (Lang::Portuguese, "inverno de 1943", "1943-24 inverno de 1943"),
        (Lang::Portuguese, "cerca de 1890", "1890~ cerca de 1890"),
        (Lang::Dutch, "omstreeks 1890", "1890~ omstreeks 1890"),
        (Lang::Dutch, "zomer 1968", "1968-22 zomer 1968"),
        (Lang::Dutch, "in het voorjaar van 1968", "1968-21 voorjaar van 1968"),
        (Lang::Other, "2017-07-01", "2017-07-01 2017-07-01"),
    ]);
}
