/**
 * Folded words that turn up in all kinds of questions and tell little of what a question is about: verbs of asking,
 * having, buying and sending, and the question words that survive as stop words of one language only.
 */
const slight = new Set(
  `ter tem tinha existe existem dar dao da fica ficam ficar funciona funcionam usar usa uso utilizar fazer feito feita faco fazem
  vender vende vendem comprar compro comprei compra aceita aceitam aceito pagar pago paga mandar mandam manda enviar enviam envia
  entrega entregam entregar custa custam custar custou quanto quantos quantas preco valor demora demoram demorar leva levam levar tempo
  prazo chega chegam chegar chegou vem vir vai vao ir sai saem sair quero queria preciso precisa precisam conseguir consigo posso
  pode podem possivel gostaria saber dizer falar informar info informacao ver acho achei gostei qro eh ces cade cade  agora hoje
  mesmo tipo coisa alguma algum alguem direto junto so ja ainda depois antes bom boa tarde noite serve servem oferece oferecem trabalha
  trabalham moro vcs pq entao pra pro dentro fora existir nome chama chamam parte caso vez vezes
  loja lojas produto produtos artigo item itens fisica localizacao localizada localizados situada aqui
  have has get got make made use used using work works buy buying bought sell sells pay paying send sends ship ships deliver delivers
  delivery cost costs price much many long take takes time come comes offer offers accept accepts there possible big starts amount wanna
  gonna sell want find give say look see
  store shop product products item items located situated location
  tener tienen tiene hay hacer hacen usar usan vender venden comprar compro aceptan acepta pagar puedo enviar envian entregan entrega
  cuesta cuestan costar cuanto cuantos cuantas precio vale demora tarda tardan llega llegan llegar viene vienen ofrecen ofrece poder
  tienda tiendas producto productos articulo articulos ubicada ubicado ubicados ubicadas
  trabajan sirve sirven tiempo`
    .trim()
    .split(/\s+/),
);

const SLIGHT = 0.3;

/** How much a folded word counts towards what a question is about, beside its rareness: 1 for most words. */
export function importanceOf(word: string): number {
  return slight.has(word) ? SLIGHT : 1;
}
