/** The programs of a server without its sources, by the name of their file in the build. */
export declare const PROGRAMS: {
  readonly start: "scripts/start-built.ts";
  readonly supervisor: "src/hosts/node/supervisor.ts";
  readonly index: "src/hosts/node/index.ts";
  readonly backup: "scripts/backup.ts";
  readonly health: "scripts/health.ts";
};
/**
 * Builds the server for Node, with the built widget, into a folder that needs nothing beside it, neither sources nor
 * packages: the image and the service run this.
 */
export declare function buildServer(outdir: string, widget?: string): Promise<void>;
