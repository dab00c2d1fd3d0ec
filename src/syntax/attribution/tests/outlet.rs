//! What somebody spoke to or wrote in: papers and agencies are told from people and meetings, and what is a name in quotation
//! marks from what is said in them.

use super::super::super::{Dialect, StatementKind, Syntax};
use super::*;

/// `speaker; KIND title (publisher); own; date D` of the first quotation that somebody is named for.
fn read(lang: &str, text: &str) -> String {
    let source = format!("---\nlang: {lang}\n---\n\n{text}\n");
    let syntax = Syntax::parse(&source, Dialect::Markdown);
    let statements = syntax.statements().filter(|statement| statement.kind == StatementKind::InlineQuotation);
    let Some(attribution) = statements.into_iter().find_map(|statement| statement.attribution) else {
        return "none".into();
    };
    let mut shown = attribution.speaker.map_or_else(|| "nobody".to_owned(), |speaker| speaker.name);
    if let Some(outlet) = attribution.outlet {
        let _ = write!(shown, "; {}", format!("{:?}", outlet.kind).to_lowercase());
        outlet.title.inspect(|title| shown.extend([" ", title]));
        outlet.publisher.inspect(|publisher| shown.extend([" (", publisher, ")"]));
        shown.push_str(if outlet.is_own { "; own" } else { "" });
    }
    attribution.date.inspect(|date| shown.extend(["; date ", &date.edtf]));
    shown
}

#[track_caller]
fn check(lang: &str, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = read(lang, text);
        if found != *expected {
            let _ = write!(wrong, "\n{text}\n    expected  {expected}\n    found     {found}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn whom_one_tells() {
    check(
        "en",
        &[
            ("“We are late again,” Ann Roe told The Elmsford Herald.", "Ann Roe; newspaper The Elmsford Herald"),
            (
                "“We are late again,” Ann Roe told the Gazette on 3 May 2019.",
                "Ann Roe; newspaper Gazette; date 2019-05-03",
            ),
            (
                "“We are late again,” Ann Roe told the *Marrow Valley Echo* on Monday.",
                "Ann Roe; newspaper Marrow Valley Echo",
            ),
            (
                "“We are late again,” Ann Roe told “The New York Times” on 3 May 2019.",
                "Ann Roe; newspaper The New York Times; date 2019-05-03",
            ),
            (
                "Ann Roe told “The New York Times” on 3 May 2019: “We are late again.”",
                "Ann Roe; newspaper The New York Times; date 2019-05-03",
            ),
            ("“We are late again,” Ann Roe told the Springfield News Monday.", "Ann Roe; newspaper Springfield News"),
            ("“We are late again,” Ann Roe told Le Monde.", "Ann Roe; newspaper Le Monde"),
            ("“We are late again,” Ann Roe told Der Spiegel.", "Ann Roe; magazine Der Spiegel"),
            ("“We are late again,” Ann Roe told the Spanish newspaper *El País*.", "Ann Roe; newspaper El País"),
            ("“We are late again,” Ann Roe told Elmsford magazine.", "Ann Roe; magazine Elmsford"),
            ("“We are late again,” Ann Roe told the Times of India.", "Ann Roe; newspaper Times of India"),
            ("“We are late again,” Ann Roe told the Guardian’s Jane Doe.", "Ann Roe; newspaper Guardian"),
            ("“We are late again,” Ann Roe told a New York Times reporter.", "Ann Roe; newspaper New York Times"),
            ("“We are late again,” said Ann Roe in an interview with the Guardian.", "Ann Roe; newspaper Guardian"),
            (
                "In an interview with The Atlantic in May 2019, Ann Roe said: “We are late again.”",
                "Ann Roe; magazine The Atlantic; date 2019-05",
            ),
            ("Ann Roe told Reuters: “We are late again.”", "Ann Roe; newspaper Reuters"),
            ("“We are late again,” Ann Roe told the “Lantern Hour”.", "Ann Roe; interview Lantern Hour"),
            ("“We are late again,” Ann Roe told “The Lantern”.", "Ann Roe; interview The Lantern"),
            ("Ann Roe told Jane Doe: “We are late again.” She told the Gazette.", "Ann Roe"),
            ("“We are late again,” Ann Roe told Emily Post.", "Ann Roe"),
            ("Asked by CNN, Ann Roe said: “We are late again.”", "Ann Roe; broadcast (CNN)"),
            ("As the Gazette reported, Ann Roe said: “We are late again.”", "Ann Roe; newspaper Gazette"),
            ("As a Gazette columnist, Ann Roe said: “We are late again.”", "Ann Roe"),
            ("“We are late again,” Ann Roe told Congress.", "Ann Roe"),
            ("“We are late again,” Ann Roe told the board. Later she told the Times.", "Ann Roe"),
            ("Ann Roe told Sid: “We are late again.”", "Ann Roe"),
            ("“We are late again,” Ann Roe said in Times Square.", "Ann Roe"),
            ("“We are late again,” Ann Roe told American Express.", "Ann Roe"),
            ("“We are late again,” Ann Roe told the Independent Commission.", "Ann Roe"),
            ("“We are late again,” Ann Roe said on “Super Tuesday”.", "Ann Roe"),
            ("“We are late again,” Ann Roe told the press.", "Ann Roe"),
            ("“We are late again,” Ann Roe told the Guardian newspaper.", "Ann Roe; newspaper Guardian"),
            ("“We are late again,” Ann Roe said in the Herald building.", "Ann Roe"),
            ("“We are late again,” said Ann Roe, a columnist for the Guardian.", "Ann Roe"),
            ("He moved to the Guardian, and Ann Roe said: “We are late again.”", "Ann Roe"),
            ("“We are late again,” Ann Roe said of the Guardian.", "Ann Roe"),
        ],
    );
}

#[test]
fn where_one_writes_and_is_heard() {
    check(
        "en",
        &[
            ("“We are late again,” Ann Roe wrote in The Atlantic.", "Ann Roe; magazine The Atlantic; own"),
            ("“We are late again,” Ann Roe wrote for the Guardian.", "Ann Roe; newspaper Guardian; own"),
            (
                "Writing in the Gazette in 2019, Ann Roe said: “We are late again.”",
                "Ann Roe; newspaper Gazette; own; date 2019",
            ),
            (
                "“We are late again,” Ann Roe wrote in an op-ed for The Guardian published on 3 May 2021.",
                "Ann Roe; newspaper The Guardian; own; date 2021-05-03",
            ),
            ("“We are late again,” Ann Roe said in the Guardian.", "Ann Roe; newspaper Guardian"),
            ("“We are late again,” Ann Roe said on CNN.", "Ann Roe; broadcast (CNN)"),
            ("“We are late again,” Ann Roe told BBC Radio 4.", "Ann Roe; broadcast (BBC Radio 4)"),
            ("“We are late again,” Ann Roe told NBC’s Meet the Press.", "Ann Roe; broadcast Meet the Press (NBC)"),
            (
                "“We are late again,” Ann Roe said on CBS’s “60 Minutes” in May 2019.",
                "Ann Roe; broadcast 60 Minutes (CBS); date 2019-05",
            ),
            ("“We are late again,” Ann Roe said on “60 Minutes”.", "Ann Roe; broadcast 60 Minutes"),
            ("On “Face the Nation,” Ann Roe said: “We are late again.”", "Ann Roe; broadcast Face the Nation"),
            ("“We are late again,” Ann Roe told CNN’s Jane Doe.", "Ann Roe; broadcast (CNN)"),
            ("“We are late again,” Ann Roe told the BBC’s Today programme.", "Ann Roe; broadcast Today (BBC)"),
            ("“We are late again,” Ann Roe tweeted.", "Ann Roe; post; own"),
            ("“We are late again,” Ann Roe said in a tweet.", "Ann Roe; post; own"),
            ("“We are late again,” Ann Roe posted on Mastodon.", "Ann Roe; post Mastodon; own"),
            ("“We are late again,” Ann Roe wrote on X.", "Ann Roe; post X; own"),
            ("“We are late again,” Ann Roe wrote in a Facebook post.", "Ann Roe; post Facebook; own"),
            ("“We are late again,” Ann Roe told Facebook.", "Ann Roe"),
            (
                "“We are late again,” Ann Roe testified before the Senate Judiciary Committee.",
                "Ann Roe; hearing Senate Judiciary Committee; own",
            ),
            (
                "“We are late again,” Ann Roe told the House Committee on Oversight and Reform.",
                "Ann Roe; hearing House Committee on Oversight and Reform; own",
            ),
            ("“We are late again,” Ann Roe testified before Congress.", "Ann Roe; hearing (Congress); own"),
            ("“We are late again,” Ann Roe told the Olympic Committee.", "Ann Roe"),
            (
                "According to the “Washington Post”, “we are late again, and nobody knows why”.",
                "the Washington Post; newspaper Washington Post",
            ),
            ("“We are late again,” Reuters reported.", "Reuters; newspaper Reuters"),
            ("“We are late again,” Ann Roe wrote in *The Long Road*.", "Ann Roe"),
        ],
    );
}

#[test]
fn in_other_languages() {
    check(
        "de",
        &[
            (
                "„Wir sind zu spät“, sagte Karl Weber der „Süddeutschen Zeitung“ am 5. Mai 2019.",
                "Karl Weber; newspaper Süddeutsche Zeitung; date 2019-05-05",
            ),
            ("„Wir sind zu spät“, sagte Karl Weber gegenüber der dpa.", "Karl Weber; newspaper dpa"),
            ("„Wir sind zu spät“, sagte Karl Weber der Nachrichtenagentur Reuters.", "Karl Weber; newspaper Reuters"),
            ("„Wir sind zu spät“, sagte Karl Weber im ZDF.", "Karl Weber; broadcast (ZDF)"),
            ("„Wir sind zu spät“, sagte Karl Weber dem Spiegel.", "Karl Weber; magazine Spiegel"),
            ("„Wir sind zu spät“, schrieb Karl Weber in der Zeit.", "Karl Weber; newspaper Zeit; own"),
            ("„Wir sind zu spät“, schrieb Karl Weber auf Twitter.", "Karl Weber; post Twitter; own"),
            ("Der Süddeutschen sagte Karl Weber: „Wir sind zu spät dran.“", "Karl Weber; newspaper Süddeutsche"),
            (
                "Der „Frankfurter Allgemeinen Zeitung“ sagte der Minister am 5. Mai 2020: „Wir sind zu spät dran.“",
                "der Minister; newspaper Frankfurter Allgemeine Zeitung; date 2020-05-05",
            ),
            (
                "Wie die „Süddeutsche Zeitung“ berichtet, nannte Weber das Vorhaben „einen Irrweg, der viel kostet“.",
                "Weber; newspaper Süddeutsche Zeitung",
            ),
            (
                "„Wir sind zu spät“, sagte ein Sprecher des Amtes der Deutschen Presse-Agentur.",
                "ein Sprecher des Amtes; newspaper Deutsche Presse-Agentur",
            ),
            ("In der ARD-Sendung „Anne Will“ sagte Weber: „Wir sind zu spät.“", "Weber; broadcast Anne Will"),
            ("„Wir sind zu spät“, sagte Karl Weber der Versammlung.", "Karl Weber"),
            ("„Wir sind zu spät“, sagte ein Sprecher der Rheinischen Post.", "ein Sprecher der Rheinischen Post"),
            ("„Wir sind zu spät“, sagte Karl Weber, Redakteur der Rundschau.", "Karl Weber"),
        ],
    );
    check(
        "fr",
        &[
            ("« Nous sommes en retard », a déclaré Anne Petit au Monde.", "Anne Petit; newspaper Le Monde"),
            (
                "« Nous sommes en retard », a déclaré Anne Petit au « Monde » le 5 mai 2019.",
                "Anne Petit; newspaper Le Monde; date 2019-05-05",
            ),
            ("« Nous sommes en retard », a déclaré au Monde Anne Petit.", "Anne Petit; newspaper Le Monde"),
            ("« Nous sommes en retard », a déclaré Anne Petit à l’AFP.", "Anne Petit; newspaper AFP"),
            ("« Nous sommes en retard », a déclaré Anne Petit à L’Express.", "Anne Petit; magazine L’Express"),
            (
                "« Nous sommes en retard », a déclaré Anne Petit sur France Inter.",
                "Anne Petit; broadcast (France Inter)",
            ),
            (
                "« Nous sommes en retard », a déclaré Anne Petit dans les colonnes du Figaro.",
                "Anne Petit; newspaper Le Figaro",
            ),
            ("« Nous sommes en retard », a écrit Anne Petit dans Le Monde.", "Anne Petit; newspaper Le Monde; own"),
            ("Invitée de RTL, Anne Petit a affirmé : « Nous sommes en retard »", "Anne Petit; broadcast (RTL)"),
            (
                "Auditionné par la commission d’enquête du Sénat, Jean Petit a affirmé : « Nous sommes en retard »",
                "Jean Petit; hearing commission d’enquête du Sénat; own",
            ),
            ("« Nous sommes en retard », a déclaré Anne Petit à Lyon.", "Anne Petit"),
            ("« Nous sommes en retard », a déclaré Anne Petit, journaliste au Monde.", "Anne Petit"),
        ],
    );
    check(
        "es",
        &[
            (
                "«Llegamos tarde», dijo Ana Ruiz a «El País» el 5 de mayo de 2019.",
                "Ana Ruiz; newspaper El País; date 2019-05-05",
            ),
            ("«Llegamos tarde», dijo Ana Ruiz al diario El Mundo.", "Ana Ruiz; newspaper El Mundo"),
            ("«Llegamos tarde», dijo Ana Ruiz a la Cadena SER.", "Ana Ruiz; broadcast (Cadena SER)"),
            ("«Llegamos tarde», dijo Ana Ruiz a Juan López.", "Ana Ruiz"),
        ],
    );
    check(
        "it",
        &[
            (
                "«Siamo in ritardo», ha detto Anna Rossi al Corriere della Sera.",
                "Anna Rossi; newspaper Corriere della Sera",
            ),
            (
                "«Siamo in ritardo», ha detto Anna Rossi a «la Repubblica» nel maggio 2019.",
                "Anna Rossi; newspaper la Repubblica; date 2019-05",
            ),
            ("«Siamo in ritardo», ha scritto Anna Rossi su Facebook.", "Anna Rossi; post Facebook; own"),
        ],
    );
}

/// A title in marks is a name where the grammar says so, and short words that somebody said are not.
#[test]
fn short_quotations_are_no_names() {
    for (text, expected) in [
        ("Ann Roe said “No Deal” on Monday.", "Ann Roe"),
        ("Asked about the plan, Ann Roe said “Never!”", "Ann Roe"),
        ("Ann Roe replied to “Jim” with “we will see.”", "Ann Roe"),
    ] {
        assert_eq!(read("en", text), expected, "{text}");
    }
}
