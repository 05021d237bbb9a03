import type { CDPSession } from "playwright-core";

/** What went over the line for one address; times are in seconds, by the browser's clock. */
interface Transfer {
  path: string;
  startAt: number;
  endAt: number;
  bytes: number;
}

/** Notes what goes over the line from now on; returns a function that writes it as lines of a waterfall. */
export function noteWaterfall(session: CDPSession): () => string[] {
  const transfers = new Map<string, Transfer>();
  const begin = (id: string, url: string, startAt = 0) =>
    transfers.set(id, { path: new URL(url).pathname, startAt, endAt: 0, bytes: 0 });
  const change = (id: string, news: Partial<Transfer>) => Object.assign(transfers.get(id) ?? {}, news);
  session.on("Network.requestWillBeSent", ({ requestId, request, timestamp }) =>
    begin(requestId, request.url, timestamp),
  );
  session.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) =>
    change(requestId, { endAt: timestamp, bytes: encodedDataLength }),
  );
  session.on("Network.webSocketCreated", ({ requestId, url }) => begin(requestId, url));
  session.on("Network.webSocketWillSendHandshakeRequest", ({ requestId, timestamp }) =>
    change(requestId, { startAt: timestamp }),
  );
  // The room's first frame is its welcome.
  session.on("Network.webSocketFrameReceived", ({ requestId, timestamp, response }) => {
    if (transfers.get(requestId)?.bytes === 0)
      change(requestId, { endAt: timestamp, bytes: response.payloadData.length });
  });
  return () => {
    const startAt = Math.min(...[...transfers.values()].map((transfer) => transfer.startAt));
    const ms = (at: number) => (at ? ((at - startAt) * 1_000).toFixed(0) : "–").padStart(6);
    return [...transfers.values()]
      .filter(({ path }) => path !== "/favicon.ico")
      .map(
        (one) =>
          `${ms(one.startAt)} to ${ms(one.endAt)} ms ${String(one.bytes).padStart(7)} bytes  ${one.path}`,
      );
  };
}
