import type { Section } from './section.ts';

/** Something that can be measured. */
export interface Benchmark {
  /** As `npm run bench -- name` calls it. */
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<Section[]>;
}

/** What a benchmark is given. */
export interface Bench {
  /** A folder of its own, removed at the end. */
  readonly temp: string;
  /** Aborted when the user stops the run: nothing is measured any more, all that was started ends. */
  readonly signal: AbortSignal;
  /** Says what is under way. */
  readonly progress: (stage: string, step?: string) => void;
}
