import { plainText, prepareMarkup } from "../../extract/parse/markup.ts";

/** The beginnings of the elements in which programs of mail put what is answered. */
const QUOTES =
  /<(?:blockquote\b|div\b[^>]{0,300}\b(?:class|id)\s*=\s*["']?[^"'>]{0,80}\b(?:gmail_quote|gmail_attr|appendonsend|divRplyFwdMsg|yahoo_quoted|moz-cite-prefix))/i;

/** The ends of lines. */
const BREAK = /<br\b[^>]{0,100}>|<\/(?:p|div|li|tr|h[1-6]|pre)\s*>/gi;

/** The words of a mail that has HTML alone, a paragraph a line, down to what it answers. */
export function htmlText(html: string): string {
  const prepared = prepareMarkup(html).html;
  const quote = QUOTES.exec(prepared);
  const own = quote ? prepared.slice(0, quote.index) : prepared;
  const text = own.split(BREAK).map(plainText).join("\n").trim();
  // An answer that begins with the quote has its words behind it.
  return text === "" && quote ? prepared.split(BREAK).map(plainText).join("\n").trim() : text;
}
