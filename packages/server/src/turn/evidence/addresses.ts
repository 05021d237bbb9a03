import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { unitsOf } from "../../knowledge/wording/units.ts";
import { anyOf } from "../../language/packs.ts";
import { fold } from "../../language/text/fold.ts";
import type { Evidence } from "../findings.ts";
import { headingMatches } from "../query/intents/intent-headings.ts";
import { sureEvidence } from "./sure-evidence.ts";

/** A site with more places than this has no address that is its own. */
const ADDRESSES_MAX = 2;
const KINDS = ["contact", "prose", "question", "fact"] as const;
const STREET = anyOf(({ asking }) => asking.streets);
/** A street's name with a number on either side of it, in folded text. */
const ADDRESS = new RegExp(`\\b${STREET}\\b[^!?]{1,40}?\\d|\\b\\d+[a-z]?,? (?:[a-z'-]+ ){1,3}${STREET}\\b`);
const FRONT_PAGE = /^\/(?:index\.\w+)?$/;

const addressesBySite = new WeakMap<Knowledge, readonly Evidence[]>();

/**
 * The lines that state where the site is: a street and a number, on its front page or under a heading of ways to reach it. Empty
 * where there are several places.
 */
export function addressesIn(knowledge: Knowledge): readonly Evidence[] {
  let addresses = addressesBySite.get(knowledge);
  if (addresses === undefined) {
    const found = new Map<string, Evidence>();
    for (const passage of KINDS.flatMap((kind) => knowledge.ofKind(kind))) {
      if (!isOfSite(passage)) continue;
      for (const { text } of unitsOf(passage)) {
        const folded = fold(text);
        if (ADDRESS.test(folded) && !found.has(folded)) found.set(folded, sureEvidence(passage, text));
      }
    }
    addresses = found.size <= ADDRESSES_MAX ? [...found.values()] : [];
    addressesBySite.set(knowledge, addresses);
  }
  return addresses;
}

function isOfSite({ url, title, heading }: Passage): boolean {
  const isFront = URL.canParse(url) && FRONT_PAGE.test(new URL(url).pathname);
  return isFront || headingMatches("contact", fold(`${title} ${heading}`));
}
