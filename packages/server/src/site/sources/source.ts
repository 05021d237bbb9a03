import type { AddSourceRequest, Language } from "@prosa/protocol";
import type { Passage } from "../../knowledge/passage.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Trouble } from "../pages/note-failure.ts";
import type { SitePages } from "../pages/site-pages.ts";
import type { VersionStore } from "../version/version-store.ts";
import type { SiteReader } from "../web/site-reader.ts";
import type { SourcePages } from "./source-pages.ts";
import type { OriginOf, SourceKind, SourceReading, SourceRow } from "./source-row.ts";
import type { SourceStore } from "./source-store.ts";

/** One kind of source. A new kind is a folder with its `source.ts`, its origin in `source-row.ts` and a line in `registry.ts`. */
export interface Source<Kind extends SourceKind> {
  /**
   * Takes the owner's request for a new source; `null` for a kind that no request adds. Rejects with a `SiteRefusal` for a
   * request that cannot be used.
   */
  create: ((request: RequestOf<Kind>, id: string, fallback: Language) => Promise<NewSource<Kind>>) | null;
  /** The reading of a kind that lies on the web; `null` for one that the owner wrote. */
  web: WebReading<Kind> | null;
}

/** The owner's request that adds a source of this kind. */
type RequestOf<Kind extends SourceKind> = Extract<AddSourceRequest, { kind: Kind }>;

/** A source before it has a row; `passages` are known at once where the owner wrote them. */
export interface NewSource<Kind extends SourceKind> {
  title: string;
  origin: OriginOf<Kind>;
  passages: readonly Passage[];
}

/** Writes down one unit of reading; it gets the row as it is at that time. */
type Write<Kind extends SourceKind> = (row: SourceRow<Kind>) => Promise<void>;

/** Reads a kind of source one unit at a time: a page, a sitemap, a robots.txt. Between two units all its state is in rows. */
export interface WebReading<Kind extends SourceKind> {
  /** Reads the next unit, however long it takes, and returns the function that writes it down. */
  read(row: SourceRow<Kind>, deps: SourceDeps): Promise<Write<Kind>>;
  /** Writes down that a reading failed. */
  fail(row: SourceRow<Kind>, trouble: Trouble, deps: SourceDeps): Promise<void>;
  /** Interrupts or continues a reading of many units, and returns its new state; absent where a reading is one unit. */
  pause?(row: SourceRow<Kind>, deps: SourceDeps): Promise<SourceReading>;
  resume?(row: SourceRow<Kind>, deps: SourceDeps): Promise<SourceReading>;
  /** Removes the rows of a reading that is under way. */
  forget?(id: string, deps: SourceDeps): Promise<void>;
}

/** The parts of a site's room that sources work with. */
export interface SourceDeps {
  host: Pick<RoomHost, "storage" | "now" | "log">;
  rows: SourceStore;
  /** The pages of sources, each under its source's id. */
  pages: SourcePages;
  /** All pages of the site. */
  sitePages: SitePages;
  versions: VersionStore;
  reader: SiteReader;
}
