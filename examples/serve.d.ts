export interface ExamplesServer {
  readonly origin: string;
  close(): Promise<void>;
}
/**
 * Serves the example pages: the shop at /shop/, the strict-CSP page at /strict-csp/, the themed one at /themed/, the
 * gallery at /gallery/, the headless chat at /headless/. Pages name Prosa as `http://localhost:1999`; `prosaOrigin` takes its place as they go out. Port 0 takes a free one.
 * The gallery shows the widget that is built in `widget`, by default the package's own build.
 */
export declare function serveExamples(options: {
  readonly port: number;
  readonly host?: string;
  readonly prosaOrigin: string;
  readonly widget?: string;
}): Promise<ExamplesServer>;
