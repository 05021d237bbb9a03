import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NOW } from "../now.ts";
import { agentOf, BIA, busyScene, MARINA, queuedScene } from "../scene.ts";
import { openStage, type SceneDesk, type Stage } from "../stage.ts";

describe("an offer at the desk", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  const open = (at: string) => stage.open({ scene: { ...queuedScene("pt-BR"), offer: MARINA }, at });

  async function claimed({ page, commands }: SceneDesk): Promise<void> {
    await page.locator("desk-talk .head").getByText("Com você").waitFor();
    assert.deepEqual(
      commands.map(({ type }) => type),
      ["claim"],
    );
  }

  for (const [place, at] of [
    ["another page", "#/people"],
    ["another list", "#/inbox/mine"],
  ] as const)
    it(`claims the conversation where it is accepted from ${place}`, async () => {
      const desk = await open(at);
      await desk.page.getByRole("button", { name: "Aceitar" }).click();
      await claimed(desk);
      await desk.close();
    });

  it("is a colleague's too: it says who passes what on, and is accepted or let go from any page", async () => {
    const colleague = { id: "person-bia-00001", name: "Bia Moraes" };
    const scene = busyScene("pt-BR");
    const { id, name } = scene.me;
    const owner = { type: "agent", since: NOW, agent: colleague } as const;
    const old = scene.rows.find(({ session }) => session === MARINA);
    assert.ok(old);
    const passed = { ...old, rev: old.rev + 1_000, owner, offeredTo: { id, name } };
    const talk = scene.talks.get(MARINA);
    const offer = { by: colleague, to: { id, name }, until: NOW + 60_000 };
    if (talk) talk.state = { ...talk.state, owner, offer };
    const desk = await stage.open({ scene, at: "#/people" });
    const { page } = desk;
    const words = page.getByText("Bia Moraes passa Marina Couto a você");
    await page.getByText("Equipe agora").waitFor();
    await desk.tellDesk({ type: "rows", rev: 1, rows: [passed], gone: [] });
    await words.waitFor();
    await page.getByRole("button", { name: "Agora não" }).click();
    await words.waitFor({ state: "detached" });
    assert.deepEqual(desk.declined, [MARINA]);
    await desk.tellDesk({ type: "rows", rev: 2, rows: [{ ...passed, rev: passed.rev + 1 }], gone: [] });
    await page.getByRole("button", { name: "Aceitar" }).click();
    await claimed(desk);
    await desk.close();
  });

  it("lies over no conversation that is the one on offer, which is taken there", async () => {
    const desk = await open(`#/inbox/queue/${MARINA}`);
    const { page } = desk;
    await page.locator("desk-talk .bubble").last().waitFor();
    await page.locator("desk-list .row").first().waitFor();
    assert.equal(await page.locator(".offer").count(), 0);
    await page.getByRole("button", { name: "Assumir" }).click();
    await claimed(desk);
    await desk.close();
  });

  it("takes nothing from a colleague who was faster, and a key does so only once that was to be read", async () => {
    const scene = { ...queuedScene("pt-BR"), offer: MARINA };
    const talk = scene.talks.get(MARINA);
    assert.ok(talk);
    const owner = { type: "agent", since: NOW, agent: agentOf(BIA) } as const;
    const queued = talk.state;
    talk.state = { ...queued, ownership: 4, owner };
    const desk = await stage.open({ scene, at: "#/people" });
    const { page, commands } = desk;
    const takeovers = () =>
      commands.map((command) => command.type === "claim" && command.isTakeover === true);
    await page.getByRole("button", { name: "Aceitar" }).click();
    await claimed(desk);
    assert.deepEqual(takeovers(), [false]);

    desk.tellTalk(MARINA, { type: "state", state: { ...queued, ownership: 8 } });
    await page.locator("desk-talk .status", { hasText: "Na fila" }).waitFor();
    desk.tellTalk(MARINA, { type: "state", state: { ...queued, ownership: 9, owner } });
    await page.locator("desk-talk .status", { hasText: "Com Bia Moraes" }).waitFor();
    await page.keyboard.press("m");
    await page.locator("desk-talk .status", { hasText: "Com você" }).waitFor();
    desk.tellTalk(MARINA, { type: "state", state: { ...queued, ownership: 10, owner } });
    await page.locator("desk-talk .status", { hasText: "Com Bia Moraes" }).waitFor();
    await page.clock.setFixedTime(NOW + 1_500);
    await page.keyboard.press("m");
    await page.locator("desk-talk .status", { hasText: "Com você" }).waitFor();
    assert.deepEqual(takeovers(), [false, false, true]);
    await desk.close();
  });
});
