import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { after, before, describe, it } from "node:test";
import { AVATAR_BYTES_MAX, AVATAR_SIDE } from "@prosa/protocol/desk";
import type { Page, Request } from "playwright-core";
import { fileTypeOf } from "../../../server/src/files/file-type.ts";
import { pictureSizeOf } from "../../../server/src/files/picture-size.ts";
import { exifSegment, PLACE } from "../../../server/test/pictures.ts";
import { BIA, busyScene, LIA, MARINA, TEO } from "../scene.ts";
import { openStage, type Stage } from "../stage.ts";
import { facePath } from "./faces.ts";

const ADDRESS = `/api/desk/people/${LIA.id}/avatar`;

describe("a person's picture", () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });

  after(() => stage.close());

  /** A photo of noise, which no codec makes small, with a place written into it, as a camera does. */
  async function photo(page: Page, width: number, height: number): Promise<Buffer> {
    const drawn = await page.evaluate(
      async ([w, h]) => {
        const canvas = document.createElement("canvas");
        canvas.width = w;
        canvas.height = h;
        const context = canvas.getContext("2d");
        const pixels = context?.createImageData(w, h);
        if (!context || !pixels) return "";
        for (let at = 0; at < pixels.data.length; at += 1)
          pixels.data[at] = at % 4 === 3 ? 255 : (at * 7_919 * ((at >> 3) + 13)) % 256;
        context.putImageData(pixels, 0, 0);
        return canvas.toDataURL("image/jpeg", 1).split(",")[1] ?? "";
      },
      [width, height] as const,
    );
    const whole = Buffer.from(drawn, "base64");
    return Buffer.concat([whole.subarray(0, 2), exifSegment(6, true), whole.subarray(2)]);
  }

  const sent = (page: Page, method = "PUT"): Promise<Request> =>
    page.waitForRequest((request) => request.method() === method && request.url().endsWith(ADDRESS));

  const section = (page: Page) => page.locator("desk-avatar");

  it("is drawn small, square and without the place, and then shown in the rail too", async () => {
    const scene = busyScene("pt-BR");
    const { avatarPath: _, ...me } = LIA;
    scene.me = me;
    scene.people = scene.people.map((one) => (one.id === LIA.id ? { ...one, avatarPath: undefined } : one));
    const desk = await stage.open({ scene, at: "#/account" });
    const { page } = desk;
    const file = { name: "eu.png", mimeType: "image/png", buffer: await photo(page, 900, 1_600) };
    assert.ok(file.buffer.includes(PLACE));
    const request = sent(page);
    await section(page).locator("input[type=file]").setInputFiles(file);
    const bytes = new Uint8Array((await request).postDataBuffer() ?? []);
    assert.ok(bytes.length > 0 && bytes.length <= AVATAR_BYTES_MAX, String(bytes.length));
    assert.equal(fileTypeOf(bytes), "image/webp");
    const size = { width: AVATAR_SIDE, height: AVATAR_SIDE, isMoving: false };
    assert.deepEqual(pictureSizeOf(bytes, "image/webp"), size);
    assert.ok(!Buffer.from(bytes).includes("GPS"));
    await page.getByText("Foto salva.").waitFor();
    await section(page)
      .locator(`.avatar img[src="${facePath("lia")}"]`)
      .waitFor();
    assert.equal(await page.locator("nav .me img").count(), 0);
    await desk.tellDesk({
      type: "people",
      people: scene.people
        .filter(({ id }) => id === LIA.id)
        .map((one) => ({ ...one, avatarPath: LIA.avatarPath })),
    });
    await page.locator(`nav .me img[src="${facePath("lia")}"]`).waitFor();
    await desk.finish();
  });

  it("is taken where it is pasted or dropped on the page, and removed", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/account" });
    const { page } = desk;
    await section(page).locator(".avatar img").waitFor();
    const base64 = (await photo(page, 300, 200)).toString("base64");
    for (const type of ["paste", "drop"] as const) {
      const request = sent(page);
      await page.evaluate(
        ([kind, data]) => {
          const given = new DataTransfer();
          const content = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
          given.items.add(new File([content], "eu.jpg"));
          const init = { bubbles: true, composed: true, cancelable: true };
          const event =
            kind === "paste"
              ? new ClipboardEvent("paste", { ...init, clipboardData: given })
              : new DragEvent("drop", { ...init, dataTransfer: given });
          document.body.dispatchEvent(event);
        },
        [type, base64] as const,
      );
      assert.equal(fileTypeOf(new Uint8Array((await request).postDataBuffer() ?? [])), "image/webp");
      await section(page).locator("button:enabled", { hasText: "Trocar foto" }).waitFor();
    }
    const request = sent(page, "DELETE");
    await section(page).getByRole("button", { name: "Remover foto" }).click();
    await request;
    await page.getByText("Foto removida.").waitFor();
    await section(page).getByRole("button", { name: "Escolher foto" }).waitFor();
    assert.equal(await section(page).locator("img").count(), 0);
    await desk.finish();
  });

  it("is none where the browser can draw nothing, whatever the file's name says", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/account" });
    const { page } = desk;
    const file = { name: "eu.png", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7") };
    await section(page).locator("input[type=file]").setInputFiles(file);
    await section(page).getByText("não é uma foto").waitFor();
    await desk.finish();
  });

  it("is removed by an owner for another person", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: "#/people" });
    const { page } = desk;
    const row = (name: string) => page.locator("desk-people .rows li", { hasText: name });
    await row(BIA.name).locator("img").waitFor();
    const request = page.waitForRequest((one) => one.method() === "DELETE");
    await row(BIA.name).getByRole("button").click();
    await page.getByRole("button", { name: "Remover foto" }).click();
    assert.ok((await request).url().endsWith(`/api/desk/people/${BIA.id}/avatar`));
    await row(BIA.name).locator("img").waitFor({ state: "detached" });
    await row(TEO.name).getByRole("button").click();
    await page.getByRole("dialog").getByRole("button", { name: "Salvar" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Remover foto" }).count(), 0);
    await desk.finish();
  });

  it("stands where a conversation names its person, and initials where it does not load", async () => {
    const desk = await stage.open({ scene: busyScene("pt-BR"), at: `#/inbox/mine/${MARINA}` });
    const { page } = desk;
    await page.locator("desk-talk .message.agent .by img").first().waitFor();
    await page.locator("desk-talk .message.note .by img").first().waitFor();
    await page.locator("desk-talk .head .who img").waitFor();
    await page.locator(`desk-talk .faces img[src="${facePath("bia")}"]`).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^De colegas/ }).click();
    await page
      .locator(`desk-list .holder img[src="${facePath("bia")}"]`)
      .first()
      .waitFor();
    await desk.finish();
    const scene = busyScene("pt-BR");
    const talk = scene.talks.get(MARINA);
    const gone = facePath("gone");
    if (talk) talk.viewers = [{ agent: { id: BIA.id, name: BIA.name, avatarPath: gone }, isReplying: false }];
    const other = await stage.open({ scene, at: `#/inbox/mine/${MARINA}` });
    const face = other.page.locator("desk-talk .faces .avatar");
    await face.locator("img[hidden]").waitFor({ state: "attached" });
    assert.equal((await face.innerText()).trim(), "BM");
    await other.close();
  });
});
