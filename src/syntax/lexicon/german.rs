//! German.

use super::Words;

pub(super) const WORDS: Words = Words {
    verbs: "sagte, sagt, sagten, sagen, erklärte, erklärt, erklärten, erklären, meinte, meint, meinten, meinen, \
        betonte, betont, betonten, betonen, schrieb, schreibt, schrieben, schreiben, fragte, fragt, fragten, fragen, \
        antwortete, antwortet, antworteten, antworten, entgegnete, entgegnet, erwiderte, erwidert, berichtete, \
        berichtet, berichteten, berichten, warnte, warnt, warnten, warnen, forderte, fordert, forderten, fordern, \
        kritisierte, kritisiert, kritisierten, behauptete, behauptet, behaupteten, bemerkte, versicherte, versichert, \
        beteuerte, beteuert, erzählte, erzählt, erzählten, erzählen, beklagte, beklagt, klagte, klagt, klagten, \
        mahnte, mahnt, appellierte, appelliert, argumentierte, argumentiert, resümierte, resümiert, bilanzierte, \
        notierte, twitterte, bekräftigte, unterstrich, unterstreicht, verkündete, verkündet, konstatierte, \
        konstatiert, kommentierte, kommentiert, gestand, gesteht, scherzte, scherzt, schwärmte, schwärmt, flüsterte, \
        jubelte, wetterte, äußerte, erinnerte sich, erinnert sich, wunderte sich, wundert sich, rief, schimpfte, \
        schimpft, prophezeite, spottete, seufzte, lobte, lobt, hoffte, gab zu protokoll, rechtfertigte sich, beschwerte sich, empörte sich, entschuldigte sich, verteidigte sich, ärgerte sich, zitierte, murmelte, brüllte, schrie, gab zu bedenken, ließ wissen, teilte mit",
    plural_verbs: "sagten, sagen, erklärten, erklären, meinten, meinen, betonten, betonen, schrieben, schreiben, \
        fragten, fragen, antworteten, antworten, berichteten, berichten, warnten, warnen, forderten, fordern, \
        kritisierten, behaupteten, erzählten, erzählen, klagten",
    weak_verbs: "fügte, fügt, gab, gibt, stellte, stellt, teilte, teilt, teilten, merkte, merkt, führte, führt, \
        fuhr, fährt, heißt, hieß, hob, hebt, wies, weist, sprach, spricht, dachte, denkt, glaubte, glaubt, \
        findet, fand, ergänzte, ergänzt, sieht, sah, räumte, räumt, kündigte, kündigt, bestätigte, bestätigt, \
        begründete, ruft, urteilte, urteilt, lautete, lautet, schloss, schließt, begann, beginnt, zitierte, \
        zitiert, erläuterte, erläutert, wiederholte, lachte, lacht, wollte wissen, will wissen, freute sich, \
        freut sich, legte, legt, setzte, betitelte, formuliert, formulierte, drückt es, drückte es, erwähnt, \
        erwähnte, vermutet, vermutete, entgegneten, erwiderten, raunte, raunt, knurrte, stellte klar, \
        stellt klar, lässt wissen, telegrafierte, telegraphierte, gab zurück, gibt zurück, hielt fest, \
        hält fest, mutmaßte, mutmaßt, stöhnte, stöhnt, witzelte, witzelt, spottet, meldete, meldet, meldeten, \
        verriet, verrät, beschied, widersprach, widerspricht, pflichtete bei, stimmte zu, vermerkte, vermerkt, \
        protokollierte, gibt zu bedenken, räumt ein, räumte ein, resümiert, notiert, kontert, konterte, \
        empfahl, empfiehlt, bat, bittet, gelobte, versprach, verspricht, drohte, droht, klärt auf, gestanden, \
        rät, riet, beschreibt, beschrieb, erinnert, erinnerte, bedauert, bedauerte, vergleicht, verglich, \
        titelte, titelt",
    term_verbs: "nannte, nennt, nannten, nennen, bezeichnete, bezeichnet, bezeichneten, bezeichnen, titulierte, taufte",
    participles: "gesagt, erklärt, gemeint, betont, geschrieben, gefragt, geantwortet, entgegnet, erwidert, \
        berichtet, gewarnt, gefordert, kritisiert, behauptet, bemerkt, versichert, erzählt, beklagt, geklagt, \
        gemahnt, argumentiert, bekräftigt, unterstrichen, verkündet, kommentiert, gestanden, geäußert, gerufen, \
        hinzugefügt, eingeräumt, festgestellt, angemerkt, formuliert, ergänzt, vermutet, gelobt, bedauert, \
        widersprochen, versprochen, geraten, erinnert, notiert, resümiert, gespottet, gescherzt, geseufzt, \
        geschimpft, mitgeteilt, gemeldet, beschrieben, empfohlen, zugegeben, eingewandt, erläutert, bestätigt, \
        wiederholt, verlangt, genannt, bezeichnet",
    gerunds: "",
    sources: "laut, nach angaben, nach auskunft, nach ansicht, nach meinung, nach worten, nach den worten, \
        in den worten, mit den worten, frei nach, zitiert nach, nach aussage, nach aussagen, nach einschätzung, \
        nach überzeugung, nach auffassung, nach darstellung, aus sicht, nach der meinung, nach dem urteil, \
        nach dem zeugnis, zufolge",
    sources_after: "so",
    sources_behind: "zufolge",
    auxiliaries: "hat, hatte, habe, haben, hatten, hätte, hast, würde, würden, will, wollte, soll, sollte, kann, \
        konnte, könnte, muss, musste, mag, möchte",
    passives: "wird, wurde, wurden, werden, worden, geworden",
    negations: "nicht, nie, niemals, kein, keine, keiner, kaum, niemand",
    pronouns: "ich, wir",
    impersonal: "es, man, du, sie alle",
    masculine: "er",
    feminine: "sie",
    relatives: "welcher, welche, welches, wer, dessen, deren",
    articles: "der, die, das, den, dem, des, ein, eine, einer, einem, einen, eines",
    determiners: "sein, seine, seiner, seinem, seinen, ihre, ihrer, ihrem, ihren, unser, unsere, mein, meine, \
        dieser, diese, dieses, jener, jene, einige, manche, viele, mehrere, wenige, alle, beide, zwei, drei, \
        vier, fünf, sechs, sieben, acht, neun, zehn, zahlreiche, andere, jeder, jede, ihr",
    indefinites: "jemand, viele, manche, einige, leute, unbekannt, anonym, andere, einer, eine, alle, niemand, \
        volksmund, sprichwort",
    titles: "dr, prof, professor, professorin, präsident, präsidentin, bundespräsident, bundespräsidentin, \
        kanzler, kanzlerin, bundeskanzler, bundeskanzlerin, minister, ministerin, ministerpräsident, \
        ministerpräsidentin, bürgermeister, bürgermeisterin, oberbürgermeister, oberbürgermeisterin, senator, \
        senatorin, staatssekretär, staatssekretärin, general, oberst, major, hauptmann, leutnant, oberleutnant, \
        feldmarschall, admiral, pfarrer, pfarrerin, bischof, bischöfin, erzbischof, kardinal, papst, kaiser, \
        kaiserin, könig, königin, prinz, prinzessin, fürst, graf, gräfin, freiherr, richter, richterin, \
        landrat, landrätin, pater, pastor, pastorin, dipl.-ing, dr. med, dr. phil, dr. jur, dr. h. c, mag, st, \
        sankt, rabbiner, zar, premierminister, premierministerin, kommissar, kommissarin, hptm, gen, kpt, rev, \
        univ.-prof, ing, lic, dipl.-kfm, hofrat, hofrätin, kommerzialrat, geheimrat, kapellmeister, ökonomierat",
    titles_of_men: "herr, herrn",
    titles_of_women: "frau, fräulein, schwester",
    roles: "sprecher, sprecherin, experte, experten, expertin, expertinnen, anwohner, anwohnerin, \
        anwohnerinnen, bewohner, bewohnerin, einwohner, bürger, zeuge, zeugin, zeugen, augenzeuge, augenzeugin, \
        augenzeugen, beobachter, kritiker, kritikerin, historiker, historikerin, autor, autorin, \
        schriftsteller, schriftstellerin, dichter, dichterin, philosoph, philosophin, journalist, journalistin, \
        reporter, reporterin, redakteur, redakteurin, chefredakteur, chefredakteurin, forscher, forscherin, \
        wissenschaftler, wissenschaftlerin, leiter, leiterin, chef, chefin, direktor, direktorin, \
        geschäftsführer, geschäftsführerin, vorsitzender, vorsitzende, vorsitzenden, vorstand, gründer, \
        gründerin, inhaber, inhaberin, besitzer, besitzerin, mitarbeiter, mitarbeiterin, angestellte, \
        angestellter, beamter, beamte, beamtin, polizist, polizistin, polizei, feuerwehr, lehrer, lehrerin, \
        schüler, schülerin, student, studentin, studierende, arzt, ärztin, ärzte, pfleger, pflegerin, anwalt, \
        anwältin, staatsanwalt, staatsanwältin, richter, richterin, politiker, politikerin, abgeordneter, \
        abgeordnete, abgeordneten, mutter, vater, eltern, sohn, tochter, bruder, schwester, freund, freundin, \
        nachbar, nachbarin, nachbarn, kollege, kollegin, kollegen, kunde, kundin, kunden, nutzer, nutzerin, \
        leser, leserin, besucher, besucherin, trainer, trainerin, spieler, spielerin, künstler, künstlerin, \
        maler, malerin, komponist, komponistin, regisseur, regisseurin, schauspieler, schauspielerin, \
        unternehmer, unternehmerin, ökonom, ökonomin, soziologe, soziologin, psychologe, psychologin, biologe, \
        biologin, physiker, physikerin, chemiker, chemikerin, präsident, präsidentin, minister, ministerin, \
        kanzler, kanzlerin, bürgermeister, bürgermeisterin, general, bischof, bischöfin, pfarrer, pfarrerin, \
        rentner, rentnerin, mann, frau, männer, frauen, kind, kinder, mensch, menschen, betroffene, \
        betroffener, betroffenen, angehörige, teilnehmer, teilnehmerin, mitglied, mitglieder, vertreter, \
        vertreterin, insider, veranstalter, fans, bäcker, bäckerin, landwirt, landwirtin, bauer, bäuerin, wirt, \
        wirtin, sänger, sängerin, biograf, biografin, küster, küsterin, statiker, statikerin, müller, müllerin, \
        schmied, schmiedin, schreiner, schreinerin, tischler, tischlerin, zimmermann, maurer, maurerin, \
        geigenbauer, geigenbauerin, orgelbauer, orgelbauerin, uhrmacher, uhrmacherin, winzer, winzerin, imker, \
        imkerin, förster, försterin, jäger, jägerin, fischer, fischerin, schäfer, schäferin, hirte, hirtin, \
        senn, sennerin, fährmann, fährfrau, kapitän, kapitänin, lotse, lotsin, matrose, seemann, \
        leuchtturmwärter, schleusenwärter, schleusenwärterin, bergmann, steiger, köchin, koch, kellner, \
        kellnerin, metzger, metzgerin, gärtner, gärtnerin, hebamme, krankenschwester, krankenpfleger, \
        apotheker, apothekerin, tierarzt, tierärztin, zahnarzt, zahnärztin, chirurg, chirurgin, notar, notarin, \
        ingenieur, ingenieurin, architekt, architektin, geologe, geologin, botaniker, botanikerin, ornithologe, \
        ornithologin, meteorologe, meteorologin, astronom, astronomin, mathematiker, mathematikerin, \
        informatiker, informatikerin, linguist, linguistin, germanist, germanistin, kunsthistoriker, \
        kunsthistorikerin, archäologe, archäologin, archivar, archivarin, bibliothekar, bibliothekarin, \
        kurator, kuratorin, übersetzer, übersetzerin, verleger, verlegerin, buchhändler, buchhändlerin, \
        organist, organistin, kantor, kantorin, dirigent, dirigentin, pianist, pianistin, geiger, geigerin, \
        tänzer, tänzerin, fotograf, fotografin, bildhauer, bildhauerin, schneider, schneiderin, weber, weberin, \
        schuster, friseur, friseurin, hausmeister, hausmeisterin, pförtner, pförtnerin, schaffner, schaffnerin, \
        lokführer, lokführerin, fahrer, fahrerin, pilot, pilotin, soldat, soldatin, offizier, witwe, witwer, \
        enkel, enkelin, tante, onkel, großmutter, großvater, abt, äbtissin, mönch, nonne, prior, diakon, \
        diakonin, landwirte, bäuerinnen, gemeinderat, gemeinderätin, stadtrat, stadträtin, ortsvorsteher, \
        ortsvorsteherin, landrat, landrätin, kämmerer, kämmerin, dezernent, dezernentin, intendant, \
        intendantin, dramaturg, dramaturgin, assistent, assistentin, lehrling, meister, meisterin, geselle, \
        gesellin, referent, referentin, dozent, dozentin, rektor, rektorin, dekan, dekanin, aktivist, \
        aktivistin, gewerkschafter, gewerkschafterin, betriebsrat, betriebsrätin, restaurator, restauratorin, \
        laborant, laborantin, techniker, technikerin, schatzmeister, schatzmeisterin, vorsteher, vorsteherin, \
        verwalter, wächter, wärter, wärterin, händler, händlerin, chronist, chronistin, pächter, pächterin, \
        gastwirt, gastwirtin",
    role_endings: "sprecher, sprecherin, minister, ministerin, präsident, präsidentin, kanzler, kanzlerin, chef, chefin, \
        leiter, leiterin, meister, meisterin, direktor, direktorin, vorsitzender, vorsitzende, vorsitzenden, experte, \
        expertin, experten, forscher, forscherin, forschers, politiker, politikerin, historiker, historikerin, \
        wissenschaftler, wissenschaftlerin, wissenschaftlern, beauftragter, beauftragte, beauftragten, sekretär, \
        sekretärin, anwalt, anwältin, lehrer, lehrerin, schüler, arzt, ärztin, ärzte, besitzer, besitzerin, inhaber, \
        inhaberin, gründer, gründerin, führer, führerin, mitarbeiter, mitarbeiterin, vertreter, vertreterin, \
        beamter, beamte, beamtin, trainer, trainerin, spieler, spielerin, autor, autorin, redakteur, redakteurin, \
        verwalter, verwalterin, steller, stellerin, abgeordnete, abgeordneter, abgeordneten, rat, rätin, kommissar, \
        kommissarin, richter, richterin, loge, login, nehmer, nehmerin, nutzer, nutzerin, besucher, besucherin, bewohner, \
        bewohnerin, wirt, wirtin, mutter, vater, frau, mann, männer, frauen, leute, kreise, bischof, pfarrer",
    organisations: "ministerium, universität, hochschule, schule, institut, verein, verband, gesellschaft, \
        partei, fraktion, ausschuss, rat, kommission, gericht, gerichtshof, bundesgerichtshof, \
        bundesverfassungsgericht, parlament, bundestag, bundesrat, landtag, regierung, bundesregierung, \
        landesregierung, verwaltung, behörde, amt, agentur, büro, unternehmen, konzern, firma, gmbh, ag, se, \
        kg, e. v, gruppe, bank, stiftung, organisation, zeitung, zeitschrift, magazin, presse, nachrichten, \
        rundschau, tagblatt, kurier, spiegel, rundfunk, fernsehen, sender, kirche, bistum, gemeinde, stadt, \
        klinik, krankenhaus, museum, bibliothek, theater, polizei, staatsanwaltschaft, feuerwehr, bundeswehr, \
        gewerkschaft, union, bund, zentrum, werke, bahn, botschaft, senat, kanzlei, redaktion, bündnis, \
        bürgerinitiative, akademie, genossenschaft, kapelle, chor, klub, club, bote, anzeiger, blatt, \
        tageblatt, wochenblatt, volksblatt, merkur, allgemeine, post, kreisblatt, bauernverband, siedlung, \
        zunft, gilde, innung, orchester, ensemble, verlag, reederei, sparkasse, stadtwerke, hilfswerk",
    organisation_endings: "ministerium, universität, schule, institut, verein, verband, gesellschaft, partei, \
        fraktion, ausschuss, kommission, gericht, gerichtshof, parlament, regierung, verwaltung, behörde, \
        agentur, büro, konzern, gruppe, bank, stiftung, organisation, zeitung, zeitschrift, magazin, kirche, \
        klinik, krankenhaus, museum, bibliothek, theater, anwaltschaft, gewerkschaft, zentrum, amt, kammer, \
        dienst, werk, werke, initiative, presse, bündnis, akademie, genossenschaft, kapelle, chor, klub, club, \
        anzeiger, blatt, bote, kurier, rundschau, bund, zunft, gilde, innung, orchester, verlag, reederei, \
        kasse, wacht, wehr, freunde",
    prepositions: "von, vom, für, aus, bei, beim, mit, zu, zum, zur, nach, über, gegen, zwischen, durch, ohne, \
        unter, vor, hinter, neben, um, seit, wegen, trotz, während, per, gegenüber, bis, statt, entgegen, ins, von der, von dem",
    adjuncts: "am, im, in, an, auf, während, anno",
    conjunctions: "und, oder, aber, sondern, denn, als, wenn, weil, obwohl, damit, bevor, nachdem, sobald, wie, wo, doch, \
        sowie, indem, falls, sodass, warum, weshalb, was",
    that: "dass, daß, ob, wie, warum, was",
    adverbs: "auch, später, dann, jetzt, nun, einst, wieder, noch, sogar, nur, schon, bereits, immer, oft, gestern, \
        heute, morgen, damals, hier, dort, da, jedoch, allerdings, außerdem, zudem, deshalb, daher, deswegen, darum, \
        trotzdem, vielleicht, zunächst, zuletzt, schließlich, endlich, anschließend, danach, daraufhin, dazu, dagegen, \
        ferner, kürzlich, jüngst, zuvor, vorher, nachher, ja, nein, bitte, danke, sich, selbst, einmal, so, also, genau, \
        tatsächlich, offenbar, angeblich, nämlich, wohl, eher, sehr, mehr, ebenfalls, ebenso, gleichzeitig, \
        unterdessen, inzwischen, mittlerweile, wörtlich, knapp, trocken, leise, einfach, lange, tag, tage, tagen, \
        woche, wochen, monat, monate, monaten, jahr, jahre, jahren, abend, vormittag, nachmittag, nacht, mittag, \
        zum beispiel, unter anderem, natürlich, doch, hinzu, weiter, fort, fest, zurück, hervor",
    clitics: "mir, uns, ihm, ihnen, dir, sich, es, das, dies, dazu, ihr",
    weekdays: "montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag",
    months: [
        "januar, jänner, jan",
        "februar, feb",
        "märz, mär",
        "april, apr",
        "mai",
        "juni, jun",
        "juli, jul",
        "august, aug",
        "september, sept, sep",
        "oktober, okt",
        "november, nov",
        "dezember, dez",
    ],
    works: "interview, rede, ansprache, brief, briefe, briefen, schreiben, erklärung, stellungnahme, tagebuch, \
        memoiren, autobiografie, aufsatz, essay, buch, roman, gedicht, artikel, leitartikel, kolumne, tweet, \
        mail, e-mail, notiz, bericht, vortrag, predigt, pressekonferenz, pressemitteilung, anhörung, debatte, \
        vorwort, nachwort, worte, worten, antwort, gespräch, nachricht, urteil, manifest, rede vor, gesetz, \
        grundgesetz, lied, ballade, protokoll, rat, motto, kommentar, fazit, begründung, maxime, wahlspruch, \
        inschrift, satzung, hausordnung, beschluss, aushang, flugblatt, broschüre, aufruf, testament, lesung, \
        vorlesung, wort, formulierung, reim, kinderreim, abzählreim, sprichwort, rätsel, \
        kirchenlied, volkslied, gebet, schild",
    reports: "dankte, dankt, sprach, spricht, rühmte, rühmt, pries, nannte, bezeichnete, bezeichnet, beschrieb, \
        beschreibt, verglich, warf, wirft, versprach, verspricht, drohte, droht, bedauerte, bedauert, lobte, lobt, \
        tadelte, verspottete, beschimpfte, verurteilte, verurteilt, rügte, rügt, fand, findet, hielt, hält, halte, \
        spürte, angekündigt, ankündigte, ankündigt, monierte, moniert, wirbt, warb, bescheinigte, attestierte, \
        attestiert, räumte, berief, zitiert, zitierte, heißt, hieß, steht, stand, liest, las",
    writers: "ich, wir",
    imagined: "stell dir vor, angenommen, sprichwort, wenn, falls, könnte, könnten, hätte, hätten, würde, würden, \
        man, niemand, jemand, keiner",
    naming: "wörtlich, auf deutsch, zum beispiel, etwa, beispielsweise, steht für, ersetze, ersetzen, streichen, \
        übersetzt, kategorie, punkt, rubrik, stichwort, formulierung, sogenannte, sogenannten, sogenannter, \
        sogenanntes, sog, genannt, genannte, genannten, namens, titel, begriff, begriffe, wort, name, bedeutet, \
        heißt so viel wie, wie etwa, anklicken, wähle, wählen sie, klicke auf, klicken sie auf, den titel, \
        dem titel, mit dem titel, z. b",
    callings: "nennt, nennen, heißt, heißen, heiße",
    devices: "programm, app, anzeige, bildschirm, schild, etikett, gerät, maschine, dialog, fehlermeldung, system, \
        software, schalter",
    things: "fehler, fehlermeldung, meldung, warnung, schaltfläche, knopf, taste, menü, option, einstellung, \
        abschnitt, kapitel, feld, seite, datei, ordner, befehl",
    outlets: "zeitung, zeitschrift, magazin, presse, post, nachrichten, rundschau, rundfunk, fernsehen, blatt, bote, \
        anzeiger, kurier, merkur, spiegel, zeit, welt, bild, stern, focus, freitag, standard, falter, profil, blick, \
        bund, echo, stimme, wochenblatt, tagblatt, tageblatt, volksblatt, kreisblatt, amtsblatt, handelsblatt, \
        allgemeine, allgemeinen, allgemeiner, süddeutsche, süddeutschen, neueste, neuesten, neuste, tagesschau, \
        tagesthemen, deutschlandfunk, krone, weltwoche, taz, faz, nzz, chronik, morgen",
    outlet_endings: "zeitung, zeitschrift, magazin, anzeiger, blatt, bote, kurier, rundschau, nachrichten, spiegel, merkur, post",
    addressees: "gegenüber, der, dem, den, mit, beim, bei, vor, zu, zur, zum",
    insides: "in, im, für",
    airs: "auf, bei",
    writings: "schrieb, schreibt, schreiben, geschrieben",
    postings: "twitterte, twittert, tweetete, getwittert, tweet",
    testimonies: "anhörung, zeugenaussage",
    committees: "untersuchungsausschuss, ausschuss",
    broadcasters: "radio, fernsehen, rundfunk, deutschlandfunk, deutschlandradio, tv",
    magazines: "magazin, zeitschrift, spiegel, stern, focus, profil, falter, cicero, weltwoche",
    abbreviations: "dr, prof, hr, fr, st, nr, bzw, z. b, z.b, d. h, d.h, u. a, u.a, i. d. r, v. a, v.a, s, vgl, \
        ca, abs, art, bd, hrsg, hg, jh, str, tel, ggf, inkl, evtl, mio, mrd, min, max, geb, gest, dipl, ing, \
        med, phil, jur, h. c, mag, jan, feb, mär, apr, jun, jul, aug, sept, sep, okt, nov, dez, anm, abb, kap, \
        aufl, verf, zit, o. ä, f, ff, u, z, d, i, v, o, sog, bspw, insb, hptm, kpt, rev, lic, hofrat, hrn, frl, \
        abg, pfr",
    endings: "usw, etc, u.s.w, e. v, n. chr, v. chr, chr, o.ä, u.ä, usf, e.v, co, n.chr, v.chr",
    not_cues: "nichtssagend, sagen wir, sozusagen, häufig gefragt, gefragt nach, oft gefragt, wie gesagt, \
        kurz gesagt, anders gesagt, besser gesagt",
    labels: "hinweis, hinweise, notiz, tipp, tipps, warnung, achtung, vorsicht, wichtig, info, information, anmerkung, \
        merke, beispiel, beispiele, siehe auch, zusammenfassung, fazit, definition, satz, beweis, \
        aufgabe, voraussetzung, voraussetzungen, ergebnis, hintergrund, quelle, quellen, gut zu wissen, merksatz, \
        exkurs, korrektur, nachtrag, gefahr, bemerkung, ziel, ziele",
    ands: "und",
    joints: "und, aber, oder, dann",
    common_articles: "ein, eine, einer, einem, einen, eines",
    ranks: "freiherr, freifrau, graf, gräfin, fürst, fürstin, baron, baronin, ritter, edler, herzog, herzogin",
    courtesies: "dr, prof, professor, ing, lic, hofrat, hofrätin",
    then: "damals, seinerzeit, heute, früher, ehemals, einst",
    years: "jahr, jahre, jahren",
    seasons: [
        "frühling, frühjahr, vorfrühling",
        "sommer, frühsommer, hochsommer, spätsommer",
        "herbst, frühherbst, spätherbst",
        "winter, spätwinter",
    ],
    decades: "",
    between: "zwischen",
    until: "bis",
    circa: "ca, circa, um, etwa, gegen",
    dated: "datiert",
    lifetimes: "seit, bis, ab, geb, geboren, geborene, gest, gestorben, verstorben, jahrgang, pensioniert, gewählt, ernannt, \
        gegründet, gebaut, erbaut, errichtet, installiert, verheiratet",
    first_person: "",
    reflexives: "sich",
    manner: "wie",
    named: "namens",
    states: "geboren, sichtlich, gefragt, wohnhaft",
    regnal: "papst, kaiser, kaiserin, könig, königin, prinz, prinzessin, zar, sankt, st, bruder, schwester, mutter, pater",
    imperatives: "",
    receives: "fand, findet, sah, sieht, hörte, hört, erhielt, erhält, bekam, bekommt, kannte, kennt, las, liest, trug, trägt, entdeckte, entdeckt, mag, mochte, liebte, liebt",
    work_endings: "rede, brief, vortrag, gespräch, ansprache, interview, schrift, bericht, buch, artikel, eintrag, predigt, briefe, memoiren, erinnerungen, sitzung, versammlung, protokoll, lied, gedicht, nachruf, vorlesung, debatte, feier",
    agent: "von",
    infinitives: "",
    placed: "in",
    likely_role_endings: "er, erin, ist, istin, ant, antin, ent, entin, eur, eurin, loge, login",
    likely_noun_endings: "",
    surnames: "müller, fischer, schneider, weber, koch, jäger, förster, schäfer, richter, schuster, bauer, \
        bäcker, meister, gärtner, schreiner, zimmermann, maurer, kaiser, könig, graf, herzog, hirt, winzer, \
        kantor, schmied, wächter, pastor, bischof, kellner, metzger, tischler, wirt, mann, vogt, krämer, \
        lehrer, schütz, hauptmann, major, oberst, prinz, fürst",
    elisions: "",
    enclitics: "",
    adverb_ending: "",
    drops_pronouns: false,
    incises: false,
    capital_nouns: true,
};
