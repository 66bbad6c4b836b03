import { annotationOf } from './annotation.ts';
import type { WorkflowCommand } from './command.ts';
import type { ShownAnnotation } from './outcome.ts';
import type { Reporter } from './step-record.ts';

export interface Handler {
  /** Not shown by echo: it says what it does in the log anyway, or must not be seen. */
  readonly silent?: boolean;
  /** Throws what the runner says of a wrong command. */
  readonly run: (command: WorkflowCommand) => void;
}

export interface Receivers {
  readonly reporter: Reporter;
  readonly outputs: Map<string, string>;
  readonly state: Map<string, string>;
  readonly workspace: string;
}

/** What each command does, save those that change how commands are read. */
export function handlersFor({ reporter, outputs, state, workspace }: Receivers): Record<string, Handler> {
  const issue = (level: ShownAnnotation['level']): Handler => ({
    silent: true,
    run: (command) => reporter.annotate(annotationOf(level, command, workspace)),
  });
  const set = (values: Map<string, string>): Handler => ({
    run: (command) => {
      reporter.warning(deprecation(command.name));
      values.set(nameOf(command), command.data);
    },
  });
  const matcher = { run: () => reporter.debug('Problem matchers are not part of this stand-in.') };
  return {
    error: issue('error'),
    warning: issue('warning'),
    notice: issue('notice'),
    debug: { silent: true, run: ({ data }) => reporter.debug(data) },
    group: { run: ({ data }) => reporter.line(`##[group]${data}`) },
    endgroup: { run: () => reporter.line('##[endgroup]') },
    'set-output': set(outputs),
    'save-state': set(state),
    'set-env': { run: disabled },
    'add-path': { run: disabled },
    'add-matcher': matcher,
    'remove-matcher': matcher,
  };
}

function nameOf({ name, properties }: WorkflowCommand): string {
  const key = properties.get('name');
  if (key === undefined) throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
  return key;
}

// The texts are the runner's (src/Runner.Common/Constants.cs): people look for them.
function deprecation(name: string): string {
  return `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`;
}

function disabled({ name }: WorkflowCommand): void {
  throw new Error(
    `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/`,
  );
}
