/** The time at which every scene plays. */
export const NOW = Date.UTC(2026, 10, 25, 17, 42);
