import type { Language, SiteSettings } from "@prosa/protocol";
import { openingAt } from "../../hours/calendar.ts";
import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { packOf } from "../../language/packs.ts";
import { fold } from "../../language/text/words.ts";
import type { ListArgs } from "./offers.ts";

/** Passages that are searched for a need: several rows and reviews of a page speak for one product. By hand. */
const NEED_HITS = 40;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The products whose names hold a text or are held by it. */
export function productsCalled(name: string, knowledge: Knowledge): Passage[] {
  const wanted = fold(name);
  return knowledge.ofKind("product").filter(({ product }) => {
    const known = fold(product?.name ?? "");
    return known !== "" && (known.includes(wanted) || wanted.includes(known));
  });
}

/** The products that fit, those first that fit the need best, else the cheapest; those without a price last. */
export function productsListed(
  { need, max_price: most, min_price: least, in_stock: inStock }: ListArgs,
  knowledge: Knowledge,
  language: Language,
): Passage[] {
  const fitting = knowledge.ofKind("product").filter(({ product }) => {
    const { price, availability } = product ?? {};
    if (inStock && (availability === "out-of-stock" || availability === "discontinued")) return false;
    if (most === undefined && least === undefined) return true;
    return price !== undefined && price <= (most ?? Infinity) && price >= (least ?? 0);
  });
  if (need === undefined)
    return fitting.sort((one, other) => (priceOf(one) ?? Infinity) - (priceOf(other) ?? Infinity));
  const hits = knowledge.search({ text: need, language, limit: NEED_HITS });
  // A row or a review on a product's page speaks for the product.
  const ranks = new Map(hits.map(({ passage }, rank) => [passage.url, rank] as const).reverse());
  return fitting
    .filter(({ url }) => ranks.has(url))
    .sort((one, other) => (ranks.get(one.url) ?? 0) - (ranks.get(other.url) ?? 0));
}

/** The hours of the site's settings as a text that can be cited; undefined where its owner gave none. */
export function statedHours(
  { openingHours, name }: SiteSettings,
  at: number,
  language: Language,
): Passage | undefined {
  if (openingHours === undefined) return undefined;
  const { timeZone, week, exceptions = [] } = openingHours;
  const { reply, prompt } = packOf(language);
  const dayName = new Intl.DateTimeFormat(reply.locale, { weekday: "long", timeZone: "UTC" });
  const spans = (day: readonly { from: string; to: string }[]) =>
    day.map(({ from, to }) => `${from}–${to}`).join(", ") || "–";
  const time = new Intl.DateTimeFormat(reply.locale, { dateStyle: "full", timeStyle: "short", timeZone });
  const { isOpen, opensAt, closesAt } = openingAt(openingHours, at);
  const change = isOpen ? closesAt : opensAt;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
  const lines = [
    ...week.map((day, place) => `${dayName.format(MONDAY + place * DAY_MS)}: ${spans(day)}`),
    ...exceptions
      .filter(({ date }) => date >= today)
      .slice(0, 10)
      .map(
        ({ date, name: holiday, spans: day }) => `${date}${holiday ? ` (${holiday})` : ""}: ${spans(day)}`,
      ),
    prompt.moment(time.format(at), isOpen),
    ...(change === undefined ? [] : [`→ ${time.format(change)}`]),
  ];
  const id = "urn:prosa:setting:opening-hours";
  return { id, url: id, title: name, heading: "", text: lines.join("\n"), kind: "fact", language };
}

function priceOf({ product }: Passage): number | undefined {
  return product?.price;
}
