import type { Choice, CitationPart } from "@prosa/protocol";
import { packOf } from "../language/packs.ts";
import { contactsOf } from "../turn/findings.ts";
import type { DecidedTurn, Evidence, Model, ReplyChunk } from "../turn/ports.ts";
import { compose } from "../turn/reply/compose.ts";
import type { Composed } from "../turn/reply/composed.ts";
import { productPart } from "../turn/reply/product-part.ts";
import { isTitledByItself, webAddressOf } from "../turn/reply/render-answer.ts";
import { salesActions } from "../turn/reply/sales-card.ts";
import type { FactKind } from "./guards/fact-words.ts";
import { createFactCheck } from "./guards/facts.ts";
import { createLinkPolicy, type LinkPolicy } from "./guards/links.ts";
import { quoteForPeople, speaksToMachines, withoutMachineCommands } from "./guards/machine-commands.ts";
import { filterText } from "./guards/output-filter.ts";

/** Six words, or the last ones, with the white space before each. */
const CHUNK = /(?:\s*\S+){1,6}/g;

type FactCheck = ((kind: FactKind, written: string) => string) | undefined;
const NO_LINKS: LinkPolicy = { admit: (target) => target, admitEmail: () => true, own: () => null };

/** Answers from the passages found, with no key and no network: it quotes and cites, and says when the site does not say. */
export function createEmbeddedModel(): Model {
  return { name: "embedded", isInstant: true, reply };
}

async function* reply(turn: DecidedTurn, signal: AbortSignal): AsyncGenerator<ReplyChunk> {
  const composed = forPeople(compose(turn), turn);
  const fact = factCheckOf(composed, turn);
  for (const text of chunksOf(filterText(composed.text, () => createLinkPolicy(turn), fact))) {
    if (signal.aborted) {
      yield endOf("stopped", { text: "", evidence: [], choices: [], products: [] }, turn, fact);
      return;
    }
    yield { type: "text", text };
  }
  yield endOf("done", composed, turn, fact);
}

/** The reply without what a page says to machines; where nothing else is left, the answer was not found. */
function forPeople(composed: Composed, { reading }: DecidedTurn): Composed {
  const text = withoutMachineCommands(composed.text);
  if (text !== "" || composed.text === "") return { ...composed, text };
  return { text: packOf(reading.language).reply.notSaid, evidence: [], choices: [], products: [] };
}

/**
 * A check of numbers and codes, where one of the passages gives orders to machines; undefined where none does. What such a
 * passage alone says to call, to pay to or to type in is not passed on.
 */
function factCheckOf({ evidence }: Pick<Composed, "evidence">, turn: DecidedTurn): FactCheck {
  const passages = evidence.map(({ passage }) => passage);
  if (!passages.some(speaksToMachines)) return undefined;
  const { site, reading, text } = turn;
  const check = createFactCheck({
    sources: () => passages,
    contacts: contactsOf(turn),
    said: () => [text, site.name, ...Object.values(site.emergency)].join("\n"),
    language: reading.language,
  });
  return (kind, written) => (kind === "number" || kind === "code" ? check(kind, written) : written);
}

function endOf(
  end: "done" | "stopped",
  { evidence, choices, products, cards = [], sibling }: Composed,
  turn: DecidedTurn,
  fact: FactCheck,
): ReplyChunk {
  const { reading, site } = turn;
  const citations = new Map<string, CitationPart>();
  for (const piece of evidence) {
    const { url } = piece.passage;
    if (!citations.has(url)) citations.set(url, citationOf(piece, site.name, fact));
  }
  return {
    type: "end",
    end,
    citations: [...citations.values()],
    choices: choices.map(trimLabel),
    products: products.map((product) =>
      productPart(product, reading.language, {
        sales: salesActions(turn, product.name),
        isListed: products.length > 1,
        ...(sibling && { sibling }),
      }),
    ),
    cards,
  };
}

const LABEL_LENGTH = 200;
const QUOTE_LENGTH = 1_000;

function citationOf({ passage, quote }: Evidence, siteName: string, fact: FactCheck): CitationPart {
  const isSaid = isTitledByItself(passage);
  const url = webAddressOf(passage);
  const title = (isSaid && siteName) || passage.title || passage.heading || passage.url;
  return {
    type: "citation",
    title: title.slice(0, LABEL_LENGTH),
    ...(url !== undefined && { url }),
    quote: (fact ? checkedQuote(quote, fact) : quoteForPeople(passage, quote)).slice(0, QUOTE_LENGTH),
  };
}

function checkedQuote(quote: string, fact: NonNullable<FactCheck>): string {
  return filterText(withoutMachineCommands(quote), () => NO_LINKS, fact);
}

function trimLabel({ id, label }: Choice): Choice {
  return { id, label: label.slice(0, LABEL_LENGTH) };
}

function chunksOf(text: string): string[] {
  return text.match(CHUNK) ?? [];
}
