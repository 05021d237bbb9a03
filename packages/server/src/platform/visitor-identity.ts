/** Who a visitor is, by the word of the site; never by the visitor's own. */
export interface VisitorIdentity {
  /** The site's own id of the visitor. */
  id: string;
  name?: string;
  email?: string;
}
