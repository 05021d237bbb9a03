/** What a task is called with: files or folders of the layouts of `../shared/data`. */
export interface TaskInput {
  train?: string | undefined;
  docs?: string | undefined;
  test: string;
  /** One of several sites alone, by its folder. */
  site?: string | undefined;
  /** Judges each site by weights that were trained without it. */
  leaveOneOut?: boolean | undefined;
  errors?: boolean | undefined;
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
  run(input: TaskInput): Promise<TaskResult>;
}
