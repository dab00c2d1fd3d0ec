use ibid::{syntax::*, text::Text};
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let t = std::fs::read_to_string(p).unwrap();
    let s = Syntax::parse(&t, Dialect::Markdown);
    let text = Text::new(&t);
    for st in s.statements() {
        println!(
            "{:?} {:?} {:?} {:?}\n   who={:?}\n   src={}",
            st.span,
            st.kind,
            st.need,
            st.text(&text),
            st.attribution.as_ref().map(|a| (
                a.speaker.clone().map(|s| s.name),
                a.role.clone(),
                a.date.map(|d| d.edtf())
            )),
            match &st.sourcing {
                Sourcing::Citations(c) => format!("cite {:?}", c.iter().map(|c| &c.key).collect::<Vec<_>>()),
                Sourcing::Link(l) => format!("link {:?}", l.fact),
                Sourcing::Paragraph(c) => format!("para {:?}", c.iter().map(|c| &c.key).collect::<Vec<_>>()),
                Sourcing::None => "NONE".into(),
            }
        );
    }
    for u in s.unpaired() {
        println!("unpaired {:?} {:?}", u.place(u.span), u.kind);
    }
}
