import { HttpResponse, http } from "msw";
import { SERVER } from "./server.ts";

/** The server's part in an experiment on what a site says first, behind msw. */
export class FakeArms {
  /** The answer to a device that asks for its arm. */
  answer: object = {};
  /** The status of the answer to a device that met its arm. */
  metStatus = 204;
  readonly asked: unknown[] = [];
  readonly met: unknown[] = [];
  readonly told: unknown[] = [];
  readonly #onRequest: () => void;

  constructor(onRequest: () => void) {
    this.#onRequest = onRequest;
  }

  readonly handlers = [
    http.post(`${SERVER}/api/proactive`, async ({ request }) => {
      this.asked.push(await request.json());
      this.#onRequest();
      return HttpResponse.json(this.answer);
    }),
    http.post(`${SERVER}/api/proactive/met`, async ({ request }) => {
      this.met.push(await request.json());
      this.#onRequest();
      return new HttpResponse(null, { status: this.metStatus });
    }),
    http.post(`${SERVER}/api/sessions/:id/met`, async ({ params, request }) => {
      this.told.push({ session: params.id, ...((await request.json()) as object) });
      this.#onRequest();
      return new HttpResponse(null, { status: 204 });
    }),
  ];
}
