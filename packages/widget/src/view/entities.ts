/** The names of the characters from U+00A0 to U+00FF, in their order (HTML 4.01 §24.2). */
const LATIN_1 = (
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 " +
  "sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc " +
  "Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve " +
  "Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute " +
  "acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde " +
  "ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"
).split(" ");

const OTHERS: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  euro: "€",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  trade: "™",
  rarr: "→",
  le: "≤",
  ge: "≥",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
};

/** Decodes the entities that models write: by number, and by name those of Latin-1 and a few signs. Others stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const at = name ? LATIN_1.indexOf(name) : -1;
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : at >= 0 ? 0xa0 + at : 0;
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    return (Object.hasOwn(OTHERS, name ?? "") && OTHERS[name]) || whole;
  });
}
