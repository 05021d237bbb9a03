import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from "./fake-server.ts";
import { PHONE_FAULTS, type PhoneApp, type PhoneLine } from "./phone-apps.ts";

const PAGE = new URL("phone.html", import.meta.url);

const actSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("say"), text: z.string().check(z.minLength(1), z.maxLength(4_096)) }),
  z.object({ type: z.literal("picture") }),
  z.object({ type: z.literal("press"), id: z.string(), label: z.string() }),
  z.object({ type: z.literal("fault"), fault: z.enum(PHONE_FAULTS), isOn: z.boolean() }),
  z.object({ type: z.literal("connect"), address: z.url(), verifyToken: z.string() }),
]);

/** Starts the page of a phone, on which somebody talks to the site in each app at `/APP`. */
export async function startPhone(
  apps: Readonly<Record<string, PhoneApp>>,
  port: number,
): Promise<FakeServer> {
  const talks = new Map(Object.entries(apps).map(([path, app]) => [path, new Talk(app)]));
  return startFake(async (request): Promise<FakeAnswer> => {
    const [, path = "", part] = request.url.pathname.split("/");
    const talk = talks.get(path);
    const headers = { "content-type": "text/html; charset=utf-8" };
    if (!talk) return { status: 302, headers: { location: `/${[...talks.keys()].at(-1)}` } };
    if (request.method === "POST") return talk.act(request);
    if (part === "state") return { body: { ...talk.state, apps: [...talks.keys()] } };
    return { body: await readFile(PAGE, "utf8"), headers };
  }, port);
}

/** The talk in one app: its lines in the order in which the phone saw them. */
class Talk {
  readonly #app: PhoneApp;
  readonly #lines: PhoneLine[] = [];
  #shown = 0;

  constructor(app: PhoneApp) {
    this.#app = app;
  }

  get state(): object {
    const { name, faults, connect } = this.#app;
    this.#lines.push(...this.#app.linesAfter(this.#shown));
    this.#shown = this.#app.count;
    return { name, faults, hasForm: connect !== undefined, lines: this.#lines };
  }

  async act({ text }: FakeRequest): Promise<FakeAnswer> {
    const asked = actSchema.safeParse(JSON.parse(text)).data;
    if (!asked) return { status: 422, body: { message: "The phone does not know this." } };
    switch (asked.type) {
      case "say":
        this.#note(asked.text);
        this.#app.say(asked.text);
        break;
      case "picture":
        this.#note("📷");
        this.#app.sendPicture();
        break;
      case "press":
        this.#note(asked.label);
        this.#app.press(asked.id, asked.label);
        break;
      case "fault":
        this.#app.fault(asked.fault, asked.isOn);
        break;
      case "connect": {
        const isRight = await this.#app.connect?.(asked.address, asked.verifyToken);
        return isRight ? { body: { ok: true } } : { status: 422, body: { ok: false } };
      }
      default:
        return asked satisfies never;
    }
    return { body: { ok: true } };
  }

  #note(text: string): void {
    this.#lines.push(...this.#app.linesAfter(this.#shown), { by: "person", text });
    this.#shown = this.#app.count;
  }
}
