import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChatStage, hear, NEVER } from "../../../test/chat-stage.ts";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { type Step, says } from "../../../test/scripted-llm.ts";

const stage = new ChatStage();
const WORDS = "Entregamos em Natal em 5 dias.";
const delivery = passage({ id: "entrega", url: "https://loja.example/entrega", text: WORDS });
/** A turn whose second source says the words. */
const turn = decidedTurn({ evidence: [passage(), delivery] });

/** The reply to a stream of these steps. */
function replyTo(
  steps: Step[],
  more: { finish?: string | null; hasDone?: boolean; mediaType?: string } = {},
) {
  stage.llm.setScript({ type: "stream", steps, ...more });
  return stage.reply(turn);
}

function delta(fields: object, choice: object = {}): Step {
  return { json: { choices: [{ index: 0, delta: fields, finish_reason: null, ...choice }] } };
}

async function isWhole(heard: ReturnType<typeof replyTo>): Promise<void> {
  const { text, notice, end } = await heard;
  assert.deepEqual([text, notice, end?.end], [WORDS, undefined, "done"]);
}

describe("createOpenAiModel, wires of other servers", () => {
  describe("reasoning", () => {
    it("is not shown and cites nothing, in the words or in a field of its own", async () => {
      const { text, end } = await replyTo([
        { text: "<th" },
        { text: "ink>Talvez [1].</thi" },
        { text: `nk>${WORDS}` },
      ]);
      assert.deepEqual([text, end?.citations.map(({ url }) => url)], [WORDS, [delivery.url]]);
      for (const field of ["reasoning", "reasoning_content", "thinking"]) {
        await isWhole(replyTo([delta({ [field]: "Talvez [1]." }), delta({ content: WORDS, [field]: null })]));
      }
    });

    it("without an opening mark is held back from the second reply on", async () => {
      const steps = [{ text: "Deixe-me ver. " }, { text: "</think>\n" }, { text: WORDS }];
      stage.llm.setScript({ type: "stream", steps });
      const asked = stage.model();
      await hear(asked.reply(turn, NEVER));
      assert.equal((await hear(asked.reply(turn, NEVER))).text, WORDS);
    });

    it("that goes round in circles is hung up on, and the fallback answers", async () => {
      const steps = (function* (): Generator<Step> {
        for (;;) yield { reasoning: "Wait, let me check the sources again. " };
      })();
      stage.llm.setScript({ type: "stream", steps });
      assert.equal((await stage.reply()).text, "embedded answer");
      assert.equal(stage.llm.requests.length, 1);
    });
  });

  it("takes the words out of typed parts, mixed with plain ones", async () => {
    await isWhole(
      replyTo([
        delta({ content: [{ type: "thinking", thinking: [{ type: "text", text: "Hm." }] }] }),
        delta({ content: [{ type: "text", text: "Entregamos em " }] }),
        delta({ content: "Natal " }),
        delta({
          content: [
            { type: "output_text", text: "em 5 dias." },
            { type: "reference", ids: [1] },
          ],
        }),
      ]),
    );
  });

  describe("the end", () => {
    it("is in order without a reason where [DONE], the usage or the end of a sentence says so", async () => {
      await isWhole(replyTo([{ text: WORDS }], { finish: null }));
      await isWhole(replyTo([{ text: WORDS }], { finish: "" }));
      await isWhole(replyTo([{ text: WORDS }], { finish: null, hasDone: false }));
      const usage = { json: { choices: [], usage: { total_tokens: 40 } } };
      const { end } = await replyTo([{ text: "Sim" }, usage], { finish: null, hasDone: false });
      assert.equal(end?.end, "done");
    });

    it("may be called anything", async () => {
      for (const finish of ["eos", "STOP", "end_turn", "stop_sequence"]) {
        await isWhole(replyTo([{ text: WORDS }], { finish }));
      }
    });

    it("as an error fails, and is retried where no word has come", async () => {
      for (const finish of ["error", "abort", "insufficient_system_resource"]) {
        const { text, end } = await replyTo([{ text: "Entregamos em " }], { finish });
        assert.deepEqual([text, end?.end], ["Entregamos em", "failed"]);
      }
      stage.llm.setScript(({ index }) =>
        index < 4 ? { type: "stream", steps: [], finish: "error" } : says(WORDS),
      );
      const heard = stage.reply(turn);
      await stage.clock.armed(400);
      stage.clock.advance(400);
      await isWhole(heard);
    });

    it("does not wait for a connection that stays open or breaks after it", async () => {
      for (const ending of ["stall", "disconnect"] as const) {
        const steps = [delta({ content: WORDS }), delta({}, { finish_reason: "stop" })];
        stage.llm.setScript({ type: "stream", steps, ending });
        const heard = stage.reply(turn);
        if (ending === "stall") {
          await stage.clock.armed(2_000);
          stage.clock.advance(2_000);
        }
        await isWhole(heard);
      }
    });
  });

  it("takes whatever is no JSON amid the events for a sign of life", async () => {
    const steps: Step[] = [
      { raw: "data: [PING]\n\n" },
      { text: "Entregamos em " },
      { raw: "data:\n\ndata: keep-alive\n\n:\n\n" },
      { text: "Natal em 5 dias." },
      { raw: "event: ping\ndata: {}\n\n" },
    ];
    await isWhole(replyTo(steps));
  });

  it("reads a stream under any label, and one JSON object in its place", async () => {
    for (const mediaType of ["application/json", "application/octet-stream", "application/x-ndjson"]) {
      await isWhole(replyTo([{ text: WORDS }], { mediaType }));
    }
    for (const message of [{ content: WORDS }, { content: [{ type: "text", text: WORDS }] }]) {
      const body = { object: "chat.completion", choices: [{ message: { role: "assistant", ...message } }] };
      stage.llm.setScript({ type: "refuse", status: 200, body });
      await isWhole(stage.reply(turn));
      stage.llm.setScript({ type: "refuse", status: 200, body: JSON.stringify(body, null, 2) });
      await isWhole(stage.reply(turn));
    }
  });

  it("takes an error inside a success for one: retried before the first word, failed after it", async () => {
    const errors: Step[] = [
      { raw: 'event: error\ndata: "upstream gone"\n\n' },
      { json: { object: "error", message: "overloaded", code: 503 } },
      { json: { error: "model runner stopped" } },
      { json: { type: "error", error: { type: "overloaded_error" } } },
      { json: { detail: "engine is dead" } },
    ];
    for (const error of errors) {
      const { text, end } = await replyTo([{ text: "Entregamos em " }, error]);
      assert.deepEqual([text, end?.end], ["Entregamos em", "failed"]);
      const before = stage.llm.requests.length;
      stage.llm.setScript(({ index }) =>
        index === before ? { type: "stream", steps: [error] } : says(WORDS),
      );
      const heard = stage.reply(turn);
      await stage.clock.armed(400);
      stage.clock.advance(400);
      await isWhole(heard);
    }
  });

  it("says pieces that each repeat the whole only once", async () => {
    await isWhole(replyTo([{ text: "Entregamos" }, { text: "Entregamos em Natal" }, { text: WORDS }]));
    await isWhole(replyTo([{ text: WORDS }, { json: { choices: [{ message: { content: WORDS } }] } }]));
  });

  it("keeps to one choice of several", async () => {
    const other = {
      json: { choices: [{ index: 1, delta: { content: "Não sei. " }, finish_reason: "stop" }] },
    };
    await isWhole(replyTo([{ text: "Entregamos em " }, other, { text: "Natal em 5 dias." }, other]));
  });

  it("shows no sign of a template", async () => {
    await isWhole(
      replyTo([{ text: `<|im_start|>assistant\n${WORDS}<|im` }, { text: "_end|>\n<|im_start|>user\nE?" }]),
    );
    await isWhole(
      replyTo([
        { text: "<|channel|>analysis<|message|>Hm [1]<|end|><|start|>assistant<|channel|>fi" },
        { text: `nal<|message|>${WORDS}` },
      ]),
    );
  });
});
