/** A limit on the tokens of one session, or of one site, in an hour. */
export interface TokenBudget {
  readonly isSpent: boolean;
  spend(tokenCount: number): void;
}
