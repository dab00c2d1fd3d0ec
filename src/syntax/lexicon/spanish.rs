//! Spanish.

use super::Words;

pub(super) const WORDS: Words = Words {
    verbs: "dijo, dice, decía, dijeron, dicen, decían, afirmó, afirma, afirmaba, afirmaron, afirman, explicó, explica, \
        explicaba, explicaron, explican, declaró, declara, declararon, aseguró, asegura, aseguraba, aseguraron, \
        aseguran, señaló, señala, señalaron, señalan, escribió, escribe, escribía, escribieron, escriben, respondió, \
        responde, respondía, respondieron, preguntó, pregunta, preguntaba, preguntaron, recordó, recuerda, recordaba, \
        recordaron, sostuvo, sostiene, sostenía, sostienen, insistió, insiste, insistieron, advirtió, advierte, \
        advirtieron, advierten, comentó, comenta, comentaba, comentaron, comentan, admitió, admite, admitieron, \
        reconoció, reconoce, reconocía, reconocieron, manifestó, manifiesta, manifestaron, subrayó, subraya, \
        lamentó, lamenta, lamentaron, denunció, denuncia, denunciaron, denuncian, reiteró, reitera, exclamó, exclama, \
        replicó, replica, contestó, contesta, contestaba, argumentó, argumenta, opinó, opina, opinan, relató, relata, \
        relataron, relatan, confesó, confiesa, criticó, critica, criticaron, expresó, expresa, enfatizó, aseveró, \
        puntualizó, recalcó, recalca, bromeó, ironizó, susurró, gritó, murmuró, tuiteó, alegó, contó, contaba",
    plural_verbs: "dijeron, dicen, decían, afirmaron, afirman, explicaron, explican, declararon, aseguraron, aseguran, \
        señalaron, señalan, escribieron, escriben, respondieron, preguntaron, recordaron, sostienen, insistieron, \
        advirtieron, advierten, comentaron, comentan, admitieron, reconocieron, manifestaron, lamentaron, denunciaron, \
        denuncian, opinan, relataron, relatan, criticaron, añadieron, cuentan, contaron",
    weak_verbs: "añadió, añade, añadía, añadieron, agregó, agrega, indicó, indica, concluyó, concluye, apuntó, \
        apunta, destacó, destaca, precisó, precisa, aclaró, aclara, cuenta, cuentan, contaron, anunció, \
        anuncia, prometió, promete, pensó, piensa, cree, creía, considera, consideró, reza, rezaba, lee, \
        continuó, continúa, prosiguió, prosigue, siguió, sigue, comenzó, comienza, observó, observa, resumió, \
        resume, apostilló, sentenció, zanjó, repitió, repite, citó, cita, ríe, sonríe, pidió, pide, exigió, \
        exige, confirmó, reflexionó, reflexiona, terminó, repuso, repone, replicó, replica, comentó, comenta, \
        bromeó, bromea, se queja, se quejó, lamentó, lamenta, confesó, confiesa, relató, relata, sentencia, \
        zanja, matizó, matiza, rectificó, rectifica, protestó, protesta, exclamó, exclama, murmuró, murmura, \
        susurró, susurra, gritó, grita, anotó, anota, telegrafió, advirtió, advierte, admitió, admite, \
        reconoció, reconoce, subrayó, subraya, remachó, remacha, ironizó, ironiza, evoca, evocó, contestó, \
        contesta, puntualizó, puntualiza, recalcó, recalca, insistió, insiste",
    term_verbs: "llamó, llama, llamaba, llaman, calificó, califica, tildó, tilda, denominó, denomina, bautizó, apodó, \
        describió, describe, definió, define",
    participles: "dicho, afirmado, explicado, declarado, asegurado, señalado, escrito, añadido, respondido, preguntado, \
        recordado, insistido, advertido, comentado, admitido, reconocido, manifestado, subrayado, lamentado, denunciado, \
        reiterado, contestado, contado, relatado, confesado, agregado, indicado, apuntado, destacado, concluido, \
        criticado, sostenido, expresado, precisado, aclarado",
    gerunds: "diciendo, añadiendo, escribiendo, preguntando, explicando, afirmando",
    sources: "según, de acuerdo con, de acuerdo a, en palabras, a juicio, en opinión, al decir, como dijo, \
        como dice, como decía, como escribió, como señaló, según dijo, según explicó, según afirmó, citando, \
        por citar, en la opinión, según cuenta, según contó, según recuerda, según escribió, como contaba, \
        como recuerda, como solía decir, como escribía, como recordó, en versión, atribuido a",
    sources_after: "",
    sources_behind: "",
    auxiliaries: "ha, han, había, habían, haya, hubo, habría, he, hemos, iba a, va a, debe, puede, podría, quiso, quería",
    passives: "es, son, fue, fueron, sido, era, eran, será, está, están",
    negations: "no, nunca, jamás, nadie, tampoco, ni, negó, niega",
    pronouns: "yo, nosotros, nosotras, mí",
    impersonal: "usted, ustedes, tú, vosotros, ello",
    masculine: "él, ellos",
    feminine: "ella, ellas",
    relatives: "quien, quienes, cual, cuales, cuyo, cuya",
    articles: "el, la, los, las, un, una, unos, unas",
    determiners: "su, sus, mi, mis, nuestro, nuestra, tu, este, esta, estos, estas, ese, esa, aquel, aquella, algunos, \
        algunas, varios, varias, muchos, muchas, pocos, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, todos, \
        todas, otro, otra, otros, otras, cada, ningún, ninguna, ambos, numerosos",
    indefinites: "algunos, muchos, otros, alguien, anónimo, desconocido, todos, nadie, uno, varios",
    titles: "presidente, presidenta, vicepresidente, vicepresidenta, primer ministro, primera ministra, \
        ministro, ministra, canciller, senador, senadora, diputado, diputada, alcalde, alcaldesa, gobernador, \
        gobernadora, general, coronel, comandante, capitán, capitana, teniente, sargento, almirante, doctor, \
        doctora, dr, dra, profesor, profesora, prof, juez, jueza, fiscal, papa, cardenal, arzobispo, obispo, \
        padre, rey, reina, príncipe, princesa, emperador, emperatriz, duque, duquesa, conde, condesa, marqués, \
        marquesa, san, santa, santo, fray, sor, licenciado, licenciada, lic, ingeniero, ing, secretario, \
        secretaria, embajador, embajadora, comisario, excmo, ilmo, rabino, mtro, mtra, licda, arq, abg, hno, \
        hna, pbro, dña, excma, ilma, gral, cnel, cmte, tte, sgto, alm, mons, cdte",
    titles_of_men: "señor, sr, sres, don, d",
    titles_of_women: "señora, sra, sras, srta, señorita, doña, dª",
    roles: "portavoz, vocero, vocera, vecino, vecina, vecinos, vecinas, residente, residentes, testigo, \
        testigos, funcionario, funcionaria, funcionarios, experto, experta, expertos, analista, analistas, \
        historiador, historiadora, escritor, escritora, autor, autora, poeta, novelista, filósofo, filósofa, \
        periodista, periodistas, reportero, reportera, editor, editora, director, directora, jefe, jefa, líder, \
        dirigente, fundador, fundadora, dueño, dueña, propietario, propietaria, empleado, empleada, trabajador, \
        trabajadora, trabajadores, obrero, obrera, policía, policías, bombero, bomberos, maestro, maestra, \
        profesor, profesora, alumno, alumna, estudiante, estudiantes, médico, médica, médicos, enfermero, \
        enfermera, abogado, abogada, fiscal, juez, jueza, magistrado, magistrada, político, política, diputado, \
        diputada, senador, senadora, ministro, ministra, presidente, presidenta, vicepresidente, \
        vicepresidenta, primer ministro, primera ministra, alcalde, alcaldesa, concejal, concejala, consejero, \
        consejera, secretario, secretaria, secretario general, secretaria general, activista, activistas, \
        manifestante, manifestantes, votante, cliente, clientes, usuario, usuaria, usuarios, lector, lectora, \
        visitante, amigo, amiga, colega, madre, padre, padres, hermano, hermana, hijo, hija, marido, esposo, \
        esposa, mujer, hombre, hombres, mujeres, niño, niña, niños, víctima, víctimas, superviviente, \
        sobreviviente, entrenador, entrenadora, jugador, jugadora, artista, pintor, pintora, compositor, \
        compositora, cantante, cineasta, actor, actriz, economista, sociólogo, socióloga, psicólogo, psicóloga, \
        biólogo, bióloga, físico, física, agricultor, agricultora, panadero, panadera, diplomático, \
        diplomática, embajador, embajadora, investigador, investigadora, investigadores, científico, \
        científica, científicos, crítico, crítica, fuente, fuentes, miembro, miembros, obispo, sacerdote, \
        párroco, cura, rey, reina, general, gente, refrán, proverbio, biógrafo, catedrático, catedrática, \
        empresario, empresaria, gerente, coordinador, coordinadora, representante, candidato, candidata, \
        dirigente, rector, rectora, intendente, magistrado, vicerrector, sindicalista, entrenador, ingeniero, \
        ingeniera, farero, farera, cantor, cantora, relojero, relojera, pescador, pescadora, pastor, pastora, \
        molinero, molinera, herrero, herrera, carpintero, carpintera, albañil, minero, minera, marinero, \
        marinera, patrón, patrona, capitán, maquinista, conductor, conductora, cartero, cartera, sastre, \
        modista, costurera, sacristán, monja, monje, abad, abadesa, fraile, organista, violinista, pianista, \
        guitarrista, director de orquesta, arquitecto, arquitecta, geólogo, geóloga, botánico, botánica, \
        meteorólogo, astrónomo, astrónoma, matemático, matemática, arqueólogo, arqueóloga, archivero, \
        archivera, bibliotecario, bibliotecaria, traductor, traductora, librero, librera, notario, notaria, \
        veterinario, veterinaria, dentista, farmacéutico, farmacéutica, boticario, comadrona, partera, \
        cirujano, cirujana, viuda, viudo, nieto, nieta, abuelo, abuela, tío, tía, exalcalde, exalcaldesa, \
        expresidente, expresidenta, exministro, exministra, cronista, tesorero, tesorera, guardabosques, \
        guarda, portero, portera, cocinero, cocinera, tabernero, tabernera, ventero, hostelero, ganadero, \
        ganadera, viticultor, viticultora, apicultor, apicultora, torero, fotógrafo, fotógrafa, escultor, \
        escultora, bailarín, bailarina, ayudante, aprendiz, aprendiza, discípulo, discípula, capataz, \
        ferroviario, inspector, inspectora, comisario, comisaria, técnico, técnica, responsable, encargado, \
        encargada, jubilado, jubilada, barquero, barquera",
    role_endings: "",
    organisations: "ministerio, universidad, escuela, instituto, asociación, sociedad, federación, \
        confederación, unión, liga, alianza, partido, comité, consejo, comisión, corte, tribunal, parlamento, \
        congreso, senado, asamblea, gobierno, ejecutivo, administración, agencia, oficina, empresa, compañía, \
        grupo, banco, fundación, organización, centro, laboratorio, hospital, clínica, museo, biblioteca, \
        iglesia, diario, periódico, revista, prensa, radio, televisión, cadena, sindicato, ayuntamiento, \
        alcaldía, generalitat, junta, policía, fiscalía, ejército, casa blanca, casa rosada, moncloa, kremlin, \
        vaticano, cruz roja, naciones, teatro, club, embajada, movimiento, frente, observatorio, cámara, \
        academia, secretaría, país, mundo, vanguardia, s.a, colectivo, comunidad, estado, cofradía, hermandad, \
        círculo, peña, cooperativa, orquesta, banda, coro, ateneo, casino, gremio, mancomunidad, consorcio, \
        editorial, imprenta, gaceta, heraldo, correo, faro, eco, voz, la voz, ferrocarriles, mutua, caja, \
        cámara de comercio, amigos",
    organisation_endings: "",
    prepositions: "de, para, con, sin, sobre, por, hacia, entre, contra, desde, durante, tras, ante, bajo, hasta, según, \
        mediante, excepto, del, al, junto a, vía, de la, de las, de los, \
        alrededor de, en torno a",
    adjuncts: "en, el, a, durante, al",
    conjunctions: "y, e, o, u, pero, sino, porque, cuando, mientras, aunque, si, como, donde, pues, ni, luego",
    that: "que, si, cómo, qué",
    adverbs: "también, después, luego, entonces, ahora, ya, todavía, aún, siempre, nunca, ayer, hoy, mañana, aquí, allí, \
        ahí, sin embargo, no obstante, además, así, finalmente, recientemente, quizá, quizás, tal vez, incluso, sólo, \
        solo, solamente, muy, más, menos, sí, bien, gracias, hola, antes, pronto, tarde, temprano, día, días, semana, \
        semanas, mes, meses, año, años, noche, pasado, pasada, próximo, próxima, hora, horas, por su parte, a su vez, \
        asimismo, igualmente, por ejemplo, en cambio, por otro lado, textualmente, literalmente, claro, adiós",
    clitics: "se, me, te, le, les, lo, la, los, las, nos, os",
    weekdays: "lunes, martes, miércoles, jueves, viernes, sábado, domingo",
    months: [
        "enero, ene",
        "febrero, feb",
        "marzo",
        "abril, abr",
        "mayo",
        "junio, jun",
        "julio, jul",
        "agosto, ago",
        "septiembre, setiembre, sept, sep",
        "octubre, oct",
        "noviembre, nov",
        "diciembre, dic",
    ],
    works: "entrevista, discurso, carta, cartas, declaración, declaraciones, testimonio, diario, memorias, \
        autobiografía, ensayo, ensayos, libro, novela, poema, artículo, editorial, columna, tuit, mensaje, \
        correo, nota, informe, conferencia, sermón, rueda de prensa, comunicado, audiencia, debate, prólogo, \
        epílogo, palabras, respuesta, conversación, sentencia, manifiesto, homilía, ley, leyes, regla, \
        principio, teorema, constitución, canción, oda, veredicto, consejo, lema, comentario, conclusión, \
        explicación, máxima, boletín, inscripción, resolución, acta, actas, reglamento, folleto, panfleto, \
        cartel, testamento, epitafio, refrán, proverbio, himno, oración, letrero, adivinanza",
    reports: "agradeció, agradece, habló, habla, hablaba, acusó, acusa, comparó, compara, prometió, promete, \
        amenazó, lamentó, elogió, elogia, tachó, tacha, tildó, calificó, calificar, califica, describió, describe, \
        definió, define, encontró, encuentra, quejaban, quejaba, quejó, pedía, pidió, exigía, exigió, atribuyó, \
        atribuye, anotó, anota, apuntó, advertía, habría, llamara, llamó, llamaba, consideró, juzgó, vio, \
        garantizó, citó, rechazó, bromea, bromeaba",
    writers: "yo, nosotros",
    imagined: "imagine, imaginen, supongamos, refrán, proverbio, contestar, si, podría, diría, dirían, alguien, \
        nadie, cualquiera, faltará",
    naming: "literalmente, por ejemplo, es decir, o sea, sustituir, reemplazar, añadir, suprimir, denominación, \
        concepto, expresión, categoría, llamado, llamada, llamados, llamadas, denominado, denominada, titulado, \
        titulada, apodado, apodada, palabra, término, título, nombre, significa, presunto, supuesto, pulse, \
        seleccione, elija",
    callings: "llama, llaman, llamaba, llamaban, le dicen, les dicen, le decían, se llama, se llaman, apodan",
    devices: "programa, aplicación, pantalla, máquina, etiqueta, letrero, aparato, sistema",
    things: "error, botón, menú, opción, sección, capítulo, campo, comando, archivo, carpeta",
    outlets: "país, mundo, vanguardia, diario, periódico, prensa, gaceta, heraldo, correo, faro, eco, voz, nación, \
        clarín, mercurio, tiempo, universal, razón, público, confidencial, revista, noticias, jornada, excélsior, \
        comercio, espectador, norte, tribuna, crónica",
    outlet_endings: "",
    addressees: "a, al, con, ante",
    insides: "en, para",
    airs: "en, por",
    writings: "escribió, escribe, escribía",
    postings: "tuiteó, tuitea, tuit",
    testimonies: "comparecencia",
    committees: "comisión",
    broadcasters: "radio, televisión, tv, cadena ser, cadena cope, onda cero, telecinco, antena 3",
    magazines: "revista, semanario, interviú",
    abbreviations: "sr, sra, sres, srta, dr, dra, d, dña, prof, lic, ing, p, pp, pág, págs, núm, n.º, vol, t, \
        cap, art, ed, eds, coord, cf, cfr, vid, ej, p. ej, aprox, av, avda, ene, feb, abr, jun, jul, ago, sept, \
        sep, oct, nov, dic, fig, tel, excmo, ilmo, sto, sta, mons, gral, cnel, op, cit, ibíd, mtro, mtra, \
        licda, arq, abg, hno, hna, pbro, excma, ilma, cmte, tte, sgto, alm, cdte",
    endings: "etc, ee. uu, ee.uu, a. c, d. c, s.a, s. a, cía, a.m, p.m, ud, uds",
    not_cues: "es decir, mejor dicho, dicho esto, dicho de otro modo, se dice que, por así decirlo, preguntas frecuentes, dicho sea",
    labels: "nota, notas, consejo, consejos, sugerencia, advertencia, atención, importante, información, aviso, \
        ejemplo, ejemplos, véase también, resumen, definición, teorema, demostración, ejercicio, \
        requisitos, conclusión, recuerda, recuerde, peligro, precaución, fuente, fuentes, actualización, contexto, \
        objetivo, objetivos, nb",
    ands: "y, e",
    joints: "y, e, pero, o",
    common_articles: "un, una, unos, unas, los, las",
    ranks: "general, coronel, capitán, almirante",
    courtesies: "dr, dra, prof, doctor, doctora, mtro, mtra, lic, licda, arq, ing, abg, hno, hna, dña, excmo, \
        excma, ilmo, ilma",
    then: "entonces, hoy, ex",
    years: "año",
    seasons: ["primavera", "verano", "otoño", "invierno"],
    decades: "años, década de, década de los",
    between: "entre",
    until: "a, hasta",
    circa: "c, ca, circa, hacia, alrededor de, en torno a",
    dated: "fechada, fechado",
    lifetimes: "desde, hasta, nac, nacido, nacida, fallecido, fallecida, muerto, muerta, elegido, elegida, nombrado, nombrada, \
        jubilado, jubilada, fundado, fundada, construido, construida, instalado, instalada, instalados, instaladas, \
        inaugurado, inaugurada, casado, casada",
    first_person: "he, hemos",
    reflexives: "se, me",
    manner: "como",
    named: "llamado, llamada, de nombre, apodado, apodada",
    states: "nacido, nacida, vestido, vestida, sentado, sentada, visiblemente, preguntado, preguntada, natural",
    regnal: "papa, rey, reina, príncipe, princesa, emperador, emperatriz, zar, san, santa, santo, fray, sor",
    imperatives: "",
    receives: "encontró, encuentra, vio, ve, oyó, oye, recibió, recibe, conocía, conoce, leyó, lee, llevaba, lleva, descubrió, descubre, ama, amaba",
    work_endings: "",
    agent: "por",
    infinitives: "",
    placed: "en",
    likely_role_endings: "",
    likely_noun_endings: "",
    surnames: "herrero, pastor, guerrero, rey, abad, zapatero, molinero, marino, conde, duque, barón, bombero, \
        cantor, romero, calle, iglesias, león",
    elisions: "",
    enclitics: "",
    adverb_ending: "mente",
    drops_pronouns: true,
    incises: true,
    capital_nouns: false,
};
