/** What kind of thing a question asks for: how its words say so, and what an answer to it looks like. Both read folded text. */
interface Expectation {
  asked: RegExp;
  answered: RegExp;
}

const expectations: readonly Expectation[] = [
  {
    asked:
      /\b(quanto (custa|fica|sai|e|sao|vale|cobra|pago|ta)|preco|valor|how much|price|cost|cuanto (cuesta|vale|sale|es)|precio)/,
    answered: /(r\$|us\$|\$|€|£)\s?\d|\d+,\d{2}\b|\b(gratis|gratuit|free|sem custo)/,
  },
  {
    asked:
      /\b(prazo|quanto tempo|quantos dias|quantas horas|demora|dura|validade|how long|how many days|cuanto (tarda|tiempo|demora)|cuantos dias|plazo)/,
    answered: /\d+\s*(h\b|hora|dia|semana|mes|ano|minuto|hour|day|week|month|year|minute|ano)/,
  },
  {
    asked:
      /\b(que horas|horario|abre|fecha|funciona (no|na|de|aos)|what time|opening hours|open|close|hora|abren|cierran)\b/,
    answered: /\b\d{1,2}\s*(h\b|h\d|:\d{2}|am\b|pm\b)/,
  },
  {
    asked: /\b(quando|em que (ano|dia|data|epoca)|when|what year|cuando|en que (ano|fecha))\b/,
    answered:
      /\b(1\d{3}|20\d{2})\b|\b\d{1,2}[/h:]|\b(janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|seculo|segunda|terca|quarta|quinta|sexta|sabado|domingo|dias?|monday|friday|day|days|lunes|viernes)\b/,
  },
  {
    asked: /\b(onde|endereco|em que (lugar|cidade|pais)|where|address|donde|direccion)\b/,
    answered: /\b(rua|avenida|av\.|praca|rodovia|bairro|cidade|street|road|calle|cep|em|na|no|in|at|en)\b/,
  },
  {
    asked: /\b(quantos|quantas|how many|cuantos|cuantas|numero de)\b/,
    answered:
      /\d|\b(dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|cem|mil|two|three|four|five|six|seven|eight|nine|ten|dos|cuatro|ocho|nueve|diez)\b/,
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
export function readExpectation(question: string): ((answer: string) => boolean) | undefined {
  const fitting = expectations.filter(({ asked }) => asked.test(question));
  if (fitting.length === 0) return undefined;
  return (answer) => fitting.some(({ answered }) => answered.test(answer));
}
