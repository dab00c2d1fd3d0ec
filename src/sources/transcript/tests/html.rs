use expect_test::expect;

use super::TranscriptFormat::Html;
use super::{in_text, show};

#[test]
fn elements_part_words_or_do_not() {
    for (text, words) in [
        ("<p>One.</p>\n\n<p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.<p>Two.<div>Three.</div>Four.", "One.\n\nTwo.\n\nThree.\n\nFour."),
        ("<em>wor</em>d wo<wbr>rd <a href='/x'>wo</a>rd", "word word word"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("  a  \n b <b> c</b>\n<i>d</i> ", "a b c\nd"),
        ("<pre>a\n  b\n\n  c</pre>", "a\n  b\n\n  c"),
        ("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>", "a\n\nb\n\nc\n\nd"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\nb\n\nc"),
        ("<h1>a</h1><hr>b<blockquote>c</blockquote>", "a\n\nb\n\nc"),
        ("He said <q>yes</q>.", "He said “yes”."),
        ("<img src=w.png alt=W>hen in the course <img alt='a chart'>", "When in the course"),
        ("漢<ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>", "漢字"),
        ("<x-box><x-y>a</x-y></x-box>b", "ab"),
        ("a < b, 1 <2 & c <3", "a < b, 1 <2 & c <3"),
        ("&ldquo;caf&eacute;&rdquo;&#8212;&nbsp;R&ampD &bogus; &", "“café”—~R&D &bogus; &"),
        ("a<!-- b > c -->d<!-->e<!--->f<!-- --!>g<!doctype html>h<?php i ?>j</ k>l", "adefghjl"),
        ("<p title=\"a > b\" data-x='>' y=a>b >c", "b >c"),
        ("a<!-- b", "a"),
        ("a<b c=\"d", "a"),
        ("a <", "a <"),
    ] {
        assert_eq!(show(Html, text), words, "{text:?}");
    }
}

#[test]
fn what_is_around_the_text_or_hidden_is_not_read() {
    for (text, words) in [
        ("<head><title>T</title><style>p {}</style></head><body>a", "a"),
        ("<title>T</title><meta charset=utf-8><p>a", "a"),
        ("<html><head><title>T</title><p>a", "a"),
        ("<head><link rel=x>\na <b>b</b>", "a b"),
        ("<script>if (a </b) '<p>x</p>'</script>a<SCRIPT></SCRIPTS>b</script >c", "ac"),
        ("<noscript>a</noscript><template><p>b</template><svg><text>c</text><path/></svg>d", "d"),
        ("<svg viewBox='0'/>a<iframe>b</iframe><textarea>c</textarea><select><option>d</select>e", "ae"),
        ("<nav><ul><li>a</ul></nav>b<button>c</button>", "b"),
        ("<header>a</header><main><header>b</header>c<footer>d</footer></main><footer>e</footer>", "b\n\nc\n\nd"),
        ("<article><header><h1>a</h1></header>b</article><aside>c</aside>", "a\n\nb\n\nc"),
        ("<blockquote>a<footer>b</footer></blockquote>", "a\n\nb"),
        ("<form id=aspnetForm><p>a<input value=b></form>", "a"),
        (
            "<p hidden>a<p>b<div aria-hidden=true>c<div>d</div></div>e<i style='color: red; DISPLAY : none'>f</i>",
            "b\n\ne",
        ),
        ("<div hidden=until-found>a</div><ul><li hidden>b<li>c</ul>", "a\n\nc"),
        ("<dialog>a</dialog><dialog open>b</dialog>", "b"),
        // Ends that are missing, misplaced or too many.
        ("<div><nav>a</div>b", "b"),
        ("<nav></span></p></li>a</nav>b", "b"),
        ("<b><p>a</b>b</p>c", "ab\n\nc"),
        ("</div></nav>a", "a"),
    ] {
        assert_eq!(show(Html, text), words, "{text:?}");
    }
}

#[test]
fn marks_of_notes_are_no_words() {
    for (text, words) in [
        ("word<sup>1</sup> on", "word on"),
        ("word.<sup>[12]</sup><sup>*</sup> on", "word. on"),
        ("word<sup id=cite_ref-1><a href=#cite_note-1><span>[</span>1<span>]</span></a></sup> on", "word on"),
        ("word<sup>[<i><a href=/wiki/x>citation needed</a></i>]</sup>", "word"),
        ("word<a href='#f1' class=fnanchor>[1]</a> on<a href='#f2'>†</a>", "word on"),
        ("word<a epub:type=noteref href=n.xhtml#n1>1</a> on", "word on"),
        ("word<a href='#f1'><sup>2</sup></a>", "word"),
        // These are words.
        ("the 1<sup>st</sup> of M<sup>me</sup> X", "the 1st of Mme X"),
        ("10<sup>6</sup> km<sup>2</sup> x<sup>2</sup>", "106 km2 x2"),
        ("see <a href=#c>chapter 1</a> or <a href=#d>2</a>", "see chapter 1 or 2"),
        ("<a href=/x>[1]</a>", "[1]"),
        ("a<sup>", "a"),
    ] {
        assert_eq!(show(Html, text), words, "{text:?}");
    }
}

#[test]
fn pages_begin_where_the_page_says() {
    for (text, words) in [
        ("com<span class='pagenum'>[Pg 12]</span>mon", "com‹12›mon"),
        ("a <span class=pagenum><a name=Page_3 id=Page_3>[p. iii]</a></span>b", "a ‹iii›b"),
        ("a <span role=doc-pagebreak aria-label=' 7. ' id=pg7></span>b", "a ‹7›b"),
        ("a <span epub:type='pagebreak' title='12' id='p12'/>b", "a ‹12›b"),
        ("a <hr class=pb title='Page 4'>b", "a ‹4›b"),
        ("a <a class=pageno id=Page_9></a>b", "a ‹9›b"),
        ("<span class=ws-pagenum data-page-number=5 title='Page:Work.djvu/9'>&#8203;</span>b", "‹5›b"),
        ("a<div class=page-number>—13—</div>b", "a‹13›\n\nb"),
        ("a<span class=pagenum>Verso</span>b", "ab"),
        ("<nav><span class=pagenum>2</span></nav>b", "b"),
        // What is called so and holds the page.
        (
            "<div class=pb>The words of the page stand in this, all of them.</div>",
            "The words of the page stand in this, all of them.",
        ),
    ] {
        assert_eq!(show(Html, text), words, "{text:?}");
    }
}

#[test]
fn a_page_of_wikisource() {
    let text = r##"<!DOCTYPE html>
<html class="client-nojs" lang="en"><head><meta charset="UTF-8"><title>Address - Wikisource</title>
<script>document.documentElement.className="client-js";</script></head>
<body><div id="mw-navigation"><nav aria-label="Site"><a href="/wiki/Main_Page">Main Page</a></nav></div>
<main id="content"><header class="mw-body-header"><h1 id="firstHeading"><i>The Address</i></h1></header>
<div class="mw-parser-output"><p><span class="pagenum ws-pagenum" id="17" data-page-number="17" data-page-name="Page:Address.djvu/21" title="Page:Address.djvu/21">&#8203;</span>Four score and seven years ago our fathers brought forth, upon this conti<span><span class="pagenum ws-pagenum" id="18" data-page-number="18">&#8203;</span></span>nent, a new nation,<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">&#91;1&#93;</a></sup> conceived in
<a href="/wiki/Liberty" title="Liberty">Liberty</a>, and dedicated to the proposition that &ldquo;all men are created equal.&rdquo;
</p></div></main>
<footer id="footer">Text is available under a licence</footer></body></html>"##;
    expect![[r#"
        The Address

        ‹17›Four score and seven years ago our fathers brought forth, upon this conti‹18›nent, a new nation, conceived in
        Liberty, and dedicated to the proposition that “all men are created equal.”"#]]
    .assert_eq(&show(Html, text));
    assert_eq!(in_text(Html, text, "in\nLiberty"), "in\n<a href=\"/wiki/Liberty\" title=\"Liberty\">Liberty");
    assert_eq!(in_text(Html, text, "“all men"), "&ldquo;all men");
}

#[test]
fn a_book_of_project_gutenberg() {
    let text = "<?xml version='1.0' encoding='iso-8859-1'?>\r\n<html xmlns='http://www.w3.org/1999/xhtml'>\r\n<head><title>A Book</title><style type='text/css'>p {margin: 0}</style></head>\r\n<body>\r\n<h2><a name='CHAPTER_I' id='CHAPTER_I'></a>CHAPTER I</h2>\r\n<p><span class='dropcap'>W</span><span class='smcap'>hen</span> in the course of human\r\nevents, it be<span class='pagenum'><a name='Page_2' id='Page_2'>[Pg 2]</a></span>comes necessary<a name='FNanchor_1_1' id='FNanchor_1_1'></a><a href='#Footnote_1_1' class='fnanchor'>[1]</a> for one people&mdash;</p>\r\n<div class='footnote'><p><a name='Footnote_1_1' id='Footnote_1_1'></a><a href='#FNanchor_1_1'><span class='label'>[1]</span></a> A note.</p></div>\r\n</body></html>";
    expect![[r#"
        CHAPTER I

        When in the course of human events, it be‹2›comes necessary for one people—

        A note."#]]
    .assert_eq(&show(Html, text));
    assert_eq!(in_text(Html, text, "human events"), "human\r\nevents");
    assert_eq!(in_text(Html, text, "people—"), "people&mdash;");
    assert_eq!(in_text(Html, text, "When"), "W</span><span class='smcap'>hen");
}
