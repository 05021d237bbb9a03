import type { ContactWords } from "../pack/entities.ts";

export const englishContacts: ContactWords = {
  phone: /phone|cel|tel|whats\w*|number|call|mobile/,
  surePhone: /phone|whats\w*/,
  phoneNotDocument: /phone|tel|whats\w*/,
  otherNumber: /account|card|order|code|sku|ean|ssn|passport/,
  notAPhone: /is an?|no|does|doesn/,
  order: /order|order number/,
  orderNumber: /number|no\.?/,
  is: /is/,
  beforePostalCode: /is/,
};
