import { type WorkflowCommand, parseCommand } from './command.ts';
import { messageOf } from './errors.ts';
import { type Handler, handlersFor, type Receivers } from './handlers.ts';
import type { Masker } from './masker.ts';

export interface CommandOptions extends Receivers {
  readonly masker: Masker;
  /** Commands are shown as they were printed: on from the start when the job debugs. */
  readonly echo: boolean;
}

/** Reads workflow commands from a script's output (src/Runner.Worker/ActionCommandManager.cs). */
export class Commands {
  readonly #options: CommandOptions;
  readonly #handlers: ReadonlyMap<string, Handler>;
  #echo: boolean;
  #resumeBy: string | undefined;
  /** A command was wrong: the step fails, whatever its exit code. */
  failed = false;

  constructor(options: CommandOptions) {
    this.#options = options;
    this.#echo = options.echo;
    this.#handlers = new Map<string, Handler>([
      ...Object.entries(handlersFor(options)),
      ['add-mask', { silent: true, run: ({ data }) => this.#mask(data) }],
      ['echo', { run: ({ data }) => this.#switchEcho(data) }],
      ['stop-commands', { silent: true, run: ({ data }) => this.#stop(data) }],
    ]);
  }

  /** Carries out the command of a line; false when the line is only text. */
  take(line: string): boolean {
    const command = parseCommand(line, (name) => this.#knows(name.toLowerCase()));
    if (command === undefined) return false;
    if (this.#resumeBy !== undefined) return this.#resume(command, line);
    this.#run(command, line);
    return true;
  }

  #knows(name: string): boolean {
    return name === this.#resumeBy || this.#handlers.has(name);
  }

  #resume(command: WorkflowCommand, line: string): boolean {
    if (command.name.toLowerCase() !== this.#resumeBy) return false;
    this.#options.reporter.line(line);
    this.#resumeBy = undefined;
    return true;
  }

  #run(command: WorkflowCommand, line: string): void {
    const { reporter } = this.#options;
    const handler = this.#handlers.get(command.name.toLowerCase());
    const silent = handler?.silent === true;
    if (this.#echo && !silent) reporter.line(line);
    try {
      handler?.run(command);
    } catch (error) {
      reporter.error(`Unable to process command '${silent ? command.name : line}' successfully.`);
      reporter.error(messageOf(error));
      this.failed = true;
    }
  }

  #mask(secret: string): void {
    const { reporter, masker } = this.#options;
    if (secret.trim() === '') {
      reporter.warning("Can't add secret mask for empty string in ##[add-mask] command.");
      return;
    }
    if (this.#echo) reporter.line('::add-mask::***');
    masker.addMask(secret);
  }

  #switchEcho(value: string): void {
    const wanted = value.trim().toUpperCase();
    if (wanted !== 'ON' && wanted !== 'OFF')
      throw new Error(`Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${value}'.`);
    this.#echo = wanted === 'ON';
  }

  #stop(token: string): void {
    const { reporter, masker } = this.#options;
    const name = token.toLowerCase();
    if (token === '' || name === 'pause-logging' || this.#handlers.has(name))
      throw new Error(
        "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.",
      );
    this.#resumeBy = name;
    // Whoever can read the token can switch the commands on again.
    if (token.length > 6) masker.addMask(token);
    reporter.line(`::stop-commands::${token}`);
  }
}
