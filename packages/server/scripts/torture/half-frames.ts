import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const TEXT = 0x81;
const MASKED = 0x80;
const SHORT_MAX = 125;

/**
 * Opens a socket to a session, says hello, and tears the connection in the middle of the next frame, after a share of its bytes
 * from 0 to 1. The room may or may not have got it. Resolves without more where no server answers.
 */
export async function cutInMidSend(
  origin: string,
  session: string,
  hello: string,
  frame: string,
  share: number,
): Promise<void> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  const gone = heard(socket, "close");
  socket.write(
    `GET /parties/main/${session} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
      `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
  );
  await Promise.race([heard(socket, "data"), gone]);
  if (!socket.destroyed) {
    const bytes = textFrame(frame);
    const part = Buffer.concat([textFrame(hello), bytes.subarray(0, Math.floor(share * bytes.length))]);
    await new Promise<void>((resolve) => socket.write(part, () => resolve()));
  }
  socket.destroy();
  await gone;
}

/** Unlike `once` of node:events this takes an error for no answer: the connection closes after it. */
function heard(socket: Socket, event: "close" | "data"): Promise<void> {
  return new Promise((resolve) => socket.once(event, () => resolve()));
}

/** A client's text frame of less than 64 KiB (RFC 6455, section 5.2). */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head =
    payload.length <= SHORT_MAX
      ? Buffer.from([TEXT, MASKED | payload.length])
      : Buffer.from([TEXT, MASKED | (SHORT_MAX + 1), payload.length >> 8, payload.length & 0xff]);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}
