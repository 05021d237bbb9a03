/** A limit on the tokens of one session, or of one site, in an hour. */
export interface TokenBudget {
  readonly isSpent: boolean;
  spend(tokenCount: number): void;
}

/** Tokens that an LLM read and wrote, as its server counted them or by estimate. */
export interface Tokens {
  input: number;
  output: number;
}
