import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { importJWK, jwtVerify } from "jose";

const DAY_S = 24 * 60 * 60;
const URGENCIES = ["very-low", "low", "normal", "high"];

/** A push that was taken: the browser's address, and its headers. */
export interface TakenPush {
  path: string;
  topic: string;
  ttlS: number;
  urgency: string;
  contact: string;
  key: string;
}

/** The answer to the next push, in place of 201. */
interface Answer {
  status: number;
  retryAfterS?: number;
}

/**
 * A push service on loopback that takes nothing but what RFC 8030 and 8292 say: with the key that a browser subscribed with, a signature
 * for this origin that ends within a day, a TTL, a known urgency, a short topic and, since ours say nothing, no body.
 */
export class PushService {
  readonly taken: TakenPush[] = [];
  /** What was wrong with pushes that were refused. */
  readonly faults: string[] = [];
  readonly answers: Answer[] = [];
  readonly #server: Server;
  readonly #now: () => number;
  #heard = Promise.withResolvers<void>();

  private constructor(server: Server, now: () => number) {
    this.#server = server;
    this.#now = now;
  }

  static async start(now: () => number): Promise<PushService> {
    const server = createServer();
    const service = new PushService(server, now);
    server.on("request", (request, response) => void service.#answer(request, response));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return service;
  }

  get origin(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  }

  /** Resolves once so many pushes have been asked for, taken or not. */
  async heard(count: number): Promise<void> {
    while (this.taken.length + this.faults.length + this.#refused < count) await this.#heard.promise;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #refused = 0;

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    try {
      const push = await this.#check(request, body);
      const answer = this.answers.shift();
      if (answer) {
        this.#refused += 1;
        const { status, retryAfterS } = answer;
        response.writeHead(status, retryAfterS === undefined ? {} : { "retry-after": String(retryAfterS) });
      } else {
        this.taken.push(push);
        response.writeHead(201, { location: `${this.origin}/message/${this.taken.length}` });
      }
    } catch (error) {
      this.faults.push(String(error));
      response.writeHead(403);
    }
    response.end();
    this.#heard.resolve();
    this.#heard = Promise.withResolvers<void>();
  }

  async #check({ method, url = "", headers }: IncomingMessage, body: Buffer): Promise<TakenPush> {
    if (method !== "POST") throw new Error(`${method} is no push`);
    if (body.length > 0 || headers["content-encoding"] !== undefined) throw new Error("it has a body");
    const { ttl = "", urgency, topic, authorization = "" } = headers;
    if (!/^\d{1,10}$/.test(String(ttl))) throw new Error(`bad TTL ${String(ttl)}`);
    if (typeof urgency !== "string" || !URGENCIES.includes(urgency)) throw new Error("bad urgency");
    if (typeof topic !== "string" || !/^[\w-]{1,32}$/.test(topic)) throw new Error("bad topic");
    const [, token = "", key = ""] =
      /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), k=([\w-]{87})$/.exec(authorization) ?? [];
    const point = Buffer.from(key, "base64url");
    if (point[0] !== 4) throw new Error("the key is no uncompressed point");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
    const { payload } = await jwtVerify(
      token,
      await importJWK({ kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" }, "ES256"),
      { algorithms: ["ES256"], audience: this.origin, currentDate: new Date(this.#now()), typ: "JWT" },
    );
    const { exp = Number.POSITIVE_INFINITY, sub = "" } = payload;
    if (exp > this.#now() / 1_000 + DAY_S) throw new Error("it is signed for more than a day");
    if (!/^(https:\/\/|mailto:)./.test(sub)) throw new Error("nobody is to complain to");
    return { path: url, topic, ttlS: Number(ttl), urgency, contact: sub, key };
  }
}
