import { expect } from "@esm-bundle/chai";
import type { SessionToken } from "@prosa/protocol";
import { Credentials } from "../../src/client/credentials.ts";

const OLD: SessionToken = {
  session: "session-old",
  token: "token",
  expiresInS: 3_600,
  refreshToken: "refresh",
};

describe("Credentials", () => {
  it("[I13] does not take an erased session from a device that answers late", async () => {
    const { promise, resolve } = Promise.withResolvers<SessionToken | undefined>();
    const credentials = new Credentials({
      server: "https://chat.example",
      site: "loja",
      language: () => undefined,
      onSite: () => {},
      history: { loadSession: () => promise, saveSession: async () => {} },
      tabs: { alone: (work) => work() },
      onNewSession: () => {},
      onErased: () => {},
    });
    const asked = credentials.acquire().then(
      () => "a session",
      (error: { code?: string }) => error.code,
    );
    credentials.forget();
    resolve(OLD);
    expect(await asked).to.equal("erased");
    expect(credentials.current).to.equal(undefined);
  });
});
