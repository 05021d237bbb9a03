import { type PrefilteredPattern, prefiltered } from "../../language/text/prefiltered.ts";

/**
 * Kinds of thing that a piece of text holds or a question asks for, as bits of one number. Questions and texts
 * share the bits, so that asking and answering meet in `asked & held`.
 */
const TRAITS = [
  "money",
  "percent",
  "duration",
  "clock",
  "date",
  "number",
  "phone",
  "email",
  "address",
  "person",
  "web",
  "measure",
  "reason",
  "step",
  "permission",
  "negation",
  "condition",
] as const;

type Trait = (typeof TRAITS)[number];

function bit(...names: Trait[]): number {
  return names.reduce((mask, name) => mask | (1 << TRAITS.indexOf(name)), 0);
}

const NUMBER_WORD =
  "dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|doze|quinze|vinte|trinta|cem|mil|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|dos|cuatro|siete|ocho|nueve|diez|doce|treinta";
const DAY =
  "segundas?|tercas?|quartas?|quintas?|sextas?|sabados?|domingos?|feriados?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|lunes|martes|miercoles|jueves|viernes|fim de semana|fin de semana";
const MONTH =
  "janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|january|february|march|april|june|july|august|september|october|november|december|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre";

/** How each kind of thing looks in folded text. */
const held: readonly (readonly [Trait, RegExp])[] = [
  [
    "money",
    /(?:r\$|us\$|\$|€|£)\s?\d|\d\s?(?:€|reais|real|pesos|dollars?|dolares|euros?|cup\b|centavos)|\b\d+,\d{2}\b|\b(?:gratis|gratuit\w*|free|sem custo|no cost|sin costo)\b/,
  ],
  ["percent", /\d\s?%|\b(?:por cento|percent|por ciento)\b/],
  [
    "duration",
    new RegExp(
      `(?:\\d|\\b(?:${NUMBER_WORD}|um|uma|one|una?))\\)?[\\s-]*(?:h\\b|hrs?\\b|horas?|dias?|semanas?|mes(?:es)?|anos?|minutos?|min\\b|segundos?|hours?|days?|weeks?|months?|years?|minutes?|seconds?)|\\b(?:imediat\\w*|instantane\\w*|instant\\w*|inmediat\\w*|immediate\\w*)`,
    ),
  ],
  [
    "clock",
    /\b\d{1,2}\s?(?:h\b|hs\b|h\d|:\d{2}|am\b|pm\b|a\.m|p\.m)|\b(?:meio-dia|noon|midnight|24 horas|24 hours)\b/,
  ],
  [
    "date",
    new RegExp(
      `\\b(?:${DAY}|${MONTH})\\b|\\b(?:19|20)\\d{2}\\b|\\b\\d{1,2}/\\d{1,2}\\b|\\b(?:diariamente|todos os dias|daily|every day|todos los dias|anual\\w*|mensal\\w*|semestr\\w*|yearly|monthly|weekly)\\b`,
    ),
  ],
  ["number", new RegExp(`\\d|\\b(?:${NUMBER_WORD})\\b`)],
  ["phone", /\(?\+?\d{2,3}\)?[\s.-]?9?\d{3,4}[\s.-]?\d{3,4}\b|\b0800|\b(?:ramal|extension)\b/],
  ["email", /@[a-z0-9]/],
  [
    "address",
    /\b(?:rua|avenida|av\.|praca|rodovia|bairro|predio|sala \d|andar|street|road|avenue|building|floor|calle|cep|edificio|cidade|ciudad|city|located|localizad\w*|fica n[ao]|ubicad\w*|ao lado|next to|em frente)\b/,
  ],
  [
    "web",
    /https?:|www\.|\.(?:com|br|org|net|gov|io)\b|\b(?:site|link|portal|app|aplicativo|menu|website|pagina)\b/,
  ],
  [
    "measure",
    /\d\s?(?:cm|mm|m|km|m2|kg|g|mg|ml|l|gb|mb|tb|kb|w|v|kwh|btus?|litros?|metros?|quilos?|kilos?|polegadas?|inch(?:es)?|lbs?|pounds?|ounces?|oz|liters?|watts?|volts?|graus|°c?|caracteres|characters)\b/,
  ],
  [
    "reason",
    /\b(?:porque|pois|por causa|devido|ja que|uma vez que|because|since|due to|so that|in order to|to ensure|para que|para evitar|para garantir|debido|ya que|por eso|por isso|therefore)\b/,
  ],
  [
    "step",
    /\b(?:clique|clicar|clicando|selecione|selecionar|selecionando|acesse|acessar|acessando|preencha|abra|va em|va ate|va para|toque|escolha|insira|informe|digite|baixe|envie|solicite|faca|click|select|choose|go to|open|enter|tap|press|follow|navigate|visit|install|run|pulsa|pulse|pulsando|haz clic|selecciona\w*|accede\w*|elige|ingresa\w*|introduce|abre|ve a|toca|descarga|dirigirse|marca\w*)\b/,
  ],
  [
    "permission",
    /\b(?:pode|podem|podera|permitid\w*|e possivel|permite\w*|aceit\w*|can|may|allowed|able to|possible|accept\w*|support\w*|available|disponi\w*|puede\w*|posible|acept\w*|compativ\w*|compatib\w*|inclu\w*)\b/,
  ],
  [
    "negation",
    /\b(?:nao|nem|nunca|sem|nenhum\w*|not|no|never|cannot|can't|don't|doesn't|won't|isn't|without|ningun\w*|sin|jamas|proibid\w*|vedad\w*|prohibid\w*|indisponi\w*|esgotad\w*|unable)\b/,
  ],
  [
    "condition",
    /\b(?:se|caso|desde que|quando|if|unless|when|only|apenas|somente|si|cuando|solo|solamente|necessari\w*|obrigatori\w*|precisa\w*|deve\w*|must|required|requires?|need\w*|debe\w*|requier\w*|necesari\w*|necesit\w*)\b/,
  ],
];

/** A person's name as written. */
const PERSON = /\p{Lu}\p{Ll}+ (?:d[aeo]s? )?\p{Lu}\p{Ll}+/u;

/** Which kinds of thing a folded text holds; `written` is the text with its capitals. */
export function traitsOf(folded: string, written: string): number {
  let mask = PERSON.test(written) ? bit("person") : 0;
  for (const [trait, pattern] of held) if (pattern.test(folded)) mask |= bit(trait);
  return mask;
}

/** The kinds of question, by their folded words, and the kinds of thing of which an answer holds one. */
const asked: readonly (readonly [name: string, question: PrefilteredPattern, kinds: number])[] = (
  [
    [
      "price",
      /\b(?:(?:qu?a?nto|qto|qnt) (?:e que )?(?:custa\w*|custou|fica|sai|e|sao|vale|cobra\w*|pag[oa]\w*|ta|esta|ta saindo|da)|(?:custa|fica|sai|custam|saem) (?:por |em |a )?quanto|por quanto|precos?|valor\w*|taxas?|tarifas?|mensalidade|how much|prices?|cost\w*|fees?|charge\w*|cuanto (?:cuesta|vale|sale|es|cobran|hay que pagar|se paga|me cobran)|precios?|costos?|cuesta|gratis|de graca|free|pagar?|pago)\b/,
      bit("money", "percent"),
    ],
    [
      "duration",
      /\b(?:prazos?|(?:quanto|qto|qnto) tempo|(?:quantos|qts|qtos) (?:dias|meses|anos)|(?:quantas|qtas) (?:horas|semanas)|demora\w*|duram?|duracao|validade|vence|ate quando|how (?:long|soon|fast|quick\w*|many (?:days|hours|weeks|months))|takes?|expires?|cuanto (?:tarda\w*|tiempo|demora\w*|dura\w*)|cuant[oa]s (?:dias|horas|meses)|plazos?|tarda\w*|duracion)\b/,
      bit("duration"),
    ],
    [
      "clock",
      /\b(?:(?:que|q|qual|quais) horas?|horarios?|abrem?|fecham?|abert[oa]s?|fechad[oa]s?|what time|hours|opens?|closed?|closes|a que hora|abren?|cierran?|ate que horas|atende\w*)\b/,
      bit("clock", "date"),
    ],
    [
      "when",
      /\b(?:quando|qdo|qnd|(?:que|qual|em que|q) (?:ano|dia|data|mes|epoca)s?|datas?|when|what (?:year|day|date)s?|which (?:day|date)s?|dates?|deadline|cuando|que (?:dia|fecha|ano|mes)s?|fechas?|cada cuanto|how often)\b/,
      bit("date", "clock", "duration"),
    ],
    [
      "count",
      /\b(?:quantos|quantas|qts|qtos|qtas|quanto|qto|how many|how much|how (?:big|large|tall|wide|heavy|high)|cuantos|cuantas|cuanto|numero de|maximo|minimo|limite|max|min|maximum|minimum|limit|tamanho|capacidade|altura|largura|peso|pesa|size|weight|height|tamano)\b/,
      bit("number", "measure"),
    ],
    [
      "contact",
      /\b(?:telefones?|fone|whats\w*|zap|phone|telefono|ligar|call|e-?mail|email|contato|contact\w*|falar com|correo|numero)\b/,
      bit("phone", "email"),
    ],
    [
      "where",
      /\b(?:onde|aonde|cade|endereco|local|lugar|where|address|location|place|donde|direccion|sitio|ubicacion|which (?:city|room|building)|qual (?:cidade|predio|sala))\b/,
      bit("address", "web"),
    ],
    ["who", /\b(?:quem|who|whose|quien|quienes|responsavel)\b/, bit("person")],
    [
      "why",
      /\b(?:por ?que|pq|porque|motivo|razao|why|how come|reason|por que razon|para que|pra que|what for)\b/,
      bit("reason"),
    ],
    [
      "how",
      /\b(?:como|how (?:do|can|to|should|would)|how's|passos?|steps?|de que (?:forma|manera)|onde (?:eu )?(?:vejo|acho|encontro|clico|altero|mudo|faco))\b/,
      bit("step", "web"),
    ],
    [
      "whether",
      /^(?:e |y |and |mas |pero |but )?(?:da (?:pra|para)|posso|pode\w*|podemos|e possivel|existe|tem|ha|consigo|precis[ao]\w*|aceita\w*|vcs?|voces?|sera que|can|could|may|is|are|do|does|did|will|would|has|have|am|should|must|puedo|puede\w*|se puede|hay|es|tienen?|tengo|necesit\w*|acepta\w*|sirve\w*|funciona)\b/,
      bit("permission", "negation", "condition"),
    ],
  ] as const
).map(([name, question, kinds]) => [name, prefiltered(question), kinds]);

export const QUESTION_KINDS = asked.map(([name]) => name);

/** The kinds of a question, as bits in the order of `QUESTION_KINDS`, and the kinds of thing that an answer would hold. */
export interface Asking {
  kinds: number;
  /** For each kind, what an answer to it holds; 0 for one that is not asked for. */
  wantedByKind: readonly number[];
  /**
   * The word that is counted ("quantas parcelas"), two for an English compound ("how many backup codes"): an answer has a number
   * beside one of them. Empty where nothing is counted.
   */
  counted: readonly string[];
}

const COUNTED = prefiltered(
  /\b(?:quant[oa]s|qts|qtos|qtas|how many|cuant[oa]s|(?:max(?:imum|imo)?|min(?:imum|imo)?) (?:number |numero )?(?:of|de))\s+([a-z]{2,})(?:\s+((?!does\b|was\b|has\b)[a-z]{2,}s\b))?/,
);

/** Lengths of time are a kind of their own. */
const TIME_UNITS =
  /^(?:dias?|days?|horas?|hours?|mes(?:es)?|months?|semanas?|weeks?|anos?|years?|minut[eo]s?|seg|min)$/;

/** Words for how often, and texts that tell it without a number beside them. */
const TIMES = /^(?:vezes|veces|times)$/;
const TOLD_TIMES =
  /\b(?:once|twice|(?:uma|duas|tres|una|dos|one|two|three) (?:so |unica |sola |single )?(?:vez(?:es)?|veces|times?)|\d+ ?x)\b/;

/** Reads from a folded question what it asks for. */
export function readAsking(folded: string): Asking {
  let kinds = 0;
  const wantedByKind = asked.map(([, pattern, mask], number) => {
    if (!pattern.test(folded)) return 0;
    kinds |= 1 << number;
    return mask;
  });
  const [, ...counted] = COUNTED.exec(folded) ?? [];
  const isTime = counted.some((word) => word !== undefined && TIME_UNITS.test(word));
  return { kinds, wantedByKind, counted: isTime ? [] : counted.filter((word) => (word?.length ?? 0) > 2) };
}

/** Whether a folded text has a number right before or behind a word that is counted, or one that begins alike. */
export function isCounted(folded: string, counted: readonly string[]): boolean {
  return counted.some((word) => hasNumberBeside(folded, word));
}

function hasNumberBeside(folded: string, counted: string): boolean {
  if (TIMES.test(counted) && TOLD_TIMES.test(folded)) return true;
  const begin = counted.slice(0, Math.max(4, counted.length - 2)).replace(/[^a-z]/g, "");
  return new RegExp(
    `(?:\\d|\\b(?:${NUMBER_WORD}|um|uma|one|una?))[^.!?]{0,12}\\b${begin}|\\b${begin}[a-z]*[^.!?\\d]{0,12}\\d`,
  ).test(folded);
}
