// Opens the example shop beside a server that is starting: `npm run serve -- --shop`, which gives it the server's settings.
import { setTimeout as delay } from "node:timers/promises";
import { browserOrigin } from "../packages/server/scripts/desk-link.ts";
import { openShop, SHOP } from "./demo.ts";
import { seedTeam } from "./team.ts";

const PROBE_MS = 500;

const port = Number(process.env.PORT || 1999);
const server = `http://127.0.0.1:${port}`;
const ownerKey = process.env.PROSA_OWNER_KEY ?? "";
// The server that it stands beside has ended.
process.on("disconnect", () => process.exit());

try {
  while (!(await fetch(`${server}/readyz`).catch(() => null))?.ok) await delay(PROBE_MS);
  const shop = await openShop(server, { shopPort: port + 1, ownerKey });
  const team = await seedTeam(server, ownerKey, SHOP);
  console.log(`
  Armazém Aurora is open:  ${shop.address}

  The desk, where people answer:  ${team?.owner ?? `${browserOrigin(server)}/desk/`}
`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
