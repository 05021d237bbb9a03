import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";

/** The paths of a certificate and its key, in PEM. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** A server for HTTP, and how it takes a renewed certificate. */
export interface Listener {
  readonly server: Server | TlsServer;
  /**
   * Reads the certificate again for connections to come; `false` where there is none to read. Throws where the files are no
   * certificate, and goes on with the one before: a renewal that failed must not end a server that has a good one.
   */
  renewCertificate(): boolean;
}

/** Makes the server, with TLS where there are files of a certificate. It does not listen yet. */
export function createListener(files: CertificateFiles | undefined, limits: ServerOptions): Listener {
  if (!files) return { server: createServer(limits), renewCertificate: () => false };
  const read = () => ({ cert: readFileSync(files.cert), key: readFileSync(files.key) });
  const server = createTlsServer({ ...limits, ...read() });
  return {
    server,
    renewCertificate() {
      server.setSecureContext(read());
      return true;
    },
  };
}
