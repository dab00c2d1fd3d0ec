//! Italian.

use super::Words;

pub(super) const WORDS: Words = Words {
    verbs: "disse, dice, diceva, dicono, dicevano, dissero, afferma, affermò, affermava, affermano, dichiara, dichiarò, \
        dichiarano, spiega, spiegò, spiegava, spiegano, scrive, scrisse, scriveva, scrivono, scrissero, risponde, \
        rispose, rispondeva, rispondono, racconta, raccontò, raccontava, raccontano, ricorda, ricordò, ricordava, \
        sottolinea, sottolineò, sottolineano, commenta, commentò, commentano, ribadisce, ribadì, ribadiscono, ammette, \
        ammise, sostiene, sostenne, sosteneva, sostengono, avverte, avvertì, avvertono, replica, replicò, esclama, \
        esclamò, denuncia, denunciò, denunciano, insiste, insistette, lamenta, lamentò, confessa, confessò, confida, \
        si chiede, si chiedeva, si chiese, domandò, domanda, chiosa, ironizza, twitta, sussurrò, gridò, mormorò, \
        auspica, rimarca, puntualizza, argomenta, evidenzia, rivela, protesta, tuona",
    plural_verbs: "dicono, dicevano, dissero, affermano, dichiarano, spiegano, scrivono, scrissero, rispondono, \
        raccontano, sottolineano, commentano, ribadiscono, sostengono, avvertono, denunciano, aggiungono, chiedono",
    weak_verbs: "aggiunge, aggiunse, aggiungeva, aggiungono, conclude, concluse, precisa, precisò, assicura, \
        assicurò, osserva, osservò, annuncia, annunciò, prosegue, proseguì, continua, continuò, chiede, chiese, \
        chiedeva, chiedono, pensa, pensava, crede, recita, recitava, legge, nota, notò, riassume, ride, \
        sorride, promette, promise, ripete, ripeteva, cominciò, comincia, cita, riconosce, riconobbe, riflette, \
        segnala, chiarisce, conferma, confermò, attacca, rilancia, ribatté, ribatte, ammise, ammette, confessò, \
        confessa, scherzò, scherza, sbottò, sbotta, sospirò, sospira, mormorò, mormora, sussurrò, sussurra, \
        gridò, grida, esclamò, esclama, annotò, annota, telegrafò, corresse, corregge, obiettò, obietta, \
        replicò, replica, protestò, protesta, riassunse, si lamenta, si lamentò, lamenta, lamentò, ammonì, \
        ammonisce, avvertì, avverte, ironizzò, ironizza, rievoca, rievocò, chiosa, chiosò, taglia corto, \
        tagliò corto, puntualizza, puntualizzò, confida, confidò, ricordava, raccontava, ripeté, osservava, \
        rispose, risponde",
    term_verbs: "chiama, chiamò, chiamava, chiamano, definisce, definì, definiva, descrive, descrisse, battezzò, soprannominò",
    participles: "detto, dichiarato, affermato, spiegato, scritto, aggiunto, risposto, chiesto, raccontato, ricordato, \
        sottolineato, commentato, ribadito, concluso, precisato, assicurato, ammesso, osservato, sostenuto, avvertito, \
        annunciato, replicato, esclamato, confessato, denunciato, insistito, proseguito, lamentato, twittato",
    gerunds: "dicendo, aggiungendo, scrivendo, chiedendo, spiegando, affermando",
    sources: "secondo, a detta, a parere, a giudizio, nelle parole, stando, per dirla con, come disse, \
        come dice, come diceva, come scrisse, come scrive, come scriveva, come ha detto, come ha scritto, \
        citando, per citare, nel giudizio, come ricorda, come ricordava, come raccontò, come racconta, \
        come raccontava, come ripeteva, come soleva dire, attribuito a",
    sources_after: "",
    sources_behind: "",
    auxiliaries: "ha, hanno, aveva, avevano, abbia, avrebbe, avrebbero, ho, abbiamo, ebbe, deve, può, poteva, vuole",
    passives: "è, sono, stato, stata, stati, viene, venne, era, erano, fu, furono, sarà",
    negations: "non, mai, nessuno, né, neanche, nega, negò",
    pronouns: "io, noi, loro, me",
    impersonal: "voi, tu, ciò",
    masculine: "lui, egli, essi",
    feminine: "lei, ella, esse",
    relatives: "chi, quale, quali, cui",
    articles: "il, lo, la, l', i, gli, le, un, uno, una, un'",
    determiners: "suo, sua, suoi, sue, nostro, nostra, mio, mia, questo, questa, questi, queste, quel, quello, quella, \
        quei, alcuni, alcune, molti, molte, diversi, diverse, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, \
        tutti, tutte, altro, altra, altri, altre, ogni, nessun, nessuna, entrambi, numerosi, qualche",
    indefinites: "alcuni, molti, altri, qualcuno, anonimo, ignoto, sconosciuto, tutti, nessuno, uno",
    titles: "m°, presidente, vicepresidente, primo ministro, ministro, ministra, cancelliere, cancelliera, \
        senatore, senatrice, deputato, deputata, onorevole, on, sindaco, sindaca, governatore, governatrice, \
        generale, gen, colonnello, col, maggiore, capitano, tenente, ammiraglio, dottor, dottore, dottoressa, \
        dott, dott.ssa, dr, professor, professore, professoressa, prof, prof.ssa, giudice, procuratore, papa, \
        cardinale, arcivescovo, vescovo, padre, don, fra, monsignor, mons, re, regina, principe, principessa, \
        imperatore, duca, duchessa, conte, contessa, marchese, barone, san, santa, santo, avvocato, avv, \
        ingegner, ingegnere, ing, ambasciatore, ambasciatrice, commissario, rabbino, premier, cavaliere, cav, \
        maestro, sottosegretario, comm, arch, rag, geom, cap, ten, sac, mag, m.o, uff, sen",
    titles_of_men: "signor, signore, sig, sigg",
    titles_of_women: "signora, sig.ra, signorina, donna, suor",
    roles: "portavoce, residente, residenti, abitante, abitanti, testimone, testimoni, funzionario, \
        funzionaria, esperto, esperta, esperti, analista, analisti, storico, storica, scrittore, scrittrice, \
        autore, autrice, poeta, poetessa, romanziere, filosofo, filosofa, giornalista, giornalisti, cronista, \
        direttore, direttrice, capo, leader, segretario, segretaria, segretario generale, fondatore, \
        fondatrice, proprietario, proprietaria, titolare, dipendente, dipendenti, operaio, operaia, lavoratore, \
        lavoratrice, lavoratori, poliziotto, poliziotta, polizia, carabinieri, pompiere, insegnante, \
        insegnanti, docente, maestro, maestra, professore, professoressa, alunno, alunna, studente, \
        studentessa, studenti, medico, medici, infermiere, infermiera, avvocato, avvocata, procuratore, \
        procuratrice, giudice, magistrato, magistrata, politico, politica, deputato, deputata, senatore, \
        senatrice, ministro, ministra, presidente, vicepresidente, primo ministro, premier, sindaco, sindaca, \
        assessore, assessora, consigliere, consigliera, attivista, attivisti, manifestante, manifestanti, \
        elettore, elettrice, cliente, clienti, utente, utenti, lettore, lettrice, visitatore, visitatrice, \
        vicino, vicina, vicini, amico, amica, amici, collega, colleghi, madre, padre, genitori, fratello, \
        sorella, figlio, figlia, marito, moglie, donna, uomo, uomini, donne, bambino, bambina, ragazzo, \
        ragazza, vittima, vittime, superstite, allenatore, allenatrice, giocatore, giocatrice, artista, \
        pittore, pittrice, compositore, compositrice, cantante, regista, attore, attrice, economista, \
        sociologo, sociologa, psicologo, psicologa, biologo, biologa, fisico, fisica, agricoltore, panettiere, \
        diplomatico, ambasciatore, ambasciatrice, ricercatore, ricercatrice, ricercatori, scienziato, \
        scienziata, scienziati, critico, fonte, fonti, membro, membri, vescovo, sacerdote, parroco, re, regina, \
        generale, gente, proverbio, biografo, imprenditore, imprenditrice, responsabile, rappresentante, \
        amministratore delegato, sindacalista, candidato, candidata, rettore, rettrice, consulente, \
        capostazione, risaiola, mondina, geologo, geologa, soprintendente, ingegnere, architetto, architetta, \
        mugnaio, mugnaia, fabbro, falegname, muratore, minatore, pescatore, pescatrice, pastore, pastora, \
        contadino, contadina, barcaiolo, barcaiola, marinaio, capitano, macchinista, autista, postino, postina, \
        sarto, sarta, sagrestano, suora, monaco, monaca, abate, badessa, frate, organista, violinista, \
        pianista, chitarrista, direttore d'orchestra, liutaio, liutaia, orologiaio, orologiaia, botanico, \
        botanica, meteorologo, meteorologa, astronomo, astronoma, matematico, matematica, archeologo, \
        archeologa, archivista, bibliotecario, bibliotecaria, traduttore, traduttrice, editore, editrice, \
        libraio, libraia, notaio, veterinario, veterinaria, dentista, farmacista, ostetrica, levatrice, \
        chirurgo, chirurga, vedova, vedovo, nipote, nonno, nonna, zio, zia, ex sindaco, ex sindaca, tesoriere, \
        guardaboschi, guardiano, guardiana, custode, portiere, cuoco, cuoca, oste, ostessa, locandiera, \
        allevatore, allevatrice, viticoltore, viticoltrice, vignaiolo, vignaiola, apicoltore, apicoltrice, \
        fotografo, fotografa, scultore, scultrice, ballerino, ballerina, assistente, apprendista, allievo, \
        allieva, ferroviere, ispettore, ispettrice, commissario, commissaria, tecnico, tecnica, pensionato, \
        pensionata, sovrintendente, commerciante, coordinatore, coordinatrice, restauratore, restauratrice",
    role_endings: "",
    organisations: "ministero, università, scuola, istituto, associazione, società, federazione, \
        confederazione, unione, lega, alleanza, partito, comitato, consiglio, commissione, corte, tribunale, \
        parlamento, congresso, senato, camera, assemblea, governo, amministrazione, agenzia, ufficio, azienda, \
        impresa, compagnia, gruppo, banca, fondazione, organizzazione, centro, laboratorio, ospedale, clinica, \
        museo, biblioteca, chiesa, giornale, quotidiano, rivista, corriere, repubblica, stampa, radio, \
        televisione, sindacato, comune, regione, provincia, polizia, procura, questura, esercito, quirinale, \
        palazzo chigi, casa bianca, cremlino, vaticano, croce rossa, nazioni, teatro, club, ambasciata, \
        movimento, fronte, osservatorio, accademia, s.p.a, spa, srl, s.r.l, collettivo, stato, circolo, \
        cooperativa, consorzio, confraternita, banda, coro, orchestra, filarmonica, gazzetta, gazzettino, \
        messaggero, eco, voce, popolo, mattino, secolo, giorno, tempo, resto del carlino, ferrovie, mutua, \
        cassa, amici, editrice, edizioni, casa editrice, ordine",
    organisation_endings: "",
    prepositions: "di, d', da, per, con, senza, su, tra, fra, verso, contro, durante, dopo, prima, davanti, dietro, \
        presso, attraverso, malgrado, mediante, tranne, del, della, dei, delle, degli, dello, dell', dal, dalla, dai, \
        sul, sulla, col, secondo, sotto, sopra, oltre, come, nel, nello, nella, nell', al, allo, alla, all', ai, \
        agli, alle, dallo, dall', dagli, dalle, sull', a, in, \
        intorno al, attorno al",
    adjuncts: "in, a, nel, nella, il, al, ad, nell', nello, nei, all', durante",
    conjunctions: "e, ed, o, od, ma, però, perché, quando, mentre, se, come, dove, poiché, anche se, quindi, dunque, né",
    that: "che, se, come, perché",
    adverbs: "anche, poi, dopo, allora, ora, adesso, ancora, sempre, spesso, già, ieri, oggi, domani, qui, qua, lì, là, \
        tuttavia, inoltre, così, infine, finalmente, recentemente, forse, solo, soltanto, molto, più, meno, sì, no, bene, \
        grazie, ciao, buongiorno, prima, presto, tardi, giorno, giorni, settimana, settimane, mese, mesi, anno, anni, notte, sera, \
        mattina, scorso, scorsa, prossimo, prossima, ora, ore, a sua volta, dal canto suo, per esempio, invece, \
        subito, appena, certo, ecco, testualmente, letteralmente, semplicemente, pure",
    clitics: "si, s', mi, ti, ci, vi, gli, le, lo, la, l', ne, ce, se",
    weekdays: "lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica",
    months: [
        "gennaio, genn, gen",
        "febbraio, febbr, feb",
        "marzo",
        "aprile, apr",
        "maggio, magg",
        "giugno",
        "luglio",
        "agosto, ago",
        "settembre, sett, set",
        "ottobre, ott",
        "novembre, nov",
        "dicembre, dic",
    ],
    works: "intervista, discorso, lettera, lettere, dichiarazione, dichiarazioni, testimonianza, diario, \
        memorie, autobiografia, saggio, saggi, libro, romanzo, poesia, articolo, editoriale, rubrica, tweet, \
        messaggio, nota, rapporto, conferenza, sermone, conferenza stampa, comunicato, audizione, dibattito, \
        prefazione, postfazione, parole, risposta, conversazione, sentenza, manifesto, omelia, appunti, legge, \
        leggi, principio, teorema, costituzione, canzone, ode, verdetto, consiglio, motto, commento, \
        conclusione, spiegazione, massima, bollettino, iscrizione, risoluzione, verbale, verbali, regolamento, \
        opuscolo, volantino, testamento, epitaffio, avviso, filastrocca, proverbio, inno, preghiera, cartello, indovinello",
    reports: "ringraziò, ringrazia, parlò, parla, parlava, accusò, accusa, paragonò, paragona, promise, promette, \
        promesso, minacciò, lodò, loda, definì, definisce, definito, descrive, descrisse, descriveva, descritto, \
        giudicò, giudica, trovò, trova, ritiene, riteneva, rimproverò, rimprovera, rimproverato, bollò, bolla, \
        liquidò, liquida, rifiuta, ammette, ribattuto, ribatte, ribatté, scherza, scherzò, citò, cita, appuntò, \
        annotò, annota",
    writers: "io, noi",
    imagined: "immagini, immaginate, supponiamo, proverbio, se, potrebbe, direbbe, direbbero, avrebbe, avrebbero, \
        qualcuno, nessuno, chiunque",
    naming: "letteralmente, per esempio, ad esempio, cioè, sostituire, aggiungere, cancellare, formulazione, \
        dizione, espressione, categoria, cosiddetto, cosiddetta, cosiddetti, cosiddette, chiamato, chiamata, detto, \
        detta, intitolato, intitolata, soprannominato, soprannominata, parola, termine, titolo, nome, significa, \
        selezionare, fare clic su",
    callings: "chiama, chiamano, chiamava, chiamavano, soprannominano",
    devices: "programma, app, schermo, macchina, etichetta, cartello, tabellone, apparecchio, sistema",
    things: "errore, pulsante, menu, opzione, sezione, capitolo, campo, comando, file, cartella",
    outlets: "corriere, repubblica, stampa, giornale, messaggero, mattino, gazzetta, gazzettino, fatto, foglio, manifesto, \
        sole, unità, avvenire, secolo, giorno, tempo, eco, voce, resto, espresso, panorama, quotidiano, rivista, \
        nazione, tirreno, piccolo, libero, tribuna",
    outlet_endings: "",
    addressees: "a, al, alla, allo, all', ai, con, davanti",
    insides: "in, su, sul, sulla, nel, nella, per",
    airs: "su, a",
    writings: "scrive, scrisse, scritto, scriveva",
    postings: "twittato, twitta, tweet",
    testimonies: "audizione",
    committees: "commissione",
    broadcasters: "radio, televisione, tv, rai, radio radicale",
    magazines: "espresso, panorama, famiglia cristiana",
    abbreviations: "sig, sig.ra, sigg, dott, dott.ssa, dr, prof, prof.ssa, avv, ing, on, sen, gen, col, mons, \
        p, pp, pag, pagg, n, nn, vol, voll, cap, art, artt, ed, cfr, cf, v, vd, es, p. es, ca, fig, tel, genn, \
        febbr, apr, magg, sett, ott, nov, dic, ss, cit, op, ibid, cav, s, rag, geom, comm, arch, sac, m.o, uff, \
        co, lett",
    endings: "ecc, etc, a.c, d.c, s.p.a, s.r.l, a.m, p.m",
    not_cues: "cioè, per così dire, detto questo, detto fatto, detto altrimenti, si dice che, domande frequenti, \
        vale a dire",
    labels: "nota, note, consiglio, consigli, suggerimento, avviso, avvertenza, attenzione, importante, informazione, \
        informazioni, esempio, esempi, vedi anche, riassunto, definizione, teorema, dimostrazione, \
        esercizio, prerequisiti, conclusione, ricorda, pericolo, fonte, fonti, aggiornamento, contesto, obiettivo, \
        obiettivi, nb, n.b, osservazione",
    ands: "e, ed",
    joints: "e, ed, ma, o, poi",
    common_articles: "un, uno, una, un', i, gli",
    ranks: "generale, colonnello, maresciallo, capitano, ammiraglio",
    courtesies: "dott, dr, prof, avv, ing, dottor, dottore, dottoressa, m°, cav, comm, arch, rag, geom",
    then: "allora, oggi, già, ex",
    years: "anno",
    seasons: ["primavera", "estate", "autunno", "inverno"],
    decades: "anni, decennio",
    between: "tra, fra",
    until: "a, al, fino al",
    circa: "ca, circa, verso, intorno al, attorno al",
    dated: "datata, datato",
    lifetimes: "dal, dalla, fino al, nato, nata, morto, morta, eletto, eletta, nominato, nominata, pensionato, pensionata, \
        fondato, fondata, costruito, costruita, installato, installata, installati, installate, inaugurato, \
        inaugurata, sposato, sposata, classe",
    first_person: "ho, abbiamo",
    reflexives: "si, s', mi",
    manner: "come",
    named: "chiamato, chiamata, di nome, detto, detta, soprannominato",
    states: "nato, nata, vestito, vestita, seduto, seduta, visibilmente, interrogato, interrogata, classe",
    regnal: "papa, re, regina, principe, principessa, imperatore, imperatrice, zar, san, santa, santo, fra, suor, frate",
    imperatives: "",
    receives: "trovò, trova, vide, vede, sentì, sente, ricevette, riceve, conosceva, conosce, lesse, legge, portava, porta, scoprì, scopre, ama, amava",
    work_endings: "",
    agent: "",
    infinitives: "",
    placed: "a, ad, in",
    likely_role_endings: "",
    likely_noun_endings: "",
    surnames: "fabbri, barbieri, marino, medici, conte, rettori, pastore, sarto, molinari, sacerdote, \
        cavalieri, abate, monaco, vescovo, re",
    elisions: "l', d', un', dell', all', dall', nell', sull', c', s', m', t', n', v', quest', quell', com', dov'",
    enclitics: "",
    adverb_ending: "mente",
    drops_pronouns: true,
    incises: true,
    capital_nouns: false,
};
