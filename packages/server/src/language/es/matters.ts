import type { MatterWords } from "../pack/matters.ts";
import { NOTHING } from "../pack/nothing.ts";

export const spanishMatters: MatterWords = {
  legal: /(?:mi|un|una) abogad[oa]|demandar(?:los)?|profeco|demanda judicial/,
  legalIfComplaining: /abogad[oa]/,
  deliveryWords: NOTHING,
  paymentWords: /pagos?|medios?|metodos?/,
  paymentSaid: /tarjeta|cuotas/,
  invoiceWords: /facturas?/,
  invoiceSaid: /factura/,
  warrantyWords: NOTHING,
  ofAsking: /reglas?|opciones|necesito|ayuda|pregunta|plazos?/,
  quickSaid: /retiro|mismo dia/,
  trustSaid: NOTHING,
  brokenSaid: /rot[oa]s?|defectuos\w+/,
  failedSaid: NOTHING,
  lateSaid: /seguimiento/,
  regretSaid: /desistimiento/,
  buyingSaid: /carrito/,
  cheapest: /mas (?:barat\w+|economic\w+)/,
  dearest: /mas car[oa]s?/,
  codeLabel: NOTHING,
  titles: /don|senora?|senor/,
  again: /tampoco|tambien/,
  leansOnQuestion: /no|si|es|son/,
};
