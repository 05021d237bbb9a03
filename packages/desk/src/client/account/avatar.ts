import { type Account, AVATAR_SIDE } from "@prosa/protocol/desk";
import { requestAt } from "../requests.ts";

/** The quality of a picture that is drawn. By eye: at 128 px nothing is seen of it, and a photo has about 4 KiB. */
const QUALITY = 0.86;

/** Types of drawn pictures, the smaller first; WebKit writes no WebP. */
const TYPES = ["image/webp", "image/jpeg"] as const;

/**
 * Draws a picture as the square that stands for a person: upright, small, and without a word of what a camera wrote. Resolves to
 * nothing for what is no picture that this browser can draw, whatever its name says.
 */
export async function drawAvatar(file: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = document.createElement("canvas");
  canvas.width = AVATAR_SIDE;
  canvas.height = AVATAR_SIDE;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.imageSmoothingQuality = "high";
  // Parts that are see-through would show the initials behind them.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, AVATAR_SIDE, AVATAR_SIDE);
  const left = (bitmap.width - side) / 2;
  // In a tall picture a face is above the middle.
  const top = (bitmap.height - side) / 3;
  context.drawImage(bitmap, left, top, side, side, 0, 0, AVATAR_SIDE, AVATAR_SIDE);
  bitmap.close();
  for (const type of TYPES) {
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
    if (drawn?.type === type) return drawn;
  }
  return undefined;
}

/** Gives a person the picture; rejects with a `RequestProblem`, 403 `not-allowed` for another person. */
export function sendAvatar(person: string, picture: Blob): Promise<Account> {
  return requestAt("PUT", pathOf(person), picture);
}

/** Removes a person's picture, one's own or, as an owner, another's; rejects as above. */
export function removeAvatar(person: string): Promise<Account> {
  return requestAt("DELETE", pathOf(person));
}

function pathOf(person: string): string {
  return `/api/desk/people/${encodeURIComponent(person)}/avatar`;
}
