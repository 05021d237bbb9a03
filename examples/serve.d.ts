export interface ExamplesServer {
  readonly origin: string;
  close(): Promise<void>;
}
/**
 * Serves the example pages: the shop at /shop/ and the strict-CSP page at /strict-csp/.
 * Pages name Prosa as `http://localhost:1999`; `prosaOrigin` takes its place as they go out. Port 0 takes a free one.
 */
export declare function serveExamples(options: {
  readonly port: number;
  readonly host?: string;
  readonly prosaOrigin: string;
}): Promise<ExamplesServer>;
