const CARD = /\b\d(?:[ -]?\d){12,18}\b/g;

/** The text with dots for the numbers of cards, which nobody should write into a chat. */
export function withoutCards(text: string): string {
  return text.replace(CARD, (digits) => digits.replace(/\d(?=.*\d{4})/g, "•"));
}
