/** The names by which questions are filtered, as the address and the query of `GET /api/unanswered` have them. */
const QUESTION_FILTERS = ["channel", "language", "topic", "since", "until"] as const;
export type QuestionFilterName = (typeof QUESTION_FILTERS)[number];

/** The part of the query that says which questions count. */
export function questionQuery(filters: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    QUESTION_FILTERS.flatMap((name): [string, string][] => {
      const value = filters.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

/** The filters that are set, each once: both ends of the time are one. */
export function setQuestionFilters(filters: URLSearchParams): [name: QuestionFilterName, value: string][] {
  return QUESTION_FILTERS.filter((name) => name !== "until").flatMap(
    (name): [QuestionFilterName, string][] => {
      const value = filters.get(name);
      return value ? [[name, value]] : [];
    },
  );
}
