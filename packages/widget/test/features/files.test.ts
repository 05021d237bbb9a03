import { expect } from "@esm-bundle/chai";
import { FILE_BYTES_MAX } from "@prosa/protocol";
import type { ProsaChat } from "../../src/element/prosa-chat.ts";
import { violationsOf } from "../support/accessibility.ts";
import { type FakeRoom, openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, isOnline, stage } from "../support/stage.ts";

const PLACE = "GPS 22.9068 S";

async function open(
  types: FakeRoom["files"] = ["image/jpeg", "text/plain"],
): Promise<{ room: FakeRoom; element: ProsaChat }> {
  const room = await openRoom();
  room.files = types;
  const element = await stage();
  element.open();
  await appears(element, () => isOnline(element) && button(element));
  return { room, element };
}

const button = (element: ProsaChat) => byRole(element, "button", "Enviar arquivo ou foto");
const pictures = (element: ProsaChat) => [
  ...element.renderRoot.querySelectorAll<HTMLImageElement>(".file img"),
];
const shows = (element: ProsaChat, text: string) => element.renderRoot.textContent?.includes(text);
const note = (name = "nota.txt", words = "oi") => new File([words], name, { type: "text/plain" });

/** A JPEG of a picture with a place in it, as a phone takes it. */
async function photo(): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.getContext("2d")?.fillRect(0, 0, 90, 60);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg"));
  const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer());
  const words = new TextEncoder().encode(`Exif\0\0${PLACE}`);
  const exif = Uint8Array.of(0xff, 0xe1, 0, words.length + 2, ...words);
  return new File([bytes.slice(0, 2), exif, bytes.slice(2)], "foto.jpg", { type: "image/jpeg" });
}

function held(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

function paste(element: ProsaChat, ...files: readonly File[]): boolean {
  const init = { clipboardData: held(...files), bubbles: true, cancelable: true, composed: true };
  const input = element.renderRoot.querySelector("textarea");
  return input?.dispatchEvent(new ClipboardEvent("paste", init)) ?? true;
}

function drag(element: ProsaChat, type: "dragover" | "drop", ...files: readonly File[]): void {
  const init = { dataTransfer: held(...files), bubbles: true, cancelable: true, composed: true };
  element.renderRoot.querySelector(".scroll")?.dispatchEvent(new DragEvent(type, init));
}

describe("files", () => {
  afterEach(clearStage);

  it("has a button where the site takes files, of the types that it takes, and none elsewhere", async () => {
    const { element } = await open();
    const input = element.renderRoot.querySelector<HTMLInputElement>("input[type=file]");
    expect(input?.accept).to.equal("image/jpeg,text/plain");
    expect(input?.multiple).to.equal(true);
    const pressed = new Promise((resolve) =>
      input?.addEventListener("click", (event) => {
        event.preventDefault();
        resolve(true);
      }),
    );
    button(element)?.click();
    expect(await pressed).to.equal(true);
    await clearStage();

    await openRoom();
    const other = await stage();
    other.open();
    await appears(other, () => isOnline(other) && byRole(other, "button", "Mais opções"));
    expect(button(other)).to.equal(undefined);
    expect(paste(other, note())).to.equal(true);
  });

  for (const [what, isTouched, types, accepted] of [
    ["a phone, for pictures alone", true, ["image/jpeg", "image/png", "text/plain"], "image/jpeg,image/png"],
    ["a phone, where the site takes no pictures", true, ["text/plain"], undefined],
    ["a device with a mouse", false, ["image/jpeg"], undefined],
  ] as const) {
    it(`${accepted ? "opens the" : "offers no"} camera on ${what}`, async () => {
      const { matchMedia } = window;
      window.matchMedia = (query) =>
        query === "(pointer: coarse)" && isTouched ? matchMedia("all") : matchMedia(query);
      try {
        const { room, element } = await open([...types]);
        const camera = byRole(element, "button", "Tirar uma foto");
        const input = element.renderRoot.querySelector<HTMLInputElement>("input[capture]");
        expect(camera !== undefined).to.equal(accepted !== undefined);
        expect(input?.accept).to.equal(accepted);
        if (!camera || !input) return;
        expect([input.getAttribute("capture"), input.multiple]).to.deep.equal(["environment", false]);
        expect(camera.nextElementSibling).to.equal(input);
        input.files = held(await photo()).files;
        input.dispatchEvent(new Event("change"));
        const { fileId } = await room.heard("attach");
        expect(room.sent.get(fileId)?.type).to.equal("image/jpeg");
        expect(await violationsOf(element)).to.deep.equal([]);
      } finally {
        window.matchMedia = matchMedia;
      }
    });
  }

  it("is accessible with a picture, a file, and one that waits", async () => {
    const { room, element } = await open();
    paste(element, await photo(), note());
    await room.heard("attach", 2);
    room.isReachable = false;
    room.cut();
    paste(element, note("depois.txt"));
    await appears(
      element,
      () => byRole(element, "button", "Cancelar") && pictures(element)[0]?.src.startsWith("blob:"),
    );
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it("sends a picture without the place where it was taken, and shows it", async () => {
    const { room, element } = await open();
    const file = await photo();
    expect(await file.text()).to.include(PLACE);
    expect(paste(element, file)).to.equal(false);
    const { id, fileId } = await room.heard("attach");
    const sent = room.sent.get(fileId);
    expect(sent?.name).to.equal("foto.jpg");
    expect([...(sent?.bytes ?? [])].slice(0, 3)).to.deep.equal([0xff, 0xd8, 0xff]);
    expect(new TextDecoder("latin1").decode(sent?.bytes)).not.to.include(PLACE);
    const image = await appears(element, () => pictures(element).find(({ src }) => src.startsWith("blob:")));
    // A picture that has loaded changes nothing in the document.
    await image.decode();
    expect(image.naturalWidth / image.naturalHeight).to.equal(2);
    expect(image.closest("[data-id]")?.getAttribute("data-id")).to.equal(id);
  });

  it("sends what is dropped, and says where it may be dropped", async () => {
    const { room, element } = await open();
    drag(element, "dragover", note());
    await appears(element, () => shows(element, "Solte aqui para enviar"));
    drag(element, "drop", note());
    const { fileId } = await room.heard("attach");
    expect(new TextDecoder().decode(room.sent.get(fileId)?.bytes)).to.equal("oi");
    await appears(element, () => !shows(element, "Solte aqui para enviar"));
    await appears(element, () => shows(element, "nota.txt") && shows(element, "PLAIN · 0 kB"));
  });

  it("keeps a file that was chosen offline, over a reload, and sends it once", async () => {
    const { room, element } = await open();
    room.isReachable = false;
    room.cut();
    paste(element, note("pedido.txt", "um café"));
    await appears(element, () => shows(element, "pedido.txt") && byRole(element, "button", "Cancelar"));
    expect(room.sent.size).to.equal(0);
    await clearStage();

    room.isReachable = true;
    const again = await stage(element.site);
    again.open();
    const { fileId } = await room.heard("attach");
    expect(new TextDecoder().decode(room.sent.get(fileId)?.bytes)).to.equal("um café");
    await appears(again, () => shows(again, "pedido.txt") && !byRole(again, "button", "Cancelar"));
    expect(room.commands.filter(({ type }) => type === "attach").length).to.equal(1);
  });

  it("lets words pass a file that takes long, and forgets one that is cancelled", async () => {
    const { room, element } = await open();
    const held = Promise.withResolvers<undefined>();
    room.refuseFile = () => held.promise;
    paste(element, note("longa.txt"));
    const cancel = await appears(element, () => byRole(element, "button", "Cancelar"));
    element.send("Já mandei a nota");
    await room.heard("say");
    cancel.click();
    await appears(element, () => !shows(element, "longa.txt"));
    held.resolve(undefined);
    room.refuseFile = () => undefined;
    paste(element, note("curta.txt"));
    const { fileId } = await room.heard("attach");
    expect(room.sent.get(fileId)?.name).to.equal("curta.txt");
  });

  it("says why a file was refused, and sends it again when asked", async () => {
    const { room, element } = await open();
    const problem = { type: "about:blank", title: "", status: 415, code: "bad-file-type", detail: "" };
    room.refuseFile = () => Response.json(problem, { status: 415 });
    paste(element, note());
    await appears(element, () => shows(element, "Este arquivo não pôde ser enviado"));
    room.refuseFile = () => undefined;
    (await appears(element, () => byRole(element, "button", "Tentar de novo"))).click();
    await room.heard("attach");
    await appears(element, () => !shows(element, "Este arquivo não pôde ser enviado"));
  });

  it("takes no file of another type or over 10 MiB, and says so", async () => {
    const { room, element } = await open();
    paste(element, new File(["MZ"], "jogo.exe", { type: "application/x-msdownload" }));
    await appears(element, () => shows(element, "Não recebemos este tipo de arquivo: “jogo.exe”"));
    paste(element, note("enorme.txt", "a".repeat(FILE_BYTES_MAX + 1)));
    await appears(element, () => shows(element, "“enorme.txt” passa de 10 MB"));
    byRole(element, "button", "Fechar aviso")?.click();
    await appears(element, () => !shows(element, "passa de 10 MB"));
    paste(element, note("inteira.txt", "a".repeat(FILE_BYTES_MAX)));
    const { fileId } = await room.heard("attach");
    expect(room.sent.get(fileId)?.bytes.length).to.equal(FILE_BYTES_MAX);
  });

  it("shows a picture of another device by its address, and by its name where the page refuses it", async () => {
    const { room, element } = await open();
    const bytes = new Uint8Array(await (await photo()).arrayBuffer());
    room.sent.set("file-0001", { name: "foto.jpg", bytes, type: "image/jpeg" });
    const part = { type: "file", name: "foto.jpg", mediaType: "image/jpeg", byteCount: 2_300_000 } as const;
    room.say({ id: "visitor-0001", author: "visitor", parts: [{ ...part, fileId: "file-0001" }] });
    await appears(element, () => pictures(element)[0]?.src.endsWith("/api/files/file-0001"));
    room.say({ id: "visitor-0002", author: "visitor", parts: [{ ...part, fileId: "file-of-nobody" }] });
    await appears(element, () => shows(element, "JPEG · 2,3 MB"));
  });
});
