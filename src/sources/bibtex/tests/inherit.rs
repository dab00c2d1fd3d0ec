//! What entries have from others.

use expect_test::expect;

use super::{check, read};
use crate::CpuTime;

#[test]
fn children_have_what_their_parents_have() {
    check(
        r"
@inbook{chapter, crossref = {volume}, title = {Macbeth}, pages = {100--200}, month = 3, year = 1976}
@book{volume, crossref = {works}, title = {Tragedies}, subtitle = {All}, date = {1975-02}, volume = 3, isbn = {1}}
@mvbook{works,
  author = {Shakespeare, William}, title = {Collected Works}, date = {1970/1980}, publisher = {P}, shorttitle = {CW},
  location = {L}, options = {useauthor}, ids = {cw, collected},
}
@article{a, crossref = {journal}, title = {A}, journal = {Own}, address = {Own}}
@periodical{journal, title = {Courier}, date = {1863}, location = {Boston}, keywords = {k}, shorthand = {C}}
@inproceedings{b, crossref = collected, booktitle = {}, booksubtitle = {S}}
@talk{t, crossref = {event}, speaker = {Lincoln, Abraham}}
@misc{event, eventdate = {1863-11-19}, venue = {Gettysburg}, note = {type: book
role: President}, speaker = {Nobody}}
",
        expect![[r#"
            chapter ⟨chapter⟩ chapter ⟨inbook⟩ @…}
              crossref ⟨crossref⟩ = "volume" ⟨volume⟩
              title ⟨title⟩ = "Macbeth" ⟨Macbeth⟩
              page ⟨pages⟩ = "100–200" ⟨100--200⟩
              month ⟨month⟩ = "3" ⟨3⟩
              issued ⟨year⟩ = 1976-03 ⟨1976⟩
              container-title ⟨title⟩ = "Tragedies: All" ⟨Tragedies⟩ (inherited)
              booksubtitle ⟨subtitle⟩ = "All" ⟨All⟩ (inherited)
              volume ⟨volume⟩ = "3" ⟨3⟩ (inherited)
              ISBN ⟨isbn⟩ = "1" ⟨1⟩ (inherited)
              author ⟨author⟩ = William Shakespeare (Shakespeare) ⟨Shakespeare, William⟩ (inherited)
              container-author ⟨author⟩ = William Shakespeare (Shakespeare) ⟨Shakespeare, William⟩ (inherited)
              maintitle ⟨title⟩ = "Collected Works" ⟨Collected Works⟩ (inherited)
              publisher ⟨publisher⟩ = "P" ⟨P⟩ (inherited)
              publisher-place ⟨location⟩ = "L" ⟨L⟩ (inherited)
            volume ⟨volume⟩ book ⟨book⟩ @…}
              crossref ⟨crossref⟩ = "works" ⟨works⟩
              title ⟨title⟩ = "Tragedies: All" ⟨Tragedies⟩
              subtitle ⟨subtitle⟩ = "All" ⟨All⟩
              issued ⟨date⟩ = 1975-02 ⟨1975-02⟩
              volume ⟨volume⟩ = "3" ⟨3⟩
              ISBN ⟨isbn⟩ = "1" ⟨1⟩
              author ⟨author⟩ = William Shakespeare (Shakespeare) ⟨Shakespeare, William⟩ (inherited)
              container-title ⟨title⟩ = "Collected Works" ⟨Collected Works⟩ (inherited)
              publisher ⟨publisher⟩ = "P" ⟨P⟩ (inherited)
              publisher-place ⟨location⟩ = "L" ⟨L⟩ (inherited)
            works ⟨works⟩ book ⟨mvbook⟩ @…}
              also cw ⟨cw⟩
              also collected ⟨collected⟩
              author ⟨author⟩ = William Shakespeare (Shakespeare) ⟨Shakespeare, William⟩
              title ⟨title⟩ = "Collected Works" ⟨Collected Works⟩
              issued ⟨date⟩ = 1970/1980 ⟨1970/1980⟩
              publisher ⟨publisher⟩ = "P" ⟨P⟩
              title-short ⟨shorttitle⟩ = "CW" ⟨CW⟩
              publisher-place ⟨location⟩ = "L" ⟨L⟩
              options ⟨options⟩ = "useauthor" ⟨useauthor⟩
              ids ⟨ids⟩ = "cw,collected" ⟨cw, collected⟩
            a ⟨a⟩ article-journal ⟨article⟩ @…}
              crossref ⟨crossref⟩ = "journal" ⟨journal⟩
              title ⟨title⟩ = "A" ⟨A⟩
              container-title ⟨journal⟩ = "Own" ⟨Own⟩
              publisher-place ⟨address⟩ = "Own" ⟨Own⟩
              issued ⟨date⟩ = 1863 ⟨1863⟩ (inherited)
              keyword ⟨keywords⟩ = "k" ⟨k⟩ (inherited)
            journal ⟨journal⟩ periodical ⟨periodical⟩ @…}
              title ⟨title⟩ = "Courier" ⟨Courier⟩
              issued ⟨date⟩ = 1863 ⟨1863⟩
              publisher-place ⟨location⟩ = "Boston" ⟨Boston⟩
              keyword ⟨keywords⟩ = "k" ⟨k⟩
              shorthand ⟨shorthand⟩ = "C" ⟨C⟩
            b ⟨b⟩ paper-conference ⟨inproceedings⟩ @…}
              crossref ⟨crossref⟩ = "collected" ⟨collected⟩
              booksubtitle ⟨booksubtitle⟩ = "S" ⟨S⟩
              author ⟨author⟩ = William Shakespeare (Shakespeare) ⟨Shakespeare, William⟩ (inherited)
              title ⟨title⟩ = "Collected Works" ⟨Collected Works⟩ (inherited)
              issued ⟨date⟩ = 1970/1980 ⟨1970/1980⟩ (inherited)
              publisher ⟨publisher⟩ = "P" ⟨P⟩ (inherited)
              title-short ⟨shorttitle⟩ = "CW" ⟨CW⟩ (inherited)
              publisher-place ⟨location⟩ = "L" ⟨L⟩ (inherited)
            t ⟨t⟩ speech ⟨talk⟩ @…}
              crossref ⟨crossref⟩ = "event" ⟨event⟩
              speaker ⟨speaker⟩ = Abraham Lincoln (Lincoln) ⟨Lincoln, Abraham⟩
              event-date ⟨eventdate⟩ = 1863-11-19 ⟨1863-11-19⟩ (inherited)
              event-place ⟨venue⟩ = "Gettysburg" ⟨Gettysburg⟩ (inherited)
              note ⟨note⟩ = "type: book role: President" ⟨type: book\nrole: President⟩ (inherited)
              role ⟨role⟩ = "President" ⟨President⟩ (inherited)
            event ⟨event⟩ book ⟨book⟩ @…}
              event-date ⟨eventdate⟩ = 1863-11-19 ⟨1863-11-19⟩
              event-place ⟨venue⟩ = "Gettysburg" ⟨Gettysburg⟩
              note ⟨note⟩ = "type: book role: President" ⟨type: book\nrole: President⟩
              speaker ⟨speaker⟩ = Nobody (Nobody) ⟨Nobody⟩
              role ⟨role⟩ = "President" ⟨President⟩
        "#]],
    );
}

#[test]
fn entries_share_xdata() {
    check(
        r"
@xdata{place, location = {Boston}, xdata = {house}, ids = {spot}}
@xdata{house, publisher = {Courier}, editor = {A B and C D}, unclosed = {x}
@book{a, xdata = {place, more}, publisher = {Own}, editor = {xdata=house-editor}, series = {xdata=house-series}}
@xdata{more, location = {Elsewhere}, keywords = {k}, crossref = {b}}
@book{b, title = {B}, translator = {xdata=house-editor-2}, note = {xdata=house-editor-3}, annotator = {xdata=a-b and C}}
",
        expect![[r#"
            a ⟨a⟩ book ⟨book⟩ @…}
              xdata ⟨xdata⟩ = "place,more" ⟨place, more⟩
              publisher ⟨publisher⟩ = "Own" ⟨Own⟩
              editor ⟨editor⟩ = A B (B); C D (D) ⟨A B and C D⟩ (inherited)
              publisher-place ⟨location⟩ = "Boston" ⟨Boston⟩ (inherited)
              unclosed ⟨unclosed⟩ = "x" ⟨x⟩ (inherited)
              keyword ⟨keywords⟩ = "k" ⟨k⟩ (inherited)
              title ⟨title⟩ = "B" ⟨B⟩ (inherited)
              translator ⟨editor⟩ = C D (D) ⟨A B and C D⟩ (inherited)
              annotator ⟨annotator⟩ = "xdata=a-b and C" ⟨xdata=a-b and C⟩ (inherited)
            b ⟨b⟩ book ⟨book⟩ @…}
              title ⟨title⟩ = "B" ⟨B⟩
              translator ⟨editor⟩ = C D (D) ⟨A B and C D⟩ (inherited)
              annotator ⟨annotator⟩ = "xdata=a-b and C" ⟨xdata=a-b and C⟩
            ! ⟨house⟩ this entry is never closed: `}` is missing at its end
            ! ⟨xdata=house-series⟩ nothing of this name is in the entry `house`
            ! ⟨xdata=house-editor-3⟩ nothing of this name is in the entry `house`
        "#]],
    );
}

#[test]
fn a_set_is_what_its_first_member_is() {
    check(
        r"
@set{s, entryset = {a, missing, b}, note = {Both}}
@article{a, title = {A}, crossref = {b}, entryset = {s}}
@book{b, title = {B}, date = {1863}}
@inproceedings{c, crossref = {conf/2009}, booktitle = {C}}
@inproceedings{d, crossref = {conf/2009}}
",
        expect![[r#"
            s ⟨s⟩ article-journal ⟨set⟩ @…}
              entryset ⟨entryset⟩ = "a, missing, b" ⟨a, missing, b⟩
              note ⟨note⟩ = "Both" ⟨Both⟩
              title ⟨title⟩ = "A" ⟨A⟩ (inherited)
              issued ⟨date⟩ = 1863 ⟨1863⟩ (inherited)
            a ⟨a⟩ article-journal ⟨article⟩ @…}
              title ⟨title⟩ = "A" ⟨A⟩
              crossref ⟨crossref⟩ = "b" ⟨b⟩
              entryset ⟨entryset⟩ = "s" ⟨s⟩
              issued ⟨date⟩ = 1863 ⟨1863⟩ (inherited)
            b ⟨b⟩ book ⟨book⟩ @…}
              title ⟨title⟩ = "B" ⟨B⟩
              issued ⟨date⟩ = 1863 ⟨1863⟩
            c ⟨c⟩ paper-conference ⟨inproceedings⟩ @…}
              crossref ⟨crossref⟩ = "conf/2009" ⟨conf/2009⟩
              container-title ⟨booktitle⟩ = "C" ⟨C⟩
            d ⟨d⟩ paper-conference ⟨inproceedings⟩ @…}
              crossref ⟨crossref⟩ = "conf/2009" ⟨conf/2009⟩
            ! ⟨missing⟩ no entry in this file has the key `missing`
            ! ⟨conf/2009⟩ no entry in this file has the key `conf/2009`
        "#]],
    );
}

#[test]
fn who_inherits_from_nobody_or_from_itself_is_told() {
    check(
        r"
@inbook{a, crossref = {b}, title = {A}}
@inbook{b, crossref = { c }, note = {B}}
@inbook{c, crossref = a, edition = {3}}
@book{d, crossref = {d}, xdata = {x, nowhere}}
@xdata{x, crossref = {gone}}
@book{e, title = {xdata=gone-title}, note = {xdata=x}}
",
        expect![[r#"
            a ⟨a⟩ chapter ⟨inbook⟩ @…}
              crossref ⟨crossref⟩ = "b" ⟨b⟩
              title ⟨title⟩ = "A" ⟨A⟩
            b ⟨b⟩ chapter ⟨inbook⟩ @…}
              crossref ⟨crossref⟩ = "c" ⟨c⟩
              note ⟨note⟩ = "B" ⟨B⟩
              edition ⟨edition⟩ = "3" ⟨3⟩ (inherited)
              title ⟨title⟩ = "A" ⟨A⟩ (inherited)
            c ⟨c⟩ chapter ⟨inbook⟩ @…}
              crossref ⟨crossref⟩ = "a" ⟨a⟩
              edition ⟨edition⟩ = "3" ⟨3⟩
              title ⟨title⟩ = "A" ⟨A⟩ (inherited)
            d ⟨d⟩ book ⟨book⟩ @…}
              crossref ⟨crossref⟩ = "d" ⟨d⟩
              xdata ⟨xdata⟩ = "x,nowhere" ⟨x, nowhere⟩
            e ⟨e⟩ book ⟨book⟩ @…}
              note ⟨note⟩ = "xdata=x" ⟨xdata=x⟩
            ! ⟨b⟩ nothing can be inherited from `b`, which inherits from this entry itself
            ! ⟨d⟩ nothing can be inherited from `d`, which inherits from this entry itself
            ! ⟨nowhere⟩ no entry in this file has the key `nowhere`
            ! ⟨gone⟩ no entry in this file has the key `gone`
            ! ⟨xdata=gone-title⟩ no entry in this file has the key `gone`
        "#]],
    );
}

#[test]
fn an_entry_may_refuse_to_inherit() {
    check(
        r"
@inbook{a, crossref = {b}, options = {skipbib, noinherit=setnames}, booksubtitle = {}}
@book{b, author = {A}, editor = {E}, title = {B}, subtitle = {S}}
",
        expect![[r#"
            a ⟨a⟩ chapter ⟨inbook⟩ @…}
              crossref ⟨crossref⟩ = "b" ⟨b⟩
              options ⟨options⟩ = "skipbib, noinherit=setnames" ⟨skipbib, noinherit=setnames⟩
              container-title ⟨title⟩ = "B" ⟨B⟩ (inherited)
            b ⟨b⟩ book ⟨book⟩ @…}
              author ⟨author⟩ = A (A) ⟨A⟩
              editor ⟨editor⟩ = E (E) ⟨E⟩
              title ⟨title⟩ = "B: S" ⟨B⟩
              subtitle ⟨subtitle⟩ = "S" ⟨S⟩
        "#]],
    );
}

#[test]
fn what_is_inherited_is_bounded() {
    let repeated = |part: fn(usize) -> String| (0..20_000).map(part).collect::<Vec<_>>().concat();
    let chain = repeated(|n| format!("@misc{{k{n}, f{n} = {{x}}, crossref = {{k{}}}}}\n", n + 1));
    let fan = repeated(|n| format!("@misc{{k{n}, crossref = {{p}}}}\n"));
    let parent = repeated(|n| format!("f{n} = 1, "));
    for text in [
        chain.clone() + "@misc{k20000, title = {T}}",
        chain + "@misc{k20000, crossref = {k0}}",
        fan + "@misc{p, " + &parent + "}",
        format!("@misc{{p, {}}}", parent.replace("= 1", "= {xdata=p-f1}")),
        format!("@misc{{p, {}}}", "title = 1, year = 1, month = 1, note = {role: x}, ".repeat(20_000)),
        format!("@misc{{p, xdata = {{{}}}}}", "p, q, ".repeat(50_000)),
    ] {
        let started = CpuTime::now();
        let library = read(&text);
        let fields: usize = library.entries().iter().map(|entry| entry.fields.len()).sum();
        assert!(started.elapsed().as_secs() < 10 && fields < text.len(), "{}", &text[..40]);
    }
}

#[test]
fn entries_have_other_keys() {
    check(
        r"@book{a, ids = {b, c-d ,, é}, title = {T}}",
        expect![[r#"
        a ⟨a⟩ book ⟨book⟩ @…}
          also b ⟨b⟩
          also c-d ⟨c-d⟩
          also é ⟨é⟩
          ids ⟨ids⟩ = "b,c-d,,é" ⟨b, c-d ,, é⟩
          title ⟨title⟩ = "T" ⟨T⟩
    "#]],
    );
}
