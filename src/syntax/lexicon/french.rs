//! French.

use super::Words;

pub(super) const WORDS: Words = Words {
    verbs: "dit, disait, disent, disaient, dirent, déclare, déclara, déclarait, déclarent, affirme, affirma, affirmait, \
        affirment, explique, expliqua, expliquait, expliquent, écrit, écrivait, écrivit, écrivent, raconte, raconta, \
        racontait, racontent, répond, répondit, répondait, répondent, poursuit, poursuivit, souligne, souligna, \
        soulignait, soulignent, insiste, insista, insistait, confie, confia, confiait, exclame, exclama, exclamait, \
        interroge, interrogea, écrie, écria, écriait, martèle, martela, prévient, prévint, prévenait, témoigne, \
        témoigna, soutient, soutint, rétorque, rétorqua, réplique, répliqua, murmure, murmura, avoue, avoua, déplore, \
        déplora, déplorent, dénonce, dénonça, dénoncent, prétend, prétendait, commente, commenta, renchérit, ironise, \
        ironisa, plaide, plaida, indigne, indigna, réjouit, alarme, inquiète, soupire, soupira, lança, s'étonne, \
        s'étonna, se souvient, se souvenait, se défend, se justifie, avance, argumente, regrettait, assurait, précisait, \
        estimait, rappelait, ajoutait, concluait, notait, enchaîne, enchaîna, insistait, rapporte, rapporta, reprenait",
    plural_verbs: "disent, disaient, dirent, déclarent, affirment, expliquent, écrivent, racontent, répondent, \
        soulignent, déplorent, dénoncent, ajoutent, précisent, rappellent, assurent, estiment, indiquent, constatent, \
        regrettent, observent, demandent",
    weak_verbs: "ajoute, ajouta, ajoutent, demande, demanda, demandait, demandent, conclut, précise, précisa, \
        précisent, rappelle, rappela, rappellent, note, nota, assure, assura, assurent, reconnaît, reconnut, \
        reconnaissait, estime, estima, estiment, observe, observa, observent, remarque, remarqua, lance, \
        lançait, résume, résuma, regrette, regretta, regrettent, promet, promit, constate, constata, \
        constatent, indique, indiqua, indiquent, annonce, annonça, juge, jugea, tranche, trancha, reprend, \
        reprit, commence, commença, continue, continua, pense, pensait, croit, croyait, rit, sourit, \
        veut croire, peut-on lire, titre, titrait, proclame, proclama, cite, termine, complète, nuance, \
        détaille, relève, admet, admit, concède, concéda, glisse, glissa, souffle, souffla, s'amuse, \
        se félicite, ordonne, ordonna, répète, répéta, répétait, analyse, lit, ajoutait, avertit, avertissait, \
        corrige, corrigea, rectifie, rectifia, jure, jura, gronde, gronda, plaisante, plaisanta, grommelle, \
        grommela, marmonne, confesse, confessa, objecte, objecta, riposte, riposta, protesta, proteste, hurla, \
        hurle, cria, crie, chuchote, chuchota, bougonne, raille, railla, tempère, tempéra, philosophe, \
        se plaint, se plaignait, se lamente, se rappelle, s'agace, s'emporte, télégraphia, télégraphie, \
        consigne, consigna, répliquait, se désole, se désolait, glissait, lâche, lâcha, maugrée, répond, \
        rapportait, titra, fustige, fustigea, salue, salua, réclame, réclama, exige, exigea",
    term_verbs: "appelle, appela, appelait, appellent, nomme, nomma, nommait, qualifie, qualifia, qualifiait, surnomme, \
        dénonce, dénonça, dénonçait, fustige, fustigeait, surnomma, baptise, baptisa, décrit, décrivait",
    participles: "dit, déclaré, affirmé, expliqué, écrit, ajouté, répondu, demandé, précisé, souligné, rappelé, \
        assuré, insisté, confié, reconnu, estimé, lancé, indiqué, annoncé, exclamé, exclamée, raconté, \
        commenté, conclu, poursuivi, regretté, dénoncé, prévenu, témoigné, soutenu, martelé, interrogé, \
        interrogée, réagi, admis, noté, observé, jugé, promis, rétorqué, répliqué, avoué, déploré, plaidé, \
        constaté, résumé, indigné, indignée, félicité, félicitée, étonné, étonnée, tweeté, renchéri, proclamé, \
        enchaîné, rapporté, repris, lâché, réclamé, exigé, salué, fustigé, lamenté, lamentée, plaint, plainte, \
        ironisé, plaisanté, corrigé, tranché, glissé, soufflé, soupiré, averti, objecté, titré",
    gerunds: "disant, ajoutant, écrivant, demandant, expliquant, affirmant, précisant, déclarant",
    sources: "selon, d'après, selon les mots, selon les termes, selon la formule, aux dires, au dire, dixit, \
        dans les mots, pour reprendre les mots, comme le dit, comme l'écrit, comme le disait, comme l'écrivait, \
        comme l'a dit, comme l'a écrit, citant, pour citer, pour reprendre, de l'avis, de l'aveu, à en croire, \
        si l'on en croit, pour reprendre l'expression, selon l'expression, selon le mot, attribué à",
    sources_after: "",
    sources_behind: "",
    auxiliaries: "a, ont, avait, avaient, aurait, auraient, ai, avons, eut, ait, va, vont, vient de, doit, peut, devait, \
        pouvait, veut, voulait",
    passives: "est, sont, été, était, étaient, fut, furent, sera, soit",
    negations: "pas, jamais, ne, n', personne, ni, refuse de, refusé de, dément avoir",
    pronouns: "je, j', nous, ils, moi",
    impersonal: "on, vous, tu, ce, cela",
    masculine: "il, lui-même",
    feminine: "elle, elle-même, elles",
    relatives: "qui, lequel, laquelle, dont",
    articles: "le, la, l', les, un, une, des",
    determiners: "son, sa, ses, leur, leurs, notre, nos, mon, ma, mes, votre, ce, cet, cette, ces, plusieurs, quelques, \
        certains, certaines, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, tous, toutes, chaque, aucun, aucune, \
        autre, d'autres, beaucoup de, nombre de, de nombreux, une dizaine de",
    indefinites: "certains, beaucoup, d'autres, plusieurs, quelqu'un, anonyme, inconnu, tous, tout le monde, \
        personne, chacun, les uns, les autres",
    titles: "président, présidente, premier ministre, première ministre, ministre, chancelier, chancelière, \
        sénateur, sénatrice, député, députée, maire, général, colonel, commandant, capitaine, lieutenant, \
        maréchal, amiral, docteur, dr, professeur, professeure, pr, prof, maître, me, juge, procureur, \
        procureure, pape, cardinal, archevêque, évêque, abbé, père, mère, roi, reine, prince, princesse, \
        empereur, impératrice, duc, duchesse, comte, comtesse, marquis, baron, saint, sainte, \
        secrétaire d'état, ambassadeur, ambassadrice, commissaire, rabbin, imam, mgr, gal, col, cdt, cne, lt, \
        vve",
    titles_of_men: "m, mm, monsieur, messieurs, mr, frère",
    titles_of_women: "mme, mmes, madame, mesdames, mlle, mademoiselle, sœur",
    roles: "porte-parole, habitant, habitante, habitants, riverain, riveraine, riverains, résident, résidente, \
        témoin, témoins, responsable, responsables, expert, experte, experts, spécialiste, spécialistes, \
        historien, historienne, écrivain, écrivaine, auteur, auteure, autrice, poète, poétesse, romancier, \
        romancière, philosophe, journaliste, journalistes, reporter, rédacteur en chef, rédactrice en chef, \
        éditeur, éditrice, chercheur, chercheuse, chercheurs, scientifique, scientifiques, directeur, \
        directrice, directeur général, directrice générale, pdg, patron, patronne, chef, cheffe, dirigeant, \
        dirigeante, fondateur, fondatrice, propriétaire, employé, employée, salarié, salariée, salariés, \
        ouvrier, ouvrière, fonctionnaire, policier, policière, policiers, police, pompier, pompiers, \
        enseignant, enseignante, professeur, professeure, instituteur, institutrice, élève, étudiant, \
        étudiante, étudiants, médecin, médecins, infirmier, infirmière, avocat, avocate, avocats, procureur, \
        procureure, juge, magistrat, magistrate, homme politique, élu, élue, élus, député, députée, sénateur, \
        sénatrice, ministre, premier ministre, première ministre, président, présidente, maire, adjoint, \
        adjointe, conseiller, conseillère, secrétaire général, secrétaire générale, secrétaire, militant, \
        militante, militants, syndicaliste, manifestant, manifestante, manifestants, électeur, électrice, \
        client, cliente, clients, usager, lecteur, lectrice, visiteur, visiteuse, voisin, voisine, voisins, \
        ami, amie, collègue, collègues, mère, père, parents, frère, sœur, fils, fille, mari, femme, épouse, \
        homme, hommes, femmes, enfant, enfants, victime, victimes, survivant, survivante, entraîneur, \
        entraîneuse, joueur, joueuse, artiste, peintre, compositeur, compositrice, chanteur, chanteuse, \
        réalisateur, réalisatrice, cinéaste, acteur, actrice, comédien, comédienne, économiste, sociologue, \
        psychologue, biologiste, physicien, physicienne, géographe, agriculteur, agricultrice, boulanger, \
        boulangère, diplomate, ambassadeur, ambassadrice, observateur, observateurs, critique, critiques, \
        source, membre, membres, évêque, curé, prêtre, roi, reine, général, proverbe, biographe, retraité, \
        retraitée, commerçant, commerçante, candidat, candidate, conseiller, coach, pédégé, sommelier, \
        sommelière, éclusier, éclusière, altiste, vigneron, vigneronne, ingénieur, ingénieure, architecte, \
        meunier, meunière, forgeron, forgeronne, menuisier, menuisière, maçon, maçonne, mineur, pêcheur, \
        pêcheuse, berger, bergère, marin, capitaine, mécanicien, mécanicienne, conducteur, conductrice, \
        facteur, factrice, tailleur, couturier, couturière, sacristain, religieuse, moine, abbé, abbesse, \
        organiste, violoniste, violoncelliste, pianiste, guitariste, harpiste, chef d'orchestre, luthier, \
        luthière, horloger, horlogère, géologue, botaniste, météorologue, astronome, mathématicien, \
        mathématicienne, archéologue, archiviste, bibliothécaire, traducteur, traductrice, libraire, notaire, \
        vétérinaire, dentiste, pharmacien, pharmacienne, sage-femme, chirurgien, chirurgienne, veuve, veuf, \
        petit-fils, petite-fille, grand-père, grand-mère, oncle, tante, trésorier, trésorière, garde, gardien, \
        gardienne, garde-barrière, concierge, cuisinier, cuisinière, aubergiste, cafetier, cafetière, éleveur, \
        éleveuse, viticulteur, viticultrice, apiculteur, apicultrice, photographe, sculpteur, sculptrice, \
        danseur, danseuse, assistant, assistante, apprenti, apprentie, cheminot, cheminote, inspecteur, \
        inspectrice, technicien, technicienne, batelier, batelière, passeur, passeuse, gardien de phare, \
        conservateur, conservatrice, restaurateur, restauratrice, paysan, paysanne, maraîcher, maraîchère, \
        fleuriste, imprimeur, imprimeuse, typographe, relieur, relieuse, régisseur, régisseuse, \
        metteur en scène, metteuse en scène, scénographe, dramaturge, essayiste, chroniqueur, chroniqueuse, \
        ancien maire, ancienne maire, tenancier, tenancière",
    role_endings: "",
    organisations: "ministère, université, école, institut, association, société, fédération, confédération, \
        union, ligue, alliance, parti, comité, conseil, commission, cour, tribunal, parlement, assemblée, \
        sénat, gouvernement, administration, agence, bureau, entreprise, compagnie, groupe, banque, fondation, \
        organisation, centre, laboratoire, hôpital, clinique, musée, bibliothèque, église, journal, magazine, \
        revue, gazette, presse, radio, télévision, chaîne, réseau, syndicat, mairie, préfecture, région, \
        département, police, parquet, armée, élysée, matignon, quai d'orsay, maison blanche, kremlin, vatican, \
        croix-rouge, nations, théâtre, opéra, club, ambassade, rassemblement, mouvement, front, observatoire, \
        haut-commissariat, chambre, figaro, monde, libération, parisien, sa, sarl, inc, collectif, communauté, \
        amicale, confrérie, chorale, cercle, coopérative, consistoire, paroisse, fanfare, harmonie, orchestre, \
        troupe, éditions, mutuelle, caisse, chambre de commerce, office, courrier, écho, dépêche, progrès, \
        voix, messager, phare, petit journal, bulletin, usine, mine, mines, forges, chemins de fer, amis",
    organisation_endings: "",
    prepositions: "de, d', pour, avec, sans, sous, sur, chez, par, vers, entre, contre, dès, depuis, pendant, \
        durant, avant, après, malgré, selon, devant, derrière, comme, jusque, parmi, envers, hors, outre, via, lors, \
        près de, du, au, aux, des, de la, de l', \
        aux alentours de, autour de, au micro de, au micro d', dans les colonnes du, dans les colonnes de, \
        sur l'antenne de",
    adjuncts: "à, en, dans, le, au, pendant, durant, dès",
    conjunctions: "et, ou, mais, donc, or, ni, car, quand, lorsque, lorsqu', si, comme, puisque, puisqu', parce que, \
        tandis que, alors que, bien que, où, quoi, pourquoi, comment",
    that: "que, qu', si, comment, pourquoi, quoi",
    adverbs: "aussi, plus tard, puis, ensuite, alors, maintenant, encore, toujours, souvent, parfois, déjà, hier, \
        aujourd'hui, demain, ici, là, cependant, pourtant, toutefois, néanmoins, d'ailleurs, ainsi, enfin, finalement, \
        d'abord, récemment, bientôt, autrefois, jadis, naguère, peut-être, certes, également, notamment, surtout, même, \
        non, oui, bien, très, trop, plus, moins, aussitôt, soudain, simplement, seulement, jour, jours, semaine, \
        semaines, mois, an, ans, année, années, matin, soir, nuit, heure, heures, dernier, dernière, prochain, \
        prochaine, merci, bonjour, bonsoir, salut, voilà, voici, en effet, par exemple, au contraire, à son tour, quant à, \
        de son côté, de leur côté, pour sa part, pour leur part, à propos, en outre, par ailleurs, un jour",
    clitics: "lui, leur, se, s', me, m', te, t', y, en, le, la, l', les",
    weekdays: "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche",
    months: [
        "janvier, janv",
        "février, févr, fév",
        "mars",
        "avril, avr",
        "mai",
        "juin",
        "juillet, juil",
        "août, aout",
        "septembre, sept",
        "octobre, oct",
        "novembre, nov",
        "décembre, déc",
    ],
    works: "interview, entretien, discours, lettre, lettres, déclaration, témoignage, journal, mémoires, \
        autobiographie, essai, essais, livre, roman, poème, article, éditorial, chronique, tribune, tweet, \
        message, courriel, mail, note, rapport, conférence, sermon, conférence de presse, communiqué, audition, \
        débat, préface, postface, mots, réponse, propos, carnet, carnets, arrêt, manifeste, allocution, loi, \
        principe, théorème, constitution, chanson, ode, verdict, conseil, devise, commentaire, conclusion, \
        explication, maxime, bulletin, inscription, résolution, procès-verbal, règlement, brochure, tract, \
        affiche, testament, épitaphe, comptine, cantique, proverbe, dicton, prière, pancarte, devinette",
    reports: "remercie, remercia, remercié, parle, parla, parlait, accuse, accusa, accusait, compare, comparait, \
        promet, promit, promettait, menace, regrette, regrettait, déplore, déplorer, déplorait, salue, salua, \
        fustige, fustigeait, fustigé, dénonce, dénonçait, qualifie, qualifié, juge, jugeait, jugé, trouve, \
        trouvait, trouva, estime, estimait, voit, voyait, vit, évoque, évoquait, évoqué, signale, signalait, dicta, \
        dicte, dicté, décrit, décrivait, invoque, reproche, reprochait, reproché, traite, traitait, traita, notait, \
        concède, admettre, reconnaître, reconnaîtra, annonçait, prédisait, prédit",
    writers: "je, j', nous",
    imagined: "imaginez, supposons, proverbe, dicton, on, quelqu'un, si, pourrait, dirait, failli, ceux",
    naming: "littéralement, par exemple, c'est-à-dire, remplacer, supprimer, ajouter, soit, expression, notion, \
        formule, catégorie, dit, dite, dits, dites, appelé, appelée, appelés, appelées, nommé, nommée, baptisé, \
        baptisée, intitulé, intitulée, surnommé, surnommée, soi-disant, mot, terme, nom, titre, signifie, tel que, \
        telle que, cliquez sur, sélectionnez, choisissez",
    callings: "appelle, appellent, nomme, nomment, surnomme, surnomment, appelait, appelaient",
    devices: "programme, appli, application, écran, machine, étiquette, panneau, appareil, logiciel, système",
    things: "erreur, bouton, onglet, menu, option, rubrique, chapitre, section, champ, commande, fichier, dossier",
    outlets: "monde, figaro, libération, parisien, humanité, croix, canard, express, point, obs, observateur, temps, \
        soir, libre, journal, revue, gazette, courrier, écho, échos, dépêche, progrès, voix, messager, équipe, \
        tribune, marianne, bulletin, presse, devoir, républicain, télégramme, midi, ouest-france, sud-ouest, magazine",
    outlet_endings: "",
    addressees: "à, au, aux, avec, devant, invité de, invitée de, au micro de, au micro d'",
    insides: "dans, pour",
    airs: "sur, sur l'antenne de, dans les colonnes du, dans les colonnes de",
    writings: "écrit, écrivait, écrivit, écrire",
    postings: "tweeté, tweete, tweet, twitté",
    testimonies: "audition, auditionné, auditionnée",
    committees: "commission d'enquête, commission",
    broadcasters: "radio, télévision, tv, chaîne, france inter, france info, franceinfo, france culture, france 2",
    magazines: "magazine, express, point, obs, nouvel obs, marianne, paris match, canard enchaîné",
    abbreviations: "m, mm, mme, mmes, mlle, dr, pr, prof, me, st, ste, p, pp, n, no, vol, t, chap, art, éd, \
        dir, cf, env, av, apr, janv, févr, fév, avr, juil, sept, oct, nov, déc, fig, ex, p. ex, tél, op, cit, \
        ibid, coll, trad, mgr, gal, cdt, cne, lt, vve, h",
    endings: "etc, j.-c, s.a, cie",
    not_cues: "c'est-à-dire, autrement dit, cela dit, ceci dit, soi-disant, lieu-dit, dit-on, est écrit, ce qui est dit, \
        à vrai dire, bien dit, sois dit",
    labels: "note, notes, remarque, remarques, astuce, conseil, conseils, attention, avertissement, important, info, \
        information, informations, exemple, exemples, voir aussi, résumé, définition, théorème, \
        démonstration, exercice, prérequis, conclusion, à noter, à retenir, bon à savoir, rappel, danger, source, \
        sources, mise à jour, précision, correction, contexte, objectif, nb, n.b",
    ands: "et",
    joints: "et, mais, ou, puis",
    common_articles: "un, une, des, les",
    ranks: "général, colonel, maréchal, capitaine, commandant, lieutenant, amiral",
    courtesies: "dr, pr, prof, me, maître, docteur, mgr, vve",
    then: "alors, aujourd'hui, ex",
    years: "année",
    seasons: ["printemps", "été", "automne", "hiver"],
    decades: "années, ans",
    between: "entre",
    until: "à, au, jusqu'à, jusqu'en",
    circa: "env, environ, vers, circa, ca, aux alentours de, autour de",
    dated: "daté, datée",
    lifetimes: "depuis, jusqu'en, jusqu'à, jusqu'au, né, née, nés, mort, morte, décédé, décédée, élu, élue, nommé, nommée, \
        retraité, retraitée, fondé, fondée, construit, construite, installé, installée, installés, installées, \
        inauguré, inaugurée, marié, mariée",
    first_person: "ai, avons",
    reflexives: "se, s', me, m'",
    manner: "comme",
    named: "nommé, nommée, dénommé, dénommée, prénommé, prénommée, appelé, appelée",
    states: "né, née, âgé, âgée, vêtu, vêtue, assis, assise, visiblement, habillé, habillée, dit, dite, interrogé, interrogée",
    regnal: "pape, roi, reine, prince, princesse, empereur, impératrice, tsar, saint, sainte, frère, sœur, mère",
    imperatives: "",
    receives: "trouva, trouve, vit, voit, entendit, entend, reçut, reçoit, connaissait, connaît, lut, lit, portait, porte, découvrit, découvre, aime, aimait",
    work_endings: "",
    agent: "par",
    infinitives: "",
    placed: "à, en",
    likely_role_endings: "",
    likely_noun_endings: "",
    surnames: "meunier, boulanger, berger, marchand, marin, mercier, roi, leroy, maire, moine, lefebvre, \
        barbier, charpentier, pasteur, tailleur, maçon, bureau, comte, baron",
    elisions: "l', d', j', m', t', s', n', c', qu', jusqu', lorsqu', puisqu', quelqu'",
    enclitics: "-t-il, -t-elle, -t-on, -t-ils, -t-elles, -il, -elle, -on, -ils, -elles, -je, -nous, -vous, -tu",
    adverb_ending: "ment",
    drops_pronouns: false,
    incises: true,
    capital_nouns: false,
};
