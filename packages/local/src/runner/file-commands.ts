import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from './errors.ts';
import { parseKeyValues } from './key-values.ts';
import type { Masker } from './masker.ts';
import type { Reporter } from './step-record.ts';

/** Bytes; over it GitHub takes none of the summary. */
const maxSummary = 1024 * 1024;

/** The kinds of file, by the name that their variable has after GITHUB_, and what the runner calls the file. */
const prefixes = {
  path: 'add_path_',
  env: 'set_env_',
  step_summary: 'step_summary_',
  state: 'save_state_',
  output: 'set_output_',
} as const;

type Kind = keyof typeof prefixes;

/** What a script has said through its files. */
export interface Collected {
  readonly path: string[];
  readonly env: Map<string, string>;
  readonly state: Map<string, string>;
  readonly outputs: Map<string, string>;
  /** Markdown, masked. */
  readonly summary: string;
  failed: boolean;
}

/** The files that a script writes its results into (src/Runner.Worker/FileCommandManager.cs). */
export class FileCommands {
  readonly #files: Readonly<Record<Kind, string>>;

  private constructor(files: Record<Kind, string>) {
    this.#files = files;
  }

  /** Makes the five files, empty, in a folder of RUNNER_TEMP. */
  static async create(temp: string): Promise<FileCommands> {
    const folder = join(temp, '_runner_file_commands');
    await mkdir(folder, { recursive: true });
    const suffix = randomUUID();
    const file = (kind: Kind) => join(folder, prefixes[kind] + suffix);
    const files: Record<Kind, string> = {
      path: file('path'),
      env: file('env'),
      step_summary: file('step_summary'),
      state: file('state'),
      output: file('output'),
    };
    for (const path of Object.values(files)) await writeFile(path, '');
    return new FileCommands(files);
  }

  /** GITHUB_OUTPUT and the others. */
  variables(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#files).map(([kind, path]) => [`GITHUB_${kind.toUpperCase()}`, path]),
    );
  }

  /** Reads all five. A wrong one is reported and fails the step; what stands before the wrong line counts. */
  async collect(reporter: Reporter, masker: Masker): Promise<Collected> {
    const collected: Collected = {
      path: [],
      env: new Map(),
      state: new Map(),
      outputs: new Map(),
      summary: await this.#summary(reporter, masker),
      failed: false,
    };
    const take = async (kind: Kind, read: (text: string) => void) => {
      try {
        read(await this.#read(kind));
      } catch (error) {
        reporter.error(`Unable to process file command '${kind}' successfully.`);
        reporter.error(messageOf(error));
        collected.failed = true;
      }
    };
    await take('path', (text) => collected.path.push(...lines(text)));
    await take('env', (text) => addEnv(text, collected.env, reporter));
    await take('state', (text) => addPairs(text, collected.state));
    await take('output', (text) => addPairs(text, collected.outputs));
    return collected;
  }

  async #read(kind: Kind): Promise<string> {
    const path = this.#files[kind];
    // A script may have removed its file: then it has said nothing.
    if (!existsSync(path)) return '';
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  }

  async #summary(reporter: Reporter, masker: Masker): Promise<string> {
    const text = await this.#read('step_summary');
    const size = Buffer.byteLength(text);
    if (size > maxSummary) {
      reporter.error(
        `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${maxSummary / 1024}k, got ${Math.floor(size / 1024)}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
      );
      return '';
    }
    return text.replace(/[^\r\n]+/g, (line) => masker.mask(line));
  }
}

function lines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line !== '');
}

function addPairs(text: string, values: Map<string, string>): void {
  for (const [name, value] of parseKeyValues(text)) values.set(name, value);
}

// It would change the Node that later actions run on.
const blocked = 'NODE_OPTIONS';

function addEnv(text: string, env: Map<string, string>, reporter: Reporter): void {
  for (const [name, value] of parseKeyValues(text)) {
    if (name.toUpperCase() === blocked)
      reporter.error(`Can't store ${blocked} output parameter using '$GITHUB_ENV' command.`);
    else env.set(name, value);
  }
}
