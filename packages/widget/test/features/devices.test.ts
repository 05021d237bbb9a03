import { expect } from "@esm-bundle/chai";
import { HttpResponse, http } from "msw";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom, SERVER, useHandlers } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

const JOINED = {
  session: "session-of-the-other-device",
  token: "token-of-this-device",
  expiresInS: 3_600,
  refreshToken: "refresh-of-this-device",
};

/** The server's side of devices: codes that were asked for and brought, and how many other devices there are. */
class FakeDevices {
  others = 0;
  made = 0;
  readonly brought: unknown[] = [];
  joinStatus = 200;

  constructor() {
    useHandlers(
      http.get(`${SERVER}/api/sessions/:id/devices`, () => HttpResponse.json({ others: this.others })),
      http.post(`${SERVER}/api/sessions/:id/devices`, () => {
        this.made += 1;
        return HttpResponse.json({ code: `code-${this.made}`, expiresAt: Date.now() }, { status: 201 });
      }),
      http.delete(`${SERVER}/api/sessions/:id/devices`, () => {
        this.others = 0;
        return new HttpResponse(null, { status: 204 });
      }),
      http.post(`${SERVER}/api/sessions/:id/devices/join`, async ({ request, params }) => {
        this.brought.push([params.id, await request.json()]);
        return this.joinStatus === 200
          ? HttpResponse.json(JOINED)
          : HttpResponse.json({ type: "about:blank" }, { status: this.joinStatus });
      }),
    );
  }
}

let room: FakeRoom;
let devices: FakeDevices;

beforeEach(async () => {
  room = await openRoom();
  devices = new FakeDevices();
});

afterEach(async () => {
  await clearStage();
  history.replaceState(null, "", location.pathname + location.search);
});

async function talk(element: ProsaChat, words: string): Promise<void> {
  element.open();
  await appears(element, () => byRole(element, "textbox"));
  await write(element, words);
  await appears(element, () => messages(element).includes(words));
  await appears(element, () => element.renderRoot.textContent?.includes("Enviada"));
}

async function openDialog(element: ProsaChat): Promise<HTMLElement> {
  (await appears(element, () => byRole(element, "button", "Mais opções"))).click();
  (await appears(element, () => byRole(element, "menuitem", "Continuar em outro aparelho"))).click();
  return appears(element, () => byRole(element, "dialog", "Continuar em outro aparelho"));
}

const shownLink = (element: ProsaChat) =>
  element.renderRoot.querySelector<HTMLInputElement>("input[readonly]")?.value;

/** A chat on a page that a link opened. */
async function stageByLink(site = freshSite()): Promise<ProsaChat> {
  history.replaceState(
    null,
    "",
    `${location.pathname}${location.search}#prosa=${site}.${JOINED.session}.code-1`,
  );
  return stage(site);
}

const question = (element: ProsaChat) => byRole(element, "alertdialog", "Continuar aqui a conversa?");

describe("a conversation on another device", () => {
  it("begins with a link in the menu, as text and as a QR code, that leads to this page", async () => {
    const element = await stage();
    await talk(element, "vocês entregam?");
    const dialog = await openDialog(element);
    const link = await appears(element, () => shownLink(element));
    expect(link).to.match(
      new RegExp(`^${location.origin}${location.pathname}#prosa=${element.site}\\.[\\w-]{8,64}\\.code-1$`),
    );
    const code = await appears(element, () => byRole(element, "img", "Código QR com o link"));
    const path = code.querySelector("path");
    expect(path?.getAttribute("d")?.length).to.be.greaterThan(500);
    // Cameras read black squares on white, in every theme; the icons of the chat are drawn by their stroke.
    const { fill, stroke } = getComputedStyle(path ?? code);
    expect([fill, stroke]).to.deep.equal(["rgb(0, 0, 0)", "none"]);
    expect(getComputedStyle(code).backgroundColor).to.equal("rgb(255, 255, 255)");
    expect(dialog.textContent).to.include("vale uma vez");
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it("has a fresh link at each opening of the dialog", async () => {
    const element = await stage();
    await talk(element, "oi");
    const dialog = await openDialog(element);
    await appears(element, () => shownLink(element)?.endsWith("code-1"));
    [...dialog.querySelectorAll("button")].at(-1)?.click();
    await appears(element, () => !byRole(element, "dialog", "Continuar em outro aparelho"));
    await openDialog(element);
    await appears(element, () => shownLink(element)?.endsWith("code-2"));
  });

  it("shows how many other devices there are, and signs them out", async () => {
    devices.others = 2;
    const element = await stage();
    await talk(element, "oi");
    const dialog = await openDialog(element);
    await appears(element, () => dialog.textContent?.includes("Aberta em mais 2 aparelhos"));
    byRole(element, "button", "Desconectar os outros")?.click();
    await appears(element, () => !dialog.textContent?.includes("Aberta em mais"));
    // The link that was open went with them.
    await appears(element, () => shownLink(element)?.endsWith("code-2"));
  });

  it("goes on here after a press alone, with its history, and leaves the address", async () => {
    const element = await stageByLink();
    const asked = await appears(element, () => question(element));
    expect(location.hash).to.equal("");
    expect(devices.brought).to.deep.equal([]);
    expect(asked.textContent).not.to.include("deixa de aparecer");
    expect(await violationsOf(element)).to.deep.equal([]);
    const there = { id: "said-there-1", author: "visitor" } as const;
    room.say({ ...there, parts: [{ type: "text", text: "comecei lá" }] }, false);
    byRole(element, "button", "Continuar aqui")?.click();
    await appears(element, () => !question(element));
    await room.until(() => room.commands.some((one) => one.type === "hello" && one.token === JOINED.token));
    await appears(element, () => messages(element).includes("comecei lá"));
    expect(devices.brought).to.deep.equal([[JOINED.session, { site: element.site, code: "code-1" }]]);
    element.remove();
    // The device keeps it: the next page goes on with the same session.
    const next = await stage(element.site);
    next.open();
    await appears(next, () => messages(next).includes("comecei lá"));
  });

  it("takes the place of the one on this device, and says so first", async () => {
    const site = freshSite();
    const own = await stage(site);
    await talk(own, "minha conversa daqui");
    own.remove();
    await clearStage();
    room = await openRoom();
    devices = new FakeDevices();
    room.epoch = "epoch-of-the-other-device";
    room.say({ id: "said-there-1", author: "visitor", parts: [{ type: "text", text: "comecei lá" }] });
    const element = await stageByLink(site);
    const asked = await appears(element, () => question(element));
    await appears(element, () => asked.textContent?.includes("deixa de aparecer aqui"));
    byRole(element, "button", "Continuar aqui")?.click();
    await appears(element, () => messages(element).includes("comecei lá"));
    expect(messages(element)).not.to.include("minha conversa daqui");
  });

  it("stays where it is when the visitor says not now, and when the link was used", async () => {
    const element = await stageByLink();
    await appears(element, () => question(element));
    byRole(element, "button", "Agora não")?.click();
    await appears(element, () => !question(element));
    expect(devices.brought).to.deep.equal([]);
    element.remove();
    devices.joinStatus = 404;
    const late = await stageByLink();
    const asked = await appears(late, () => question(late));
    byRole(late, "button", "Continuar aqui")?.click();
    await appears(late, () => asked.textContent?.includes("já foi usado"));
    expect(byRole(late, "button", "Continuar aqui")).to.equal(undefined);
    expect(asked.textContent).not.to.include("segue nos dois");
  });

  it("passes over a link of another site", async () => {
    history.replaceState(null, "", `${location.pathname}#prosa=another-site.${JOINED.session}.code-1`);
    const element = await stage();
    await talk(element, "oi");
    await appears(element, () => byRole(element, "button", "Mais opções"));
    expect(question(element)).to.equal(undefined);
    expect(location.hash).to.include("another-site");
  });
});
