import type { ContactWords } from "../pack/entities.ts";

export const portugueseContacts: ContactWords = {
  phone: /telefone|celular|cel|tel|fone|whats\w*|zap|wpp|numero|contato|ligue|ligar|liga|fixo|sac/,
  surePhone: /telefone|celular|whats\w*/,
  phoneNotDocument: /telefone|celular|cel|tel|fone|whats\w*|zap/,
  otherNumber: /conta|cartao|pedido|protocolo|cpf|cnpj|cep|rg|nota|nf|codigo|sku|ean|rastreio|boleto/,
  notAPhone: /nao|não|no/,
  order: /pedidos?|encomenda|compra|protocolo|n(?:u|ú)mero do pedido/,
  orderNumber: /(?:de\s+)?(?:n(?:u|ú)mero|compra|n[º°o.])/,
  is: /e|é/,
  beforePostalCode: /e|é|do|da/,
};
