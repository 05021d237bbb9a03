import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { unitsOf } from "../../knowledge/wording/wording.ts";
import { allPacks, anyOf } from "../../language/packs.ts";
import { holdsAddress } from "../../language/street-address.ts";
import { fold } from "../../language/text/words.ts";
import { type Evidence, sureEvidence } from "../findings.ts";
import { headingMatches } from "../query/intent.ts";

/** The ways to reach a site that its pages may state in lines of their own, beside its contacts. */
export type OwnWay = "address" | "hours";

/** A site with more places, or more parts with hours, than this has none that are its own. */
const PLACES_MAX = 2;
/** An address, or the hours of a part, that fill more than this are a text about something else. */
const LETTERS_MAX = 300;
const KINDS = ["contact", "prose", "question", "fact"] as const;
const ADDRESS_HEADING = new RegExp(`^${anyOf(({ goods }) => goods.addressHeading)}$`);
const FRONT_PAGE = /^\/(?:index\.\w+)?$/;

/** A day by its name or a short form of it, and a day's span of hours, in folded text. */
const DAY = new RegExp(
  `\\b(?:${anyOf(({ goods }) => goods.days)}|${allPacks.flatMap(({ hours }) => hours.known.map(({ source }) => `(?:${source})`)).join("|")})\\b`,
);
const TIME = "\\d{1,2}(?:\\s?h(?:rs?|oras?)?\\b|h\\d{2}|[:.]\\d{2}|\\s?[ap]\\.?m)";
const HOURS = new RegExp(`${TIME}.{0,12}?\\d|\\b24 ?(?:h|hours|horas)\\b`);

const linesBySite = new WeakMap<Knowledge, Partial<Record<OwnWay, readonly Evidence[]>>>();

/**
 * The lines in which a site's pages state its address or its opening hours: on its front page, or under a heading of ways to reach
 * it. Empty where there are several places, or several parts with hours of their own.
 */
export function ownLines(way: OwnWay, knowledge: Knowledge): readonly Evidence[] {
  const known = linesBySite.get(knowledge) ?? {};
  linesBySite.set(knowledge, known);
  known[way] ??= way === "address" ? addressesIn(knowledge) : hoursIn(knowledge);
  return known[way];
}

function addressesIn(knowledge: Knowledge): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const passage of passagesOfSite(knowledge, ["contact"])) {
    const isNamed = isUnderAddress(passage) && passage.text.length <= LETTERS_MAX;
    const texts = isNamed ? [passage.text] : unitsOf(passage).map(({ text }) => text);
    for (const text of texts) {
      const folded = fold(text);
      if ((isNamed || holdsAddress(folded)) && !found.has(folded))
        found.set(folded, sureEvidence(passage, text));
    }
  }
  return found.size <= PLACES_MAX ? [...found.values()] : [];
}

/** The hours of the passages that are the most of the site: under a heading of hours, else of contacts, else on its front page. */
function hoursIn(knowledge: Knowledge): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const passage of passagesOfSite(knowledge, ["hours", "contact"])) {
    const lines = passage.text.split("\n").filter((line) => {
      const folded = fold(line);
      return DAY.test(folded) && HOURS.test(folded);
    });
    const quote = lines.join("\n");
    if (lines.length > 0 && quote.length <= LETTERS_MAX && !found.has(fold(quote)))
      found.set(fold(quote), sureEvidence(passage, quote));
  }
  const all = [...found.values()];
  const ofHours = all.filter(({ passage }) => headingMatches("hours", headingOf(passage)));
  const chosen = ofHours.length > 0 ? ofHours : all;
  return chosen.length <= PLACES_MAX ? chosen : [];
}

function passagesOfSite(knowledge: Knowledge, intents: readonly string[]): Passage[] {
  return KINDS.flatMap((kind) => knowledge.ofKind(kind)).filter((passage) => {
    const isFront = URL.canParse(passage.url) && FRONT_PAGE.test(new URL(passage.url).pathname);
    return isFront || intents.some((intent) => headingMatches(intent, headingOf(passage)));
  });
}

function headingOf({ title, heading }: Passage): string {
  return fold(`${title} ${heading}`);
}

/** Under a heading of the address that is no part's: "Camping › Location" says where the camping is. */
function isUnderAddress({ heading }: Passage): boolean {
  const [own = "", ...above] = heading.split(" › ").map(fold).reverse();
  return ADDRESS_HEADING.test(own) && above.every((one) => headingMatches("contact", one));
}
