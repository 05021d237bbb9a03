import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PROTOCOL_VERSION } from "@prosa/protocol";
import {
  type AgentEvent,
  type AgentLoggedCommand,
  agentEventSchema,
  type DeskEvent,
  decodeAgentCommand,
  decodeDeskCommand,
  deskEventSchema,
} from "@prosa/protocol/desk";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Route,
  type WebSocketRoute,
} from "playwright-core";
import { build } from "vite";
import { CHROMIUM_FLAGS, requireChromium } from "../../server/scripts/chromium.ts";
import { viewOf } from "../src/client/views.ts";
import { faceAt } from "./account/faces.ts";
import { visitorsAnswer } from "./contacts.ts";
import { knowledgeSources, testedQuestion } from "./knowledge-answers.ts";
import { NOW } from "./now.ts";
import { ownerAnswer } from "./owner-answers.ts";
import { agentOf, countsOf, type Scene, type SceneTalk, said } from "./scene.ts";
import { SCENE_WORDS } from "./words.ts";

const ORIGIN = "http://localhost:9";
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const EPOCH = "epoch-scene-1";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

export interface View {
  scene: Scene;
  /** The address after `/desk/`. */
  at?: string;
  isPhone?: boolean;
  isDark?: boolean;
  width?: number;
}

/** The built desk in Chromium, with a server of its own that does as a scene says. */
export interface Stage {
  open(view: View): Promise<SceneDesk>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const files = await mkdtemp(path.join(tmpdir(), "prosa-desk-"));
  await build({ configFile: path.join(ROOT, "vite.config.ts"), mode: "desk", build: { outDir: files } });
  const browser: Browser = await chromium.launch({
    executablePath: requireChromium(),
    args: [...CHROMIUM_FLAGS],
  });
  return {
    async open(view) {
      const { isPhone = false, isDark = false, width = isPhone ? 390 : 1_440 } = view;
      const context = await browser.newContext({
        viewport: { width, height: isPhone ? 844 : 900 },
        locale: view.scene.language,
        timezoneId: "America/Sao_Paulo",
        colorScheme: isDark ? "dark" : "light",
        hasTouch: isPhone,
        isMobile: isPhone,
        deviceScaleFactor: isPhone ? 2 : 1,
        reducedMotion: "reduce",
      });
      return SceneDesk.open(context, view, files);
    },
    async close() {
      await browser.close();
      await rm(files, { recursive: true, force: true });
    },
  };
}

/** One page of the desk, with the server's side of it in the test's hands. */
export class SceneDesk {
  readonly page: Page;
  readonly scene: Scene;
  /** What the page complained about. */
  readonly complaints: string[] = [];
  /** Commands that the conversations' rooms got, in order. */
  readonly commands: AgentLoggedCommand[] = [];
  /** Conversations that the person let go, in order. */
  readonly declined: string[] = [];
  /** Requests of the owner's pages, in order. */
  readonly acts: string[] = [];
  readonly #files: string;
  readonly #sockets = new Set<WebSocketRoute>();
  /** The line of the desk, once it has greeted. */
  #desk: WebSocketRoute | undefined;
  readonly #rooms = new Map<string, WebSocketRoute>();
  /** Emits `greeting` for the desk's line, and `command` for each command. */
  readonly #heard = new EventEmitter();
  isOffline: boolean;

  static async open(context: BrowserContext, view: View, files: string): Promise<SceneDesk> {
    const page = await context.newPage();
    const desk = new SceneDesk(page, view.scene, files);
    await page.clock.setFixedTime(NOW);
    await page.routeWebSocket(/.*/, (socket) => desk.#connect(socket));
    await page.route("**/*", (route) => desk.#answer(route));
    await page.goto(`${ORIGIN}/desk/${view.at ?? ""}`);
    await page.locator("desk-shell, desk-entry, desk-second-factor").waitFor();
    return desk;
  }

  constructor(page: Page, scene: Scene, files: string) {
    this.page = page;
    this.scene = scene;
    this.#files = files;
    this.isOffline = scene.isOffline ?? false;
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  /** Ends every line, and lets none be dialled until `comeBack`. */
  async cutOff(): Promise<void> {
    this.isOffline = true;
    await Promise.all([...this.#sockets].map((socket) => socket.close()));
    this.#sockets.clear();
  }

  comeBack(): void {
    this.isOffline = false;
  }

  /** Stops the page's time: what it does after some time waits for `page.clock.runFor`, however long the test takes. */
  stopTime(): Promise<void> {
    return this.page.clock.pauseAt(NOW);
  }

  /** Resolves once the rooms got this many commands of a type. */
  async got(type: AgentLoggedCommand["type"], count = 1): Promise<void> {
    const left = () => count - this.commands.filter((command) => command.type === type).length;
    while (left() > 0) await once(this.#heard, "command");
  }

  /** Tells the page something by the line of the desk, which its page may still be about to open. */
  async tellDesk(...events: DeskEvent[]): Promise<void> {
    if (!this.#desk) await once(this.#heard, "greeting");
    this.#desk?.send(frameOf("desk", events));
  }

  tellTalk(session: string, ...events: AgentEvent[]): void {
    this.#rooms.get(session)?.send(frameOf("main", events));
  }

  /** Closes a page that complained about nothing. */
  async finish(): Promise<void> {
    assert.deepEqual(this.complaints, []);
    await this.close();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const { me, site, people } = this.scene;
    const json = (body: object) => route.fulfill({ json: body });
    if (pathname === "/api/desk/me") return json({ site: { id: "aurora", name: site }, account: me });
    if (pathname === "/api/desk/tokens")
      return this.isOffline ? route.abort() : json({ token: "token", expiresInS: 60 });
    if (pathname === "/api/desk/people")
      return json({
        people: people.map((one) => ({
          ...me,
          avatarPath: undefined,
          ...one,
          email: `${one.id}@aurora.example`,
        })),
        teams: [],
      });
    if (pathname === "/api/desk/replies") return json({ replies: this.scene.replies });
    if (pathname === "/api/desk/hours") return json(this.scene.hours);
    // A server without a render service.
    if (pathname === "/api/sites/aurora/picture") return route.fulfill({ status: 204 });
    const face = faceAt(pathname);
    if (face) return route.fulfill(face);
    const ofOwner = ownerAnswer(this.scene, request, this.acts);
    if (ofOwner) return json(ofOwner);
    const { answer, source, ask } = SCENE_WORDS[this.scene.language];
    const url = "https://aurora.example/trocas";
    if (pathname === "/api/desk/suggestions")
      return json({
        text: answer.replaceAll("*", ""),
        action: "answer",
        chance: 0.82,
        sources: [{ title: source, url, quote: answer }],
      });
    if (pathname === "/api/knowledge/sources") return json(knowledgeSources(url, ask));
    if (request.method() === "DELETE" && pathname.startsWith("/api/knowledge/sources/"))
      return route.fulfill({ status: 204 });
    if (pathname === "/api/knowledge/test") return json(testedQuestion(url, this.scene.language));
    const ofVisitors = visitorsAnswer(this.scene, request);
    if (ofVisitors) return json(ofVisitors);
    if (pathname.startsWith("/api/")) return route.fulfill({ status: 404, json: { code: "not-found" } });
    const name = pathname === "/desk/" ? "index.html" : pathname.replace("/desk/", "");
    const body = await readFile(path.join(this.#files, name)).catch(() => null);
    if (!body) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({ body, contentType: TYPES[path.extname(name)] ?? "application/octet-stream" });
  }

  #connect(socket: WebSocketRoute): void {
    if (this.isOffline) {
      void socket.close();
      return;
    }
    this.#sockets.add(socket);
    const [, , kind, id = ""] = new URL(socket.url()).pathname.split("/");
    if (kind !== "desk") this.#rooms.set(decodeURIComponent(id), socket);
    socket.onMessage((frame) => {
      const events =
        kind === "desk" ? this.#asDesk(String(frame)) : this.#asRoom(decodeURIComponent(id), String(frame));
      if (events.length > 0) socket.send(frameOf(kind, events));
      if (events[0]?.type !== "desk-welcome") return;
      this.#desk = socket;
      this.#heard.emit("greeting");
    });
  }

  #asDesk(frame: string): DeskEvent[] {
    const decoded = decodeDeskCommand(frame);
    if (!decoded.ok) throw new Error(decoded.fault.message);
    const { scene } = this;
    const { me, people, rows } = scene;
    switch (decoded.value.type) {
      case "desk-hello": {
        const offered = rows.find(({ session }) => session === scene.offer);
        return [
          {
            type: "desk-welcome",
            protocol: PROTOCOL_VERSION,
            site: { id: "aurora", name: scene.site },
            epoch: EPOCH,
            rev: 0,
            me,
            people,
            counts: countsOf(scene),
            isOpen: true,
          },
          ...(offered ? [{ type: "offered", row: offered, until: NOW + 60_000 } as const] : []),
        ];
      }
      case "list": {
        const { view, from = "0", limit = 50 } = decoded.value;
        const all = rows.filter((row) => viewOf(row, me.id) === view);
        const end = Number(from) + limit;
        return [
          {
            type: "page",
            view,
            rows: all.slice(Number(from), end),
            ...(end < all.length && { next: String(end) }),
          },
        ];
      }
      case "ping":
        return [{ type: "pong" }];
      case "decline-offer":
        this.declined.push(decoded.value.session);
        return [];
      default:
        return [];
    }
  }

  #asRoom(session: string, frame: string): AgentEvent[] {
    const decoded = decodeAgentCommand(frame);
    if (!decoded.ok) throw new Error(decoded.fault.message);
    const command = decoded.value;
    const talk = this.scene.talks.get(session);
    if (!talk) return [];
    switch (command.type) {
      case "agent-hello":
        return this.#welcome(session, talk, command.since, command.internalSince);
      case "ping":
        return [{ type: "pong" }];
      case "typing":
      case "seen":
      case "sync":
        return [];
      default:
        this.commands.push(command);
        this.#heard.emit("command");
        return this.#apply(talk, command);
    }
  }

  #welcome(session: string, talk: SceneTalk, since: number, internalSince: number): AgentEvent[] {
    return [
      {
        type: "agent-welcome",
        protocol: PROTOCOL_VERSION,
        session,
        epoch: EPOCH,
        seq: talk.log.length,
        internalSeq: talk.internal.length,
        seen: talk.log.length - 1,
        me: agentOf(this.scene.me),
        state: talk.state,
        visitor: { language: this.scene.language, ...(talk.contact && { contact: talk.contact }) },
        isVisitorOnline: true,
        viewers: talk.viewers ?? [],
      },
      ...talk.log.slice(since),
      ...talk.internal.slice(internalSince),
      ...(talk.isTyping ? [{ type: "typing", author: "visitor", isTyping: true } as const] : []),
      ...(talk.later ?? []),
    ];
  }

  /** Does what a command of the agent asks, as far as scenes need it. */
  #apply(talk: SceneTalk, command: AgentLoggedCommand): AgentEvent[] {
    const agent = agentOf(this.scene.me);
    const acted = (act: "claimed" | "resolved"): AgentEvent[] => {
      const event = {
        type: "acted",
        n: talk.internal.length + 1,
        after: talk.log.length,
        at: NOW,
        agent,
        act,
      } as const;
      talk.internal.push(event);
      return [event, { type: "state", state: talk.state }];
    };
    if (command.type === "say") {
      const event = said(talk.log.length + 1, "agent", command.text, NOW, command.id);
      talk.log.push(event);
      return [event, { type: "confirmed", id: command.id, seq: event.seq }];
    }
    if (command.type === "note") {
      const event = {
        type: "noted",
        n: talk.internal.length + 1,
        after: talk.log.length,
        at: NOW,
        agent,
        id: command.id,
        text: command.text,
      } as const;
      talk.internal.push(event);
      return [event];
    }
    const ownership = talk.state.ownership + 1;
    if (command.type === "claim")
      talk.state = { ...talk.state, ownership, owner: { type: "agent", since: NOW, agent } };
    else if (command.type === "resolve")
      talk.state = { ...talk.state, phase: { type: "resolved", at: NOW, agent } };
    else if (command.type === "set-tags") {
      talk.state = { ...talk.state, tags: command.tags };
      return [{ type: "state", state: talk.state }];
    } else return [];
    return acted(command.type === "claim" ? "claimed" : "resolved");
  }
}

/** The frame of events that the wire allows; throws for others, since the desk would drop them in silence. */
function frameOf(kind: string | undefined, events: readonly (AgentEvent | DeskEvent)[]): string {
  const schema = kind === "desk" ? deskEventSchema : agentEventSchema;
  return JSON.stringify(events.map((event) => schema.parse(event)));
}
