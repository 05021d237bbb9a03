/** What a task is called with: files or folders of the layouts of `../shared/data`. */
export interface TaskInput {
  train?: string | undefined;
  docs?: string | undefined;
  test: string;
  /** One of several sites alone, by its folder. */
  site?: string | undefined;
  /** Judges each site by weights that were trained without it. */
  leaveOneOut?: boolean | undefined;
  /** Asks questions of sites in another language than their pages'. */
  otherLanguages?: boolean | undefined;
  /** Each question is asked in a talk that was about other things before. */
  midTalk?: boolean | undefined;
  /** The owner's setting `answering`: careful, balanced or helpful. */
  answering?: string | undefined;
  errors?: boolean | undefined;
  /** The LLM to evaluate with: its address up to and with `/v1`, and its name. A scripted one where both are absent. */
  baseUrl?: string | undefined;
  model?: string | undefined;
  /** A file that replies of an LLM are written to, and one that they are read from instead of asking. */
  record?: string | undefined;
  replay?: string | undefined;
  /** The price of a million tokens sent and of a million written, as `0.25,2`. */
  price?: string | undefined;
}

/** Figures are fractions of 1, counts or milliseconds, in nested groups; a miss is one row that came out wrong. */
export interface TaskResult {
  figures: Figures;
  misses: unknown[];
}

export interface Figures {
  [name: string]: number | Figures;
}

export interface Task {
  /** What is measured where the caller names nothing; absent where a path has to be given. */
  test?: string;
  run(input: TaskInput): Promise<TaskResult>;
}
