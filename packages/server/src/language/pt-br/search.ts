import { stemmer } from "@orama/stemmers/portuguese";
import type { SearchWords } from "../pack/language-pack.ts";
import { wordSet } from "../text/word-set.ts";
import { portugueseSlang } from "./slang.ts";

export const portugueseSearch: SearchWords = {
  stopWords: wordSet(`
    a ao aos aquela aquelas aquele aqueles aquilo as ate cada com como d da dai dar das de desde dela delas dele deles depois do dos e ela
    elas ele eles em entre era eram essa essas esse esses esta estao estas estava este estes estou eu fazer faz faco favor foi foram ha
    isso isto ja la lhe lhes mais mas me mesmo meu meus minha minhas muito na nao nas nem nessa nesse nesta neste no nos nossa nosso num
    numa o oi ola onde os ou para pela pelas pelo pelos por porque pq pode podem poderia posso pra pro q qdo qual quais quando quanto
    quantos quanta quantas que quem queria quero quer saber sao se sei sem ser seria seu seus sera so sobre sua suas tambem te tem tenho
    ter teria to tu tua tudo um uma umas uns vai vao vc vcs voce voces vou vo voceis tao ta la ai aqui ali gostaria preciso ne pois entao`),
  lowWeightWords: wordSet(`
    ter tem tinha existe existem dar dao da fica ficam ficar funciona funcionam usar usa uso utilizar fazer feito feita faco fazem
    vender vende vendem comprar compro comprei compra aceita aceitam aceito pagar pago paga mandar mandam manda enviar enviam envia
    entrega entregam entregar custa custam custar custou quanto quantos quantas preco valor demora demoram demorar leva levam levar tempo
    prazo chega chegam chegar chegou vem vir vai vao ir sai saem sair quero queria preciso precisa precisam conseguir consigo posso
    pode podem possivel gostaria saber dizer falar informar info informacao ver acho achei gostei qro eh ces cade agora hoje
    mesmo tipo coisa alguma algum alguem direto junto so ja ainda depois antes bom boa tarde noite serve servem oferece oferecem trabalha
    trabalham moro vcs pq entao pra pro dentro fora existir nome chama chamam parte caso vez vezes
    loja lojas produto produtos artigo item itens fisica localizacao localizada localizados situada aqui`),
  slang: portugueseSlang,
  stemmer,
  accentedEndings: [
    [/cao$/, "ção"],
    [/coes$/, "ções"],
    [/sao$/, "são"],
    [/soes$/, "sões"],
    [/encia(s?)$/, "ência$1"],
    [/ancia(s?)$/, "ância$1"],
    [/avel$/, "ável"],
    [/aveis$/, "áveis"],
    [/ivel$/, "ível"],
    [/iveis$/, "íveis"],
  ],
  cognates: {
    es: [
      [/coes$/, "ciones"],
      [/cao$/, "cion"],
      [/soes$/, "siones"],
      [/sao$/, "sion"],
      [/dade$/, "dad"],
      [/mento$/, "miento"],
      [/avel$/, "able"],
      [/ivel$/, "ible"],
      [/agem$/, "aje"],
      [/lh/g, "ll"],
      [/([aeiou])m$/, "$1n"],
    ],
    en: [
      [/coes$/, "tions"],
      [/cao$/, "tion"],
      [/sao$/, "sion"],
      [/idade$/, "ity"],
      [/mente$/, "ly"],
      [/mento$/, "ment"],
      [/ancia$/, "ance"],
      [/encia$/, "ence"],
      [/avel$/, "able"],
      [/ivel$/, "ible"],
      [/ico$/, "ic"],
    ],
  },
  baseForms: [
    [/s$/, [""]],
    [/oes$/, ["ao"]],
    [/ns$/, ["m"]],
    [/(?:[rz]|s)es$/, ["r", "z", "s"]],
    [/[aei]is$/, ["al", "el", "il"]],
    [/as?$/, ["o"]],
    [/(?:o|as?|am|amos|ei|ou|aram|ado|ando|ava|ara|em?|es)$/, ["ar"]],
    [/(?:o|es?|em|emos|eu|eram|ido|endo|i|ia|a)$/, ["er"]],
    [/(?:o|es?|em|imos|iu|iram|ido|indo|i|ia|a)$/, ["ir"]],
  ],
  asksForFact:
    /^((ate|desde|de|a|em|com|para|pra|por) )?(o que|que|como|qual|quais|quando|quem|onde|quant[oa]s?)\b/,
  asksYesOrNo: /^(posso|pode|podem|podemos|e possivel|ha|existe|tem|a|as|o|os|um|uma)\b/,
  asksForMeaning: /^o que (e|sao|significa)\b/,
  saysYesOrNo: /^(sim|nao)\b/,
  saysMeaning: /^(e|sao|trata se|consiste)\b/,
  articles: /o|a|os|as|um|uma/,
  definingVerbs: /e|sao|consiste/,
};
