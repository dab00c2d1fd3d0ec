//! Names and parts of names that do not belong to one language.

/// What family names begin with, written small (“de Gaulle”) or large (“Le Pen”).
pub(super) const PARTICLES: &str = "de, del, della, dello, dei, degli, di, da, do, dos, das, du, des, d', la, le, van, van de, \
    van den, van der, van 't, von, von der, von dem, von und zu, vom, zu, zur, zum, af, av, ben, bin, ibn, bint, abu, al, el, ter, \
    ten, te, den, der, st, saint, san, santa, lo, y, ap, ní, ó, mac, du plessis, de la, de las, de los, de l', van het, in 't, op de, ó";

/// What follows a name. The first three are of the name itself, the others are degrees and honours.
pub(super) const SUFFIXES: &str = "jr, sr, junior, senior, i, ii, iii, iv, v, vi, vii, viii, ix, x, xi, xii, xiii, xiv, xv, xvi, \
    xvii, xviii, xxiii, phd, ph.d, md, m.d, mp, msp, mep, esq, qc, kc, obe, mbe, cbe, ba, ma, msc, mba, frs, rn, dds, jd, j.d, \
    the elder, the younger, the great";

/// Organisations that are often quoted and that nothing in their form gives away.
pub(super) const ORGANISATIONS: &str = "greenpeace, reuters, google, microsoft, amazon, facebook, meta, twitter, youtube, \
    instagram, whatsapp, tiktok, netflix, spotify, openai, mozilla, wikipedia, intel, nvidia, samsung, sony, nokia, ericsson, huawei, boeing, airbus, \
    lufthansa, ryanair, toyota, honda, volkswagen, bmw, daimler, mercedes-benz, porsche, audi, renault, peugeot, stellantis, tesla, spacex, \
    siemens, bosch, bayer, basf, thyssenkrupp, pfizer, moderna, biontech, astrazeneca, novartis, nestlé, unilever, exxon, exxonmobil, \
    chevron, shell, totalenergies, gazprom, rosneft, petrobras, repsol, telefónica, oxfam, amnesty, unicef, unesco, interpol, europol, frontex, \
    eurostat, nasa, nato, opec, unhcr, asean, brexiteers, hamas, hezbollah, hisbollah, fatah, taliban, boko haram, bloomberg news, politico, axios, \
    newsweek, al jazeera, le monde, le figaro, libération, die zeit, die welt, der spiegel, el país, el mundo, la vanguardia, \
    la repubblica, la stampa, human rights watch, doctors without borders, médecins sans frontières, ärzte ohne grenzen, \
    reporters sans frontières, save the children, extinction rebellion, fridays for future, black lives matter, \
    the economist, downing street, capitol hill, wall street, wikileaks, bellingcat, deloitte, kpmg, mckinsey, \
    pricewaterhousecoopers, goldman sachs, jpmorgan, barclays, hsbc, citigroup, morgan stanley, blackrock, moody's, \
    fitch, walmart, mcdonald's, starbucks, coca-cola, pepsi, disney, pixar, warner, gallup, ipsos, yougov, frontex, \
    wwf, aclu, naacp, fifa, uefa, euronews, tass, xinhua, ansa, lusa, efe, dpa, ap, afp, upi, usda, noaa, fbi, cia, nsa, epa, fda, cdc, irs, nypd, \
    lapd, rspca, nhs, bbc, cnn, nbc, abc, cbs, npr, pbs, zdf, ard, rai, rtve, spd, cdu, csu, fdp, afd, psoe, vox, podemos, imf, wto, iea, who, un, eu, ecb, \
    onu, oms, otan, oea, rivm, vvd, pvv, cda, d66, groenlinks, rtl, nos, zara, ikea, github, gitlab, debian, fedora, ubuntu, canonical, apple";

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

/// Family names that are written before given names.
pub(super) const FAMILY_FIRST: &str = "xi, mao, deng, zhou, chiang, hu, wen, zhao, zhang, wang, liu, li, chen, jiang, yang, nguyen, \
    ngo, ho, moon, park, kim, roh, yoon, lee";

/// Given names that are common where the languages above are spoken. They tell a person from other capitalised words
/// where the grammar alone does not; a name that is missing costs nothing else.
pub(super) const GIVEN: &str = "aaron, abdul, al, abdullah, abraham, adam, adrian, agnes, ahmad, ahmed, alain, alan, albert, alberto, alejandra, alejandro, \
    alessandra, alessandro, alex, alexander, alexandra, alexandre, alexandria, alfred, alfredo, ali, alice, alicia, alison, amanda, \
    amelia, amina, amy, ana, anders, andrea, andreas, andrés, andrew, andré, andy, angela, angelo, anita, ann, anna, annalena, anne, \
    annie, anthony, antoine, antonia, antonio, antónio, antônio, antónia, arnold, arthur, artur, astrid, audrey, augusto, barack, barbara, bárbara, beatrice, beatriz, \
    ben, benedict, benito, benjamin, bernard, bernd, bernie, bertrand, betty, bill, birgit, björn, bob, boris, brian, bruce, bruno, \
    camila, camille, carl, carla, carles, carlo, carlos, carmen, carol, carolin, carolina, caroline, catarina, catherine, cathy, \
    cecilia, chantal, charles, charlie, charlotte, chiara, chris, christa, christian, christiane, christina, christine, \
    christoph, christophe, christopher, cindy, claire, clara, claudia, claudio, claus, colin, cornelia, craig, cristina, \
    daniel, daniela, daniele, danielle, dave, david, deborah, denis, dennis, diana, diane, diego, dieter, dietrich, dirk, dmitri, dolores, \
    domenico, dominic, dominique, donald, donna, dora, doris, dorothy, douglas, duarte, dwight, eduardo, edward, eileen, elena, \
    eleanor, elias, elisa, elisabeth, elizabeth, ella, ellen, elsa, emanuel, emily, emma, emmanuel, enrico, enrique, eric, erich, \
    erika, erik, erna, ernest, ernst, esther, eugene, eva, evelyn, fabio, fatima, fátima, federico, felipe, felix, fernanda, fernando, fiona, \
    florian, frances, francesca, francesco, francis, francisco, franco, frank, franklin, frans, franz, françois, françoise, fred, \
    frederick, frederik, friedrich, frida, fritz, gabriel, gabriela, gabriele, gabrielle, gary, geoffrey, georg, george, georges, gerald, \
    gerard, gerd, gerhard, giacomo, gianni, giorgia, giorgio, giovanni, giulia, giuseppe, gisela, gloria, gonzalo, gordon, grace, grégory, greg, greta, \
    guido, guillermo, gustav, gustavo, hanna, hannah, hans, harald, harold, harriet, harry, hassan, heather, heide, heidi, heike, heiko, heiner, \
    heinrich, heinz, helen, helena, helga, helmut, hendrik, henk, henri, henrik, henrique, henry, herbert, hermann, hillary, holger, hubert, hugo, \
    hussein, ian, ibrahim, ignacio, ilhan, imran, ines, inés, inês, inge, ingrid, irene, irina, iris, isaac, isabel, isabelle, isabella, ivan, \
    ivo, jack, jacob, jacqueline, jacques, jaime, jakob, james, jan, jana, jane, janet, janice, jason, javier, jean, jean-claude, jean-luc, jean-marie, jean-paul, jean-pierre, \
    jeanne, jeff, jeffrey, jennifer, jens, jeremy, jerry, jessica, jesús, jill, jim, jimmy, joachim, joan, joana, joanna, joão, joaquín, jochen, joe, johan, johann, \
    johanna, johannes, john, johnny, jon, jonas, jonathan, joost, jorge, jörg, josé, josef, josep, joseph, joshua, josie, joyce, \
    juan, juana, judith, judy, jules, julia, julian, julie, julien, juliette, julio, jürgen, justin, kamala, karen, karin, karl, karla, karolina, kate, katharina, \
    katherine, kathleen, kathryn, kathy, katja, katrin, keith, kelly, kenneth, kevin, kirsten, klaus, kofi, konrad, kristin, \
    kurt, lara, larry, lars, laura, laurent, lauren, lea, leila, lena, leo, leon, leonardo, leonie, leonor, leopold, léon, lily, linda, \
    lisa, lise, loïc, lorenzo, louis, louise, lourdes, luc, luca, lucas, lucia, lucía, lucy, ludwig, luigi, luís, luis, luisa, luiz, \
    luke, lukas, lydia, madeleine, magdalena, malala, malcolm, manfred, manuel, manuela, marc, marcel, marcelo, marco, marcos, marcus, margaret, \
    margarida, margarita, margot, maria, mariana, mariano, maría, marie, marina, marine, mario, mário, marion, mariusz, mark, marko, marlene, marta, martha, \
    martin, martín, martina, mary, mateo, mathias, matt, matteo, matthew, matthias, maurice, mauricio, max, maximilian, maya, meera, megan, mehmet, mercedes, merle, \
    mia, michael, michel, michela, michèle, michelle, miguel, mike, milan, milena, mohamed, mohammed, monica, monika, monique, muhammad, murat, mustafa, \
    nadia, nancy, naomi, natalia, natalie, nathalie, nathan, nelson, nicholas, nick, nicola, nicolas, nicole, nigel, nikola, nils, nina, nora, norbert, \
    norman, olaf, oleg, olga, oliver, olivia, olivier, omar, oprah, oscar, óscar, oskar, otto, pablo, paolo, pamela, patricia, patrícia, \
    patrick, paul, paula, paulo, pauline, pedro, penelope, peter, petra, phil, philip, philipp, philippe, phillip, pierre, pieter, pilar, \
    priya, quentin, rachel, rafael, raimund, ralf, ralph, ramón, raphael, raquel, raúl, ray, raymond, rebecca, reinhard, renate, renata, renato, rené, \
    ricardo, riccardo, richard, rita, rob, robert, roberta, roberto, rodrigo, roger, roland, rolf, romain, roman, ronald, rosa, rosario, \
    rose, rosemary, roxane, rüdiger, rudolf, rui, ruth, ryan, sabine, salman, salvador, salvatore, sam, samantha, samir, samuel, sandra, santiago, sara, sarah, \
    sascha, scott, sean, sebastian, sebastián, sébastien, ségolène, sergei, sergio, sérgio, shirley, sigmund, silvia, silvio, simon, simone, sofia, sofía, \
    sonia, sophia, sophie, stefan, stefano, steffen, steffi, stella, stéphane, stephanie, stephen, steve, steven, stuart, sue, susan, susana, \
    susanne, suzanne, sven, svenja, sylvia, sylvie, tania, tanja, tatiana, ted, teresa, theo, theodor, theodore, theresa, thérèse, thierry, thomas, \
    tim, timothy, tina, tobias, tom, tomás, toni, tony, ulrich, ulrike, urs, ursula, uwe, valentina, valérie, vanessa, vera, verena, veronica, \
    verónica, vicente, victor, victoria, vincent, vincenzo, virginia, virginie, viktor, vladimir, volker, volodymyr, walter, wendy, werner, wilhelm, willem, william, willy, \
    winston, wolfgang, xavier, yasmin, yolanda, yusuf, yves, yvonne, zoe, zoë, sadiq, élisabeth, élodie, émile, émilie, éric, étienne, wim, kees, joke, sanne, femke, \
    jeroen, maarten, bart, geert, frenkie, sigrid, sjoerd, gijs, saskia, marijke, anouk, lotte, sander, rutger, margriet";
