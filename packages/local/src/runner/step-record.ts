import type { Masker } from './masker.ts';
import type { ShownAnnotation } from './outcome.ts';

/** Per level and step, and characters of a message (src/Runner.Worker/ExecutionContext.cs). */
const maxPerLevel = 10;
const maxMessage = 4096;

/** What one step has produced so far. */
export interface StepRecord {
  readonly outputs: Map<string, string>;
  readonly env: Map<string, string>;
  readonly path: string[];
  readonly state: Map<string, string>;
  readonly annotations: ShownAnnotation[];
  readonly log: string[];
  readonly raw: string[];
  summary: string;
  dropped: number;
}

export function newRecord(): StepRecord {
  return {
    outputs: new Map(),
    env: new Map(),
    path: [],
    state: new Map(),
    annotations: [],
    log: [],
    raw: [],
    summary: '',
    dropped: 0,
  };
}

export interface ReporterOptions {
  readonly record: StepRecord;
  readonly masker: Masker;
  readonly debug: boolean;
  readonly show: (line: string) => void;
}

/** Writes what one script of a step shows: lines of the log and annotations, masked. */
export class Reporter {
  readonly #options: ReporterOptions;
  readonly #count = { error: 0, warning: 0, notice: 0 };

  constructor(options: ReporterOptions) {
    this.#options = options;
  }

  line(text: string): void {
    const { record, masker, show } = this.#options;
    const shown = masker.mask(text);
    record.log.push(shown);
    show(shown);
  }

  debug(text: string): void {
    if (!this.#options.debug) return;
    for (const line of text.split(/\r?\n/)) this.line(`##[debug]${line}`);
  }

  error(message: string): void {
    this.annotate({ level: 'error', message });
  }

  warning(message: string): void {
    this.annotate({ level: 'warning', message });
  }

  annotate(annotation: ShownAnnotation): void {
    const { record, masker } = this.#options;
    const { level } = annotation;
    const message = masker.mask(annotation.message).slice(0, maxMessage);
    // GitHub logs an empty message, but shows no annotation of it.
    if (message.trim() !== '') {
      if (this.#count[level] < maxPerLevel) record.annotations.push({ ...annotation, message });
      else record.dropped += 1;
      this.#count[level] += 1;
    }
    if (message !== '') this.line(`##[${level}]${message}`);
  }
}
