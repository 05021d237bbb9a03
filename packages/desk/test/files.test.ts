import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NOW } from "./now.ts";
import { busyScene, MARINA, said } from "./scene.ts";
import { openStage, type Stage } from "./stage.ts";

/** A picture of one pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describe("files at the desk", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  it("sends a file by its button, by paste and by drop, once each, and says why one is not taken", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: `#/inbox/mine/${MARINA}` });
    await desk.page.locator("desk-talk .bubble").last().waitFor();
    const { page, commands } = desk;
    const stored: string[] = [];
    await page.route("**/api/desk/conversations/*/files?*", (route) => {
      stored.push(new URL(route.request().url()).searchParams.get("name") ?? "");
      return route.fulfill({ status: 201, json: {} });
    });
    const text = { mimeType: "text/plain", buffer: Buffer.from("Etiqueta 4471") };
    await page.locator("desk-composer input[type=file]").setInputFiles({ ...text, name: "um.txt" });
    for (const [type, name] of [
      ["paste", "dois.txt"],
      ["drop", "tres.txt"],
    ] as const)
      await page.locator("desk-talk .scroll").evaluate(
        (target, { type, name }) => {
          const data = new DataTransfer();
          data.items.add(new File(["Etiqueta"], name, { type: "text/plain" }));
          const how = { bubbles: true, composed: true, cancelable: true };
          const event =
            type === "paste"
              ? new ClipboardEvent(type, { ...how, clipboardData: data })
              : new DragEvent(type, { ...how, dataTransfer: data });
          target.dispatchEvent(event);
        },
        { type, name },
      );
    await page.locator("desk-file").nth(2).waitFor();
    const fake = { name: "virus.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };
    await page.locator("desk-composer input[type=file]").setInputFiles(fake);
    const problem = page.locator("desk-file").getByRole("alert");
    await problem.getByText("Este tipo de arquivo não é aceito").waitFor();
    await problem.getByRole("button", { name: "Descartar" }).click();
    await problem.waitFor({ state: "detached" });
    const sent = () => commands.filter(({ type }) => type === "attach").length;
    await desk.got("attach", 3);
    assert.equal(sent(), 3);
    assert.deepEqual(stored.toSorted(), ["dois.txt", "tres.txt", "um.txt"]);
    await desk.close();
  });

  it("waits with a file for a line, sends it when there is one, and shows what came as a picture or to download", async () => {
    const scene = busyScene("pt-BR");
    const log = scene.talks.get(MARINA)?.log;
    const picture = said(11, "visitor", "", NOW);
    const part = { fileId: "file-picture-1", mediaType: "image/png", byteCount: 70 } as const;
    picture.message.parts = [{ type: "file", name: "foto.png", ...part }];
    log?.push(picture);
    const desk = await stage.open({ scene, at: `#/inbox/mine/${MARINA}` });
    const { page, commands } = desk;
    await page.route("**/api/sessions/*/files/*", (route) =>
      route.fulfill({ json: { path: "/api/files/a.b" } }),
    );
    await page.route("**/api/files/a.b", (route) =>
      route.fulfill({ contentType: "image/png", body: Buffer.from(PIXEL, "base64") }),
    );
    await page.reload();
    await page.locator("desk-file img[alt='Baixar foto.png']").waitFor();
    const held = Promise.withResolvers<void>();
    await page.route("**/api/desk/conversations/*/files?*", async (route) => {
      await held.promise;
      await route.fulfill({ status: 201, json: {} });
    });
    await desk.cutOff();
    const file = { name: "nota.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") };
    await page.locator("desk-composer input[type=file]").setInputFiles(file);
    await page.locator("desk-file", { hasText: "nota.pdf" }).waitFor();
    await page.locator("desk-talk .banner").waitFor();
    assert.equal(commands.length, 0);
    desk.comeBack();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.locator("desk-talk .banner").waitFor({ state: "detached" });
    held.resolve();
    await desk.got("attach");
    assert.deepEqual(
      commands.map(({ type }) => type),
      ["attach"],
    );
    await desk.close();
  });

  it("[I6] keeps a file that waits over a reload, and sends it once when there is a line, with no conversation open", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: `#/inbox/mine/${MARINA}` });
    await desk.page.locator("desk-talk .bubble").last().waitFor();
    const { page, commands } = desk;
    const stored: string[] = [];
    await page.route("**/api/desk/conversations/*/files?*", (route) => {
      if (desk.isOffline) return route.abort();
      stored.push(new URL(route.request().url()).searchParams.get("id") ?? "");
      return route.fulfill({ status: 201, json: {} });
    });
    /** Waits until the device keeps so many files; each look leaves its outcome to the next one. */
    const keeps = (count: number) =>
      page.waitForFunction((wanted) => {
        const { dataset } = document.documentElement;
        const opening = indexedDB.open("prosa-desk");
        // Its store is the desk's to make.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const counting = opening.result.transaction("files").objectStore("files").count();
          counting.onsuccess = () => {
            opening.result.close();
            dataset.kept = String(counting.result);
          };
        };
        return dataset.kept === String(wanted);
      }, count);
    await desk.cutOff();
    const file = { name: "nota.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") };
    await page.locator("desk-composer input[type=file]").setInputFiles(file);
    await page.locator("desk-file", { hasText: "nota.pdf" }).waitFor();
    await keeps(1);
    await page.reload();
    await page.locator("desk-shell").waitFor();
    assert.deepEqual([stored, commands], [[], []]);
    const { origin } = new URL(page.url());
    // The page that tries again by itself is gone before a try can succeed.
    await page.goto("about:blank");
    desk.comeBack();
    await page.goto(`${origin}/desk/#/inbox/queue`);
    await desk.got("attach");
    const [command] = commands;
    assert.ok(command?.type === "attach");
    assert.deepEqual(stored, [command.fileId]);
    await page.goto(`${origin}/desk/#/inbox/mine/${MARINA}`);
    await page.locator("desk-talk .bubble").last().waitFor();
    const event = said(11, "agent", "", NOW, command.id);
    const { fileId } = command;
    event.message.parts = [
      { type: "file", name: "nota.pdf", fileId, mediaType: "application/pdf", byteCount: 8 },
    ];
    desk.tellTalk(MARINA, event, { type: "confirmed", id: command.id, seq: event.seq });
    await keeps(0);
    await desk.close();
  });
});
