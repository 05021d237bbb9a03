import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";
import { freePort, startRuntime } from "../../../scripts/runtime.ts";
import { MASTER_KEY, OWNER_KEY, SECRET } from "../../../test/testbed.ts";

it("the supervisor starts a process again that ended, the others serve on, and a reload ends none", async () => {
  const stateDir = mkdtempSync(path.join(tmpdir(), "prosa-supervisor-"));
  const listening: number[] = [];
  const again = Promise.withResolvers<void>();
  const reloaded = Promise.withResolvers<void>();
  const reloads: string[] = [];
  const ended: string[] = [];
  const onLine = (line: string) => {
    if (line.includes('"event":"process-ended"') && ended.push(line) === 2) reloaded.reject(new Error(line));
    if (line.includes('"event":"reloaded"') && reloads.push(line) === 2) reloaded.resolve();
    if (!line.includes('"event":"listening"')) return;
    listening.push((JSON.parse(line) as { pid: number }).pid);
    if (listening.length === 2) process.kill(listening[0] ?? 0, "SIGKILL");
    if (listening.length === 3) again.resolve();
  };
  const secrets = { PROSA_SECRET: SECRET, PROSA_MASTER_KEY: MASTER_KEY, PROSA_OWNER_KEY: OWNER_KEY };
  const variables = { ...secrets, PROSA_PROCESSES: "2" };
  const runtime = await startRuntime("node", { port: await freePort(), stateDir, variables, onLine });
  try {
    await again.promise;
    // The site's room is in one process and these requests reach both.
    for (let request = 0; request < 4; request += 1)
      assert.equal((await fetch(`${runtime.origin}/readyz`)).status, 200);
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const numbers = await (await fetch(`${runtime.origin}/metrics`, { headers })).text();
    // A reload of the service is for a certificate; a server without one serves on as before.
    process.kill(runtime.pid, "SIGHUP");
    await reloaded.promise;
    for (const line of reloads) assert.match(line, /"certificate":"none"/);
    assert.equal((await fetch(`${runtime.origin}/readyz`)).status, 200);
    assert.equal(ended.length, 1);
    for (const index of [0, 1]) assert.match(numbers, new RegExp(`prosa_sockets\\{process="${index}"\\} 0`));
  } finally {
    await runtime.stop();
    rmSync(stateDir, { recursive: true });
  }
});
