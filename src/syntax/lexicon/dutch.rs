//! Dutch.

use super::Words;

pub(super) const WORDS: Words = Words {
    verbs: "zei, zegt, zeiden, zeggen, verklaarde, verklaart, verklaarden, schreef, schrijft, schreven, schrijven, vroeg, \
        vraagt, vroegen, antwoordde, antwoordt, antwoordden, vertelde, vertelt, vertelden, vertellen, benadrukte, \
        benadrukt, benadrukken, waarschuwde, waarschuwt, waarschuwden, waarschuwen, meende, meent, meenden, menen, beweerde, beweert, \
        beweren, betoogde, betoogt, bekende, erkende, erkent, klaagde, klaagt, klaagden, klagen, fluisterde, twitterde, beaamde, \
        beaamt, concludeerde, concludeert, riep, mopperde, grapte, verzuchtte, verzucht, verzekerde, verzekert, \
        herinnert zich, herinnerde zich, vroeg zich af, vraagt zich af, opperde, oordeelde, luidde, licht toe, pleitte, \
        pleit, stelde vast, constateerde, constateert, sneerde, jubelde, bezweert, bezwoer, schetst, schetste, vertrouwt, fulmineert, fulmineerde, foetert, jubelt, sneert, grapt, peinst",
    plural_verbs: "zeiden, zeggen, verklaarden, schreven, schrijven, vroegen, antwoordden, vertelden, vertellen, \
        benadrukken, waarschuwden, waarschuwen, meenden, menen, beweren, klaagden, klagen, stellen, vinden",
    weak_verbs: "voegde, voegt, stelde, stelt, stellen, vond, vindt, vinden, legde, legt, merkte, merkt, roept, \
        reageerde, reageert, gaf, geeft, lachte, lacht, vervolgde, vervolgt, besloot, besluit, denkt, dacht, \
        begon, begint, liet, laat, las, leest, vatte, vat, citeerde, citeert, bevestigde, bevestigt, herhaalde, \
        herhaalt, wist, weet, glimlacht, noteerde, noteert, gelooft, geloofde, lichtte, somberde, vult, vulde, \
        luidt, zuchtte, zucht, bromde, bromt, voegde toe, voegt toe, vulde aan, vult aan, merkte op, merkt op, \
        herinnert, knikte, telegrafeerde, schamperde, schampert, gromde, gromt, protesteerde, protesteert, \
        kaatste terug, wierp tegen, werpt tegen, biechtte op, biecht op, meldde, meldt, meldden, bezweren, \
        verhaalt, verhaalde, vermoedde, vermoedt, beschreef, beschrijft, corrigeerde, corrigeert, verbeterde, \
        verbetert, gaf toe, geeft toe, legde uit, legt uit, vatte samen, vat samen, schertste, schertst, \
        relativeert, relativeerde, bekent, tekende aan, tekent aan, riep uit, roept uit, kopte, kopt, titelde",
    term_verbs: "noemde, noemt, noemden, noemen, omschreef, omschrijft, betitelde, bestempelde, bestempelt, doopte",
    participles: "gezegd, verklaard, geschreven, gevraagd, geantwoord, verteld, benadrukt, gewaarschuwd, \
        beweerd, betoogd, bekend, erkend, geklaagd, toegevoegd, opgemerkt, gesteld, laten weten, gemeld, \
        bevestigd, herhaald, gereageerd, genoteerd, uitgelegd, aangevuld, beschreven, gemopperd, toegegeven, \
        verzucht, opgetekend",
    gerunds: "",
    sources: "volgens, naar de woorden van, in de woorden van, naar eigen zeggen van, aldus, \
        naar het oordeel van, naar de mening van, naar de overtuiging van, in de visie van, in het oordeel van, \
        zoals verteld door, toegeschreven aan",
    sources_after: "aldus, zo",
    sources_behind: "",
    auxiliaries: "heeft, had, hebben, hadden, heb, zou, zouden, zal, wil, wilde, kan, kon, moet, moest, mag",
    passives: "is, zijn, was, waren, wordt, werd, worden, werden, geworden",
    negations: "niet, nooit, geen, niemand, nauwelijks, noch, ontkende, ontkent, weigerde",
    pronouns: "ik, wij, we",
    impersonal: "het, men, je, jij, jullie, u, dat",
    masculine: "hij",
    feminine: "zij, ze",
    relatives: "wie, wiens, welke",
    articles: "de, het, een, den, der, 't",
    determiners: "zijn, haar, hun, ons, onze, mijn, jouw, uw, deze, dit, die, enkele, sommige, veel, vele, meerdere, \
        verschillende, weinig, alle, beide, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, andere, elke, elk, \
        iedere, ieder, diverse, talloze",
    indefinites: "iemand, velen, sommigen, anderen, mensen, anoniem, onbekend, iedereen, niemand, enkelen, allen",
    titles: "president, premier, minister, minister-president, vicepremier, staatssecretaris, kanselier, \
        senator, burgemeester, wethouder, gouverneur, commissaris, generaal, kolonel, majoor, kapitein, \
        luitenant, sergeant, admiraal, dr, drs, prof, prof. dr, professor, ir, ing, mr, ds, dominee, pastoor, \
        pater, bisschop, aartsbisschop, kardinaal, paus, koning, koningin, prins, prinses, keizer, keizerin, \
        graaf, gravin, baron, hertog, sint, rechter, rabbijn, imam, tsaar, kol, gen, kap, lt, mgr, zr, br, \
        past, kpt, jhr, jkvr, jonkheer, jonkvrouw",
    titles_of_men: "meneer, dhr, heer",
    titles_of_women: "mevrouw, mw, mevr, juffrouw, zuster",
    roles: "woordvoerder, woordvoerster, bewoner, bewoonster, bewoners, inwoner, inwoners, getuige, getuigen, \
        ooggetuige, ooggetuigen, ambtenaar, ambtenaren, deskundige, deskundigen, expert, experts, analist, \
        analisten, historicus, historica, historici, schrijver, schrijfster, auteur, dichter, dichteres, \
        filosoof, filosofe, journalist, journaliste, journalisten, verslaggever, verslaggeefster, redacteur, \
        hoofdredacteur, uitgever, directeur, directrice, baas, hoofd, leider, leidster, voorzitter, secretaris, \
        oprichter, oprichtster, eigenaar, eigenares, medewerker, medewerkster, werknemer, werknemers, arbeider, \
        agent, agente, politie, politieagent, brandweer, brandweerman, leraar, lerares, leraren, docent, \
        docente, leerling, leerlingen, student, studente, studenten, arts, artsen, dokter, verpleegkundige, \
        verpleger, advocaat, advocate, officier van justitie, rechter, politicus, politica, politici, kamerlid, \
        kamerleden, raadslid, minister, staatssecretaris, premier, president, burgemeester, wethouder, \
        activist, activiste, activisten, demonstrant, demonstranten, kiezer, kiezers, klant, klanten, \
        gebruiker, gebruikers, lezer, lezeres, bezoeker, bezoekers, buurman, buurvrouw, buren, vriend, \
        vriendin, collega, collega's, moeder, vader, ouders, broer, zus, zoon, dochter, man, vrouw, mannen, \
        vrouwen, kind, kinderen, jongen, meisje, slachtoffer, slachtoffers, overlevende, trainer, coach, \
        speler, speelster, kunstenaar, kunstenares, schilder, schilderes, componist, zanger, zangeres, \
        regisseur, acteur, actrice, econoom, socioloog, psycholoog, bioloog, natuurkundige, boer, boerin, \
        bakker, diplomaat, ambassadeur, onderzoeker, onderzoekers, onderzoekster, wetenschapper, \
        wetenschappers, criticus, critici, bron, bronnen, lid, leden, bisschop, priester, pastoor, koning, \
        koningin, generaal, hoogleraar, ondernemer, manager, coördinator, vertegenwoordiger, spreekwoord, \
        biograaf, beheerder, dirigent, dirigente, koster, kosteres, loods, schipper, schipperse, dijkgraaf, \
        molenaar, molenaarster, smid, timmerman, metselaar, tuinder, visser, vissersvrouw, imker, boswachter, \
        herder, herderin, conservator, archivaris, bibliothecaris, bibliothecaresse, organist, organiste, \
        pianist, pianiste, violist, violiste, cellist, fotograaf, fotografe, beeldhouwer, beeldhouwster, \
        kapper, slager, groenteboer, kroegbaas, waard, waardin, kastelein, kok, kokkin, ober, machinist, \
        machiniste, conducteur, conductrice, piloot, matroos, stuurman, soldaat, officier, weduwe, weduwnaar, \
        kleindochter, kleinzoon, tante, oom, grootmoeder, grootvader, oma, opa, abt, abdis, monnik, non, \
        diaken, dominee, predikant, predikante, ingenieur, architect, architecte, geoloog, geologe, botanicus, \
        ornitholoog, meteoroloog, astronoom, sterrenkundige, wiskundige, taalkundige, archeoloog, archeologe, \
        kunsthistoricus, vertaler, vertaalster, boekhandelaar, notaris, dierenarts, tandarts, apotheker, \
        verloskundige, vroedvrouw, wijkverpleegkundige, huisarts, chirurg, penningmeester, gemeentesecretaris, \
        griffier, landmeter, opzichter, sluiswachter, brugwachter, vuurtorenwachter, havenmeester, \
        stationschef, conciërge, assistent, assistente, meester, gezel, promovendus, promovenda, decaan, \
        rector, curator, restaurateur, restauratrice, orgelbouwer, vioolbouwer, klokkenmaker, kaasmaker, \
        bierbrouwer, brouwer, wijnboer, chauffeur, bode, postbode, veerman, gids, huurder, eigenaresse, \
        uitbater, uitbaatster, onderwijzer, onderwijzeres, wasvrouw, naaister, dienstmeid",
    role_endings: "woordvoerder, woordvoerster, minister, voorzitter, leider, directeur, chef, expert, deskundige, \
        deskundigen, onderzoeker, onderzoekers, baas, secretaris, lid, leden, medewerker, medewerkster, hoogleraar, \
        loog, bewoner, bewoners, trainer, speler, advocaat, eigenaar, beheerder, meester, historicus, schrijver, \
        redacteur, arts, docent, ambtenaar, kundige, politicus",
    organisations: "ministerie, universiteit, hogeschool, school, instituut, vereniging, bond, vakbond, \
        genootschap, partij, fractie, commissie, comité, raad, gemeenteraad, gemeente, provincie, rechtbank, \
        hof, hoge raad, parlement, kamer, tweede kamer, eerste kamer, senaat, regering, kabinet, overheid, \
        dienst, agentschap, bureau, bedrijf, onderneming, groep, bank, stichting, organisatie, centrum, \
        laboratorium, ziekenhuis, kliniek, museum, bibliotheek, kerk, bisdom, krant, dagblad, tijdschrift, \
        weekblad, pers, omroep, volkskrant, telegraaf, trouw, parool, handelsblad, politie, \
        openbaar ministerie, leger, witte huis, kremlin, vaticaan, rode kruis, naties, theater, club, \
        ambassade, beweging, waterschap, bv, b.v, nv, n.v, unie, verbond, waterstaat, academie, coöperatie, \
        maatschappij, gezelschap, fanfare, harmonie, koor, orkest, gilde, reizigersbond, courant, bode, \
        nieuwsblad, koerier, spoorwegen, veerdienst, uitgeverij, zangvereniging, vrienden",
    organisation_endings: "ministerie, universiteit, school, instituut, vereniging, bond, partij, fractie, \
        commissie, raad, rechtbank, regering, dienst, bureau, bedrijf, groep, bank, stichting, organisatie, \
        centrum, ziekenhuis, museum, kerk, krant, blad, omroep, schap, academie, courant, koor, gilde, \
        maatschappij, coöperatie, genootschap, orkest, bode, vrienden, wegen, fonds",
    prepositions: "van, voor, met, naar, over, tegen, tussen, door, zonder, onder, uit, bij, na, sinds, tijdens, wegens, \
        ondanks, namens, vanuit, richting, per, tot, om, achter, naast, volgens, als, vanaf, sedert, rond, van de, van den, van der, van het, van 't",
    adjuncts: "op, in, te, aan, tijdens, anno",
    conjunctions: "en, of, maar, want, dus, toen, terwijl, omdat, hoewel, als, wanneer, zodra, nadat, voordat, waar, \
        indien, noch, zoals, waarom, hoe, wat",
    that: "dat, of, hoe, waarom, wat",
    adverbs: "ook, later, dan, toen, nu, ooit, weer, nog, zelfs, alleen, al, reeds, altijd, vaak, gisteren, vandaag, \
        morgen, destijds, hier, daar, er, echter, bovendien, daarom, daarna, vervolgens, toch, misschien, eerst, \
        uiteindelijk, eindelijk, onlangs, eerder, ja, nee, dank, zich, zelf, eens, zo, precies, inderdaad, blijkbaar, \
        heel, zeer, meer, minder, eveneens, intussen, ondertussen, inmiddels, letterlijk, simpelweg, dag, dagen, week, \
        weken, maand, maanden, jaar, jaren, avond, ochtend, middag, nacht, uur, vorige, volgende, afgelopen, \
        bijvoorbeeld, onder meer, natuurlijk, hallo, dank je, toe, vast, uit, op, aan, weten, wel, daarover, hierover",
    clitics: "me, ons, hem, hen, je, zich, het",
    weekdays: "maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag",
    months: [
        "januari, jan",
        "februari, feb",
        "maart, mrt",
        "april, apr",
        "mei",
        "juni, jun",
        "juli, jul",
        "augustus, aug",
        "september, sept, sep",
        "oktober, okt",
        "november, nov",
        "december, dec",
    ],
    works: "interview, toespraak, rede, brief, brieven, verklaring, getuigenis, dagboek, memoires, \
        autobiografie, essay, essays, boek, roman, gedicht, artikel, hoofdartikel, column, tweet, bericht, \
        mail, e-mail, notitie, rapport, lezing, preek, persconferentie, persbericht, hoorzitting, debat, \
        voorwoord, nawoord, woorden, antwoord, gesprek, vonnis, manifest, reactie, afscheidsrede, dagboeken, \
        jaarverslag, notulen, oordeel, raad, motto, commentaar, conclusie, uitleg, devies, inscriptie, \
        opschrift, reglement, besluit, pamflet, brochure, folder, testament, grafschrift, rijm, rijmpje, spreekwoord, gebed, raadsel, opschrift",
    reports: "bedankte, bedankt, sprak, spreekt, beschuldigde, vergeleek, beloofde, belooft, dreigde, betreurde, \
        betreurt, prees, prijst, noemde, noemt, omschreef, omschrijft, bestempelde, beschreef, beschrijft, vond, \
        vindt, achtte, acht, hekelde, hekelt, verweet, verwijt, citeerde, citeert, noteerde, noteert, grapte, \
        grapt, sneerde, mopperde, moppert, hield, houdt",
    writers: "ik, wij, we",
    imagined: "stel je voor, stel, spreekwoord, als, zou, zouden, men, iemand, niemand, indien",
    naming: "letterlijk, bijvoorbeeld, oftewel, dat wil zeggen, vervangen, schrappen, toevoegen, begrip, categorie, \
        formulering, zogenaamde, zogeheten, genaamd, genoemd, getiteld, bijgenaamd, woord, term, titel, naam, \
        betekent, klik op, kies, selecteer",
    callings: "noemt, noemen, heet, heten",
    devices: "programma, app, scherm, machine, etiket, bord, apparaat, systeem",
    things: "fout, foutmelding, melding, knop, menu, optie, instelling, hoofdstuk, sectie, veld, bestand, map",
    outlets: "volkskrant, telegraaf, trouw, parool, handelsblad, nrc, krant, dagblad, weekblad, nieuwsblad, courant, bode, \
        koerier, standaard, morgen, tijd, morgenpost, elsevier, groene, nieuws, tijdschrift, omroep",
    outlet_endings: "krant, dagblad, weekblad, nieuwsblad, courant, bode, koerier, post",
    addressees: "aan, met, tegen, tegenover, voor",
    insides: "in, voor",
    airs: "op, bij",
    writings: "schreef, schrijft, geschreven",
    postings: "twitterde, twittert, tweette, tweet",
    testimonies: "hoorzitting",
    committees: "commissie, enquêtecommissie",
    broadcasters: "radio, televisie, omroep, tv",
    magazines: "weekblad, groene amsterdammer, elsevier",
    abbreviations: "dr, drs, prof, ir, ing, mr, ds, dhr, mw, mevr, st, p, pp, nr, nrs, blz, bijv, bv, d.w.z, \
        m.a.w, o.a, m.n, t.a.v, i.v.m, t.o.v, z.g, zgn, ca, vgl, zie, art, dl, hfst, red, vert, jan, feb, mrt, \
        apr, jun, jul, aug, sept, sep, okt, nov, dec, fig, tel, resp, max, min, incl, excl, jl, jhr, ibid, kol, \
        kap, lt, mgr, kpt, jkvr",
    endings: "enz, etc, e.d, e.a, v.chr, n.chr, b.v, n.v, a.u.b",
    not_cues: "dat wil zeggen, dat gezegd hebbende, zogezegd, met andere woorden, veelgestelde vragen, \
        laten we zeggen, zeg maar, om zo te zeggen",
    labels: "noot, let op, opmerking, tip, tips, waarschuwing, belangrijk, info, informatie, voorbeeld, voorbeelden, \
        zie ook, samenvatting, definitie, stelling, bewijs, opgave, vereisten, conclusie, onthoud, \
        gevaar, bron, bronnen, update, achtergrond, doel, doelen, goed om te weten, correctie, aanvulling, nb, n.b",
    ands: "en",
    joints: "en, maar, of",
    common_articles: "een",
    ranks: "generaal, kolonel, kapitein, admiraal",
    courtesies: "dr, drs, prof, ir, mgr, jhr, jkvr, jonkheer, jonkvrouw",
    then: "toen, destijds, nu, voorheen, vroeger, ooit",
    years: "jaar",
    seasons: ["lente, voorjaar", "zomer, nazomer", "herfst, najaar", "winter"],
    decades: "jaren",
    between: "tussen",
    until: "tot, t/m",
    circa: "ca, circa, omstreeks, rond, rondom",
    dated: "gedateerd",
    lifetimes: "sinds, vanaf, tot, geb, geboren, overl, overleden, gekozen, verkozen, benoemd, gepensioneerd, opgericht, \
        gebouwd, geïnstalleerd, getrouwd, gehuwd",
    first_person: "heb",
    reflexives: "zich",
    manner: "zoals",
    named: "genaamd, geheten, met de naam",
    states: "geboren, gekleed, gezeten, zichtbaar, gevraagd, zelf",
    regnal: "paus, koning, koningin, prins, prinses, keizer, keizerin, tsaar, sint, broeder, zuster, moeder, pater",
    imperatives: "",
    receives: "vond, vindt, zag, ziet, hoorde, hoort, ontving, ontvangt, kreeg, krijgt, kende, kent, las, leest, droeg, draagt, ontdekte, ontdekt, houdt",
    work_endings: "rede, brief, toespraak, lezing, interview, gesprek, verslag, boek, artikel, preek, brieven, memoires, vergadering, notulen, lied, gedicht, debat, college, bundel",
    agent: "door",
    infinitives: "",
    placed: "in, te",
    likely_role_endings: "er, ster, ist, iste, ant, ante, ent, ente, eur, euse, es, aar, man, vrouw, loog, \
        loge, kundige, ier, iër",
    likely_noun_endings: "",
    surnames: "bakker, visser, smid, kok, koster, molenaar, mulder, kuiper, schipper, dekker, bode, koning, \
        prins, boer, jager, schilder, meester, brouwer, herder, timmerman",
    elisions: "",
    enclitics: "",
    adverb_ending: "",
    drops_pronouns: false,
    incises: false,
    capital_nouns: false,
};
