import { FILE_BYTES_MAX, type FileType } from "@prosa/protocol";

/** The types that a canvas writes. */
const DRAWN: readonly FileType[] = ["image/jpeg", "image/png", "image/webp"];

/** The longest side of a picture, in pixels: what every canvas takes (WebKit: 16.7 million), and more than a screen shows. */
const SIDE_MAX = 4_096;

/** The quality of a photo that is redrawn as JPEG or WebP. By hand: browsers take about .92 unless told. */
const QUALITY = 0.9;

/** A file that is ready to leave, or the reason why it cannot. */
type Prepared = { ok: true; file: Blob } | { ok: false; fault: "large" | "type" };

/**
 * Makes a file ready: a picture is drawn once more, upright, so that nothing stays of what a camera wrote into it, its place above
 * all; everything else stays as it is. The server judges by content and has the last word.
 */
export async function prepare(file: Blob, types: readonly FileType[]): Promise<Prepared> {
  const plain = (await redrawn(file, types)) ?? file;
  if (!types.some((type) => (type === "text/plain" ? plain.type.startsWith("text/") : type === plain.type)))
    return { ok: false, fault: "type" };
  return plain.size > FILE_BYTES_MAX ? { ok: false, fault: "large" } : { ok: true, file: plain };
}

/** The picture, drawn once more; `undefined` for what is none that this browser can draw, and for one that moves. */
async function redrawn(file: Blob, types: readonly FileType[]): Promise<Blob | undefined> {
  if (!file.type.startsWith("image/") || file.type === "image/gif" || file.type === "image/svg+xml")
    return undefined;
  const drawn = DRAWN.filter((type) => types.includes(type));
  const type = drawn.find((one) => one === file.type) ?? drawn[0];
  const bitmap = type && (await createImageBitmap(file).catch(() => undefined));
  if (!bitmap) return undefined;
  const scale = Math.min(1, SIDE_MAX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
  return blob ?? undefined;
}
