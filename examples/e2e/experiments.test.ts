import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { experimentReportsSchema } from "@prosa/protocol/desk";
import { SHOP } from "../demo.ts";
import { OWNER_KEY, openStage, type Stage, type Visitor } from "./stage.ts";

const HEADERS = { authorization: `Bearer ${OWNER_KEY}` };
const WORDS = "Posso ajudar com o frete?";

/** Chance leaves one of two arms without any of so many visitors once in 500 million times; four are enough as a rule. */
const VISITORS = 30;

describe("an experiment on what the shop says first", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
    const address = `${stage.demo.runtime.origin}/api/sites/${SHOP}`;
    const settings = (await (await fetch(address, { headers: HEADERS })).json()) as object;
    const experiment = {
      id: "freight",
      title: "Frete",
      part: "proactive",
      variants: [{ id: "asks", proactive: [{ text: { "pt-BR": WORDS } }] }],
      metric: "wrote",
    };
    const body = JSON.stringify({ ...settings, experiments: [experiment] });
    const response = await fetch(address, { method: "PUT", headers: HEADERS, body });
    assert.equal(response.status, 200, await response.text());
  });

  after(async () => {
    await stage.close();
  });

  async function exposed(): Promise<Record<string, number>> {
    const response = await fetch(`${stage.demo.runtime.origin}/api/experiments?site=${SHOP}`, {
      headers: HEADERS,
    });
    const { experiments } = experimentReportsSchema.parse(await response.json());
    return Object.fromEntries((experiments[0]?.arms ?? []).map(({ id, exposed: count }) => [id, count]));
  }

  /** A visitor whose page takes part, and what it asked the server for. */
  async function visitor(): Promise<{ visitor: Visitor; asked: string[] }> {
    const one = await stage.visitor();
    await one.context.addInitScript(() => {
      Object.assign(window, { prosaSettings: { experiments: true } });
    });
    const asked: string[] = [];
    one.context.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (request.method() === "POST" && pathname.startsWith("/api/")) asked.push(pathname);
    });
    return { visitor: one, asked };
  }

  it("[I25] counts visitors of both arms who never write, and keeps each in theirs", async () => {
    const met: Record<string, number> = { control: 0, asks: 0 };
    for (let count = 0; count < VISITORS; count += 1) {
      const { visitor: one, asked } = await visitor();
      const tab = await one.tab("about:blank");
      const counted = tab.page.waitForResponse((response) => response.url().endsWith("/api/proactive/met"));
      await tab.page.goto(stage.demo.shop);
      const response = await counted;
      assert.equal(response.status(), 204);
      const { arm } = response.request().postDataJSON() as { arm: string };
      met[arm] = (met[arm] ?? 0) + 1;
      const teaser = tab.page.locator("prosa-chat [part~=teaser]");
      if (arm === "asks") await teaser.getByText(WORDS).first().waitFor();
      else assert.equal(await teaser.count(), 0);
      // The device keeps it once it has read the answer; a page that goes before is met once more on the next.
      await tab.page.waitForFunction(() =>
        Object.values(localStorage).some((one) => one.includes('"metAt"')),
      );
      await tab.page.reload();
      await tab.launcher.waitFor();
      // Nothing more is asked for: no session, and no second arm.
      assert.deepEqual(asked, ["/api/proactive", "/api/proactive/met"]);
      assert.deepEqual(tab.complaints, []);
      await one.close();
      if (count >= 3 && met.control && met.asks) break;
    }
    assert.ok(met.control && met.asks, JSON.stringify(met));
    assert.deepEqual(await exposed(), met);
  });

  it("[I25] tells the conversation of the arm once the visitor writes", async () => {
    const { visitor: one, asked } = await visitor();
    const tab = await one.tab("about:blank");
    const counted = tab.page.waitForResponse((response) => response.url().endsWith("/api/proactive/met"));
    const told = tab.page.waitForResponse((response) => /\/api\/sessions\/[\w-]+\/met$/.test(response.url()));
    await tab.page.goto(stage.demo.shop);
    await counted;
    const teaser = tab.page.locator("prosa-chat [part~=teaser]").getByRole("button", { name: "Responder" });
    if ((await teaser.count()) > 0) await teaser.click();
    else await tab.launcher.click();
    await tab.input.waitFor();
    assert.ok(!asked.some((path) => path.endsWith("/met") && path.includes("/sessions/")));
    await tab.ask("Qual o prazo de troca?");
    assert.equal((await told).status(), 204);
    assert.deepEqual(tab.complaints, []);
    await one.close();
  });
});
