import type { SentimentWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";

const feelings = `
3.5: amei, adorei, excelente*, excelent, exelente*, maravilhos*, perfeit*, sensacional, espetacular, fantastic*, nota 10, nota dez, nota mil, 10 10, show de bola, super recomendo
3.5: mega recomendo, recomendo muito, recomendadissimo, melhor compra, melhor loja, impecavel, incrivel, surpreendeu, superou, superou minhas expectativas, superou as expectativas
3: otim*, amamos, adoramos, adorou, amou, recomendo, recomendamos, recomendad*, recomendavel, parabens, lind*, satisfeit*, satisfeitissim*, feliz, encantad*, eficiente*, eficiencia
3: voltarei a comprar, compraria novamente, comprarei novamente, comprarei mais, compro sempre, comprem sem medo, pode comprar, podem comprar, vale a pena, valeu a pena, cinco estrelas
2.5: gostei, gostamos, gostou, gostando, gosto muito, muito bom, muito boa, bom demais, boa qualidade, de qualidade, alta qualidade, qualidade boa, bonit*, confiavel, confianca, agil, agilidade
2.5: antes do prazo, antes do previsto, antes do esperado, antes da data, antes do tempo, antes do combinado, chegou antes, chegou rapid*, entrega rapid*, muito rapid*, super rapid*, bem rapid*, entregue rapid*
2.5: antes do dia, antes que, bem antes, muito antes, adiantad*, antecedencia, antecipad*, rapidez, rapidinho, rapidissim*, entrega foi rapida, entregaram rapido, veio rapido, tudo certo, tudo ok, tudo otimo
2.5: tudo perfeito, tudo certinho, tudo correto, tudo conforme, tudo dentro, tudo bem, deu tudo certo, ocorreu tudo bem, sem problemas, sem problema, sem nenhum problema, nada a reclamar, nada a declarar
2.5: sem reclamacoes, nao tenho do que reclamar, nao tenho o que reclamar, nao tenho reclamacoes, sem defeito, sem defeitos, sem avarias, nao deixa a desejar, nao deixou a desejar, sem duvida, nada de ruim
2: bom, boa, bons, boas, bem, legal, bacana, top, show, massa, rapid*, rapidament*, pontual, pontualidade, no prazo, dentro do prazo, dentro do previsto, dentro do esperado, prazo certo, cumpriu, cumpriram, cumprido
2: no tempo certo, no dia certo, na data certa, data prevista, no tempo previsto, como esperado, conforme esperado, conforme anunciado, conforme o anuncio, conforme descrito, conforme a descricao, como descrito
2: como anunciado, igual ao anuncio, igual a foto, igual da foto, igual na foto, exatamente como, exatamente o que, de acordo, correspondeu, correspondem, corresponde, atendeu, atende, atendem, atenderam, atendendo
2: certinho, certinha, corretament*, corret*, intact*, bem embalad*, embalado, original, funcionando perfeitamente, funciona bem, funciona perfeitamente, funcionando, facil, pratic*, util, confortavel, macio, macia
2: resistente, cheiros*, delici*, fofo, fofa, elegante, charmos*, durabil*, caprich*, cuidado, educad*, atencios*, prestativ*, resolveram, resolveu, seria, serio, honest*, transparen*, segur*, tranquil*, vantagem, economia
2: custo beneficio, bom preco, preco bom, otimo preco, preco justo, valor justo, barato, agradeco, obrigad*, contente, alegre, aprovad*, aprovo, confio, confiem, elogi*, sucesso, melhor, maximo, surpreend*, expectativas
1: recebi, chegou, entregue, entregou, entregaram, ok, normal, certo, certa, razoavel, conforme, de acordo com, bastante, gosto, qualidade, novamente, novo, sempre compro, sempre, bem feito, bem acabado, combinad*
1.5: recebido, entregue no, entregue em, recebi no, recebi em, recebi tudo, chegou tudo, chegou no, chegou em perfeito, chegou bem, chegou em, recebi meu produto, recebi o produto, uso diario, filh* gostou
1.5: ate antes, ja recebi, ja usei, ja estou usando, ja instalei, em dia, boa compra, estou usando, usei e
-1.5: mas, porem, poderia, deveria, deviam, so que, entretanto, contudo, infelizmente, apesar, pena, achei que, achava, esperava, esperava mais, deixa a desejar, deixou a desejar, deixam a desejar, mais ou menos, regular
-1: gostaria de saber, queria saber, quero saber, preciso, precisa, solicit*, aguard*, esper*, espera, esperando, providenc*, email, e-mail, contato, resposta, retorno, posicao, posicionamento, satisfacao, sac
-2: demor*, atras*, fora do prazo, depois do prazo, apos o prazo, alem do prazo, prazo expirou, passou do prazo, venceu o prazo, prazo vencido, prazo longo, ate agora, ate hoje, ate o momento, ate o presente momento
-2: ate o presente, ainda nao, ainda aguard*, ainda estou, ainda espero, continuo aguardando, continuo esperando, to esperando, estou aguardando, estou esperando, aguardando, nao recebi, nao recebemos, nao chegou
-2: nao foi entregue, nao foram entregues, nao entregue, nao entregou, nao entregaram, nao entrega, nao veio, nao vieram, nao enviou, nao enviaram, nao mandaram, nao mandou, nao chega, nao chegaram, nao houve entrega, sem receber
-2: nao tive, nao tenho, nao consigo, nao consegui, nao sei, nao posso, nao quero, nao responde*, nao atende*, nao retorna*, nao deu, nao serve, nao serviu, nao cabe, nao encaixa, nao funciona, nao funcionou, nao liga
-2: nao era, nao e o, nao e a, nao condiz, nao corresponde, nao confere, nao bate, nao parece, nao vale, nao presta, nao gostei, nao recomendo, nao compro, nao comprem, nao cumpr*, nao resolve*, nao informa*, nao avis*
-2: nao consta, nao tem, nao vem, nao emit*, nao devolv*, nao foi enviado, nao foi, nao fui, nao esta, nao estou, nao houve, sem resposta, sem retorno, sem solucao, sem informacao, sem nota, sem explicacao, sem satisfacao
-2: faltou, faltando, faltava, faltaram, falta, faltam, incomplet*, parcial, parcialmente, pela metade, so recebi, recebi so, recebi apenas, recebi somente, apenas um, so um, so uma, so veio, veio so, veio apenas, somente um
-2: somente uma, apenas uma, veio somente, so chegou, chegou so, chegou apenas, apenas 1, somente 1, so 1, veio faltando, metade, outra metade, trocad*, errad*, diferente*, outra cor, outro modelo, outro produto, outro tamanho
-2: troca, trocar, devolver, devolv*, devolucao, cancel*, estorn*, reembols*, ressarc*, dinheiro de volta, meu dinheiro, o dinheiro, quero o dinheiro, reclam*, problema*, dificil, dificuldade*, dificult*, complicad*, confus*
-2: defeit*, quebr*, amassad*, rasgad*, riscad*, sujo, suja, manchad*, velho, velha, usado, usada, avari*, danificad*, trincad*, arranhad*, torto, torta, solto, solta, vazando, vazou, parou de funcionar, parou, estrag*
-2: arrepend*, queim*, descolando, descolou, descostur*, enferruj*, folga, frouxo, fraco, fraca, frac*, fino, fina, fragil, pequeno demais, muito pequen*, pequen*, muito fin*, simples demais, mal acabad*, mal feito, mal embalad*
-2: cade, kd, nada, ninguem, nunca, jamais, nenhum*, nem, perd*, sumiu, extravi*, roub*, devolvido ao remetente, correios, greve, golpe, engan*, mentir*, mentiros*, fals*, falsific*, replica, pirata, propaganda enganosa
-2: protocolo, telefone, ligo, liguei, fiz contato, entrei em contato, tentei, mandei, ja mandei, reclamacao, procon, justica, judicial, processo, direitos, indeniz*, prejuizo, vergonh*, inadmissivel, inaceitavel
-3: pessim*, horrivel, horrivei*, horroros*, terrivel, ruim, ruins, pior, piores, lixo, porcaria, absurdo, absurd*, decepc*, decepe*, frustr*, indignad*, revoltad*, chatead*, irritad*, insatisfeit*, insatisf*, triste, odiei
-3: detestei, vergonhos*, descaso, desrespeit*, falta de respeito, irresponsav*, incompeten*, desorganiz*, enrola*, enrolad*, palhacada, ladroes, ladrao, roubada, furada, nunca mais, nao comprem, nao volto, desonest*
-3: pesad*, raiva, enganad*, lament*, nao indico, nao aconselho, de mais, baixa qualidade, ma qualidade, qualidade ruim, pessima qualidade, sem qualidade, qualidade inferior, inferior, qualidade baixa, qualidade duvidosa
`;

export const portugueseSentiment: SentimentWords = {
  feelings,
  negators: wordSet("nao n ñ nem nunca jamais sem nenhum nenhuma"),
  boosters: wordSet("muito mto mt super mega bem demais extremamente totalmente completamente realmente tao"),
  softeners: wordSet("pouco meio quase"),
  contrasts: wordSet("mas porem entretanto contudo"),
  questionStarts:
    /qual|quais|quanto|quanta|quantos|quantas|como|onde|quando|quem|tem|da pra|posso|voces|vcs|aceita\w*/,
};
