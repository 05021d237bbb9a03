import { lookup } from "node:dns/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { type AddressPolicy, checkAddress, isPrivateIp } from "../src/extract/fetch/address.ts";

export interface GuardedProxy {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts an HTTP proxy on loopback that lets a browser reach only what the policy allows. It resolves each name itself and
 * connects to the very address that it checked, so neither redirects nor a name with two answers get around it.
 */
export async function startGuardedProxy(policy: AddressPolicy): Promise<GuardedProxy> {
  const sockets = new Set<Socket>();
  const server = createServer(async (incoming, response) => {
    const address = await allowedAddress(incoming.url ?? "", policy);
    if (address === undefined) response.writeHead(403).end();
    else forward(incoming, response, address);
  });
  server.on("connect", async (incoming, client: Socket, head: Buffer) => {
    client.on("error", () => client.destroy());
    const address = await allowedAddress(`https://${incoming.url ?? ""}`, policy);
    if (address === undefined) {
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const upstream = connect(address.port, address.ip, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on("error", () => client.destroy());
    upstream.on("close", () => sockets.delete(upstream));
    client.on("close", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface CheckedAddress {
  url: URL;
  ip: string;
  port: number;
}

async function allowedAddress(address: string, policy: AddressPolicy): Promise<CheckedAddress | undefined> {
  const verdict = checkAddress(address, policy);
  if (!verdict.ok) return undefined;
  const { url, loopback } = verdict;
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  try {
    const answers = await lookup(url.hostname.replace(/^\[|\]$/g, ""), { all: true });
    const [first] = answers;
    if (first === undefined || (!loopback && answers.some((one) => isPrivateIp(one.address))))
      return undefined;
    return { url, ip: first.address, port };
  } catch {
    return undefined;
  }
}

function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  { url, ip, port }: CheckedAddress,
): void {
  const { "proxy-connection": _, ...headers } = incoming.headers;
  const outgoing = request(
    {
      host: ip,
      port,
      method: incoming.method,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  incoming.pipe(outgoing);
}
