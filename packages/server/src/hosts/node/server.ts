import { rmSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo, ListenOptions } from "node:net";
import path from "node:path";
import type { Duplex } from "node:stream";
import { encodeEvents, REFUSAL_CLOSE_CODES } from "@prosa/protocol";
import { type ServerOptions, type WebSocket, WebSocketServer } from "ws";
import { createDeployment } from "../../compose.ts";
import type { GatewayHost } from "../../gateway/incoming.ts";
import { type Clock, systemClock } from "../../platform/clock.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import { ADDRESS_HEADER, type RoomKind } from "../../platform/room-host.ts";
import { SocketShares } from "../../security/rate-limits/socket-shares.ts";
import { useCiphersOf } from "../../security/sealing/cipher.ts";
import { addressOf, webHost } from "../web/host.ts";
import { GATEWAY_PATH } from "../web/static-files.ts";
import { createCheckedFetch } from "./egress/checked-fetch.ts";
import { FILES_FOLDER } from "./files/folder-files.ts";
import { headersOf, requestOf, sendResponse, urlOf } from "./http.ts";
import { createInnerServer } from "./inner-server.ts";
import { listenForMail } from "./mail/listen.ts";
import { nodeMailerOf } from "./mail/mailer-of.ts";
import { Metrics, writeSamples } from "./metrics/metrics.ts";
import { createProcessSamples } from "./metrics/process-samples.ts";
import { folderOf, Peers } from "./peers.ts";
import { Rooms } from "./rooms.ts";
import { RoomsFile } from "./rooms-file.ts";
import { nodeCipher } from "./sealing/cipher.ts";
import type { NodeSettings } from "./settings.ts";
import { StaticFiles } from "./static-files.ts";
import { createListener } from "./tls/listener.ts";

/** The memory that the sites of a process may take, in bytes: some 190 sites of 200 passages. */
const PROCESS_SITES_BYTES = 512 * 1024 * 1024;

/** Above the protocol's own limit, so that the room answers what is a little too long. */
const FRAME_BYTES_MAX = 1024 * 1024;
const BODY_BYTES_MAX = 32 * 1024 * 1024;
/**
 * A request's head, the whole request, and a client's answer to the farewell of its socket must have come in this time, in
 * milliseconds.
 */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2_000,
  closeTimeout: 5_000,
};
/** Requests that may be under way beside the sockets. */
const REQUESTS_MAX = 1_000;
const FAREWELL_MS = 2_000;
const BACKLOG = 4_096;
const RETRY_AFTER_MS = 15_000;
/** The rooms that take sockets: a session's, by either of its addresses, and a site's desk. */
const SOCKET_PATH = /^\/(?:party|parties\/(main|desk))\/([\w-]{1,64})$/;

/** A server that listens. */
export interface NodeServer {
  readonly port: number;
  /** The port where answers by mail are taken; `null` where none are. */
  readonly mailPort: number | null;
  /** Reads the files of the certificate again, where there are any, and logs what came of it. */
  renewCertificate(): void;
  /** Takes no more, finishes what is under way, tells clients to come back, and closes the file. */
  stop(): Promise<void>;
}

/** Starts a process of the server: rooms in one file, sockets, the HTTP interface and the widget's files. */
export async function startServer(
  settings: NodeSettings,
  environment: EnvironmentResult,
  { limits = {}, clock = systemClock }: { limits?: Partial<typeof LIMITS>; clock?: Clock } = {},
): Promise<NodeServer> {
  useCiphersOf(nodeCipher);
  const folder = folderOf(settings.data, settings.place.index);
  const file = new RoomsFile(folder);
  const peers = new Peers(settings.data, settings.place);
  const metrics = new Metrics();
  const log: GatewayHost["log"] = (entry) => {
    metrics.note(entry);
    webHost.log(entry);
  };
  const deployment = createDeployment(environment, log, undefined, undefined, PROCESS_SITES_BYTES);
  const allowLoopback = environment.ok && environment.value.allowLoopback;
  const fetchForeign = createCheckedFetch({ policy: { allowLoopback } });
  const mailer = nodeMailerOf(environment);
  const rooms = new Rooms({
    environment,
    clock,
    deployment,
    file,
    filesFolder: path.join(settings.data, FILES_FOLDER),
    peers,
    log,
    socketsMax: settings.socketsMax,
    fetchForeign,
    ...mailer,
  });
  const host = { ...webHost, ...clock, ...mailer, fetchForeign, log, environment, callRoom: rooms.callRoom };
  const ownSamples = createProcessSamples(rooms, folder);
  const samples = () => [...metrics.samples(), ...ownSamples()];
  const statics = settings.statics === undefined ? null : new StaticFiles(settings.statics);

  /** The address that limits count for what came from outside. */
  const visitorAddress = (incoming: IncomingMessage): string =>
    addressOf(environment, incoming.socket.remoteAddress ?? null, headersOf(incoming));

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { pathname } = urlOf(incoming);
    if (!GATEWAY_PATH.test(pathname) && (await statics?.send(pathname, incoming, outgoing))) return;
    if (Number(incoming.headers["content-length"] ?? 0) > BODY_BYTES_MAX) {
      return sendResponse(new Response(null, { status: 413 }), incoming, outgoing);
    }
    const request = requestOf(incoming);
    const isForMetrics = pathname === "/metrics" && request.method === "GET";
    const asked = { ...host, address: visitorAddress(incoming) };
    const response = await (isForMetrics
      ? tellMetrics(request, asked)
      : deployment.gateway.fetch(request, asked));
    await sendResponse(response, incoming, outgoing);
  }

  /** Tells the operator the numbers of all processes. */
  async function tellMetrics(request: Request, asked: GatewayHost): Promise<Response> {
    const refusal = await deployment.gateway.refuseStranger(request, asked);
    if (refusal) return refusal;
    const all = [{ index: settings.place.index, samples: samples() }, ...(await peers.samples())];
    const labelled = all.flatMap(({ index, samples: own }) =>
      own.map((sample) => ({ ...sample, labels: { process: String(index), ...sample.labels } })),
    );
    return new Response(writeSamples(labelled), { headers: { "content-type": "text/plain; version=0.0.4" } });
  }

  const { closeTimeout, ...ofRequests } = { ...LIMITS, ...limits };
  const { server, renewCertificate } = createListener(settings.tls, ofRequests);
  server.maxConnections = settings.socketsMax + REQUESTS_MAX;
  server.on("request", (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // A client that went away in the middle is no fault of the server.
      if (!outgoing.destroyed) log({ level: "warn", event: "answer-failed", error: faultOf(error) });
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500, { connection: "close" }).end();
    });
  });

  // The types of ws do not know the time of a farewell yet.
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    maxPayload: FRAME_BYTES_MAX,
    clientTracking: true,
    closeTimeout,
  };
  const sockets = new WebSocketServer(options);
  const shares = new SocketShares(settings.addressSocketsMax);
  const upgrade = (incoming: IncomingMessage, stream: Duplex, head: Buffer, address: string) => {
    stream.on("error", destroy);
    const [, kind = "main", id] = SOCKET_PATH.exec(urlOf(incoming).pathname) ?? [];
    if (id === undefined) return void stream.end("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
    const elsewhere = peers.elsewhere(kind as RoomKind, id);
    if (elsewhere !== null)
      return void peers.pass(elsewhere, incoming, stream, head, address).catch(() => stream.destroy());
    sockets.handleUpgrade(incoming, stream, head, (socket) => {
      if (rooms.isFull || !shares.take(address)) return refuse(socket);
      giveBack(shares, address, socket);
      const { origin } = incoming.headers;
      const headers = new Headers(origin === undefined ? {} : { origin });
      headers.set(ADDRESS_HEADER, address);
      rooms.connect(kind as RoomKind, id, socket, new Request(urlOf(incoming), { headers }));
    });
  };
  server.on("upgrade", (incoming, stream, head) => upgrade(incoming, stream, head, visitorAddress(incoming)));
  const inner = peers.isNeeded ? createInnerServer({ rooms, samples, upgrade }) : null;
  if (inner) {
    rmSync(peers.ownSocket, { force: true });
    await listening(inner, { path: peers.ownSocket, exclusive: true });
  }
  await listening(server, { port: settings.port, host: settings.host, backlog: BACKLOG });

  // Of several processes the first listens: an answer finds its room from any of them.
  const isFirst = settings.place.index === 0;
  const inbound = isFirst
    ? await listenForMail(settings, deployment.gateway, { ...host, address: "" })
    : null;

  return {
    mailPort: inbound?.port ?? null,
    port: (server.address() as AddressInfo).port,
    renewCertificate() {
      try {
        log({ level: "info", event: "reloaded", certificate: renewCertificate() ? "read" : "none" });
      } catch (error) {
        log({ level: "error", event: "certificate-unreadable", error: faultOf(error) });
      }
    },
    async stop() {
      const { promise: closed, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeIdleConnections();
      await inbound?.stop();
      await rooms.stop();
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
        // A socket that passes through to another process may stay; it goes with this one.
        resolve();
      }, FAREWELL_MS);
      await closed;
      clearTimeout(cut);
      inner?.closeAllConnections();
      inner?.close();
      file.close();
    },
  };
}

/** Ends a stream that failed. As one function for all it holds nothing of the request that brought it. */
function destroy(this: Duplex): void {
  this.destroy();
}

/** Gives an address's share back when its socket ends. Apart, so that the socket does not hold the request that brought it. */
function giveBack(shares: SocketShares, address: string, socket: WebSocket): void {
  socket.once("close", () => shares.give(address));
}

function refuse(socket: WebSocket): void {
  const message = "This server holds as many conversations as it may; come back later.";
  const events = [{ type: "refused", code: "unavailable", message, retryAfterMs: RETRY_AFTER_MS } as const];
  for (const frame of encodeEvents(events)) socket.send(frame);
  socket.close(REFUSAL_CLOSE_CODES.unavailable, "unavailable");
}

function listening(server: Server, at: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, resolve);
  });
}
