import { MemoryStorage } from "../../src/hosts/memory/storage.ts";
import type { LogEntry } from "../../src/platform/log.ts";
import { createMasterKeys } from "../../src/security/sealing/key-wrapper.ts";
import type { SealedStorage } from "../../src/security/sealing/sealed-storage.ts";
import { SiteKeyCache } from "../../src/security/sealing/site-keys.ts";
import { sealSession } from "../../src/session/log/seal-session.ts";
import { SiteKeyRing } from "../../src/site/site-key-ring.ts";
import { MASTER_KEY } from "../testbed.ts";
import { UnsealedRows } from "./unsealed-rows.ts";

interface SealedSession {
  /** The platform's storage: what a thief would get. */
  disk: MemoryStorage;
  /** The same rows, opened. */
  rows: UnsealedRows;
  storage: SealedStorage;
  site: MemoryStorage;
}

/** A session's storage and that of its site, `loja`, without any room. */
export function sealedSession(
  host: { now: () => number; newId: () => string; log: (entry: LogEntry) => void },
  secrets: readonly string[] = [MASTER_KEY],
  { disk, site }: { disk: MemoryStorage; site: MemoryStorage } = {
    disk: new MemoryStorage(),
    site: new MemoryStorage(),
  },
): SealedSession {
  const wrapper = createMasterKeys(secrets);
  const ring = new SiteKeyRing({ storage: site, now: host.now }, wrapper);
  ring.belongTo("loja");
  const { storage } = sealSession(
    {
      ...host,
      environment: { ok: false, problem: "none" },
      storage: disk,
      alarm: { get: async () => null, set: async () => undefined },
      connections: () => [],
      after: () => () => undefined,
      callRoom: () => ring.answer(),
    },
    new SiteKeyCache(wrapper),
  );
  return { disk, site, storage, rows: new UnsealedRows("main", disk.rows, site.rows) };
}
