//! Names and parts of names that do not belong to one language.

/// What family names begin with, written small (“de Gaulle”) or large (“Le Pen”).
pub(super) const PARTICLES: &str = "de, del, della, dello, dei, degli, di, da, do, dos, das, du, des, d', la, le, van, van de, \
    van den, van der, van 't, von, von der, von dem, von und zu, vom, zu, zur, zum, af, av, ben, bin, ibn, bint, abu, al, el, ter, \
    ten, te, den, der, st, saint, san, santa, lo, y, ap, ní, ó, mac, de la, de las, de los, de l', van het, in 't, op de, ó, 't, de', dell', dall', dal, op den, op 't, uit den";

/// What follows a name. The first three are of the name itself, the others are degrees and honours.
pub(super) const SUFFIXES: &str = "jr, sr, junior, senior, i, ii, iii, iv, v, vi, vii, viii, ix, x, xi, xii, xiii, xiv, xv, xvi, \
    xvii, xviii, xxiii, phd, ph.d, md, m.d, mp, msp, mep, esq, qc, kc, obe, mbe, cbe, ba, ma, msc, mba, frs, rn, dds, jd, j.d, osb, ofm, sj, s.j, o.s.b, mdb, mdl, mda, \
    the elder, the younger, the great";

/// Organisations that are often quoted and that nothing in their form gives away, and those of a common noun that one
/// of them is called by.
pub(super) const ORGANISATIONS: &str = "greenpeace, reuters, google, microsoft, amazon, facebook, meta, twitter, \
    youtube, instagram, whatsapp, tiktok, netflix, spotify, openai, mozilla, wikipedia, intel, nvidia, samsung, sony, \
    nokia, ericsson, huawei, boeing, airbus, lufthansa, ryanair, toyota, honda, volkswagen, bmw, daimler, \
    mercedes-benz, porsche, audi, renault, peugeot, stellantis, tesla, spacex, siemens, bosch, bayer, basf, \
    thyssenkrupp, pfizer, moderna, biontech, astrazeneca, novartis, nestlé, unilever, exxon, exxonmobil, chevron, \
    shell, totalenergies, gazprom, rosneft, petrobras, repsol, telefónica, oxfam, amnesty, unicef, unesco, interpol, \
    europol, frontex, eurostat, unhcr, asean, brexiteers, hamas, hezbollah, hisbollah, fatah, taliban, boko haram, \
    bloomberg news, politico, axios, newsweek, al jazeera, le monde, le figaro, libération, die zeit, die welt, \
    der spiegel, el país, el mundo, la vanguardia, la repubblica, la stampa, human rights watch, \
    doctors without borders, médecins sans frontières, ärzte ohne grenzen, reporters sans frontières, \
    save the children, extinction rebellion, fridays for future, black lives matter, the economist, downing street, \
    capitol hill, wall street, wikileaks, bellingcat, deloitte, kpmg, mckinsey, pricewaterhousecoopers, \
    goldman sachs, jpmorgan, barclays, hsbc, citigroup, morgan stanley, blackrock, moody's, walmart, mcdonald's, \
    starbucks, coca-cola, pepsi, pixar, ipsos, yougov, naacp, rspca, podemos, groenlinks, zara, ikea, github, gitlab, \
    debian, fedora, ubuntu, canonical, pentagon, kremlin, vatican, white house, guardian, times, post, telegraph, \
    herald, gazette, tribune, chronicle, economist, bundestag, bundesrat, bundesbank, bundeswehr, \
    bundesverfassungsgericht, bundesgerichtshof, spiegel, élysée, matignon, quai d'orsay, maison blanche, figaro, \
    monde, parisien, casa blanca, casa rosada, moncloa, quirinale, palazzo chigi, casa bianca, cremlino, vaticano, \
    itamaraty, planalto, palácio do planalto, folha, globo, estadão, volkskrant, telegraaf, parool, handelsblad, \
    witte huis, vaticaan, knesset, duma, congress, senate, treasury, red cross, croix-rouge, cruz roja, croce rossa, \
    cruz vermelha, rode kruis, generalitat, tweede kamer, eerste kamer, hoge raad, \
    fox news, fox business, sky news, france inter, france info, france culture, bfm tv, bloomberg tv, associated press, \
    agence france-presse, europa press, press association, new yorker, foreign affairs, foreign policy, rolling stone, \
    new republic, new statesman, vanity fair, scientific american, paris match, nouvel obs, canard enchaîné, cadena ser, \
    cadena cope, onda cero, famiglia cristiana, radio radicale, groene amsterdammer, \
    american express, royal mail";

/// Countries, capitals and cities, whose bare names stand for governments where they speak and for themselves in a dash
/// line.
pub(super) const PLACES: &str = "africa, america, asia, europe, australia, antarctica, england, scotland, wales, ireland, britain, \
    great britain, united kingdom, united states, france, germany, spain, italy, portugal, netherlands, belgium, austria, \
    switzerland, denmark, sweden, norway, finland, iceland, poland, ukraine, russia, belarus, hungary, romania, bulgaria, \
    greece, turkey, serbia, croatia, slovenia, slovakia, czechia, estonia, latvia, lithuania, canada, mexico, brazil, \
    argentina, chile, colombia, peru, venezuela, cuba, china, japan, korea, south korea, north korea, taiwan, india, pakistan, \
    bangladesh, afghanistan, iran, iraq, syria, israel, palestine, lebanon, egypt, libya, tunisia, algeria, morocco, \
    nigeria, ghana, kenya, ethiopia, sudan, south africa, new zealand, indonesia, philippines, vietnam, thailand, \
    singapore, saudi arabia, qatar, kuwait, yemen, \
    london, paris, berlin, madrid, rome, lisbon, amsterdam, brussels, vienna, bern, zurich, geneva, copenhagen, stockholm, oslo, \
    helsinki, reykjavik, warsaw, kyiv, kiev, moscow, minsk, budapest, bucharest, sofia, athens, ankara, istanbul, belgrade, \
    zagreb, prague, dublin, edinburgh, glasgow, cardiff, belfast, manchester, liverpool, oxford, cambridge, birmingham, \
    bristol, leeds, new york, new york city, washington, washington d.c, boston, chicago, philadelphia, detroit, houston, dallas, \
    austin, denver, seattle, portland, san francisco, los angeles, san diego, atlanta, miami, new orleans, baltimore, \
    pittsburgh, cleveland, st. louis, minneapolis, gettysburg, springfield, ottawa, toronto, montreal, vancouver, mexico city, havana, \
    bogotá, lima, santiago, buenos aires, montevideo, brasília, são paulo, rio de janeiro, caracas, beijing, \
    shanghai, hong kong, taipei, tokyo, kyoto, osaka, hiroshima, seoul, pyongyang, delhi, new delhi, mumbai, islamabad, \
    kabul, tehran, baghdad, damascus, beirut, jerusalem, tel aviv, cairo, tripoli, tunis, algiers, rabat, lagos, nairobi, \
    addis ababa, johannesburg, cape town, pretoria, sydney, melbourne, canberra, wellington, auckland, jakarta, manila, \
    hanoi, bangkok, riyadh, doha, dubai, \
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho, \
    illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, \
    mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, north carolina, \
    north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, \
    utah, vermont, west virginia, wisconsin, wyoming, ontario, quebec, \
    deutschland, österreich, schweiz, frankreich, italien, spanien, england, europa, russland, münchen, hamburg, köln, \
    frankfurt, stuttgart, düsseldorf, leipzig, dresden, bonn, bremen, hannover, nürnberg, wien, zürich, genf, basel, \
    brüssel, rom, moskau, peking, weimar, heidelberg, allemagne, espagne, italie, angleterre, russie, chine, lyon, marseille, \
    bordeaux, lille, toulouse, nantes, strasbourg, bruxelles, genève, moscou, pékin, londres, vichy, versailles, \
    españa, francia, alemania, italia, méxico, argentina, brasil, portugal, lisboa, porto, coimbra, barcelona, sevilla, valencia, bilbao, \
    zaragoza, moscú, pekín, bruselas, roma, milano, napoli, torino, firenze, venezia, bologna, genova, palermo, londra, \
    parigi, berlino, mosca, pechino, washington, nederland, den haag, rotterdam, utrecht, eindhoven, groningen, \
    brussel, antwerpen, gent, parijs, londen, berlijn, moskou, haarlem, leiden, delft";

/// Broadcasters that nothing in their form gives away.
pub(super) const BROADCASTERS: &str = "abc, ard, arte, bbc, bfm, bfmtv, bfm tv, bnr, cbc, cbs, cnbc, cnews, cnn, c-span, dlf, \
    euronews, fox news, fox business, france inter, france info, franceinfo, hbo, itv, lci, mdr, msnbc, nbc, ndr, npo, npr, \
    ntv, n-tv, orf, pbs, rai, rbb, rmc, rne, rfi, rtbf, rte, rtl, rtp, rtve, sbs, sky news, srf, swr, tf1, tve, \
    vrt, wdr, wnyc, zdf, al jazeera, bloomberg tv, europe 1, la sexta, lasexta";

/// Agencies that papers have news from.
pub(super) const AGENCIES: &str = "reuters, ap, associated press, afp, agence france-presse, ansa, anp, apa, belga, bloomberg, \
    bloomberg news, dpa, dapd, deutsche presse-agentur, deutschen presse-agentur, efe, europa press, epd, interfax, kna, lusa, press association, sid, tass, upi";

/// Where people post.
pub(super) const NETWORKS: &str = "bluesky, facebook, instagram, linkedin, mastodon, reddit, substack, telegram, threads, tiktok, \
    truth social, tumblr, twitter, x, youtube";

/// Programmes that people are guests of, for where neither marks nor what sends them shows what they are.
pub(super) const PROGRAMMES: &str = "meet the press, face the nation, good morning america, morning edition, newsnight, \
    all things considered, heute-journal, tagesschau, tagesthemen";

/// What programmes are, in small letters: “the Today programme”.
pub(super) const BROADCASTS: &str =
    "programme, program, show, podcast, talkshow, sendung, émission, matinale, programa, programma";

/// Papers by what they are called for short, whatever the language.
pub(super) const PAPERS: &str = "wsj, nyt, faz, nzz, taz, le monde, le figaro, libération, \
    die zeit, die welt, el país, el mundo, la vanguardia, la repubblica, la stampa, politico, axios";

/// Magazines likewise.
pub(super) const MAGAZINES: &str = "der spiegel, the economist, newsweek";

/// Family names that are written before given names.
pub(super) const FAMILY_FIRST: &str = "xi, mao, deng, zhou, chiang, hu, wen, zhao, zhang, wang, liu, li, chen, jiang, yang, nguyen, \
    ngo, ho, moon, park, kim, roh, yoon, lee";

/// Given names that are common where the languages above are spoken. They tell a person from other capitalised words
/// where the grammar alone does not; a name that is missing costs nothing else.
pub(super) const GIVEN: &str = "aaron, wm, geo, chas, thos, jas, robt, edw, benj, jno, saml, aart, abby, abdul, abdullah, abraham, ada, adam, adolf, adriaan, adrian, \
    adriana, afonso, agnes, ahmad, ahmed, aimé, al, alain, alan, alba, albert, alberto, aldo, aldous, alec, \
    alejandra, alejandro, alessandra, alessandro, alessia, alex, alexander, alexandra, alexandre, alexandria, alexei, \
    alexis, alfons, alfonse, alfred, alfredo, ali, alice, alicia, alison, alma, alois, alonso, alphonse, alvin, \
    amanda, amedeo, amelia, amina, amos, amparo, amy, ana, anatole, anaïs, anders, andrea, andreas, andrew, andrij, \
    andré, andrés, andy, angela, angelo, angus, anita, ann, anna, annalena, anne, anneke, annette, annick, annie, \
    anouk, anselmo, anthony, antje, antoine, anton, antonia, antonio, antónia, antónio, antônio, aníbal, archibald, \
    arend, arianna, armand, armando, arnaud, arnold, arthur, artur, arturo, astrid, audrey, august, augusto, aurélie, \
    baptiste, barack, barbara, barry, bart, bas, beatrice, beatriz, becky, begoña, ben, benedetta, benedict, \
    benedita, benita, benito, benjamin, benno, benoît, bento, berend, bernadette, bernard, bernardo, bernd, bernhard, \
    bernie, bert, bertha, bertolt, bertrand, betty, bill, birgit, björn, blaise, bob, bonnie, boris, brad, bradley, \
    bram, brandon, brenda, brent, brett, brian, brigitte, bruce, bruna, bruno, bryan, bárbara, bérénice, caetano, \
    calvin, camila, camille, carl, carla, carles, carlo, carlos, carlota, carmela, carmen, carol, carolien, carolin, \
    carolina, caroline, carrie, catarina, catherine, cathy, cecil, cecilia, cecília, cesare, chad, chantal, charles, \
    charlie, charlotte, cheryl, chiara, chloé, chris, christa, christian, christiane, christina, christine, \
    christoph, christophe, christopher, cindy, cinzia, claire, clara, clarence, clarice, claudia, claudio, claus, \
    clifford, clint, clive, clémence, clément, colette, colin, concepción, connie, consuelo, cornelia, cornelis, \
    craig, cristina, cristóbal, cynthia, cyril, cátia, cécile, céline, césar, damien, dan, daniel, daniela, daniele, \
    danielle, danny, dario, darlene, darrell, darren, daryl, dave, david, davide, deborah, debra, delphine, denis, \
    denise, dennis, derek, diana, diane, dick, diego, dieter, dietrich, dilma, dirk, dirk-jan, diógenes, dmitri, \
    dolores, domenico, domingo, dominic, dominique, donald, donna, dora, doris, dorothy, doug, douglas, duarte, \
    duncan, dwight, dylan, eberhard, eckhard, ed, eddie, edgar, edith, edmund, edoardo, eduardo, edward, edwin, \
    eelco, egon, eileen, ekkehard, elaine, eleanor, elena, elfriede, elias, elio, elisa, elisabeth, elizabeth, ella, \
    ellen, elmer, els, elsa, elske, emanuel, emanuela, emil, emilia, emilio, emily, emma, emmanuel, ennio, enrico, \
    enrique, eric, erich, erik, erika, erna, ernest, ernesto, ernie, ernst, ernst-jan, erwin, esperanza, esteban, \
    estela, esther, ethan, ethel, ettore, eugen, eugene, eugenia, eugenio, eva, evan, evelyn, evert, ewald, ezra, \
    fabiana, fabien, fabio, fabiola, fabrice, fabrizio, fanny, fatima, fausto, federico, felipe, felix, femke, \
    ferdinand, fernanda, fernando, fidel, filippo, fiona, flavia, flavio, floor, florian, flávio, frances, francesca, \
    francesco, francine, francis, francisco, franck, franco, frank, frans, franz, franziska, françois, françoise, \
    fred, frederick, frederik, frenkie, frida, friedrich, frits, fritz, frédéric, fátima, félix, gabriel, gabriela, \
    gabriele, gabrielle, gail, gary, gaston, gavin, geert, gene, gennaro, geoff, geoffrey, georg, george, georges, \
    gerald, geraldo, gerard, gerardo, gerd, gerhard, germán, gerrit, gerry, getúlio, ghislaine, giacomo, giancarlo, \
    gianluca, gianni, gijs, gil, gilbert, gilles, giorgia, giorgio, giovanni, gisela, giulia, giulio, giuseppe, glen, \
    glenn, gloria, gonzalo, gordon, gottfried, gotthold, grace, graciela, graziella, graça, greg, gregor, greta, \
    grégory, guadalupe, guido, guilherme, guillaume, guillermo, gustav, gustave, gustavo, guy, gwen, gérard, günter, \
    günther, hanna, hannah, hanneke, hannelore, hans, harald, harm, harold, harriet, harry, hartmut, harvey, hassan, \
    hazel, heather, hector, heide, heidi, heike, heiko, heiner, heinrich, heinz, helder, helen, helena, helga, \
    helmut, hendrik, henk, henning, henri, henrik, henrique, henriëtte, henry, herb, herbert, herman, hermann, \
    hernán, herta, hervé, hester, hilde, hildegard, hillary, holger, holly, honoré, horace, horst, horácio, hubert, \
    hugh, hugo, hussein, hélène, ian, ibrahim, ignacio, igor, ilaria, ilhan, ilse, immanuel, imran, ineke, ines, \
    inge, ingrid, inmaculada, inácio, inés, inês, ira, irene, irina, iris, irmgard, irving, isaac, isabel, isabella, \
    isabelle, isaiah, ivan, ivana, ivano, ivo, ivone, iván, jaap, jacinto, jack, jackie, jacob, jacoba, jacqueline, \
    jacques, jaime, jair, jake, jakob, jamal, james, jamie, jan, jan-willem, jana, jane, janet, janice, janis, \
    janneke, jared, jasmine, jason, javier, jay, jean, jean-baptiste, jean-claude, jean-françois, jean-jacques, \
    jean-louis, jean-luc, jean-marie, jean-michel, jean-paul, jean-pierre, jeanette, jeanne, jeff, jeffrey, jelle, \
    jennifer, jenny, jens, jens-peter, jeremy, jeroen, jerome, jerry, jerónimo, jesse, jessica, jesús, jetta, jill, \
    jim, jimmy, jo, joachim, joan, joana, joanna, joanne, joaquina, joaquín, jochen, joe, joel, johan, johann, \
    johanna, johannes, john, johnny, joke, jon, jonas, jonathan, joop, joost, jordi, jorge, joris, joschka, josef, \
    josefa, josefina, josep, joseph, josh, joshua, josie, josé, joséphine, joy, joyce, joão, juan, juana, judith, \
    judy, jules, julia, julian, julie, julien, juliette, julio, julius, julián, juscelino, justin, jutta, jérôme, \
    jörg, jürgen, kamala, karel, karen, karin, karl, karl-heinz, karla, karolina, kaspar, kate, katharina, katherine, \
    kathleen, kathrin, kathryn, kathy, katie, katja, katrin, kees, keith, kelly, ken, kenneth, kevin, kirk, kirsten, \
    klaas, klaus, koen, kofi, konrad, kristin, kurt, kyle, käthe, lara, larry, lars, laura, lauren, laurence, \
    laurens, laurent, lawrence, lea, leendert, leila, lena, leo, leon, leonard, leonardo, leonhard, leonie, leonor, \
    leopold, leroy, leslie, leticia, lidia, lies, lily, linda, lisa, lise, livia, lodewijk, loes, lois, lola, \
    lorenzo, loretta, lorraine, lothar, lotte, louis, louisa, louise, lourdes, loïc, luc, luca, lucas, lucia, \
    luciana, luciano, lucie, lucien, lucio, lucy, lucía, ludmila, ludovic, ludwig, luigi, luigia, luis, luisa, luise, \
    luiz, lukas, luke, luzia, luís, lydia, lynn, léon, lúcia, maaike, maarten, mabel, macarena, machteld, madeleine, \
    magdalena, malala, malcolm, manfred, manuel, manuela, marc, marcel, marcela, marcella, marcelle, marcelo, marcia, \
    marco, marcos, marcus, margaret, margarete, margarida, margarita, margot, margriet, marguerite, maria, marian, \
    mariana, marianne, mariano, marie, marieke, marijke, marilyn, marina, marine, mario, marion, marisa, marisol, \
    mariusz, marjorie, mark, marko, markus, marlene, marlies, marta, martha, martijn, martin, martina, martín, \
    marvin, mary, maría, massimo, mateo, mathias, mathieu, mathilde, matilde, matt, matteo, matthew, matthias, \
    maureen, maurice, mauricio, mauro, max, maxime, maximilian, maxine, maya, meera, megan, mehmet, melanie, melissa, \
    melvin, mercedes, merle, mia, michael, michaela, michel, michela, michele, michelle, michèle, mieke, miguel, \
    mike, mikhail, mildred, milena, milton, mirela, miriam, mirjam, mitch, mohamed, mohammed, molly, monica, monika, \
    monique, moritz, muhammad, murat, muriel, mustafa, mário, mélanie, mónica, nadia, nadine, nancy, naomi, natalia, \
    natalie, nate, nathalie, nathan, natália, ned, neil, nele, nelleke, nellie, nicholas, nick, nicola, nicolas, nicole, \
    nicoletta, nicolás, niek, nienke, nieves, nigel, nikita, nikola, nils, nina, noam, noel, nora, norbert, norma, \
    norman, nuno, nuria, octavio, odile, olaf, olavo, oleg, olena, olga, oliver, olivia, olivier, omar, oprah, oscar, \
    oskar, oswald, ottavio, ottilie, otto, otávio, owen, pablo, palmira, pamela, paolo, pascal, pat, patrice, \
    patricia, patrick, patrizia, patrícia, patty, paul, paula, pauline, paulo, pedro, peggy, penelope, pepe, percy, \
    peter, petra, phil, philip, philipp, philippe, phillip, phyllis, piero, pierre, piet, pieter, pietro, pilar, pim, \
    priya, quentin, quincy, rachel, rafael, raimund, raimundo, rainer, ralf, ralph, ramón, randall, randy, raphael, \
    raquel, ray, raymond, raúl, rebecca, regina, reginald, reiner, reinhard, renata, renate, renato, renske, renzo, \
    rené, rex, rhonda, ricardo, riccardo, richard, rick, rita, rob, robert, roberta, roberto, robin, rocco, rocío, \
    rodney, rodrigo, roelof, roger, roland, rolf, romain, roman, romano, ron, ronald, ronnie, rosa, rosana, rosario, \
    rose, rosemarie, rosemary, roxane, roxanne, roy, ruby, rubén, rudolf, rufus, ruggero, rui, rupert, rute, rutger, \
    ruth, ruud, ryan, régis, rémi, rémy, rüdiger, sabine, sabrina, sadiq, sally, salman, salomé, salvador, salvatore, \
    sam, samantha, samir, samuel, sander, sandra, sanford, sanne, santiago, sara, sarah, sascha, saskia, scott, sean, \
    sebastian, sebastián, serena, sergei, sergio, seth, shane, shannon, sharon, shawn, sheila, sherry, shirley, \
    sidney, siegfried, sigmar, sigmund, sigrid, silke, silvana, silvia, silvina, silvio, simon, simona, simone, \
    sjoerd, sofia, sofía, sonia, sonsoles, sophia, sophie, soren, stef, stefan, stefania, stefano, steffen, steffi, \
    stella, stephanie, stephen, steve, steven, stijn, stuart, stéphane, sue, susan, susana, susanna, susanne, \
    suzanne, sven, svenja, sylvain, sylvester, sylvia, sylvie, sébastien, ségolène, sérgio, søren, tammy, tania, \
    tanja, tara, tatiana, ted, telmo, teodora, teodoro, terence, teresa, terry, teun, thelma, theo, theodor, \
    theodore, theresa, thierry, thijs, thilo, thomas, thorsten, thérèse, tiago, tiffany, tim, timothy, tina, tineke, \
    tiziana, tjeerd, tobias, todd, tom, tommaso, tomás, toni, tony, torsten, tracy, traudl, travis, trevor, tristan, \
    troy, trude, truus, tyrone, ugo, ulla, ulrich, ulrike, umberto, urs, ursula, ute, uwe, uwe-karsten, valentin, \
    valentina, valerie, valerio, valter, valérie, vanessa, vasco, veit, vera, verena, vernon, veronica, verónica, \
    vicente, victor, victoria, viktor, vince, vincent, vincenzo, viola, violet, violeta, virginia, virginie, \
    vittoria, vittorio, vivian, vladimir, volker, volodymyr, véronique, vítor, walter, waltraud, wanda, wayne, \
    wendell, wendy, werner, wesley, wilbur, wilfred, wilhelm, wilhelmina, willard, willem, william, willie, willy, \
    wim, winfried, winston, wolfgang, wolfram, woodrow, wouter, xavier, yann, yannick, yasmin, yolanda, yuri, yusuf, \
    yves, yvette, yvonne, zachary, zoe, zoë, zélia, álvaro, ángel, édouard, élisabeth, élise, élodie, émile, émilie, \
    éric, étienne, óscar";

/// What a role may be joined to: “director-general”, “Then-Senator”, „Vize-Präsident“.
pub(super) const ROLE_PREFIXES: &[&str] = &[
    "vice",
    "co",
    "ex",
    "then",
    "under",
    "deputy",
    "director",
    "secretary",
    "attorney",
    "lieutenant",
    "brigadier",
    "vize",
    "ko",
    "alt",
    "sous",
    "sub",
    "oud",
    "plaatsvervangend",
    "adjunct",
];
