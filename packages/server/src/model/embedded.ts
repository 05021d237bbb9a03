import type { Choice, CitationPart, ProductPart } from "@prosa/protocol";
import type { DecidedTurn, Ground } from "../conversation/turn.ts";
import type { ProductFacts } from "../knowledge/passage.ts";
import { type Composed, compose } from "./compose.ts";
import { createLinkPolicy } from "./links.ts";
import type { Model, ReplyChunk } from "./model.ts";
import { screenText } from "./screen.ts";

const CHUNK_WORDS = 6;

/** Answers from the passages found, with no key and no network: it quotes and cites, and says when the site does not say. */
export function createEmbeddedModel(): Model {
  return { name: "embedded", isInstant: true, reply };
}

async function* reply(turn: DecidedTurn, signal: AbortSignal): AsyncGenerator<ReplyChunk> {
  const composed = compose(turn);
  for (const text of chunksOf(screenText(composed.text, () => createLinkPolicy(turn)))) {
    if (signal.aborted) {
      yield endOf("stopped", { text: "", grounds: [], choices: [], products: [] });
      return;
    }
    yield { type: "text", text };
  }
  yield endOf("done", composed);
}

function endOf(end: "done" | "stopped", { grounds, choices, products }: Composed): ReplyChunk {
  return {
    type: "end",
    end,
    citations: grounds.map(citationOf),
    choices: choices.map(trimLabel),
    products: products.map(productPartOf),
  };
}

const LABEL_LENGTH = 200;
const QUOTE_LENGTH = 1_000;

function citationOf({ passage, quote }: Ground): CitationPart {
  return {
    type: "citation",
    title: passage.title.slice(0, LABEL_LENGTH) || passage.url.slice(0, LABEL_LENGTH),
    url: passage.url,
    quote: quote.slice(0, QUOTE_LENGTH),
  };
}

function trimLabel({ id, label }: Choice): Choice {
  return { id, label: label.slice(0, LABEL_LENGTH) };
}

function productPartOf({ name, url, image, price, currency, availability }: ProductFacts): ProductPart {
  return {
    type: "product",
    name: name.slice(0, LABEL_LENGTH),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    ...(price === undefined || currency?.length !== 3 ? {} : { price, currency }),
    ...(availability === undefined ? {} : { availability }),
  };
}

function chunksOf(text: string): string[] {
  const words = text.match(/\s*\S+\s*?/g) ?? [];
  const chunks: string[] = [];
  for (let at = 0; at < words.length; at += CHUNK_WORDS)
    chunks.push(words.slice(at, at + CHUNK_WORDS).join(""));
  return chunks;
}
