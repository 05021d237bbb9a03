/** The least confidence at which an intent alone decides. */
export const SURE = 0.7;
