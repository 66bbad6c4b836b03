/** A step that is run by act and by our own runner. */
export interface Case {
  readonly name: string;
  /** As the workflow's `uses:` has it. */
  readonly uses: string;
  /** Where that action is. */
  readonly folder: string;
  readonly inputs: Texts;
  readonly env?: Texts;
}

/** The id of the step that runs the case of that index. */
export const idOf = (index: number) => `case-${String(index)}`;

/** What the steps find around them, by both runners the same. */
export interface Surroundings {
  /** Copied into the workspace before the first step. */
  readonly material: string;
  readonly secrets: Texts;
  readonly env: Texts;
  readonly github: Texts;
}

/** What people and later steps get of a step, with what differs from run to run taken out. */
export interface Shown {
  readonly result: string;
  readonly outputs: Texts;
  readonly summary: string;
  readonly annotations: readonly Texts[];
  /** What its script printed, commands taken out, masked. */
  readonly lines: readonly string[];
}

export type Texts = Readonly<Record<string, string>>;

/** Every text of `shown`, changed. */
export function changed(shown: Shown, change: (text: string) => string): Shown {
  const texts = (record: Texts) =>
    Object.fromEntries(Object.entries(record).map(([name, text]) => [name, change(text)]));
  return {
    result: shown.result,
    outputs: texts(shown.outputs),
    summary: change(shown.summary),
    annotations: shown.annotations.map(texts),
    lines: shown.lines.map(change),
  };
}

/** Ports, commits, times and the runner's folders out of a text. */
export function lasting(text: string): string {
  return text
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
    .replaceAll(/\b([\da-f]{40}|[\da-f]{12}(?=`))\b/g, 'COMMIT')
    .replaceAll(/\/\S*\/([\w-]+)-\d+-report\.md/g, 'TEMP/$1-report.md')
    .replaceAll(/\b\d+(\.\d+)? m?s\b/g, 'TIME');
}
