/** What kind of thing a question asks for: how its words say so, and what an answer to it looks like. Both read folded text. */
interface Shape {
  asked: RegExp;
  answered: RegExp;
  /** True where an answer may well look otherwise. */
  isCommon?: true;
}

/** What an answer must look like. */
export interface Expectation {
  /** Whether a folded text looks so. */
  isMet: (answer: string) => boolean;
  /** False where an answer may well look otherwise. */
  isCertain: boolean;
}

const shapes: readonly Shape[] = [
  {
    asked:
      /\b(quanto (custa|custam|custou|custava|fica|sai|e|sao|vale|cobra|pago|ta)|preco|valor|how much|price|cost|cuanto (cuesta|vale|sale|es)|precio)/,
    answered: /(r\$|us\$|\$|€|£)\s?\d|\d+,\d{2}\b|\b(gratis|gratuit|free|sem custo)/,
  },
  {
    asked:
      /\b(prazo|quanto tempo|quantos dias|quantas horas|demora|dura|validade|how long|how many days|cuanto (tarda|tiempo|demora)|cuantos dias|plazo)/,
    answered: /\d+\s*(h\b|hora|dia|semana|mes|ano|minuto|hour|day|week|month|year|minute|ano)/,
  },
  {
    asked:
      /\b(que horas|horarios?|abrem?|fecham?|abert[oa]s?|fechad[oa]s?|funciona(m)? (no|na|de|aos)|what time|opening hours|open|closed?|abren?|cierran?|hora)\b/,
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
      /\b(onde (fica|e|esta|voces)|qual (e )?o endereco|where (is|are)|(what is|what s) (the|your) address|donde (esta|queda|estan)|cual es la direccion)\b/,
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
export function readExpectation(question: string): Expectation | undefined {
  const fitting = shapes.filter(({ asked }) => asked.test(question));
  if (fitting.length === 0) return undefined;
  return {
    isMet: (answer) => fitting.some(({ answered }) => answered.test(answer)),
    isCertain: fitting.every((shape) => !shape.isCommon),
  };
}
