/** Words by which a site tells its matters, and questions that any site may be asked. */
export interface SiteWords {
  /** Alternatives in a folded title or address: pages of what a site does, offers or is asked most. */
  centralPages: RegExp;
  /** Alternatives in the same: pages that no visitor comes for. */
  asidePages: RegExp;
  /** Beginnings of a folded question that is not understood without what stands before it. */
  leaning: RegExp;
  /** Beginnings of a folded question that the site asks its visitors. */
  toVisitor: RegExp;
  /** Folded headings of opening hours. */
  hoursHeading: RegExp;
  /** Questions of a visitor who has not asked anything yet, each offered where the site can answer it. */
  starters: Readonly<Record<"products" | "hours" | "contact", string>>;
}
