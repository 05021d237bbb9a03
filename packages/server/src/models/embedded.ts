import type { Choice, CitationPart } from "@prosa/protocol";
import { packOf } from "../language/packs.ts";
import type { DecidedTurn, Evidence, Model, ReplyChunk } from "../turn/ports.ts";
import { compose } from "../turn/reply/compose.ts";
import type { Composed } from "../turn/reply/composed.ts";
import { productPart } from "../turn/reply/product-part.ts";
import { isTitledByItself } from "../turn/reply/render-answer.ts";
import { salesActions } from "../turn/reply/sales-card.ts";
import { webAddressOf } from "../turn/source-address.ts";
import { createLinkPolicy } from "./guards/links.ts";
import { withoutMachineCommands } from "./guards/machine-commands.ts";
import { filterText } from "./guards/output-filter.ts";

const CHUNK_WORDS = 6;

/** Answers from the passages found, with no key and no network: it quotes and cites, and says when the site does not say. */
export function createEmbeddedModel(): Model {
  return { name: "embedded", isInstant: true, reply };
}

async function* reply(turn: DecidedTurn, signal: AbortSignal): AsyncGenerator<ReplyChunk> {
  const composed = forPeople(compose(turn), turn);
  for (const text of chunksOf(filterText(composed.text, () => createLinkPolicy(turn)))) {
    if (signal.aborted) {
      yield endOf("stopped", { text: "", evidence: [], choices: [], products: [] }, turn);
      return;
    }
    yield { type: "text", text };
  }
  yield endOf("done", composed, turn);
}

/** The reply without what a page says to machines; where nothing else is left, the answer was not found. */
function forPeople(composed: Composed, { reading }: DecidedTurn): Composed {
  const text = withoutMachineCommands(composed.text);
  if (text !== "" || composed.text === "") return { ...composed, text };
  return { text: packOf(reading.language).reply.notSaid, evidence: [], choices: [], products: [] };
}

function endOf(
  end: "done" | "stopped",
  { evidence, choices, products, cards = [], sibling }: Composed,
  turn: DecidedTurn,
): ReplyChunk {
  const { reading, site } = turn;
  const citations = new Map<string, CitationPart>();
  for (const piece of evidence) {
    const { url } = piece.passage;
    if (!citations.has(url)) citations.set(url, citationOf(piece, site.name));
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

function citationOf({ passage, quote }: Evidence, siteName: string): CitationPart {
  const isSaid = isTitledByItself(passage);
  const url = webAddressOf(passage);
  const title = (isSaid && siteName) || passage.title || passage.heading || passage.url;
  return {
    type: "citation",
    title: title.slice(0, LABEL_LENGTH),
    ...(url !== undefined && { url }),
    quote: withoutMachineCommands(quote).slice(0, QUOTE_LENGTH),
  };
}

function trimLabel({ id, label }: Choice): Choice {
  return { id, label: label.slice(0, LABEL_LENGTH) };
}

function chunksOf(text: string): string[] {
  const words = text.match(/\s*\S+\s*?/g) ?? [];
  const chunks: string[] = [];
  for (let at = 0; at < words.length; at += CHUNK_WORDS)
    chunks.push(words.slice(at, at + CHUNK_WORDS).join(""));
  return chunks;
}
