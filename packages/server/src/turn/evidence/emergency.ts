import type { Passage } from "../../knowledge/passage.ts";
import { allPacks, packOf } from "../../language/packs.ts";
import { fold } from "../../language/text/fold.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { type Evidence, withFindings } from "../findings.ts";
import type { TurnDeps } from "../ports.ts";
import type { RetrievedTurn } from "../turn.ts";

const FOUND_MAX = 8;
/** A passage longer than this is no short word on emergencies, in characters. */
const QUOTE_LENGTH_MAX = 500;

const HEADING = wordPattern(allPacks.map(({ danger }) => danger.ownPassage.heading).join(" "));

/** Adds the site's own passage on emergencies to a message that tells of a danger to health, where the site has one. */
export function addEmergency(turn: RetrievedTurn, { knowledge }: TurnDeps): RetrievedTurn {
  if (turn.reading.danger !== "medical" && turn.reading.danger !== "crisis") return turn;
  const { query } = packOf(turn.reading.language).danger.ownPassage;
  const own = knowledge
    .search({ text: query, language: turn.reading.language, limit: FOUND_MAX })
    .find(({ passage }) => isOnEmergencies(passage));
  if (own === undefined) return turn;
  const evidence: Evidence = { ...own, quote: own.passage.text, support: 1, matchesIntent: true };
  return withFindings(turn, { kind: "emergency", evidence });
}

function isOnEmergencies({ heading, title, text, kind }: Passage): boolean {
  const names = ` ${fold(`${title} ${heading}`).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return kind !== "product" && text.length <= QUOTE_LENGTH_MAX && HEADING.test(names);
}
