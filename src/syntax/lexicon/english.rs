//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    verbs: "said, says, told, tells, wrote, writes, asked, asks, argued, argues, replied, replies, recalled, recalls, \
        insisted, insists, warned, warns, explained, explains, declared, declares, remarked, quipped, testified, \
        testifies, tweeted, retorted, complained, complains, lamented, laments, exclaimed, exclaims, shouted, shouts, \
        whispered, whispers, muttered, mutters, murmured, announced, announces, commented, admitted, admits, \
        acknowledged, acknowledges, confessed, confesses, conceded, concedes, contended, contends, answered, boasted, \
        boasts, joked, jokes, vowed, vows, pledged, urged, urges, wondered, mused, muses, proclaimed, proclaims, \
        opined, asserted, asserts, predicted, predicts, stressed, stresses, cautioned, cautions, sighed, snapped, \
        yelled, screamed, protested, protests, countered, promised, swore, begged, pleaded, pleads, demanded, \
        inquired, enquired, queried, reasoned, remembered, recounted, recounts, thundered, interjected, enthused, \
        observed, noted, stated, claimed, emphasised, emphasized, emphasises, emphasizes, reckons, reckoned, \
        theorised, theorized, jotted, scribbled, bragged, scoffed, shot back, fired back, chimed in, put it, puts it, \
        pointed out, points out, was quoted as saying, is quoted as saying, were quoted as saying, \
        been quoted as saying, had this to say, has this to say, assured, assures, chanted, bemoaned, relayed, recited, insinuated, posited, hissed, barked, growled, pondered, recounts, intoned, summed up, tells us, let slip",
    plural_verbs: "say, tell, ask, argue, insist, recall, warn, explain, complain, admit, point out",
    weak_verbs: "added, adds, continued, continues, concluded, concludes, began, begins, notes, note, states, \
        state, claims, claim, reports, reported, remarks, comments, observes, suggests, suggested, thought, \
        thinks, believes, believed, feels, felt, read, reads, went on, goes on, laughed, laughs, smiled, \
        smiles, agreed, agrees, maintained, maintains, responded, responds, repeated, repeats, proposed, \
        proposes, reflected, reflects, revealed, reveals, confirmed, confirms, spoke, speaks, spoken, cried, \
        cries, summarised, summarized, ended, opened, replying, concurred, elaborated, finished, offered, \
        ventured, allowed, quoted, quotes, demands, questioned, answers, written, write, reply, vow, predict, \
        believe, think, objected, called out, sang, posted, posts, texted, emailed, e-mailed, tweets, grumbled, \
        groaned, gasped, chuckled, grinned, shrugged, opines, disagreed, disagrees, concurs, held, holds, \
        weighed in, boils it down, deadpanned, wrote back, recollected, marvelled, marveled, drawled, \
        explained, volunteered, testified, writes back, pronounced, barked, sniffed, sneered, pledges, \
        hollered, croaked, wailed, roared, chided, scolded, ruled, decreed, telegraphed, cabled, tells, quips, \
        guessed, joked, resolved, resolves, decided, decides, voted, votes, rules, found, finds",
    term_verbs: "called, calls, described, describes, dubbed, labelled, labeled, labels, termed, branded, \
        deemed, nicknamed, christened, considers, considered, denounced, denounces, dismissed, dismisses, \
        hailed, praised, referred, refers, characterised, characterized, named, judged, pronounced, rated",
    participles: "",
    gerunds: "saying, adding, writing, asking, arguing, noting, insisting, telling, explaining, \
        declaring, stating, claiming, complaining, recalling, replying, shouting, joking, pointing out, \
        promising, urging, chanting, tweeting, whispering, boasting, admitting, remarking",
    sources: "according to, in the words of, in the phrase of, as told by, as noted by, as stated by, \
        as reported by, as recounted by, attributed to, quoth, quoting, to quote, to paraphrase, \
        in the view of, in the opinion of, in the judgment of, in the judgement of, in the estimation of, \
        as described by, as recalled by, as remembered by, in the reckoning of",
    sources_after: "",
    sources_behind: "",
    auxiliaries: "has, have, had, having, would, will, could, can, may, might, must, should, did, does, do, used to, \
        's, 'd, 'll, 've",
    passives: "is, are, am, was, were, be, been, being, got, gets",
    negations: "not, never, didn't, doesn't, don't, hasn't, haven't, hadn't, wouldn't, won't, couldn't, can't, cannot, \
        hardly, wasn't, isn't, aren't, weren't, neither, nobody, none, no one, denied, denies, refused, refuses, \
        declined, declines, nor",
    pronouns: "i, we, they, me, myself",
    impersonal: "it, you, he or she, s/he",
    masculine: "he, himself",
    feminine: "she, herself",
    relatives: "who, which, whom, whose, that's",
    articles: "the, a, an",
    determiners: "his, her, its, their, our, my, your, this, these, those, some, many, most, several, few, all, both, \
        two, three, four, five, six, seven, eight, nine, ten, dozens of, hundreds of, thousands of, another, any, \
        every, each, other, no, one, a number of, a group of, such, certain, various, numerous, more, half",
    indefinites: "others, everyone, everybody, someone, somebody, anyone, anybody, people, one of them, \
        anonymous, anon, unknown, unattributed, folks, those, traditional, nobody, no-one",
    titles: "rep, representative, sen, senator, gov, governor, lieutenant governor, lt. gov, president, \
        vice president, vice-president, prime minister, deputy prime minister, chancellor, minister, \
        foreign minister, finance minister, interior minister, defence minister, defense minister, \
        health minister, education minister, justice minister, secretary of state, secretary of defense, \
        secretary-general, secretary general, home secretary, foreign secretary, defense secretary, \
        defence secretary, health secretary, press secretary, attorney general, solicitor general, \
        surgeon general, chief justice, justice, judge, chairman, chairwoman, chair, speaker, commissioner, \
        ambassador, secretary, congressman, congresswoman, councilman, councilwoman, councillor, councilmember, \
        alderman, assemblyman, assemblywoman, mayor, sheriff, deputy, detective, officer, inspector, \
        superintendent, constable, marshal, chief, general, gen, major general, maj. gen, brigadier general, \
        brig. gen, lieutenant general, lt. gen, lieutenant colonel, lt. col, colonel, col, major, maj, captain, \
        capt, lieutenant, lt, sergeant, sgt, corporal, cpl, private, pvt, admiral, adm, rear admiral, \
        vice admiral, commander, cmdr, cdr, field marshal, rev, reverend, pastor, father, fr, bishop, \
        archbishop, cardinal, pope, rabbi, imam, dean, deacon, canon, saint, st, sir, lord, king, queen, \
        prince, princess, emperor, empress, tsar, czar, sultan, sheikh, sheik, count, earl, duke, baron, \
        viscount, dr, doctor, prof, professor, emeritus professor, hon, honorable, right honourable, msgr, \
        monsignor, pres, mp, tánaiste, taoiseach, comrade, ayatollah, premier, bro, sqn ldr, wg cdr, granny, \
        aunt, uncle, grandma, grandpa",
    titles_of_men: "mr, mister, messrs",
    titles_of_women: "mrs, ms, miss, madam, madame, mme, lady, dame, sister, duchess, countess, baroness, mother, sr",
    roles: "spokesman, spokeswoman, spokesperson, spokespeople, resident, official, witness, witnesses, \
        eyewitness, eyewitnesses, source, insider, aide, adviser, advisor, activist, analyst, economist, \
        expert, critic, supporter, opponent, historian, biographer, scholar, scientist, researcher, author, \
        writer, novelist, poet, playwright, essayist, philosopher, journalist, reporter, correspondent, \
        columnist, editor, editor-in-chief, publisher, critics, composer, singer, musician, actor, actress, \
        director, film-maker, filmmaker, producer, artist, painter, sculptor, photographer, designer, \
        architect, engineer, developer, programmer, inventor, entrepreneur, founder, co-founder, cofounder, \
        owner, co-owner, ceo, cfo, cto, coo, chief executive, chief executive officer, chief of staff, \
        chief scientist, chief economist, chief engineer, managing director, executive director, executive, \
        manager, employee, worker, staffer, staff, boss, head, deputy head, leader, co-leader, member, fellow, \
        lecturer, teacher, principal, headteacher, headmaster, headmistress, student, pupil, graduate, alumnus, \
        librarian, archivist, curator, lawyer, attorney, solicitor, barrister, prosecutor, defendant, \
        plaintiff, victim, suspect, survivor, neighbor, neighbour, friend, colleague, relative, brother, wife, \
        husband, son, daughter, parent, parents, mother, father, cousin, uncle, aunt, grandmother, grandfather, \
        widow, widower, partner, nurse, doctor, physician, surgeon, psychologist, psychiatrist, therapist, \
        biologist, physicist, chemist, astronomer, mathematician, epidemiologist, climatologist, geologist, \
        sociologist, anthropologist, archaeologist, political scientist, farmer, baker, fisherman, driver, \
        passenger, soldier, veteran, officer, policeman, policewoman, police, fire chief, police chief, \
        firefighter, paramedic, pilot, astronaut, coach, head coach, player, captain, goalkeeper, striker, \
        midfielder, athlete, champion, fan, fans, organizer, organiser, volunteer, campaigner, protester, \
        demonstrator, voter, customer, client, user, reader, viewer, listener, subscriber, visitor, tourist, \
        guest, shopkeeper, shopper, commuter, politician, lawmaker, legislator, diplomat, envoy, statesman, \
        abolitionist, suffragist, reformer, candidate, nominee, incumbent, president, co-president, \
        vice president, prime minister, minister, chancellor, senator, representative, governor, mayor, \
        deputy mayor, chairman, chairwoman, chairperson, chair, co-chair, vice chair, secretary, treasurer, \
        commissioner, ambassador, councillor, congressman, congresswoman, judge, justice, general, colonel, \
        admiral, bishop, priest, pastor, vicar, monk, nun, professor, assistant professor, associate professor, \
        emeritus professor, dean, rector, provost, whistleblower, blogger, podcaster, host, presenter, \
        broadcaster, narrator, translator, interpreter, contributor, maintainer, consultant, strategist, \
        pollster, planner, banker, trader, investor, billionaire, businessman, businesswoman, man, woman, men, \
        women, boy, girl, child, children, teenager, person, couple, family, crowd, team, anonymous user, king, \
        queen, prince, princess, emperor, monarch, secretary of state, attorney general, home secretary, \
        foreign secretary, foreign minister, finance minister, press secretary, secretary-general, \
        secretary general, mp, md, beekeeper, carpenter, mechanic, technician, electrician, plumber, clerk, \
        cashier, waiter, waitress, chef, cook, gardener, guide, ranger, keeper, warden, caretaker, \
        superintendent, inspector, detective, sheriff, senior fellow, creator, proverb, saying, speaker, \
        moderator, participant, applicant, patient, tenant, landlord, homeowner, skipper, printer, roofer, \
        assistant, apprentice, employer, lighthouse keeper, innkeeper, publican, brewer, miller, blacksmith, \
        mason, stonemason, welder, weaver, tailor, cobbler, cutler, potter, glazier, joiner, cabinetmaker, \
        bookseller, bookbinder, harbourmaster, harbormaster, harbour master, stationmaster, postmaster, \
        postmistress, bellringer, organist, conductor, violinist, pianist, harpist, cellist, drummer, \
        guitarist, choirmaster, sexton, verger, churchwarden, curate, abbot, abbess, prioress, friar, \
        missionary, hydrologist, botanist, zoologist, ornithologist, entomologist, geographer, cartographer, \
        surveyor, linguist, philologist, dramatist, humorist, memoirist, diarist, naturalist, explorer, \
        mountaineer, sailor, seaman, fisher, fisherwoman, trawlerman, shepherd, shepherdess, dairyman, \
        dairy farmer, grower, orchardist, winemaker, vintner, brewmaster, forester, gamekeeper, groundskeeper, \
        porter, tram driver, bus driver, lorry driver, truck driver, train driver, dispatcher, operator, \
        foreman, forewoman, miner, docker, dock worker, stevedore, union leader, shop steward, town clerk, \
        parish clerk, registrar, coroner, magistrate, bailiff, notary, auditor, accountant, actuary, \
        statistician, demographer, midwife, district nurse, vet, veterinarian, dentist, pharmacist, optician, \
        schoolmaster, schoolmistress, governess, tutor, sophomore, freshman, alderwoman, selectman, \
        selectwoman, councilor, reeve, deputy, whip, leader of the opposition, trustee, patron, \
        president-elect, consul, attaché, undersecretary, under-secretary, speechwriter, liaison, \
        chairman of the board, seismologist, volcanologist, glaciologist, oceanographer, meteorologist, \
        ecologist, conservationist, palaeontologist, paleontologist, conservator, restorer, luthier, \
        clockmaker, watchmaker, jeweller, jeweler, goldsmith, silversmith, seamstress, dressmaker, milliner, \
        hairdresser, barber, grocer, greengrocer, butcher, fishmonger, ironmonger, newsagent, landlady, \
        tenant farmer, crofter, ferryman, lockkeeper, lock keeper, signalman, coastguard, lifeguard, \
        lifeboatman, coxswain, bosun, helmsman, navigator, co-pilot, cosmonaut, technologist, cryptographer, \
        coder, hacker, data scientist, product manager, project manager, chief technology officer, \
        chief operating officer, chief financial officer, vice chancellor, vice-chancellor, pro-chancellor, \
        bursar, beadle, herald, pathologist, neurologist, cardiologist, oncologist, virologist, immunologist, \
        geneticist, microbiologist, criminologist, ethicist, theologian, musicologist, folklorist, \
        ethnographer, documentarian, screenwriter, cinematographer, choreographer, dancer, ballerina, soprano, \
        tenor, baritone, lyricist, songwriter, rapper, comedian, comedienne, cartoonist, illustrator, engraver, \
        typographer, typesetter, compositor, proofreader, copy editor, news editor, foreign correspondent, \
        steeplejack",
    role_endings: "",
    organisations: "ministry, department, university, college, school, institute, institution, academy, \
        association, society, federation, confederation, union, league, alliance, coalition, party, committee, \
        council, commission, commissariat, court, tribunal, parliament, congress, senate, assembly, government, \
        administration, authority, agency, bureau, office, police department, company, corporation, corp, inc, \
        incorporated, ltd, limited, llc, plc, group, holdings, bank, fund, foundation, trust, charity, \
        organisation, organization, international, center, centre, laboratory, laboratories, lab, labs, hospital, \
        clinic, museum, library, church, diocese, newspaper, magazine, journal, press, times, post, news, tribune, \
        herald, gazette, chronicle, guardian, telegraph, review, weekly, radio, television, network, airlines, \
        airways, motors, industries, systems, technologies, partners, associates, brothers, press office, embassy, \
        navy, army, air force, police, white house, downing street, red cross, nations, airport, station, club, \
        orchestra, theatre, theater, ballet, studio, studios, records, firm, campaign, board, panel, task force, \
        service, services, system, initiative, network, observatory, watch, survey, report, consortium, \
        cooperative, co-operative, workers, teamsters, borders, watchdog, regulator, treasury, pentagon, kremlin, \
        vatican, exchange, reserve",
    organisation_endings: "",
    prepositions: "of, for, from, at, by, with, to, about, against, among, between, into, over, under, through, during, \
        near, like, unlike, via, within, without, upon, across, behind, beside, beyond, despite, toward, towards, \
        outside, inside, around, per, amid, throughout, following, concerning, regarding, alongside, besides, except",
    adjuncts: "on, in, at, during",
    conjunctions: "and, or, but, when, while, as, if, because, although, though, since, until, before, after, where, \
        whether, so, yet, nor, than, once, unless, whereas, what, how, why, plus, then",
    that: "that, how, why, whether, if",
    adverbs: "also, later, then, now, once, again, still, even, just, only, too, already, ever, often, always, \
        sometimes, usually, recently, today, yesterday, tomorrow, tonight, here, there, however, nevertheless, \
        nonetheless, moreover, furthermore, meanwhile, instead, therefore, thus, hence, perhaps, maybe, indeed, \
        reportedly, famously, allegedly, repeatedly, simply, quietly, angrily, softly, bluntly, flatly, publicly, \
        privately, recently, finally, eventually, initially, originally, previously, subsequently, shortly, first, \
        second, third, last, next, ago, early, late, soon, apparently, clearly, similarly, likewise, additionally, \
        elsewhere, afterwards, afterward, otherwise, yes, no, well, oh, ah, okay, ok, please, thanks, hello, hi, hey, \
        sorry, exactly, really, indeed, sure, right, never mind, not only, further, day, days, week, weeks, month, \
        months, year, years, morning, afternoon, evening, night, time, times, hour, hours, minute, minutes, moment, \
        moments, decade, decades, century, summer, winter, spring, autumn, spring, earlier, twice, jokingly, wryly, \
        dryly, drily, himself, herself, rightly, wrongly, rather, quite, almost, nearly, much, more, most, less, far, \
        so far, for example, for instance, in fact, of course, at first, at last, in addition, as well, \
        back, off, out, up, down, away, aloud, simultaneously",
    clitics: "",
    weekdays: "monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thurs, fri, sat",
    months: [
        "january, jan",
        "february, feb",
        "march, mar",
        "april, apr",
        "may",
        "june, jun",
        "july, jul",
        "august, aug",
        "september, sept, sep",
        "october, oct",
        "november, nov",
        "december, dec",
    ],
    works: "interview, speech, address, letter, letters, statement, testimony, remarks, diary, diaries, \
        journal, memoir, memoirs, autobiography, essay, essays, book, novel, poem, poems, play, article, \
        column, editorial, op-ed, tweet, post, email, e-mail, memo, note, notes, report, paper, lecture, talk, \
        sermon, press conference, news conference, press release, hearing, debate, introduction, preface, \
        foreword, afterword, words, phrase, response, reply, answer, account, review, blog, podcast, inaugural, \
        eulogy, toast, message, conversation, deposition, verdict, opinion, dissent, ruling, manifesto, thread, \
        reporters, journalists, lawmakers, senators, investors, students, parents, colleagues, listeners, \
        viewers, readers, supporters, delegates, members, friends, ode, ballad, law, theorem, principle, \
        constitution, act, transcript, affidavit, leader, issue, edition, bulletin, circular, dispatch, log, \
        logbook, prospectus, handbill, notice, petition, obituary, inscription, scrapbook, entry, daybook, \
        day book, advice, motto, comment, rule, conclusion, warning, explanation, excuse, maxim, saying, \
        resolution, graffito, graffiti, rules, rulebook, by-laws, bylaws, pamphlet, brochure, leaflet, flyer, \
        tract, keynote, submission, rhyme, sign, hymn, voicemail, \
        riddle, limerick, lullaby, prayer, psalm, proverb, epitaph, placard, telegram, postcard",
    reports: "thanked, thanks, spoke, speaks, accused, accuses, blamed, blames, compared, compares, promises, \
        threatened, threatens, apologised, apologized, apologises, apologizes, regretted, regrets, deplored, \
        deplores, welcomed, criticised, criticized, congratulated, attacked, mocked, ridiculed, rejected, \
        condemned, conveyed, proposed, appealed, found, finds, thought, thinks, believed, believes, suggested, \
        suggests, dictated, confided, confides, remembers, likened, judged, pronounced, announced, offered, offers, \
        quotes, quoted, invoked, cited, cites, sneered, jeered, raged, fumed, gushed, crowed, wished, hoped, \
        feared, imagined, boasted, repeated, repeats",
    writers: "i, we, i'd, i'll, we'd, i've",
    imagined: "you'll, they'll, let's, picture, try, don't, proverb, saying, adage, shall, if, could, might, \
        imagine, anyone, anybody, somebody, someone, nobody, whoever, everyone, suppose, i'd, we'd, you'd",
    naming: "literally, roughly, for example, for instance, for short, strike, insert, delete, substitute, \
        short for, stands for, pronounced, translates as, translated as, that is, viz, category, item, notion, \
        wording, rule, so-called, titled, entitled, headed, known as, means, mean, meaning, meant, such as, e.g, \
        i.e, eg, ie, aka, a.k.a, namely, revert, reverts, reverted, merge, merges, merged, backport, backported, \
        cherry-pick, fix, fixes, fixed, resolve, resolves, drop, remove, removes, removed, rename, renamed, click, \
        clicking, select, choose, press, tap, hit, type, enter, use, uses, using, used, run, add, adds, replace, \
        replaced, set, default, equivalent to, lines of, as in, see, word, term, name, introduce, mention, \
        mentions, support, supports, read as, squelch, silence, quell, change, changed, rephrase, reword, clarify, \
        document, via, describe",
    callings: "calls, call, terms, term, labels, dubs, nicknames, names, refers to",
    devices: "log, logs, label, plate, screen, display, machine, program, programme, app, application, software, \
        dialog, prompt, error, errors, warning, compiler, command, script, installer, daemon, tool, browser, \
        button, sticker, dial, gauge, meter, tag, console, terminal, output, function, method, parser, linter, \
        test, shell, kernel, docstring, gdb, git, gcc, device",
    things: "error, errors, warning, warnings, exception, exceptions, panic, panics, prompt, dialog, dialogue box, \
        popup, section, sections, subsection, chapter, option, options, button, buttons, menu, setting, settings, \
        flag, flags, page, tab, checkbox, behavior, behaviour, method, methods, feature, pattern, patterns, \
        command, commands, syntax, test, tests, field, fields, header, headers, heading, headings, label, labels, \
        keyword, keywords, parameter, parameters, argument, arguments, link, links, mechanism, string, strings, \
        attribute, attributes, function, variable, variables, value, values, mode, logic, hack, conflict, \
        conflicts, detection, bug, bugs, commit, patch, pull request, error message, error messages, \
        warning message, message box, messages, log message, commit message, subcommand, sub-command, directive, \
        directives, property, properties, configuration, file, files, folder, branch",
    outlets: "times, post, news, tribune, herald, gazette, chronicle, guardian, telegraph, review, weekly, observer, \
        independent, journal, magazine, mail, mirror, express, economist, examiner, inquirer, courier, standard, star, \
        sun, globe, spectator, atlantic, bulletin, dispatch, register, advertiser, argus, echo, mercury, today, press, \
        monitor, sentinel, ledger, enquirer, wire, newspaper, daily",
    outlet_endings: "",
    addressees: "told, tells, telling, speaking, spoke, to, with, before",
    insides: "in, for",
    airs: "on",
    writings: "wrote, writes, writing, written",
    postings: "tweeted, tweets, tweeting, tweet, skeeted",
    testimonies: "testified, testifies, testifying, testimony, hearing",
    committees: "committee, subcommittee",
    broadcasters: "radio, television, tv, broadcasting, channel",
    magazines: "magazine, atlantic, economist, spectator, new yorker, newsweek, weekly, foreign affairs, \
        foreign policy, rolling stone, new republic, new statesman, vanity fair, scientific american",
    abbreviations: "mr, mrs, ms, messrs, dr, prof, rep, sen, gov, gen, maj, brig, col, lt, capt, sgt, cpl, pvt, \
        adm, cmdr, cdr, rev, hon, msgr, st, fr, pres, p, pp, fig, figs, no, nos, vol, vols, ch, chap, sec, ed, \
        eds, trans, cf, vs, v, viz, i.e, e.g, c, ca, al, approx, art, par, para, para, jan, feb, mar, apr, jun, \
        jul, aug, sept, sep, oct, nov, dec, tues, thurs, mt, ft, resp, incl, esp, op, cit, ibid, tel, ext, \
        dept, univ, assn, eq, ref, n, bro, wm, geo, chas, thos, jas, robt, edw, benj, jno, saml, drs, profs, \
        reps, sens, govs, gens, det, insp, supt, cllr, cllrs, ald, rt, amb",
    endings: "etc, inc, co, corp, ltd, jr, sr, u.s, u.k, u.n, e.u, a.m, p.m, d.c, ph.d, b.a, m.a, m.d, bros, \
        esq, ave, blvd, b.c, a.d, b.c.e, c.e, l.a, n.y, u.s.a, et al, st, rd",
    not_cues: "frequently asked, that said, that being said, so to say, said to be, is said to, are said to, \
        was said to, were said to, all told, as noted above, as noted below, noted above, noted below, noted in, \
        explained in, explained above, explained below, explained by, stated in, stated above, stated below, \
        as stated, unless stated, unless otherwise stated, unless otherwise noted, otherwise noted, otherwise stated, \
        declared in, declared as, declared by, announced in, as explained, as observed, observed in, as asked, when asked, be asked, \
        asked for, is asked, are asked, asked to, is told, are told, be told, claimed by, easier said, enough said, \
        well said, i told you so, acknowledged by, promised land, stressed out, noted that this, remembered as, \
        remembered by, predicted by",
    labels: "note, notes, tip, tips, hint, warning, caution, important, info, information, danger, attention, remark, \
        todo, fixme, example, examples, see also, summary, update, edit, disclaimer, aside, \
        key point, key points, key takeaway, key takeaways, takeaway, takeaways, tl;dr, tldr, definition, theorem, \
        lemma, proof, exercise, prerequisite, prerequisites, requirement, requirements, deprecated, new, security, \
        experimental, editor's note, author's note, note to self, good to know, did you know, pro tip, protip, faq, \
        correction, clarification, spoiler, trigger warning, content warning, abstract, goal, goals, objective, status, \
        breaking change, nb, n.b, ps, p.s, heads up, heads-up, bug, success, failure, error, check, help, faq, result, \
        conclusion, reminder, background, context, source, sources, rationale, observation, assumption",
    ands: "and",
    joints: "and, but, or, then",
    common_articles: "a, an",
    ranks: "",
    courtesies: "dr, prof, professor, sir, doctor, father, fr, rev, reverend, hon, honorable, bro, granny, \
        aunt, uncle, grandma, grandpa",
    then: "then, now, today, formerly, once, later",
    years: "year",
    seasons: ["spring", "summer", "autumn, fall", "winter"],
    decades: "",
    between: "between",
    until: "to, until, through",
    circa: "c, ca, circa, about, around, approximately, some time around",
    dated: "dated",
    lifetimes: "since, until, till, b, d, born, née, nee, died, retired, elected, re-elected, appointed, installed, founded, \
        established, built, erected, married, ordained, promoted, knighted, crowned, disbanded, abolished, demolished, \
        class of",
    first_person: "",
    reflexives: "",
    manner: "as",
    named: "named, by the name of",
    states: "born, aged, dressed, seated, sitting, standing, visibly, clearly, looking, smiling, pictured, left, right, centre, center, both, also, himself, herself, themselves, still, then, now, pale, red-faced, arms, hands, eyes, tears, who",
    regnal: "pope, king, queen, prince, princess, emperor, empress, tsar, czar, kaiser, sultan, saint, st, brother, sister, mother, friar, dom, lama",
    imperatives: "fix, fixes, fixed, add, adds, update, updates, updated, improve, improved, remove, removes, removed, \
        revert, reverted, make, made, call, check, print, extract, bump, merge, merged, support, supports, allow, allows, \
        use, using, leave, replace, replaced, change, changes, changed, rename, renamed, move, moved, drop, dropped, \
        disable, disabled, enable, enabled, avoid, handle, ignore, implement, implemented, correct, corrected, document, \
        ensure, set, get, see, revised, invoking, install, run, try, open, close, click, press, type, enter, select, \
        choose, create, created, build, clean, switch, rewrite, refactor, simplify, deprecate, deprecated, introduce, \
        introduced, extend, extended, prevent, convert, copy, delete, deleted, include, exclude, restore, workaround, \
        work, let, keep, put, give, take, look, find, read, write, tell, ask, say, send, return, returns, show, shows, \
        display, reset, reduce, increase, provide, provides, improves, prefer, require, requires, skip, sort, start, stop, \
        test, tests, tweak, upgrade, downgrade, verify, wrap",
    receives: "found, finds, saw, sees, heard, hears, received, receives, got, gets, knew, knows, liked, likes, noticed, spotted, carried, carries, wore, wears, watched, met, discovered, encountered, recognised, recognized, opened, passed, owned, owns, kept, keeps, read, reads, remembers, recalls, loves, loved, hates, hated, prefers, uses, used, quoted, quotes, cited, cites",
    work_endings: "",
    agent: "by",
    infinitives: "to",
    placed: "in, at",
    likely_role_endings: "er, or, ist, ian, man, woman, ant, ent, ess, eur, path, smith",
    likely_noun_endings: "ers, ors, ists, ians, ents, ants, ees, men, women, ics",
    surnames: "sanders, rogers, myers, powers, summers, waters, peters, andrews, rivers, sayers, church, post, \
        bank, herald, baker, cook, smith, miller, weaver, potter, shepherd, mason, carpenter, tailor, porter, \
        miner, fisher, sailor, cooper, turner, carter, walker, fuller, archer, butler, bishop, abbot, pope, \
        king, prince, duke, earl, knight, page, clerk, marshall, sexton, warden, ranger, barber, chandler, \
        glover, skinner, tanner, dyer, thatcher, wheeler, sawyer, harper, piper, priest, monk, nunn, chaplain, \
        parsons, judge, major, sergeant, gardener, gardner, hunter, forester, farmer, glazier, joiner, brewer, \
        butcher, draper, mercer, spicer, child, young, driver, temple, banks, bell, hill, wood, woods, field, \
        fields, brooks, lake, ford, park, parks, hall, house, mills, holland, england, french, english, london, \
        york, lincoln, washington, houston, austin, jackson, wellington, darwin, cleveland, montgomery, \
        chester, lancaster, berlin, jordan, israel, paris",
    elisions: "",
    enclitics: "",
    adverb_ending: "ly",
    drops_pronouns: false,
    incises: false,
    capital_nouns: false,
};
