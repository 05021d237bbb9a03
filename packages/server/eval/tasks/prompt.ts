import type { Knowledge } from "../../src/knowledge/passage.ts";
import { createEmbeddedModel } from "../../src/models/embedded.ts";
import { createOpenAiModel } from "../../src/models/openai/chat.ts";
import { tokensOf } from "../../src/models/prompt/tokens.ts";
import { type Context, EMPTY_CONTEXT } from "../../src/turn/memory.ts";
import { converse } from "../../src/turn/pipeline.ts";
import { contextAfter } from "../../src/turn/record.ts";
import { type ScriptedRequest, says, startScriptedLlm } from "../../test/scripted-llm.ts";
import { sourcesIn } from "../llm/prompted-sources.ts";
import { round } from "../read-rows.ts";
import { readSite, shopFolder, shopSite } from "../read-site.ts";
import type { Figures, TaskInput, TaskResult } from "../task.ts";

/** The example shop, where the caller names no folder of pages. */
export const test = shopFolder;

const FENCE = "evaluationevaluation";
const BETWEEN_TURNS_MS = 20_000;

/** A talk that goes on as visitors' talks do: a question, a follow-up, another subject, a doubt, a last wish. */
const TALK = [
  "Qual o prazo de troca?",
  "E quem paga o frete?",
  "Vocês entregam em Manaus?",
  "Quanto custa a cafeteira Aurora?",
  "Dá para pagar com Pix?",
];

interface Measured {
  total: number;
  tools: number;
  fixed: number;
  talk: number;
  sources: number;
  /** The tokens of the beginning that the request before had too. */
  kept: number;
}

/** Measures the prompts of a talk of five turns on a folder of pages, in tokens by estimate. */
export async function run({ test: folder }: TaskInput): Promise<TaskResult> {
  const measured = await measure(readSite(folder));
  const sum = (of: (one: Measured) => number) => measured.reduce((total, one) => total + of(one), 0);
  const turns = Object.fromEntries(
    measured.map(({ kept, ...sizes }, place) => [
      place + 1,
      { ...sizes, cacheable: round(kept / sizes.total) },
    ]),
  );
  const figures: Figures = { turns, cacheable: round(sum((one) => one.kept) / sum((one) => one.total)) };
  return { figures, misses: [] };
}

async function measure(knowledge: Knowledge): Promise<Measured[]> {
  const llm = await startScriptedLlm({ script: answerFromFirstSource });
  const model = createOpenAiModel({
    apiKey: "none",
    baseUrl: llm.baseUrl,
    model: "scripted",
    fallback: createEmbeddedModel(),
  });
  try {
    // Another session of the site has been there before: the server holds the fixed part.
    await say(["Vocês vendem chá?"]);
    await say(TALK);
    return llm.requests.slice(1).map((request, place) => sizesOf(request, llm.requests[place]));
  } finally {
    await llm.close();
  }

  async function say(texts: readonly string[]): Promise<void> {
    let context: Context = EMPTY_CONTEXT;
    for (const [number, text] of texts.entries()) {
      const received = { id: `turn-${number}`, text, site: shopSite, context, at: number * BETWEEN_TURNS_MS };
      const steps = converse(
        received,
        { knowledge, model, fence: FENCE, readPage: async () => [] },
        new AbortController().signal,
      );
      let step = await steps.next();
      while (!step.done) step = await steps.next();
      context = contextAfter(step.value, context);
    }
  }
}

function answerFromFirstSource({ body }: ScriptedRequest) {
  const [first] = sourcesIn(body.messages);
  if (first === undefined) return says('Não encontrei isso.\n@@{"action":"decline","citations":[]}');
  const line = first.text.split("\n").at(-1)?.slice(0, 300) ?? "";
  return says(`${line} [${first.number}]\n@@{"action":"answer","citations":[${first.number}]}`);
}

function sizesOf({ body }: ScriptedRequest, before: ScriptedRequest | undefined): Measured {
  const { messages, tools = [] } = body;
  const [fixed, ...rest] = messages;
  const contents = rest.map(({ content }) => content ?? "");
  const question = contents.at(-1) ?? "";
  const newest = sourcesIn(messages.slice(-1)).reduce((total, { text }) => total + tokensOf(text), 0);
  const whole = wireOf(body);
  return {
    total: tokensOf(whole),
    tools: tokensOf(JSON.stringify(tools)),
    fixed: tokensOf(fixed?.content ?? ""),
    talk: tokensOf(contents.slice(0, -1).join("\n")),
    sources: Math.min(newest, tokensOf(question)),
    kept:
      before === undefined
        ? 0
        : Math.floor(tokensOf(whole.slice(0, sharedLength(whole, wireOf(before.body))))),
  };
}

/** A request in the order in which servers read it: tools and rules, the talk, the question. */
function wireOf({ tools = [], messages }: ScriptedRequest["body"]): string {
  return [JSON.stringify(tools), ...messages.map(({ role, content }) => `${role}\n${content}`)].join("\n");
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
