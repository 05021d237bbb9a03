/** Thrown for a request that the desk refuses; the gateway answers with its status, code and message. */
export class DeskRefusal extends Error {
  override name = "DeskRefusal";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
