import type { AskingWords } from "../pack/asking.ts";
import { NOTHING } from "../pack/nothing.ts";

export const portugueseAsking: AskingWords = {
  kinds: {
    price: {
      asked:
        /quanto (?:custa|custam|custou|custava|fica|sai|e|sao|vale|cobra|pago|ta|esta)|(?:custa|fica|sai|custam|saem) (?:por |em |a )?quanto|por quanto|preco|valor/,
      answered: /gratis|sem custo/,
    },
    duration: {
      asked: /prazo|quanto tempo|quantos dias|quantas horas|demora|dura|validade/,
      answered: NOTHING,
    },
    hours: {
      asked:
        /que horas|horarios?|abrem?|fecham?|abert[oa]s?|fechad[oa]s?|funciona(?:m)? (?:no|na|de|aos)|(?<!\bna )hora/,
      answered: /fechad|sem atendimento/,
    },
    time: {
      asked: /quando|em que (?:ano|dia|data|epoca)/,
      answered:
        /janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|seculo|segunda|terca|quarta|quinta|sexta|sabado|domingo|dias?/,
    },
    place: {
      asked: /onde (?:fica|ficam|e|esta|estao|voces)|qual (?:e )?o endereco/,
      answered: /rua|avenida|av\.|praca|rodovia|bairro|cep/,
    },
    count: {
      asked: /quantos|quantas|numero de/,
      answered: /dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|cem|mil/,
    },
    weekday: {
      asked: /em que dias?|quais dias|que dias?/,
      answered: /segundas?|tercas?|quartas?|quintas?|sextas?|sabados?|domingos?|diariamente|todos os dias/,
    },
    person: { asked: /quem/, answered: NOTHING },
    weight: { asked: /pesa|peso|pesam/, answered: NOTHING },
    size: { asked: /altura|largura|diametro|tamanho|medidas?|centimetros?/, answered: NOTHING },
    volume: { asked: /quantos (?:ml|litros)/, answered: NOTHING },
    temperature: { asked: /temperatura|graus/, answered: NOTHING },
    height: { asked: /quantos metros/, answered: NOTHING },
    interest: { asked: /juros/, answered: /sem juros/ },
    percent: {
      asked: /porcentagem|percentual|por cento|qual o desconto|quanto de desconto/,
      answered: /por cento/,
    },
    email: { asked: /e-?mail/, answered: NOTHING },
    phone: { asked: /telefone|fone|whats(?:app)?|zap|ligar/, answered: NOTHING },
  },
  units: {
    duration: /hora|dia|semana|mes|ano|minuto/,
    weight: /gramas?|quilos?/,
    size: /metros?|centimetros?|litros?|polegadas/,
    volume: /litros?/,
    temperature: /graus/,
    height: /metros/,
  },
  streets: /rua|avenida|av|alameda|praca|travessa|rodovia|estrada|largo/,
  opensQuestion:
    /(?:queria|gostaria de|quero) saber|se (?:voc[eê]s?|vcs?|tem|d[aá])|q(?:ual|uais|uem|uanto|uanta|uantos|uantas|uando|nto|to|nt|t)|o que|que horas?|como|onde|tem|aceitam?|da (?:pra|para)|d[aá] p(?:ra|ara)?|posso|vcs|voc[eê]s/,
  and: /e/,
  leansBackFirst: /e|mas|ou|o/,
  leansBack: /el[ea]s?|del[ea]s?|nel[ea]s?|isso|disso|nisso|qual (?:deles|delas|dos dois|das duas)/,
  ofSeveral: /qual (?:dos|das) (?:dois|duas|tres)|qual (?:deles|delas)/,
  asksHow: /quem|como|por ?que|de onde/,
};
