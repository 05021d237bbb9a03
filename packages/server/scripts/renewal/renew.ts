// Has a server put all keys under its newest master key, and seal what an earlier version left plain, while it serves:
// `npm run renew -- --to URL`, with that server's PROSA_OWNER_KEY. It goes on by itself if this command is ended.
import { parseArgs } from "node:util";
import type { RenewalProgress } from "../../src/key-renewal/renewal-job.ts";
import { askServer, ownServer } from "../own-server/own-server.ts";

const REST_MS = 1_000;

/** Begins the renewal, or joins one that is under way, and tells of it until it has finished. Throws where the server refuses. */
export async function renew(
  origin: string,
  ownerKey: string,
  tell: (progress: RenewalProgress) => void,
  restMs = REST_MS,
): Promise<RenewalProgress> {
  const ask = async (method: string): Promise<RenewalProgress> => {
    const headers = { authorization: `Bearer ${ownerKey}` };
    const response = await askServer(new URL("/api/rooms/renewal", origin), { method, headers }, "--to");
    if (!response.ok) throw new Error(`The server answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as RenewalProgress;
  };
  for (let progress = await ask("POST"); ; progress = await ask("GET")) {
    tell(progress);
    if (progress.finishedAt !== undefined) return progress;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}

function lineOf({ sites, rooms, sealed, rewrapped, failed }: RenewalProgress): string {
  const parts = [`${sites.done} of ${sites.of} sites`, `${rooms.done} conversations and people on channels`];
  return `${parts.join(", ")}; ${rewrapped} keys wrapped again, ${sealed} rows sealed, ${failed.count} rooms failed`;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { to: { type: "string" } } });
  try {
    const { origin, ownerKey } = await ownServer();
    const { failed } = await renew(values.to ?? origin, ownerKey, (progress) =>
      console.log(lineOf(progress)),
    );
    if (failed.count > 0)
      throw new Error(
        `${failed.named.join(", ")} failed; the server's log says why. Mend it and run this again.`,
      );
    console.log("Done: earlier master keys are needed no more.");
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
