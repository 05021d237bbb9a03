import assert from "node:assert/strict";
import { type KnowledgeSource, knowledgeSourceSchema, type SourcePreview } from "@prosa/protocol";
import type { SiteSnapshot } from "../src/site/snapshot.ts";
import { putSite } from "./client.ts";
import { type EvilWeb, startEvilWeb } from "./evil-web.ts";
import { type StillBed, startStill } from "./testbed.ts";

/** The site whose sources a `SourceBed` looks after. */
export const SITE = "loja";

/** The pause of a crawl between two requests, in milliseconds. */
export const PAUSE_MS = 500;

const HOUR_MS = 60 * 60 * 1_000;

/** One site, under a clock that rests until a test moves it, and a small web of five pages that it may read. */
export class SourceBed {
  bed: StillBed;
  readonly web: EvilWeb;

  private constructor(bed: StillBed, web: EvilWeb) {
    this.bed = bed;
    this.web = web;
  }

  static async start(): Promise<SourceBed> {
    const bed = startStill();
    const web = await startEvilWeb();
    web.serve("/", linkedPage("inicio", "um", "dois"));
    web.serve("/um", linkedPage("um", "tres", "/carrinho"));
    web.serve("/dois", linkedPage("dois", "um", "https://outra.example/x"));
    web.serve("/tres", linkedPage("tres", "quatro"));
    web.serve("/quatro", linkedPage("quatro"));
    await putSite(bed, SITE, { model: "embedded" });
    return new SourceBed(bed, web);
  }

  place() {
    return this.bed.platform.place("site", SITE);
  }

  call(method: string, path: string, body?: object): Promise<Response> {
    return this.bed.platform.callRoom("site", SITE, path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  async act(method: string, path: string, body?: object): Promise<KnowledgeSource> {
    const response = await this.call(method, `/sources${path}`, body);
    assert.ok(response.ok, `${response.status}`);
    return knowledgeSourceSchema.parse(await response.json());
  }

  add(request: object): Promise<KnowledgeSource> {
    return this.act("POST", "", request);
  }

  async preview(id: string): Promise<SourcePreview> {
    return (await (await this.call("GET", `/sources/${id}`)).json()) as SourcePreview;
  }

  async source(id: string): Promise<KnowledgeSource> {
    return knowledgeSourceSchema.parse((await this.preview(id)).source);
  }

  async snapshot(): Promise<SiteSnapshot> {
    return (await (await this.call("GET", "/snapshot")).json()) as SiteSnapshot;
  }

  async shownPages(): Promise<string[]> {
    const { passages } = await this.snapshot();
    return [...new Set(passages.map(({ url }) => new URL(url).pathname))].sort();
  }

  /** Moves the clock to the next alarm, so many times. */
  async ring(times = 1): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      const at = this.place().alarm?.at;
      if (at === undefined) return;
      this.bed.clock.advance(Math.max(0, at - this.bed.clock.now()));
      await this.bed.platform.idle();
    }
  }

  /** Moves the clock from alarm to alarm until only rereadings are left, an hour or more away. */
  async ringOut(): Promise<void> {
    for (let count = 0; (this.place().alarm?.at ?? Infinity) < this.bed.clock.now() + HOUR_MS; count += 1) {
      assert.ok(count < 500, "the room comes to rest");
      await this.ring();
    }
  }

  visits(path: string): number {
    return this.web.asked.filter((asked) => asked === path).length;
  }
}

/** A page in Portuguese with one passage and these links. */
export function linkedPage(name: string, ...links: string[]): string {
  const anchors = links.map((link) => `<a href="${link}">${link}</a>`).join(" ");
  return `<!doctype html><html lang="pt-BR"><title>${name}</title><main><h1>${name}</h1><p>O artigo ${name} da loja custa dez reais e chega em dois dias.</p></main><nav>${anchors}</nav></html>`;
}
