import type { CardPart, EmergencyNumbers } from "@prosa/protocol";
import type { DangerKind } from "../../language/pack/danger.ts";
import { packOf } from "../../language/packs.ts";
import type { DecidedTurn } from "../turn.ts";
import type { Composed } from "./composed.ts";

/** The number to call by kind of danger, as a key of the site's settings. */
const NUMBER_OF: Readonly<Record<DangerKind, keyof EmergencyNumbers>> = {
  medical: "medical",
  crisis: "crisis",
  violence: "police",
  fire: "fire",
};

/** Says whom to call in a danger, with a button that calls, then the site's own words on emergencies. */
export function composeDanger(turn: DecidedTurn, kind: DangerKind): Composed {
  const words = packOf(turn.reading.language).danger;
  const { emergency } = turn.site;
  const number = emergency[NUMBER_OF[kind]];
  const [own] = turn.decision.evidence;
  const said = [words.says[kind]({ number, medical: emergency.medical })];
  if (own !== undefined) said.push(`${words.ofSite}\n\n> ${own.quote.replaceAll("\n", "\n> ")}`);
  said.push(words.goOn);
  const numbers = kind === "crisis" ? [number, emergency.medical] : [number];
  return {
    text: said.join("\n\n"),
    evidence: own === undefined ? [] : [own],
    choices: [],
    products: [],
    cards: cardsOf(numbers, words.cardTitle, words.call),
  };
}

function cardsOf(numbers: readonly string[], title: string, call: (number: string) => string): CardPart[] {
  const actions = numbers.flatMap((number) => {
    const to = /\+?\d[\d ().-]{1,18}/.exec(number)?.[0].replace(/[^\d+]/g, "");
    return to === undefined
      ? []
      : [{ type: "contact" as const, channel: "phone" as const, to, label: call(number) }];
  });
  return actions.length === 0 ? [] : [{ type: "card", title, actions }];
}
