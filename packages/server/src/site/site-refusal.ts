/** A site's room does not do what it was asked; `message` tells the owner what to do. */
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
