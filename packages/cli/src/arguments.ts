import { parseArgs } from 'node:util';
import { CliError } from './errors.ts';

export type Command = { readonly kind: 'help' } | { readonly kind: 'tour'; readonly service: string | undefined };

export const usage = `Usage: iac tour [--service DIR]

  tour             runs a service's release for staging and production on this machine, as GitHub runs it,
                   against stand-ins of AWS and GitHub; runs it again to show that nothing changes;
                   writes a page with the job summaries

  --service DIR    takes a service of yours in place of examples/service: DIR/.flux.ci is its template,
                   DIR/inputs.yaml holds for each environment the inputs of push-helmrelease that it needs
                   (packages/cli/README.md)

In this repository: npm start, or npm start -- --service DIR
`;

/** Throws a CliError for arguments that mean nothing. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help === true || positionals.length === 0) return { kind: 'help' };
  const [command, ...rest] = positionals;
  if (command !== 'tour' || rest.length > 0) throw wrong(`There is no command "${positionals.join(' ')}".`);
  if (values.service === '') throw wrong('--service needs a folder.');
  return { kind: 'tour', service: values.service };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { service: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error), error);
  }
}

function wrong(problem: string, cause?: unknown): CliError {
  return new CliError({ code: 'wrong-arguments', problem, remedy: `\n\n${usage}`, cause });
}
