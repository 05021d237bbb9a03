import type { ContactWords } from "../pack/entities.ts";
import { NOTHING } from "../pack/nothing.ts";

export const spanishContacts: ContactWords = {
  phone: /telefono|celular|cel|tel|whats\w*|numero|contacto|llamar|movil/,
  surePhone: /telefono|celular|whats\w*/,
  phoneNotDocument: /celular|cel|tel|whats\w*/,
  otherNumber: /cuenta|tarjeta|pedido|codigo|sku|ean/,
  notAPhone: /no/,
  order: /pedidos?|compra|numero de pedido/,
  orderNumber: /(?:de\s+)?(?:n(?:u|ú)mero|compra|no\.?)/,
  is: /es/,
  beforePostalCode: NOTHING,
};
