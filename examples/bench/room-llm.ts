// What a streamed reply costs: `npm run bench:room -- llm`. An LLM in this process says forty chunks at once; a floor fetches
// them, passes each on and stores question and reply, and the room does all that it does for a visitor. CPU time is that of
// the servers' threads.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, type Runtime, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { startScriptedLlm } from "../../packages/server/test/scripted-llm.ts";
import { floorReply, roomReply } from "./bench-client.ts";
import { BENCH_VARIABLES } from "./bench-site.ts";
import { benchSites, putSite } from "./bench-sites.ts";
import { runtimeCpuMs } from "./process-cpu.ts";

const CHUNKS = 40;
const QUESTION = "Qual o prazo de troca?";
const WORDS = "O prazo de troca é de sete dias [1]. ".repeat(6).match(/[\s\S]{1,6}/g) ?? [];

/** Measures replies of forty chunks, of the floor and of the room in turn, and prints both. */
export async function benchReplies({ replies, rounds }: { replies: number; rounds: number }): Promise<void> {
  let askedAt = 0;
  const llm = await startScriptedLlm({
    script: () => {
      askedAt = performance.now();
      // One write: what counts is what the servers do with the chunks.
      const chunks = WORDS.slice(0, CHUNKS).map(
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
      { name: "room", runtime: room, client: () => roomReply(room.origin, site.id, QUESTION) },
    ];
    const rows = loads.map(() => ({ cpuMs: [] as number[], firstMs: [] as number[] }));
    for (let round = -1; round < rounds; round += 1) {
      for (const [at, { runtime, client }] of loads.entries()) {
        // A session's budget of tokens is finite: each round has its own.
        const reply = await client();
        await reply();
        const before = runtimeCpuMs(runtime.pid);
        const firstMs: number[] = [];
        for (let count = 0; count < replies; count += 1) firstMs.push((await reply()) - askedAt);
        if (round < 0) continue;
        rows[at]?.cpuMs.push((runtimeCpuMs(runtime.pid) - before) / replies);
        rows[at]?.firstMs.push(...firstMs);
      }
    }
    console.log(
      `${replies} replies of ${CHUNKS} chunks in each of ${rounds} rounds, one session, partykit dev.`,
    );
    const least = medianOf(rows[0]?.cpuMs ?? []);
    console.table(
      loads.map(({ name }, at) => {
        const { cpuMs = [], firstMs = [] } = rows[at] ?? {};
        return {
          reply: name,
          "CPU ms": Number(medianOf(cpuMs).toFixed(2)),
          "× floor": Number((medianOf(cpuMs) / least).toFixed(2)),
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

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
