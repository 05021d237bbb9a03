/**
 * Words that ask or say the same, a concept a line, without accents; a star stands for any ending. They let a model that saw "qual o
 * valor" of a few phrases know "quanto custa". Portuguese first, with the English and Spanish words that differ.
 */
const written = `
ask-how: como, maneira*, forma, jeito, modo, procedimento*, passo*, etapa*, instruc*, tutorial*, how, steps, manera
ask-what: que, oque, significa*, significado*, definic*, defin*, conceito*, what, meaning, means, explain, explic*, esclarec*, detalh*
ask-when: quando, prazo*, data*, dia, dias, periodo*, calendario*, cronograma*, when, deadline*, until, cuando, plazo*, fecha*, tempo, demora*
ask-who: quem, who, whom, whose, quien*, responsavel, responsaveis
ask-where: onde, aonde, cade, kd, local, lugar, where, donde, localiz*, link, site
ask-much: quanto*, quanta*, quantidade*, numero, many, much, cuant*, total, qtos, qtas, qto
ask-which: qual, quais, which, cual, cuales, tipos, tipo, opcoes, opcao, lista, listar
ask-why: porque, motivo*, razao, why, causa
can: posso, pode, podem, poderia, possivel, consigo, permitid*, permite, can, could, may, allowed, puedo, puede, dá
cannot: impossivel, proibid*, cannot, can't, unable, incapaz
want: quero, queria, gostaria, desejo, preciso, precisa, necessito, want, need, like, quiero, quisiera, necesito, vontade
tell: diga, dizer, fala, fale, falar, conte, conta, informa*, tell, say, dime, decir, mostre*, mostra*, show, ensin*
know: saber, sabe, conhec*, know, conocer, entend*, understand
price: preco*, valor*, custa*, custo*, price*, cost*, precio*, cuesta*, tarifa*, taxa*, fee, fees
money: dinheiro, grana, verba*, recurso*, money, cash, dinero, capital
pay: pag*, quit*, pay, paid, payment*, boleto*, pix, fatura*, mensalidade*, parcela*, bill, bills, cuota*
buy: compr*, adquir*, encomend*, pedir, buy, purchase, order, contrat*, assin*
sell: vend*, comerci*, sell, sale, ingresso*, ticket*
send: envi*, mand*, submet*, submiss*, inscri*, apresent*, encaminh*, protocol*, send, submit, propor
deliver: entreg*, frete*, ship*, deliver*, envio*, transport*
receive: receb*, cheg*, receive*, arrive*, recibi*, lleg*, ganh*
return: devol*, troc*, reembols*, estorn*, return*, refund*, exchange*, cambi*
problem: problem*, erro*, falha*, defeit*, bug*, error*, issue*, wrong, broken, fail*, trav*, quebr*, estrag*
notwork: funcion*, abre, carrega, liga, work, working, works
lost: perd*, esquec*, sumi*, extravi*, desaparec*, lost, forgot*, olvid*, roub*, furt*, stolen
password: senha*, password*, login*, acess*, entrar, logar, contrasena
account: cadastr*, conta, perfil, perfis, usuari*, account, profile*, registr*
change: alter*, mud*, edit*, atualiz*, corrig*, modific*, change*, update*, trocar
cancel: cancel*, desist*, exclu*, apag*, delet*, remov*, desvincul*, arquiv*
begin: comec*, inici*, start, begin, abrir, abertura
end: termin*, acab*, encerr*, finaliz*, conclu*, end, finish*, fim
limit: limite*, maximo*, minimo*, teto, limit, maximum, minimum, porcentag*, percent*, por cento
law: lei, leis, norma*, regra*, legisl*, artigo*, decreto*, instrucao, law, rules, ley, legal
tax: imposto*, fisca*, tribut*, deduc*, deduz*, isenc*, tax, taxes, irpf, renda
document: documento*, anexo*, comprovante*, certid*, nota, declarac*, document*, arquivo*, formulario*, planilha*, cpf, cnpj
company: empresa*, juridic*, instituic*, organizac*, cnpj, company, firma, entidade*, ong, mei
person: pessoa*, fisic*, gente, person, people, alguem, cidadao, individuo*
human: atendente*, humano, humana, agente, operador*, human, agent, representative, asesor, vendedor*
analysis: analis*, avali*, aprov*, parecer*, review*, approv*, verific*, conferir, consult*
status: status, situac*, andamento*, acompanh*, rastre*, track*, estado
contact: telefone*, email*, contat*, ligar, whatsapp, zap, phone, call, endereco*, correo, falar
hours: horario*, hora*, abre, fecha, aberto*, hours, open, close, funcionamento
help: ajud*, auxili*, socorro, suporte*, duvid*, help*, support*, assist*, orient*, ayud*
greet: oi, ola, oie, oii, oiee, eai, iae, eae, hey, hello, hi, hola, opa, salve, alo, boa, bom, buenas
bye: tchau, xau, adeus, falou, flw, fui, bye, goodbye, chau, adios, ate, despedida, sayonara
thanks: obrigad*, obg, vlw, valeu, agradec*, grat*, brigad*, thanks, thank, gracias, thx
yes: sim, claro, isso, exato, exatamente, certeza, certo, ok, okay, confirm*, positivo, afirmativo, aham, uhum, yes, yeah, yep, sure, si, blz, beleza, bora, aceito, concordo, correto
no: nao, nem, nunca, nope, no, not, negativo, jamais, nenhum*, nada, discordo
good: bom, boa, otim*, excelent*, legal, top, show, bacana, massa, maravilh*, perfeit*, incrivel, sensacional, good, great, awesome, nice, lind*, amei, adorei, gostei, parabens, demais, fod*
bad: ruim, pessim*, horrivel, chat*, pior*, lixo, bad, terrible, awful, burr*, idiota, inutil, feio, nojent*
robot: robo, bot, chatbot, robot, assistente, virtual, maquina, inteligencia, artificial
you: voce, vc, ce, tu, you, voces, te, ti, contigo
name: nome, chama*, name, called, nombre, llama*
create: cri*, fez, desenvolv*, invent*, nasc*, made, created, built, idade, anos
well: bem, tranquil*, joia, beleza, tudo, td, fine, well, bien
love: namor*, cas*, amor, ama, love, paquera, solteir*
joke: piada*, engracad*, rir, joke*, funny, chiste, graca, historia*
food: comida, prato*, cardapio, menu, pizza*, lanche*, sobremesa*, bebida*, food, restaurant*, almoc*, jant*, sabor*, carne*
weather: tempo, clima, chuva, chove*, frio, calor, sol, weather, rain
discount: desconto*, cupom, promoc*, ofert*, discount*, coupon*, sale, cupon
stock: estoque, disponi*, esgot*, stock, available, acabou
project: projeto*, proposta*, project*, proposal*, iniciativa*, evento*
culture: cultur*, art*, teatro, livro*, literatura, musica*, cinema, show*, festival
sponsor: patrocin*, incentiv*, doac*, doad*, doar, apoi*, invest*, sponsor*, invest
number-choice: primeir*, segund*, terceir*, opcao, numero, alternativa, 1, 2, 3
all: tod*, geral, all, ambos, every, qualquer
more: mais, outro*, outra*, more, another, continu*, alem
`;

const exact = new Map<string, string>();
const stems = new Map<string, string>();
for (const line of written.trim().split("\n")) {
  const colon = line.indexOf(":");
  const concept = line.slice(0, colon);
  for (const entry of line.slice(colon + 1).split(",")) {
    const word = entry.trim();
    const table = word.endsWith("*") ? stems : exact;
    const key = word.replace("*", "");
    if (!table.has(key)) table.set(key, concept);
  }
}
const SHORTEST = 3;
const longest = Math.max(...[...stems.keys()].map((stem) => stem.length));

/** The concept of a folded word, by the whole word or its longest known beginning. */
export function conceptOf(word: string): string | undefined {
  const whole = exact.get(word);
  if (whole !== undefined) return whole;
  for (let length = Math.min(word.length, longest); length >= SHORTEST; length--) {
    const concept = stems.get(word.slice(0, length));
    if (concept !== undefined) return concept;
  }
  return undefined;
}
