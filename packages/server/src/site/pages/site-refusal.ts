/** Thrown when a site's room does not do as asked; `message` tells the owner how to go on. */
export class SiteRefusal extends Error {
  override name = "SiteRefusal";
  readonly code: string;
  readonly status: 404 | 409 | 422;

  constructor(code: string, message: string, status: 404 | 409 | 422 = 422) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
