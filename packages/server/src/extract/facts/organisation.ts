import { squeeze } from "../parse/tree.ts";
import { openingHoursOf } from "./opening-hours.ts";
import { absoluteUrl } from "./product.ts";
import { allThings, factsOf, isA, type Thing, textOf, thingsOf } from "./thing.ts";

/** The organisation behind a page, as its structured data describes it. */
export interface Organisation {
  name: string;
  url?: string;
  logo?: string;
  phone?: string;
  email?: string;
  address?: string;
  /** One line a rule, e.g. `Mo-Fr 09:00-18:00`, in the notation of schema.org. */
  openingHours: string[];
  /** Profiles elsewhere that are the same organisation. */
  socials: string[];
}

const TYPES =
  /^(?:Corporation|Dentist|Physician|Hospital|Pharmacy|Optician|Attorney|Notary|Library|Museum|Bakery|Winery|Brewery|Church|CityHall|.*(?:Organization|Store|Business|Shop|Restaurant|Company|Hotel|Hostel|Motel|Resort|Clinic|Agency|NGO|School|University|Salon|Spa|Gym|Club|Office|Service|Repair|Dealer|Bank|Station|Theater|Center|Association|Lodging))$/;
/** Properties that only a place which people visit states; types are many, and sites make up their own. */
const OF_PLACES = ["openingHours", "openingHoursSpecification"];

/** The maker, seller, writer or rater of a thing is not the organisation behind the page that shows it. */
const OF_OTHERS = /^(?:Product|ProductGroup|Offer|AggregateOffer|Review|Rating|Recipe|Event)$/;

/** Reads the organisation that a page's things describe best: the one with the most facts, a product's seller only where there is no other. */
export function readOrganisation(roots: readonly Thing[], pageUrl: string): Organisation | undefined {
  const all = allThings(roots).filter(isNamedOrganisation);
  const others = new Set(allThings(roots).filter(isOfOthers).flatMap(organisationsBelow));
  const sellers = new Set(allThings(roots).flatMap((thing) => thingsOf(thing, "seller")));
  const own = all.filter((thing) => !others.has(thing) || roots.includes(thing));
  const candidates = own.length > 0 ? own : all.filter((thing) => sellers.has(thing));
  const [best, ...rest] = candidates.sort((one, other) => other.facts.size - one.facts.size);
  if (best === undefined) return undefined;
  // A site's organisation and its place of business are often two things, each with half of the facts.
  const timed = [best, ...rest].find((one) => openingHoursOf(one).length > 0) ?? best;
  const organisation: Organisation = {
    name: squeeze(textOf(best, "name", "legalName")),
    openingHours: openingHoursOf(timed),
    socials: factsOf(best, "sameAs").flatMap((one) =>
      typeof one === "string" ? (absoluteUrl(one, pageUrl) ?? []) : [],
    ),
  };
  const contact = thingsOf(best, "contactPoint")[0];
  const url = absoluteUrl(textOf(best, "url"), pageUrl);
  const logo = absoluteUrl(textOf(best, "logo", "image"), pageUrl);
  const phone = textOf(best, "telephone") ?? textOf(contact, "telephone") ?? textOf(timed, "telephone");
  const email = (textOf(best, "email") ?? textOf(contact, "email"))?.replace(/^mailto:/i, "");
  const address = addressOf(best) ?? addressOf(timed);
  if (url !== undefined) organisation.url = url;
  if (logo !== undefined) organisation.logo = logo;
  if (phone !== undefined) organisation.phone = squeeze(phone);
  if (email !== undefined) organisation.email = squeeze(email);
  if (address !== undefined) organisation.address = address;
  return organisation;
}

function isNamedOrganisation(thing: Thing): boolean {
  const isOrganisation =
    thing.types.some((type) => TYPES.test(type)) ||
    (OF_PLACES.some((name) => factsOf(thing, name).length > 0) && !isOfOthers(thing));
  return isOrganisation && textOf(thing, "name") !== undefined;
}

function isOfOthers(thing: Thing): boolean {
  return thing.types.some((type) => OF_OTHERS.test(type));
}

function organisationsBelow(thing: Thing): Thing[] {
  return allThings([thing]).filter((one) => one !== thing && isNamedOrganisation(one));
}

/** A postal address on one line: street, place, region, code, country. */
function addressOf(thing: Thing): string | undefined {
  const structured = thingsOf(thing, "address")[0];
  if (structured === undefined) return squeeze(textOf(thing, "address")) || undefined;
  const parts = ["streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry"]
    .map((name) => squeeze(textOf(structured, name)))
    .filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : undefined;
}

/** A question that a page answers, in its own words. */
export interface QuestionAnswer {
  question: string;
  answer: string;
}

/** Reads FAQ pages' questions with their accepted or first suggested answers; markup in them is left to the caller. */
export function readQuestions(roots: readonly Thing[]): QuestionAnswer[] {
  return allThings(roots).flatMap((thing) => {
    if (!isA(thing, "Question")) return [];
    const question = squeeze(textOf(thing, "name", "text"));
    const answer = thingsOf(thing, "acceptedAnswer", "suggestedAnswer")[0];
    const text = textOf(answer, "text") ?? textOf(thing, "acceptedAnswer");
    return question === "" || text === undefined ? [] : [{ question, answer: text }];
  });
}
