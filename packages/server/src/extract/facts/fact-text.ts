import type { Contacts } from "./contacts.ts";
import { WEEK } from "./opening-hours.ts";
import type { Organisation } from "./organisation.ts";
import type { Availability, Product } from "./product.ts";

export type PageLanguage = "pt" | "en" | "es";

/** The words in which a language states facts. */
interface FactWords {
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
  dayRange: (from: string, to: string) => string;
  contact: string;
}

const FACT_WORDS: Record<PageLanguage, FactWords> = {
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
    week: ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
    dayRange: (from, to) => `${from} a ${to}`,
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
    week: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    dayRange: (from, to) => `${from} to ${to}`,
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
    week: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    dayRange: (from, to) => `${from} a ${to}`,
    contact: "Contacto",
  },
};

/** Puts a product's facts into the natural words of a language, the way an answer may quote them. */
export function productText(product: Product, language: PageLanguage): string {
  const words = FACT_WORDS[language];
  const { price, highPrice, currency } = product;
  const parts = [product.name.replace(/[.\s]*$/, ".")];
  if (price !== undefined) {
    const from = formatPrice(price, currency, words.locale);
    parts.push(
      highPrice === undefined
        ? words.price(from)
        : words.prices(from, formatPrice(highPrice, currency, words.locale)),
    );
  }
  if (product.availability !== undefined) parts.push(words.availability[product.availability]);
  if (product.brand !== undefined) parts.push(`${words.brand}: ${product.brand}.`);
  if (product.rating !== undefined) {
    const { value, best, count } = product.rating;
    const number = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
    const counted = count === undefined ? undefined : number.format(count);
    parts.push(words.rating(number.format(value), number.format(best), counted));
  }
  if (product.sku !== undefined) parts.push(`${words.code}: ${product.sku}.`);
  const facts = parts.join(" ");
  return product.description === undefined ? facts : `${facts}\n${product.description}`;
}

/** Puts contacts and opening hours into words; empty when there are none. */
export function contactText(
  contacts: Contacts,
  organisation: Organisation | undefined,
  language: PageLanguage,
  /** Lines of hours in the page's own words, for where its data give none. */
  hoursAsWritten: readonly string[] = [],
): { heading: string; text: string } {
  const words = FACT_WORDS[language];
  const stated = (organisation?.openingHours ?? []).map((one) => spokenHours(one, words));
  const lines: [label: string, values: readonly string[]][] = [
    [words.phone, contacts.phones],
    ["WhatsApp", contacts.whatsapps],
    [words.email, contacts.emails],
    ...profilesOf(contacts.socials),
    [words.address, contacts.addresses],
    [words.hours, stated.length > 0 ? stated : hoursAsWritten],
  ];
  const text = lines
    .filter(([, values]) => values.length > 0)
    .map(([label, values]) => `${label}: ${values.slice(0, 7).join("; ")}`)
    .join("\n");
  const heading = organisation === undefined ? words.contact : `${organisation.name} › ${words.contact}`;
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

function spokenHours(hours: string, words: FactWords): string {
  const dayOf = (code: string) => words.week[WEEK.indexOf(code)] ?? code;
  return hours
    .replace(RANGES, (_, from: string, to: string) => words.dayRange(dayOf(from), dayOf(to)))
    .replace(DAYS, dayOf)
    .replace(/,(?=\p{L})/gu, ", ");
}

const DAYS = /\b(?:Mo|Tu|We|Th|Fr|Sa|Su)\b/g;
const RANGES = /\b(Mo|Tu|We|Th|Fr|Sa|Su)-(Mo|Tu|We|Th|Fr|Sa|Su)\b/g;

function formatPrice(amount: number, currency: string | undefined, locale: string): string {
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) {
    // No-break spaces would keep a search from finding "R$ 129,90".
    return new Intl.NumberFormat(locale, { style: "currency", currency })
      .format(amount)
      .replace(/\u00a0/g, " ");
  }
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
}
