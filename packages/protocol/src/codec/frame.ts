import { FRAME_BYTES_MAX } from "../limits.ts";

/** The reason a frame could not be read. `id` is the command's own, if it could be found. */
export interface FrameFault {
  code: "bad-frame" | "unknown-command" | "frame-too-large";
  message: string;
  id?: string;
}

export type Decoded<T> = { ok: true; value: T } | { ok: false; fault: FrameFault };

const encoder = new TextEncoder();

/** The bytes that a text takes in UTF-8. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** Whether a text fits in one frame without being measured: a UTF-16 code unit takes at most three bytes. */
export function isShort(text: string): boolean {
  return text.length * 3 <= FRAME_BYTES_MAX;
}

/** Whether a text fits in one frame. */
export function fitsFrame(text: string): boolean {
  if (isShort(text)) return true;
  return text.length <= FRAME_BYTES_MAX && bytesOf(text) <= FRAME_BYTES_MAX;
}

/** Reads a frame as JSON, whatever its shape. Never throws. */
export function parseFrame(frame: unknown): Decoded<unknown> {
  if (typeof frame !== "string") {
    return fault("bad-frame", "Frames are text: send JSON in a text frame, not a binary one.");
  }
  if (!fitsFrame(frame)) {
    return fault("frame-too-large", `A frame holds at most ${FRAME_BYTES_MAX} bytes; send less in one.`);
  }
  try {
    return { ok: true, value: JSON.parse(frame) };
  } catch {
    return fault("bad-frame", "The frame is not JSON; send one command as a JSON object.");
  }
}

function fault(code: FrameFault["code"], message: string): { ok: false; fault: FrameFault } {
  return { ok: false, fault: { code, message } };
}
