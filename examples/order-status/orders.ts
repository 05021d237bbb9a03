// A shop's own server: it says who is signed in, and tells Prosa's LLM how an order is getting on. Needs Node alone.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";

const SIGNATURE_AGE_MAX_S = 300;
const BODY_LENGTH_MAX = 8_000;

/** An order of one customer. */
export interface Order {
  number: string;
  customer: string;
  status: string;
  arrives: string;
}

/** A JSON Web Token that says for an hour who is signed in; a page hands it to `Prosa("identify", …)`. */
export function identityOf(customer: { id: string; name: string }, site: string, key: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  const signed = `${part({ alg: "HS256" })}.${part({ sub: customer.id, name: customer.name, aud: site, exp })}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

/** Whether Prosa sent this body within the last five minutes. */
export function isFromProsa(header: string, body: string, key: string): boolean {
  const [, at = "", given = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (at === "" || Math.abs(Date.now() / 1_000 - Number(at)) > SIGNATURE_AGE_MAX_S) return false;
  const wanted = createHmac("sha256", key).update(`${at}.${body}`).digest();
  return timingSafeEqual(wanted, Buffer.from(given, "hex"));
}

/** Serves `POST /order-status`: the orders of the visitor whom the shop has identified, and of nobody else. */
export function createOrderServer(orders: readonly Order[], key: string): Server {
  return createServer(async (request, response) => {
    const reply = (status: number, answer: object) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer));
    };
    if (request.method !== "POST" || request.url !== "/order-status") return reply(404, {});
    const body = await textOf(request);
    if (!isFromProsa(String(request.headers["x-prosa-signature"]), body, key)) return reply(401, {});
    const { input, visitor } = JSON.parse(body) as {
      input: { number?: string };
      visitor: { id: string } | null;
    };
    if (visitor === null) return reply(403, {});
    const own = orders.filter(({ customer }) => customer === visitor.id);
    const found = own.filter(({ number }) => input.number === undefined || number === input.number);
    // An order of somebody else is as unknown as one that does not exist.
    reply(200, { orders: found.map(({ number, status, arrives }) => ({ number, status, arrives })) });
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request) {
    text += String(piece);
    if (text.length > BODY_LENGTH_MAX) throw new Error("The body is too long.");
  }
  return text;
}
