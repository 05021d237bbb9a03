// What a streamed reply costs: `npm run bench:room -- llm`. An LLM in this process says its first source in forty chunks at
// once; a floor fetches them, passes each on and stores question and reply, and the room does all that it does for a visitor
// who asks the shop's questions in turn. CPU time is that of the servers' threads, of the first replies and of later ones.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sourcesIn } from "../../packages/server/eval/llm/prompted-sources.ts";
import { freePort, type Runtime, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { startScriptedLlm } from "../../packages/server/test/scripted-llm.ts";
import { floorReply, roomReply } from "./bench-client.ts";
import { BENCH_VARIABLES } from "./bench-site.ts";
import { benchSites, putSite } from "./bench-sites.ts";
import { runtimeCpuMs } from "./process-cpu.ts";

const CHUNKS = 40;
const WORDS_LENGTH = 220;
/** Said where a request has no sources. */
const QUESTION = "Qual o prazo de troca?";

/**
 * The rounds after which the servers' code is compiled: with fifteen replies in each the room's cost falls until about then, and
 * the floor's until about the fifth.
 */
const WARM_UP_ROUNDS = 20;

/** Measures replies of forty chunks, of the floor and of the room in turn, and prints both. */
export async function benchReplies({ replies, rounds }: { replies: number; rounds: number }): Promise<void> {
  let askedAt = 0;
  const llm = await startScriptedLlm({
    script: ({ body }) => {
      askedAt = performance.now();
      // One write: what counts is what the servers do with the chunks.
      const chunks = chunksOf(body.messages).map(
        (content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`,
      );
      return { type: "stream", steps: [{ raw: chunks.join("") }] };
    },
  });
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-bench-"));
  const running: Runtime[] = [];
  const start = async (name: string, config: string) => {
    const variables = { ...BENCH_VARIABLES, OPENAI_BASE_URL: llm.baseUrl, OPENAI_MODEL: "scripted" };
    const options = { port: await freePort(), stateDir: path.join(stateDir, name), config, variables };
    const runtime = await startRuntime("partykit", options);
    running.push(runtime);
    return runtime;
  };
  try {
    const floor = await start("floor", "scripts/floor/partykit.json");
    const room = await start("room", "partykit.json");
    const [site] = benchSites();
    if (!site) throw new Error("There is no site.");
    await putSite(room.origin, site, 200);
    const loads = [
      {
        name: "floor",
        runtime: floor,
        client: () => floorReply(floor.origin, `${llm.baseUrl}/chat/completions`),
      },
      { name: "room", runtime: room, client: () => roomReply(room.origin, site.id, site.questions) },
    ];
    const rows = loads.map(() => ({ coldMs: 0, cpuMs: [] as number[], firstMs: [] as number[] }));
    for (let round = -WARM_UP_ROUNDS - 1; round < rounds; round += 1) {
      for (const [at, { runtime, client }] of loads.entries()) {
        // A session's budget of tokens is finite: each round has its own.
        const reply = await client();
        const before = runtimeCpuMs(runtime.pid);
        const firstMs: number[] = [];
        for (let count = 0; count < replies; count += 1) firstMs.push((await reply()) - askedAt);
        const row = rows[at];
        const cpuMs = (runtimeCpuMs(runtime.pid) - before) / replies;
        if (row && round < -WARM_UP_ROUNDS) row.coldMs = cpuMs;
        if (round >= 0) row?.cpuMs.push(cpuMs);
        if (round >= 0) row?.firstMs.push(...firstMs);
      }
    }
    console.log(
      `${replies} replies of ${CHUNKS} chunks in each of ${rounds} rounds, one session, partykit dev.`,
    );
    const [floorRow] = rows;
    console.table(
      loads.map(({ name }, at) => {
        const { coldMs = 0, cpuMs = [], firstMs = [] } = rows[at] ?? {};
        const ratios = cpuMs.map((ms, round) => ms / (floorRow?.cpuMs[round] ?? 0));
        return {
          reply: name,
          "CPU ms": Number(medianOf(cpuMs).toFixed(2)),
          "× floor": Number(medianOf(ratios).toFixed(2)),
          "first replies, CPU ms": Number(coldMs.toFixed(2)),
          "first replies, × floor": Number((coldMs / (floorRow?.coldMs ?? 0)).toFixed(2)),
          "first chunk after the request, ms": Number(medianOf(firstMs).toFixed(1)),
        };
      }),
    );
  } finally {
    for (const runtime of running) await runtime.kill();
    await rm(stateDir, { recursive: true, force: true });
    await llm.close();
  }
}

/** The first source of a request and its number, as forty chunks. */
function chunksOf(messages: Parameters<typeof sourcesIn>[0]): string[] {
  const [source] = sourcesIn(messages.slice(-1));
  const words = source ? `${source.text.slice(0, WORDS_LENGTH)} [${source.number}].` : QUESTION;
  const length = Math.ceil(words.length / CHUNKS);
  return Array.from({ length: CHUNKS }, (_, at) => words.slice(at * length, (at + 1) * length));
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
