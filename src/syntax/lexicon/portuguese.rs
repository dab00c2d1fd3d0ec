//! Portuguese.

use super::Words;

pub(super) const WORDS: Words = Words {
    verbs: "disse, diz, dizia, disseram, dizem, diziam, afirmou, afirma, afirmava, afirmaram, afirmam, explicou, explica, \
        explicava, explicaram, explicam, declarou, declara, declararam, escreveu, escreve, escrevia, escreveram, \
        escrevem, acrescentou, acrescenta, respondeu, responde, respondia, responderam, perguntou, pergunta, \
        perguntava, perguntaram, lembrou, lembra, lembrava, recordou, recorda, recordava, sublinhou, sublinha, ressaltou, ressalta, \
        garantiu, garante, garantem, insistiu, insiste, insistem, alertou, alerta, alertaram, alertam, advertiu, adverte, avisou, avisa, \
        admitiu, admite, admitem, reconheceu, reconhece, defendeu, defende, defendem, comentou, comenta, comentaram, \
        criticou, critica, criticam, salientou, salienta, frisou, frisa, reiterou, reitera, relatou, relata, relatam, \
        argumentou, argumenta, exclamou, exclama, retrucou, confessou, confessa, sustentou, sustenta, lamentou, \
        lamenta, denunciou, denuncia, denunciam, contou, contava, enfatizou, enfatiza, murmurou, sussurrou, gritou, brincou, \
        tuitou, opinou, opina, ponderou, pondera, desabafou, desabafa",
    plural_verbs: "disseram, dizem, diziam, afirmaram, afirmam, explicaram, explicam, declararam, escreveram, escrevem, \
        responderam, perguntaram, garantem, insistem, alertaram, alertam, admitem, defendem, comentaram, criticam, \
        relatam, denunciam, contam, contaram, consideram",
    weak_verbs: "conta, contam, contaram, destacou, destaca, considerou, considera, consideram, concluiu, \
        conclui, referiu, refere, observou, observa, anunciou, anuncia, prometeu, promete, pensou, pensa, \
        acredita, acreditava, continuou, continua, prosseguiu, prossegue, completou, completa, começou, começa, \
        resumiu, resume, repetiu, repete, citou, cita, ri, sorri, pediu, pede, exigiu, exige, confirmou, \
        confirma, refletiu, indicou, indica, apontou, aponta, revelou, revela, lê, leu, rematou, remata, \
        adiantou, adianta, notou, nota, precisou, precisa, assinalou, assinala, assegurou, assegura, \
        acrescentou, acrescenta, replicou, replica, retorquiu, brincou, brinca, queixou-se, queixa-se, \
        lamentou, lamenta, confessou, confessa, relatou, relata, contou, sentenciou, corrigiu, corrige, \
        protestou, protesta, exclamou, exclama, murmurou, murmura, sussurrou, sussurra, gritou, grita, anotou, \
        anota, telegrafou, advertiu, adverte, admitiu, admite, reconheceu, reconhece, ironizou, ironiza, \
        evocou, evoca, desabafou, desabafa, pontuou, ressaltou, ressalta, frisou, frisa, atirou, respondeu, \
        responde",
    term_verbs: "chamou, chama, chamava, chamam, classificou, classifica, descreveu, descreve, apelidou, apelida, definiu, define, \
        qualificou, qualifica, batizou",
    participles: "dito, afirmado, explicado, declarado, escrito, acrescentado, respondido, perguntado, lembrado, \
        garantido, insistido, alertado, admitido, reconhecido, comentado, criticado, contado, relatado, confessado, \
        sublinhado, salientado, lamentado, denunciado",
    gerunds: "dizendo, acrescentando, escrevendo, perguntando, explicando, afirmando",
    sources: "segundo, de acordo com, conforme, nas palavras, no dizer, na opinião, como disse, como diz, \
        como dizia, como escreveu, como afirmou, conforme disse, segundo disse, segundo afirmou, citando, \
        para citar, na visão, no entender, a crer em, no juízo, no relato, segundo conta, segundo contou, \
        como contava, como recorda, como lembra, como lembrou, como costumava dizer, como escrevia, atribuído a",
    sources_after: "",
    sources_behind: "",
    auxiliaries: "tem, têm, tinha, tinham, tenha, teria, teriam, havia, haviam, tenho, temos, vai, vão, deve, pode, podia, quis, queria",
    passives: "é, são, foi, foram, sido, era, eram, será, está, estão, ser",
    negations: "não, nunca, jamais, ninguém, nem, tampouco, negou, nega",
    pronouns: "eu, nós, a gente, mim",
    impersonal: "você, vocês, tu, vós, isso",
    masculine: "ele, eles",
    feminine: "ela, elas",
    relatives: "quem, qual, quais, cujo, cuja",
    articles: "o, a, os, as, um, uma, uns, umas",
    determiners: "seu, sua, seus, suas, meu, minha, nosso, nossa, este, esta, estes, estas, esse, essa, aquele, aquela, \
        alguns, algumas, vários, várias, muitos, muitas, poucos, dois, duas, três, quatro, cinco, seis, sete, oito, \
        nove, dez, todos, todas, outro, outra, outros, outras, cada, nenhum, nenhuma, ambos, diversos",
    indefinites: "alguns, muitos, outros, alguém, anônimo, anónimo, desconhecido, todos, ninguém, um, vários",
    titles: "presidente, vice-presidente, primeiro-ministro, primeira-ministra, ministro, ministra, chanceler, \
        senador, senadora, deputado, deputada, prefeito, prefeita, presidente da câmara, governador, \
        governadora, general, coronel, comandante, capitão, capitã, tenente, sargento, almirante, doutor, \
        doutora, dr, dra, professor, professora, prof, profa, juiz, juíza, procurador, procuradora, papa, \
        cardeal, arcebispo, bispo, padre, frei, rei, rainha, príncipe, princesa, imperador, imperatriz, duque, \
        duquesa, conde, condessa, marquês, barão, são, santo, santa, eng, engenheiro, embaixador, embaixadora, \
        comissário, delegado, delegada, secretário, secretária, rabino, vereador, vereadora, pastor, pastora, \
        arq, des, cel, cap, ten, sgt, pe, mons, exmo, exma, ilmo, cmdt, gen",
    titles_of_men: "senhor, sr, srs, dom, seu",
    titles_of_women: "senhora, sra, sras, dona, d, irmã",
    roles: "porta-voz, morador, moradora, moradores, habitante, residente, testemunha, testemunhas, \
        funcionário, funcionária, funcionários, especialista, especialistas, perito, analista, analistas, \
        historiador, historiadora, escritor, escritora, autor, autora, poeta, romancista, filósofo, filósofa, \
        jornalista, jornalistas, repórter, editor, editora, diretor, diretora, director, directora, chefe, \
        líder, dirigente, fundador, fundadora, dono, dona, proprietário, proprietária, empregado, empregada, \
        trabalhador, trabalhadora, trabalhadores, operário, operária, polícia, policial, policiais, bombeiro, \
        bombeiros, professor, professora, aluno, aluna, estudante, estudantes, médico, médica, médicos, \
        enfermeiro, enfermeira, advogado, advogada, promotor, promotora, procurador, procuradora, juiz, juíza, \
        magistrado, político, política, deputado, deputada, senador, senadora, ministro, ministra, presidente, \
        vice-presidente, primeiro-ministro, primeira-ministra, prefeito, prefeita, autarca, vereador, \
        vereadora, secretário, secretária, secretário-geral, secretária-geral, ativista, ativistas, activista, \
        manifestante, manifestantes, eleitor, cliente, clientes, usuário, usuária, utente, leitor, leitora, \
        visitante, vizinho, vizinha, vizinhos, amigo, amiga, colega, mãe, pai, pais, irmão, irmã, filho, filha, \
        marido, esposa, mulher, homem, homens, mulheres, criança, crianças, menino, menina, vítima, vítimas, \
        sobrevivente, treinador, treinadora, técnico, jogador, jogadora, artista, pintor, pintora, compositor, \
        compositora, cantor, cantora, cineasta, ator, actor, atriz, actriz, economista, sociólogo, socióloga, \
        psicólogo, psicóloga, biólogo, bióloga, físico, física, agricultor, agricultora, padeiro, padeira, \
        diplomata, embaixador, embaixadora, pesquisador, pesquisadora, pesquisadores, investigador, \
        investigadora, cientista, cientistas, crítico, crítica, fonte, fontes, membro, membros, bispo, \
        sacerdote, padre, rei, rainha, general, gente, provérbio, biógrafo, empresário, empresária, gerente, \
        coordenador, coordenadora, representante, candidato, candidata, reitor, reitora, sindicalista, \
        barqueira, barqueiro, armador, armadora, mestre, construtor, construtora, engenheiro, engenheira, \
        arquiteto, arquiteta, arquitecto, arquitecta, faroleiro, faroleira, moleiro, moleira, ferreiro, \
        ferreira, carpinteiro, carpinteira, pedreiro, mineiro, mineira, pescador, pescadora, pastor, pastora, \
        marinheiro, capitão, maquinista, motorista, carteiro, carteira, alfaiate, costureira, sacristão, \
        freira, monge, abade, abadessa, frade, organista, violinista, pianista, violeiro, violeira, maestro, \
        relojoeiro, relojoeira, geólogo, geóloga, botânico, botânica, meteorologista, astrónomo, astrônomo, \
        matemático, matemática, arqueólogo, arqueóloga, arquivista, bibliotecário, bibliotecária, tradutor, \
        tradutora, livreiro, livreira, notário, notária, veterinário, veterinária, dentista, farmacêutico, \
        farmacêutica, parteira, cirurgião, cirurgiã, viúva, viúvo, neto, neta, avô, avó, tio, tia, \
        ex-presidente, ex-ministro, ex-ministra, tesoureiro, tesoureira, guarda, porteiro, porteira, \
        cozinheiro, cozinheira, taberneiro, taberneira, criador, criadora, viticultor, viticultora, apicultor, \
        apicultora, fotógrafo, fotógrafa, escultor, escultora, bailarino, bailarina, assistente, aprendiz, \
        ferroviário, ferroviária, inspetor, inspetora, inspector, inspectora, comissário, comissária, \
        responsável, encarregado, encarregada, reformado, reformada, aposentado, aposentada, operador, \
        operadora, cronista, oleiro, oleira, lavrador, lavradora, vinhateiro, artesão, artesã",
    role_endings: "",
    organisations: "ministério, universidade, escola, instituto, associação, sociedade, federação, \
        confederação, união, liga, aliança, partido, comité, comitê, conselho, comissão, corte, tribunal, \
        parlamento, congresso, senado, câmara, assembleia, governo, administração, agência, gabinete, empresa, \
        companhia, grupo, banco, fundação, organização, centro, laboratório, hospital, clínica, museu, \
        biblioteca, igreja, jornal, diário, revista, imprensa, rádio, televisão, sindicato, prefeitura, \
        polícia, procuradoria, exército, casa branca, palácio do planalto, planalto, itamaraty, kremlin, \
        vaticano, cruz vermelha, nações, teatro, clube, embaixada, movimento, frente, observatório, academia, \
        secretaria, folha, globo, público, expresso, estadão, s.a, coletivo, comunidade, estado, cooperativa, \
        irmandade, confraria, círculo, rancho, orquestra, filarmónica, filarmônica, banda, coro, ateneu, \
        grémio, grêmio, consórcio, editora, gazeta, correio, eco, voz, comércio, caminhos de ferro, amigos, \
        casa do povo, santa casa, junta, freguesia, junta de freguesia",
    organisation_endings: "",
    prepositions: "de, do, da, dos, das, para, com, sem, sobre, por, pelo, pela, entre, contra, desde, durante, \
        após, perante, sob, até, segundo, mediante, exceto, ante, via, junto a, ao, à, como, aos, às, no, na, nos, \
        nas, pelos, pelas, em, \
        cerca de, por volta de",
    adjuncts: "em, no, na, a, o, durante, ao",
    conjunctions: "e, ou, mas, porém, porque, quando, enquanto, embora, se, como, onde, pois, nem, logo",
    that: "que, se, como, porque",
    adverbs: "também, depois, então, agora, já, ainda, sempre, ontem, hoje, amanhã, aqui, ali, lá, entretanto, no entanto, \
        contudo, todavia, além disso, assim, finalmente, recentemente, talvez, apenas, só, somente, muito, mais, menos, \
        sim, bem, obrigado, obrigada, olá, antes, cedo, tarde, dia, dias, semana, semanas, mês, meses, ano, anos, noite, manhã, \
        passado, passada, próximo, próxima, hora, horas, por sua vez, por seu lado, igualmente, por exemplo, \
        anteriormente, posteriormente, claro, inclusive, aliás",
    clitics: "se, me, te, lhe, lhes, o, a, os, as, nos, vos",
    weekdays: "segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira, sábado, domingo",
    months: [
        "janeiro, jan",
        "fevereiro, fev",
        "março, mar",
        "abril, abr",
        "maio",
        "junho, jun",
        "julho, jul",
        "agosto, ago",
        "setembro, set",
        "outubro, out",
        "novembro, nov",
        "dezembro, dez",
    ],
    works: "entrevista, discurso, carta, cartas, declaração, declarações, testemunho, depoimento, diário, \
        memórias, autobiografia, ensaio, ensaios, livro, romance, poema, artigo, editorial, coluna, tuíte, \
        tweet, mensagem, e-mail, nota, relatório, palestra, sermão, conferência de imprensa, coletiva, \
        comunicado, audiência, debate, prefácio, posfácio, palavras, resposta, conversa, sentença, manifesto, \
        homilia, jornalistas, lei, leis, princípio, teorema, constituição, canção, veredicto, conselho, lema, \
        comentário, conclusão, explicação, máxima, boletim, inscrição, resolução, ata, atas, acta, regulamento, \
        folheto, panfleto, cartaz, testamento, epitáfio, provérbio, hino, oração, letreiro, adivinha",
    reports: "agradeceu, agradece, falou, fala, falava, acusou, acusa, comparou, compara, prometeu, promete, \
        ameaçou, lamentou, elogiou, descreveu, descreve, definiu, define, classificou, classifica, considerou, \
        considera, achou, acha, exigiu, exigia, exige, anotou, anota, registou, registrou, entendeu, afiançou, \
        garantiu, mandou, manda, rotulou, tachou, citou, cita, brinca, brincou, corta, cortou, jurou, jura",
    writers: "eu, nós",
    imagined: "imagine, imaginem, suponhamos, provérbio, ditado, poderia, diria, diriam, alguém, ninguém, qualquer",
    naming: "literalmente, por exemplo, ou seja, isto é, quer dizer, substituir, acrescentar, suprimir, expressão, \
        conceito, diferença entre, designação, chamado, chamada, chamados, chamadas, denominado, denominada, \
        intitulado, intitulada, apelidado, apelidada, palavra, termo, título, nome, significa, suposto, dito, \
        clique em, selecione",
    callings: "chama, chamam, chamava, chamavam, apelidam, se chama",
    devices: "programa, aplicativo, aplicação, tela, ecrã, máquina, etiqueta, placa, aparelho, sistema",
    things: "erro, botão, menu, opção, seção, secção, capítulo, campo, comando, arquivo, ficheiro, pasta",
    outlets: "público, expresso, diário, jornal, folha, globo, estadão, estado, gazeta, correio, eco, voz, comércio, \
        observador, visão, sábado, sol, revista, notícias, tribuna, manhã, hora, tarde, veja",
    outlet_endings: "",
    addressees: "a, ao, à, com, perante",
    insides: "em, no, na, para",
    airs: "no, na",
    writings: "escreveu, escreve, escrevia",
    postings: "tuitou, tweetou, tuíte, tweet",
    testimonies: "audição",
    committees: "comissão",
    broadcasters: "rádio, televisão, tv, antena 1",
    magazines: "revista, veja, visão, sábado",
    abbreviations: "sr, sra, srs, dr, dra, d, prof, profa, eng, p, pp, pág, págs, n.º, nº, vol, t, cap, art, \
        ed, eds, cf, ex, p. ex, aprox, av, jan, fev, mar, abr, jun, jul, ago, set, out, nov, dez, fig, tel, \
        sto, sta, gen, cel, op, cit, ibid, séc, arq, sgt, mons, exmo, exma, ilmo, cmdt, ilma, v. exa",
    endings: "etc, a.c, d.c, s.a, cia, ltda, a.m, p.m",
    not_cues: "isto é, quer dizer, dito isto, dito isso, ou melhor dito, diz respeito, dizem respeito, perguntas frequentes, \
        por assim dizer",
    labels: "nota, notas, dica, dicas, aviso, advertência, atenção, importante, informação, informações, exemplo, \
        exemplos, ver também, veja também, resumo, definição, teorema, demonstração, exercício, \
        pré-requisitos, conclusão, lembrete, perigo, cuidado, fonte, fontes, atualização, contexto, objetivo, objetivos, \
        observação, obs, nb",
    ands: "e",
    joints: "e, mas, ou",
    common_articles: "um, uma, uns, umas, os, as",
    ranks: "general, coronel, capitão, almirante",
    courtesies: "dr, dra, prof, doutor, doutora, eng, arq, ilmo",
    then: "então, hoje, ex",
    years: "ano",
    seasons: ["primavera", "verão", "outono", "inverno"],
    decades: "anos, década de",
    between: "entre",
    until: "a, até",
    circa: "c, ca, circa, cerca de, por volta de",
    dated: "datada, datado",
    lifetimes: "desde, até, nasc, nascido, nascida, falecido, falecida, morto, morta, eleito, eleita, nomeado, nomeada, \
        aposentado, aposentada, fundado, fundada, construído, construída, instalado, instalada, instalados, \
        instaladas, inaugurado, inaugurada, casado, casada",
    first_person: "tenho, temos",
    reflexives: "se, me",
    manner: "como",
    named: "chamado, chamada, de nome, apelidado",
    states: "nascido, nascida, vestido, vestida, sentado, sentada, visivelmente, questionado, questionada, natural",
    regnal: "papa, rei, rainha, príncipe, princesa, imperador, imperatriz, czar, são, santa, santo, frei, sóror",
    imperatives: "",
    receives: "encontrou, encontra, viu, vê, ouviu, ouve, recebeu, recebe, conhecia, conhece, leu, lê, usava, usa, levava, leva, descobriu, descobre, ama, amava",
    work_endings: "",
    agent: "por",
    infinitives: "",
    placed: "em",
    likely_role_endings: "",
    likely_noun_endings: "",
    surnames: "ferreira, carpinteiro, pastor, guerreiro, monteiro, barreira, carneiro, pereira, oliveira, \
        teixeira, moreira, rei, abade, conde, barão, leitão, marinheiro, moleiro",
    elisions: "",
    enclitics: "-me, -te, -se, -lhe, -lhes, -nos, -vos, -o, -a",
    adverb_ending: "mente",
    drops_pronouns: true,
    incises: true,
    capital_nouns: false,
};
