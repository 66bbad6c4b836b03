import * as z from 'zod/mini';
import { type Location, UserError } from './errors.ts';

/** The inputs as the runner hands them over, by their names in action.yml (lower case). A missing one reads as ''. */
export type RawInputs = Readonly<Record<string, string>>;

/** Reads INPUT_*: the runner upper-cases a name and turns blanks into `_`; hyphens stay. Values are trimmed, as @actions/core does. */
export function readInputs(env: NodeJS.ProcessEnv): RawInputs {
  const inputs: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) {
    if (key.startsWith('INPUT_')) inputs[key.slice('INPUT_'.length).toLowerCase()] = (value ?? '').trim();
  }
  return inputs;
}

// Inputs are parsed once: compiling a parser for them first would take longer than parsing them.
z.config({ jitless: true });

/** One wrong input: `message` says what is wrong and what to write instead; `at` is the place, when a file of the caller's holds it. */
export interface InputFault {
  readonly input: string;
  readonly message: string;
  readonly at?: Location;
}

/** Parses `raw` by a schema whose keys are the names of action.yml. Throws one UserError that lists every fault with its input's name, `further` ones included. */
export function parseBy<Schema extends z.core.$ZodType>(
  schema: Schema,
  raw: RawInputs,
  further: readonly InputFault[] = [],
): z.output<Schema> {
  const parsed = z.safeParse(schema, withEmpty(raw));
  if (parsed.success && further.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  throw invalidInputs([...issues.map(({ path, message }) => ({ input: String(path[0] ?? ''), message })), ...further]);
}

/** One UserError for faults that a schema cannot see. */
export function invalidInputs(faults: readonly InputFault[]): UserError<'invalid-input'> {
  return new UserError({
    code: 'invalid-input',
    problem: faults.length === 1 ? 'An input is wrong.' : `${String(faults.length)} inputs are wrong.`,
    remedy: 'Correct what is named here under `with:` of the step.',
    faults: faults.map(({ input, message, at }) => ({
      problem: input === '' ? message : `${input}: ${message}`,
      ...(at && { at }),
    })),
  });
}

// GitHub passes an input without default and value as '', but a dist that is started by hand may lack it altogether.
function withEmpty(raw: RawInputs): RawInputs {
  return new Proxy(raw, {
    get: (target, key) => (typeof key === 'string' ? (target[key] ?? '') : undefined),
    has: (_, key) => typeof key === 'string',
  });
}
