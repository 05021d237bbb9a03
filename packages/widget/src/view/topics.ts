/**
 * Icons for the matters that visitors ask about, on a 24-unit grid. They are drawn beside suggestions, whose words tell the
 * matter; where none is known, Prosa's mark stands there.
 */
const TOPICS: readonly [words: RegExp, path: string][] = [
  [
    /entreg|frete|envi[oaí]|deliver|shipp|توصيل|شحن/i,
    "M2.8 6.8h11v9.4h-11zM13.8 10.2h3.9l3.5 3.2v2.8h-7.4M7 18.6a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8zm9.8 0a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8z",
  ],
  [
    /troc|devol|return|refund|cambi|reembols|استرجاع|إرجاع/i,
    "M4 9.2h12.2a4.1 4.1 0 0 1 0 8.2H9M7.8 5 3.6 9.2l4.2 4.2",
  ],
  [
    /hor[aá]ri|\babre|\babren|hours?\b|\bopen|ساعات|مواعيد/i,
    "M12 20.4a8.4 8.4 0 1 0 0-16.8 8.4 8.4 0 0 0 0 16.8zM12 7.4V12l3.2 1.9",
  ],
  [
    /pag(a|o|ue)|parcel|cart[aã]o|\bpix\b|tarjeta|\bpay|price|preço|precio|cust[ao]|\bcost|دفع|سعر|ثمن/i,
    "M3.4 6.2h17.2v11.6H3.4zM3.4 10h17.2M7 14.4h3.4",
  ],
  [
    /contat|contact|telefone|teléfono|phone|whats|\bfalar|hablar|\btalk|تواصل|اتصال/i,
    "M4.2 5.2h15.6v10.4h-8l-4.2 3.6v-3.6H4.2zM8.4 9h7.2M8.4 12h4.6",
  ],
  [
    /\bonde|where|dónde|endereço|dirección|address|localiza|أين|عنوان/i,
    "M12 20.8s6.6-5.6 6.6-10.6a6.6 6.6 0 1 0-13.2 0c0 5 6.6 10.6 6.6 10.6zm0-8.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z",
  ],
  [
    /agend|marcar|reserv|consulta|appointment|\bbook|cita\b|حجز|موعد/i,
    "M4.2 6h15.6v14H4.2zM4.2 10.2h15.6M8.2 3.6V7m7.6-3.4V7m-6.4 8 2 2 3.6-3.8",
  ],
  [
    /produt|product|oferec|ofrec|\boffer|vend[ea]|\bsell|compr|\bbuy|catálogo|catalog|servi[cç]|منتج|تقدم|خدم/i,
    "M5.2 8h13.6l1 12H4.2zM8.6 10.6V7.2a3.4 3.4 0 0 1 6.8 0v3.4",
  ],
];

/** The path of the icon for what a suggestion asks; `undefined` where its matter is none of the known. */
export function topicPathOf(suggestion: string): string | undefined {
  return TOPICS.find(([words]) => words.test(suggestion))?.[1];
}
