import type { Contacts } from "./contacts.ts";
import { type Organisation, WEEK } from "./organisation.ts";
import type { Availability, Product } from "./product.ts";

export type PageLanguage = "pt" | "en" | "es";

interface Wording {
  locale: string;
  price: (amount: string) => string;
  prices: (from: string, to: string) => string;
  availability: Record<Availability, string>;
  brand: string;
  code: string;
  rating: (value: string, best: string, count: string | undefined) => string;
  phone: string;
  email: string;
  address: string;
  hours: string;
  week: readonly [string, string, string, string, string, string, string];
  contact: string;
}

const WORDINGS: Record<PageLanguage, Wording> = {
  pt: {
    locale: "pt-BR",
    price: (amount) => `Preço: ${amount}.`,
    prices: (from, to) => `Preço: de ${from} a ${to}.`,
    availability: {
      "in-stock": "Disponível em estoque.",
      "out-of-stock": "Esgotado no momento.",
      "pre-order": "Disponível em pré-venda.",
      "back-order": "Disponível sob encomenda.",
      limited: "Últimas unidades em estoque.",
      "in-store-only": "Disponível somente na loja física.",
      discontinued: "Fora de linha.",
    },
    brand: "Marca",
    code: "Código",
    rating: (value, best, count) =>
      `Avaliação: ${value} de ${best}${count === undefined ? "" : ` (${count} avaliações)`}.`,
    phone: "Telefone",
    email: "E-mail",
    address: "Endereço",
    hours: "Horário de atendimento",
    week: ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"],
    contact: "Contato",
  },
  en: {
    locale: "en-US",
    price: (amount) => `Price: ${amount}.`,
    prices: (from, to) => `Price: from ${from} to ${to}.`,
    availability: {
      "in-stock": "In stock.",
      "out-of-stock": "Out of stock.",
      "pre-order": "Available for pre-order.",
      "back-order": "Available on back-order.",
      limited: "Limited stock.",
      "in-store-only": "Available in store only.",
      discontinued: "Discontinued.",
    },
    brand: "Brand",
    code: "Code",
    rating: (value, best, count) =>
      `Rating: ${value} out of ${best}${count === undefined ? "" : ` (${count} reviews)`}.`,
    phone: "Phone",
    email: "E-mail",
    address: "Address",
    hours: "Opening hours",
    week: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    contact: "Contact",
  },
  es: {
    locale: "es-ES",
    price: (amount) => `Precio: ${amount}.`,
    prices: (from, to) => `Precio: de ${from} a ${to}.`,
    availability: {
      "in-stock": "Disponible en stock.",
      "out-of-stock": "Agotado por el momento.",
      "pre-order": "Disponible en preventa.",
      "back-order": "Disponible por encargo.",
      limited: "Últimas unidades en stock.",
      "in-store-only": "Disponible solo en tienda.",
      discontinued: "Descatalogado.",
    },
    brand: "Marca",
    code: "Código",
    rating: (value, best, count) =>
      `Valoración: ${value} de ${best}${count === undefined ? "" : ` (${count} opiniones)`}.`,
    phone: "Teléfono",
    email: "Correo electrónico",
    address: "Dirección",
    hours: "Horario de atención",
    week: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    contact: "Contacto",
  },
};

/** Puts a product's facts into the natural words of a language, the way an answer may quote them. */
export function productText(product: Product, language: PageLanguage): string {
  const wording = WORDINGS[language];
  const { price, highPrice, currency } = product;
  const parts = [product.name.replace(/[.\s]*$/, ".")];
  if (price !== undefined) {
    const from = formatPrice(price, currency, wording.locale);
    parts.push(
      highPrice === undefined
        ? wording.price(from)
        : wording.prices(from, formatPrice(highPrice, currency, wording.locale)),
    );
  }
  if (product.availability !== undefined) parts.push(wording.availability[product.availability]);
  if (product.brand !== undefined) parts.push(`${wording.brand}: ${product.brand}.`);
  if (product.rating !== undefined) {
    const { value, best, count } = product.rating;
    const number = new Intl.NumberFormat(wording.locale, { maximumFractionDigits: 1 });
    const counted = count === undefined ? undefined : number.format(count);
    parts.push(wording.rating(number.format(value), number.format(best), counted));
  }
  if (product.sku !== undefined) parts.push(`${wording.code}: ${product.sku}.`);
  const facts = parts.join(" ");
  return product.description === undefined ? facts : `${facts}\n${product.description}`;
}

/** Puts contacts and opening hours into words; empty when there are none. */
export function contactText(
  contacts: Contacts,
  organisation: Organisation | undefined,
  language: PageLanguage,
): { heading: string; text: string } {
  const wording = WORDINGS[language];
  const lines: [label: string, values: readonly string[]][] = [
    [wording.phone, contacts.phones],
    ["WhatsApp", contacts.whatsapps],
    [wording.email, contacts.emails],
    ...profilesOf(contacts.socials),
    [wording.address, contacts.addresses],
    [wording.hours, (organisation?.openingHours ?? []).map((one) => spokenHours(one, wording))],
  ];
  const text = lines
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => `${label}: ${values.slice(0, 5).join("; ")}`)
    .join("\n");
  const heading = organisation === undefined ? wording.contact : `${organisation.name} › ${wording.contact}`;
  return { heading, text };
}

/** The profiles whose addresses name whom to write to there, by the network's name. */
function profilesOf(socials: readonly string[]): [label: string, values: readonly string[]][] {
  const named = (host: RegExp) =>
    socials.flatMap((social) => {
      const { hostname, pathname } = new URL(social);
      const [name = ""] = pathname.slice(1).split("/");
      return host.test(hostname) && /^@?[\w.]{2,64}$/.test(name) ? [`@${name.replace(/^@/, "")}`] : [];
    });
  return [
    ["Instagram", named(/(?:^|\.)instagram\.com$/)],
    ["Telegram", named(/(?:^|\.)t\.me$/)],
  ];
}

function spokenHours(hours: string, wording: Wording): string {
  return hours.replace(/\b(?:Mo|Tu|We|Th|Fr|Sa|Su)\b/g, (day) => wording.week[WEEK.indexOf(day)] ?? day);
}

function formatPrice(amount: number, currency: string | undefined, locale: string): string {
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) {
    // No-break spaces would keep a search from finding "R$ 129,90".
    return new Intl.NumberFormat(locale, { style: "currency", currency })
      .format(amount)
      .replace(/\u00a0/g, " ");
  }
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
}
