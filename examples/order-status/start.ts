// PROSA_SITE_KEY=… node examples/order-status/start.ts: the shop's server on port 4400, with a token to try.
import process, { env, stdout } from "node:process";
import { createOrderServer, identityOf } from "./orders.ts";

const { PROSA_SITE_KEY: key, PROSA_SITE: site = "shop" } = env;
if (!key) throw new Error("Set PROSA_SITE_KEY to the key that GET /api/sites/:site/key gives.");

const orders = [
  { number: "1042", customer: "ana-1", status: "saiu para entrega", arrives: "2026-12-02" },
  { number: "1043", customer: "rui-2", status: "em separação", arrives: "2026-12-05" },
];
const server = createOrderServer(orders, key);
server.listen(4400, "127.0.0.1", () => {
  stdout.write(`Ana's token:\n${identityOf({ id: "ana-1", name: "Ana" }, site, key)}\n`);
});
process.on("SIGTERM", () => server.close());
