/** Words of talking, feeling and asking: see meanings.ts for the notation. */
export const talkWords = `
# talk
greet: oi, oii*, oie*, ola, ole, opa, eai, iae, hey, hello, hi, alo, salve, saudac*, cumpriment*, bomdia, buenas, hola, saludos
bye: tchau*, xau, adeus, falou, flw, fui, bye*, goodbye, ate, despedida, despedir, sayonara, chau, adios, embora
thanks: obrig*, obg*, vlw, valeu, agradec*, grato, grata, gratid*, brigad*, thank*, thx, gracias, merci, arigato
please: favor, pfv, pf, please, pls, gentileza, porfa
sorry: desculp*, perdao, perdoe*, sinto, lament*, sorry, apolog*, excus*, disculp*, perdon*
yes: sim, claro, isso, exat*, certeza, certo, ok, okay, okey, confirm*, positiv*, afirm*, aham, uhum, yes, yeah, yep, sure, si, blz, beleza, bora, aceito, concord*, corret*, fechado, obvio, evident*, perfeitamente, ss, s
no: nao, nem, nunca, nope, no, not, negativ*, jamais, nenhum*, nada, discord*, n, nn, recuso, neca, dont, don, doesn, didn, isn
maybe: talvez, acho, depende, quica, provavel*, possivelmente, duvido, maybe, perhaps, depends, guess, quiza*
know: sei, conhec*, know*, conocer, sab*
understand: entend*, compreend*, captei, clear, understand*, understood, entiend*, comprend*
confused: confus*, perdid*, boiando, complic*, dificil, dificuld*, difficult*
explain: explic*, esclarec*, detalh*, ensin*, orient*, elucid*, explain*, clarif*, detail*, aclar*
meaning: defin*, conceit*, sentido, sigla*, descri*, mean*, concept*, signif*
tell: dizer, diz, disse, fale, falar, fala, inform*, cont*, tell, say, says, said, dime, decir, dig*
talk: convers*, papo, dialog*, bater, discut*, talk*, chat, speak*, spoke*, habl*, charl*
ask: pergunt*, duvid*, questa*, questo*, question*, indag*, ask*, doubt*, pregunt*, dud*
answer: respond*, respost*, retorn*, repl*, answer*, respuest*
topic: assunto*, tema*, topic*, conteudo*, materia, subject*
listen: ouv*, escut*, audio*, hear*, listen*, oir, escuch*
write: escrev*, digit*, redig*, texto*, write*, wrote, type, text, escrib*
repeat: repet*, repit*, novamente, novo, denovo, again, repeat*, otra
more: mais, outro*, outra*, alem, demais, more, another, other*, else, mas, otro*
help: ajud*, auxili*, socorr*, suport*, assist*, help*, support*, aid, ayud*
useful: util, uteis, utilid*, servir, serve, serventia, useful
capability: capaz*, habilid*, funcoes, funcao, recursos, faz, fazer, fazem, consegue, ability, capable, skills, function*, purpose, proposito, objetiv*, finalid*, missao, papel, role, goal*, objective*
options: opc*, alternativ*, escolh*, menu, lista*, option*, choice*, choos*, eleg*, list
want: quer*, gostaria, pretend*, vontade, want*, wish*, like, would, quier*, quisier*, dese*
like: gost*, curt*, prefer*, favorit*, ador*, like, likes, favou*, gust*
hate: odei*, odi*, detest*, nojo, raiva, hate*
recommend: recomend*, suger*, sugest*, indic*, dica*, conselh*, aconselh*, recommend*, suggest*, advice, tip, tips, consej*
opinion: opini*, acha, achou, pensa, penso, pensar, think*, thought*, piens*
compare: compar*, diferenc*, melhor*, pior*, versus, vs, differen*, better, best, worse, mejor*
who: quem, who, whom, whose, quien*
name: nome*, apelid*, sobrenome, chama*, name*, called, nombre*, llam*
create: cri*, fez, fizer*, feito, feita, desenvolv*, invent*, constr*, produz*, program*, nasc*, origem, original*, create*, made, make, built, build*, born, hizo, creo, develop*
identity: humano*, humana, real, verdade, identid*, human, person
you: voce*, vc, vcs, ce, tu, teu, tua, seu, sua, te, ti, contigo, you, your, u, ur, usted*
age: idade, anos, aniversari*, age, birthday*, cumpleanos
silence: cala, cale, calad*, boca, shut, callate
go-away: some, sai, suma, vaza, chispa, away
congrats: parabens, felicit*, congrat*, felicidades
spell: soletr*, ortograf*, spell*
# feelings
happy: feliz, felic*, alegr*, content*, anim*, happy, glad, joy*
sad: trist*, chatead*, deprim*, depress*, chor*, sad, cry*, unhappy, solid*, sozinh*
angry: bravo, brava, irritad*, furios*, raiv*, puto, puta, nervos*, estress*, angry, mad, furious, enoj*
afraid: medo*, receio, preocup*, ansios*, ansied*, afraid, worr*, scare*, anxi*, miedo
good: bom, boa, bons, boas, otim*, excelent*, legal, top, show, bacana, massa, maravilh*, perfeit*, incrivel, sensac*, genial, lind*, bonit*, fof*, amei, adorei, gostei, parabens, demais, foda, fant*, simpatic*, educad*, good, great, awesome, nice, amazing, excellent, perfect, wonderful, cool, bueno*, buena*
bad: ruim, ruins, mau, ma, pessim*, horriv*, terriv*, chato, chata, pior*, lixo, porcaria, merda, bosta, droga, feio, feia, nojent*, burro*, burra*, idiota*, inutil, imbecil, trouxa, otari*, estupid*, ridicul*, bad, terrible, awful, horrible, stupid, suck*, ugly, useless, worst, malo*, mala*, feo, ignorant*, dumb*, tonto*
smart: inteligent*, espert*, sabid*, genio, smart*, intelligent*, clever, listo
well: bem, tranquil*, joia, joinha, tudo, td, suave, firmeza, certinho, fine, well, bien
going-well: vai, vao, anda, tas, esta, ta, estas, going, doing
laugh: kk*, haha*, hehe*, rsrs*, rs, lol, jaja*
surprise: nossa, uau, caramba, vish, eita, oxe, wow, omg, puxa, serio
miss-you: saudad*, miss, extran*
sex: sexo, sexy, nude*, transar, beij*, sex, kiss*, beso, besa
swear: caralho, porra, fodase, cacete, desgrac*, vagab*, viado, fuck*, shit*, bitch, asshole, mierda, puta
secret: segred*, confiden*, sigil*, secret*
truth: verdad*, mentir*, mente, menti, real*, engan*, sincer*, truth, true, lie*, lying, fake
trust: confia*, confio*, acredit*, credibil*, trust*, believe*
proud: orgulh*, proud*, honr*
beauty: belo*, bela*, beleza*, bonit*, linda*, beaut*, pretty, handsome, hermos*, guap*
kind: gentil*, simpatic*, educad*, amavel, atencios*, carinh*, kind*, polite*, friendly
boring: chato*, chata*, tedi*, enjo*, bore*, bori*, aburr*
crazy: louco*, louca*, maluc*, doid*, crazy, insane, nuts, loco, loca
lonely: sozinh*, solid*, tedi*, lonely, alone, bored, solo, sola
right: certo, certa, corret*, acert*, right, correct*
# question
how: como, jeito, maneir*, modo, forma, meio, how, manera
what: que, oque, q, what, which, cual*, qual, quais, qualquer
when: quando, qnd, when, cuando
why: pq, motivo*, raza*, causa*, why, because, reason*, porqu*
all: todo, toda, todos, todas, tudo, geral, ambos, cada, qualquer, all, every*, each, both, ambas
some: certos, varios, varias, some, any, several, alg*
only: so, somente, apenas, unic*, exclusiv*, only, just, solo, solamente
same: mesmo*, mesma*, igual*, identic*, same, equal, mismo*
new: novo*, nova*, ultim*, atual*, new, recent*, latest, nuev*, inician*, comecand*, beginner*, newbie*
old: antig*, anterior*, old, previous*, former, viejo*
open-hours: aberto*, fechad*, funcionament*, atend*, expediente, plantao, open, closed, hours, abiert*, cerrad*
agent: atendent*, operador*, funcionari*, vendedor*, consultor*, representante*, humano, agent*, representative*, operator*, staff, asesor*
contact: contat*, telefon*, tel, fone, email*, mail*, ligar, ligo, ligac*, contact*, phone*, call*, correo, llamar, llamad*
whatsapp: whats*, zap*, wpp, wts, telegram, instagram, insta, facebook, face, twitter, rede*
`;
