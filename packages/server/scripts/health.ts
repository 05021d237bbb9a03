// Ends with 0 where the server of this container is ready, and with 1 where it is not.
import { once } from "node:events";
import { get } from "node:http";
import { get as getByTls } from "node:https";
import { ownServer } from "./own-server/own-server.ts";

const address = new URL("/readyz", (await ownServer()).local);
const asked = address.protocol === "https:" ? getByTls(address, { rejectUnauthorized: false }) : get(address);
const [response] = await once(asked, "response").catch(() => []);
process.exit(response?.statusCode === 200 ? 0 : 1);
