import { siteSettingsSchema } from "@prosa/protocol";
import type { Passage } from "../../src/knowledge/passage.ts";
import type { Evidence, Finding } from "../../src/turn/findings.ts";
import { EMPTY_CONTEXT } from "../../src/turn/memory.ts";
import type { Reading } from "../../src/turn/reading.ts";
import type { RetrievedTurn } from "../../src/turn/turn.ts";
import { readingOf } from "../reading.ts";

export const site = siteSettingsSchema.parse({ name: "Loja" });

/** A passage that holds so much of a question, 0 to 1, with its text as the quote. */
export function piece(coverage: number, passage: Partial<Passage> = {}): Evidence {
  const whole: Passage = {
    id: "page#1",
    url: "https://loja.example/page",
    title: "Page",
    heading: "Heading",
    text: "Text.",
    kind: "prose",
    language: "pt-BR",
    ...passage,
  };
  return {
    passage: whole,
    score: coverage,
    coverage,
    quote: whole.text,
    support: coverage,
    matchesIntent: false,
  };
}

/** Found evidence with its chance of answering. */
export function quoted(chance: number): Pick<RetrievedTurn, "hits" | "quotes" | "chance"> {
  return { hits: [piece(chance)], quotes: [piece(chance)], chance };
}

/** The site's contacts, which hold so much of a question. */
export function contacts(support: number): Finding {
  return { kind: "contacts", passages: [piece(1, { kind: "contact" }).passage], support };
}

interface Given extends Partial<RetrievedTurn> {
  says?: string;
  intends?: [string, number];
  reads?: Partial<Reading>;
  signal?: Reading["signal"];
}

/** A turn before its decision: what is not given is a question that nothing was found for. */
export function turn({
  says = "uma pergunta bem comprida sobre a loja",
  intends,
  signal,
  reads,
  ...rest
}: Given) {
  const [name, confidence] = intends ?? ["unknown", 0.5];
  return {
    id: "message-1",
    text: says,
    display: says,
    site,
    context: EMPTY_CONTEXT,
    at: 0,
    reading: readingOf(says, {
      intent: { name, confidence, alternatives: [] },
      ...(signal !== undefined && { signal }),
      ...reads,
    }),
    hits: [],
    quotes: [],
    chance: 0,
    findings: [contacts(0)],
    ...rest,
  };
}
