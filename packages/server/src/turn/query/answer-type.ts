/** A kind of thing that questions ask for: expressions for the question and for its answer, over folded text. */
interface Shape {
  asked: RegExp;
  answered?: RegExp;
  /** The answer as written, with capitals. */
  answeredBy?: RegExp;
  /** True where an answer may well look otherwise. */
  isCommon?: true;
}

/** The type of thing that an answer must hold. */
export interface AnswerType {
  /** True where a text holds it, folded or as written. */
  isMet: (answer: string, written?: string) => boolean;
  /** False where an answer may well look otherwise. */
  isCertain: boolean;
  /** True where the site's people are asked whether they do something and say that they do. */
  affirmsDoing?: true;
}

const shapes: readonly Shape[] = [
  {
    asked:
      /\b(quanto (custa|custam|custou|custava|fica|sai|e|sao|vale|cobra|pago|ta|esta)|(custa|fica|sai|custam|saem) (por |em |a )?quanto|por quanto|preco|valor|how much|price|cost|cuanto (cuesta|vale|sale|es)|precio)/,
    answered: /(r\$|us\$|\$|€|£)\s?\d|\d+,\d{2}\b|\b(gratis|gratuit|free|sem custo)/,
  },
  {
    asked:
      /\b(prazo|quanto tempo|quantos dias|quantas horas|demora|dura|validade|how long|how many days|cuanto (tarda|tiempo|demora)|cuantos dias|plazo)/,
    answered: /\d+\s*(h\b|hora|dia|semana|mes|ano|minuto|hour|day|week|month|year|minute|ano)/,
  },
  {
    asked:
      /\b(que horas|horarios?|abrem?|fecham?|abert[oa]s?|fechad[oa]s?|funciona(m)? (no|na|de|aos)|what time|opening hours|open|closed?|abren?|cierran?|(?<!\bna )hora)\b/,
    answered: /\b\d{1,2}\s*(h\b|h\d|:\d{2}|am\b|pm\b)|\b(fechad|sem atendimento|closed|cerrad)/,
  },
  {
    asked: /\b(quando|em que (ano|dia|data|epoca)|when|what year|cuando|en que (ano|fecha))\b/,
    answered:
      /\b(1\d{3}|20\d{2})\b|\b\d{1,2}[/h:]|\b(janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|seculo|segunda|terca|quarta|quinta|sexta|sabado|domingo|dias?|monday|friday|day|days|lunes|viernes)\b/,
    isCommon: true,
  },
  {
    asked:
      /\b(onde (fica|ficam|e|esta|estao|voces)|qual (e )?o endereco|where (is|are)|(what is|what s) (the|your) address|donde (esta|queda|quedan|estan|se encuentran)|cual es la direccion)\b/,
    answered: /\b(rua|avenida|av\.|praca|rodovia|bairro|street|road|avenue|calle|cep)\b/,
    isCommon: true,
  },
  {
    asked: /\b(quantos|quantas|how many|cuantos|cuantas|numero de)\b/,
    answered:
      /\d|\b(dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|cem|mil|two|three|four|five|six|seven|eight|nine|ten|dos|cuatro|ocho|nueve|diez)\b/,
    isCommon: true,
  },
  {
    asked: /\b(em que dias?|quais dias|que dias|(what|which) days?)\b/,
    answered:
      /\b(segundas?|tercas?|quartas?|quintas?|sextas?|sabados?|domingos?|diariamente|todos os dias|(mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miercoles|jueves|viernes)\b/,
  },
  {
    asked: /^(quem|who|quien)\b/,
    answeredBy: /\p{Lu}\p{Ll}+ (d[aeo]s? )?\p{Lu}\p{Ll}+/u,
    isCommon: true,
  },
  {
    asked: /\b(pesa|peso|pesam|weigh|weighs|weight)\b/,
    answered: /\d\s?(g|kg|gramas?|quilos?|grams?|kilos?|gramos?)\b/,
  },
  {
    asked:
      /\b(altura|largura|diametro|tamanho|medidas?|centimetros?|how (tall|wide|big)|height|width|size|tamano|ancho)\b/,
    answered: /\d\s?(cm|mm|m|metros?|centimetros?|ml|l|litros?|polegadas|inch|inches)\b/,
  },
  {
    asked: /\b(quantos (ml|litros)|how many (ml|litres|liters)|cuantos (ml|litros)|in ml)\b/,
    answered: /\d\s?(ml|l|litros?|lit(er|re)s?)\b/,
  },
  {
    asked: /\b(temperatura|temperature|graus|degrees)\b/,
    answered: /\d\s?(°|graus|degrees|grados)/,
  },
  {
    asked: /\b(quantos metros|how high|cuantos metros)\b/,
    answered: /\d\s?(m|metros|meters|metres)\b/,
  },
  {
    asked: /\b(juros|interest rate|intereses)\b/,
    answered: /\d\s?%|sem juros|interest.free|sin interes/,
  },
  {
    asked:
      /\b(porcentagem|percentual|por cento|qual o desconto|quanto de desconto|percent|discount|descuento)/,
    answered: /\d\s?%|por cento|percent/,
  },
  {
    asked: /\b(e-?mail|correo)\b/,
    answered: /@[a-z0-9]/,
  },
  {
    asked: /\b(telefone|fone|whats(app)?|zap|phone|telefono|ligar|call)\b/,
    answered: /\(?\d{2}\)?\s?9?\d{4}-?\d{4}/,
  },
];

/** Reads from a folded question what its answer must look like; undefined where it asks for no certain kind of thing. */
export function readAnswerType(question: string): AnswerType | undefined {
  const fitting = shapes.filter(({ asked }) => asked.test(question));
  if (fitting.length === 0) return undefined;
  const certain = fitting.filter((shape) => !shape.isCommon);
  const telling = certain.length > 0 ? certain : fitting;
  return {
    isMet: (answer, written = "") =>
      telling.some((shape) => shape.answered?.test(answer) || shape.answeredBy?.test(written)),
    isCertain: certain.length > 0,
  };
}
