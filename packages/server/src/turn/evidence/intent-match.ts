/** Folded headings of passages that answer an intent. */
const headings: Readonly<Record<string, RegExp>> = {
  delivery: /\b(entregas?|frete|envios?|prazos? de entrega|shipping|delivery|retirada|pickup)\b/,
  "order-status": /\b(rastre\w*|acompanh\w*|meu pedido|track\w*|order status|seguimiento)\b/,
  returns:
    /\b(trocas?|devoluc\w*|reembols\w*|arrependimento|desist\w*|dinheiro volta|returns?|refunds?|exchanges?|cambios?)\b/,
  warranty: /\b(garantias?|consertos?|reparos?|assistencia|warranty|repairs?|reparacion\w*)\b/,
  payment: /\b(pagamentos?|parcel\w*|pix|cartao|boleto|payments?|pagos?|tarjeta|cuotas?)\b/,
  invoice: /\b(nota fiscal|faturas?|invoices?|facturas?)\b/,
  hours: /\b(horarios?|funcionamento|hours|opening|atencion)\b/,
  contact:
    /\b(contatos?|enderecos?|fale conosco|canais|localizacao|onde estamos|contact\w*|address|direccion)\b/,
  discount: /\b(descontos?|promoc\w*|cupo(m|ns)|ofertas?|discounts?|offers?|descuentos?)\b/,
  about: /\b(sobre|historia|quem somos|empresa|about|our story|nosotros)\b/,
  support:
    /\b(ajuda|suporte|duvidas|problemas?|defeitos?|quebrad[oa]s?|cuidados|help|support|ayuda|soporte)\b/,
};

/** True where a passage's folded heading is one that answers this intent. */
export function headingMatches(intent: string, foldedHeading: string): boolean {
  return headings[intent]?.test(foldedHeading) === true;
}

/** Intents whose headings may hold anything. */
const OF_ANYTHING: readonly string[] = ["support", "about"];

/** True where a passage's own folded heading is one that answers another intent, and not this one. */
export function headingMatchesAnother(intent: string, foldedHeading: string): boolean {
  const own = headings[intent];
  if (own === undefined || own.test(foldedHeading)) return false;
  return Object.entries(headings).some(
    ([name, heading]) => !OF_ANYTHING.includes(name) && heading.test(foldedHeading),
  );
}
