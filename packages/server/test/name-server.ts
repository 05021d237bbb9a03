import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { once } from "node:events";

/** A name server on loopback that answers as a test wants, each question anew. */
export interface NameServer {
  /** The names that were asked for, in order, once for each kind of address. */
  readonly asked: string[];
  /** All addresses of a name, as this server tells them. */
  resolve(host: string): Promise<string[]>;
  close(): void;
}

const HEADER_BYTES = 12;
const TYPE_A = 1;
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

/** Starts it; `answers` gives the IPv4 addresses of a name for the next question (RFC 1035). */
export async function startNameServer(answers: (name: string) => readonly string[]): Promise<NameServer> {
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, { address, port }) => {
    const { name, end } = questionOf(query);
    const isForIpv4 = query.readUInt16BE(end - 4) === TYPE_A;
    asked.push(name);
    const addresses = isForIpv4 ? answers(name).filter((one) => IPV4.test(one)) : [];
    const head = Buffer.from(query.subarray(0, end));
    head.writeUInt16BE(0x8180, 2);
    head.writeUInt16BE(addresses.length, 6);
    head.fill(0, 8, HEADER_BYTES);
    socket.send(Buffer.concat([head, ...addresses.map(recordOf)]), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    asked,
    resolve: (host) => resolver.resolve4(host),
    close: () => void socket.close(),
  };
}

/** The name in a query's one question, and the place behind it. */
function questionOf(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 5 };
}

/** An answer to the question: its name by a pointer, type A, class IN, no time to live, the address. */
function recordOf(address: string): Buffer {
  const fixed = Buffer.from([0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4]);
  return Buffer.concat([fixed, Buffer.from(address.split(".").map(Number))]);
}
