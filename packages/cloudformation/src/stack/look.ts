import { isActionError } from '@iac/action-kit/errors';
import type { CloudFormation } from './cloudformation.ts';
import type { CurrentStack, ExistingStack } from './stack.ts';

export interface Look {
  /** Whether to read the templates too. */
  readonly templates: boolean;
}

/** About 100 stacks come on a page; further ones are read in sequence, so that asking by name is soon the faster way. */
const mostPages = 5;

/** The named stacks as they are: two requests at the same time for one stack, one for the list of all plus one each for several. */
export async function lookAt(
  port: CloudFormation,
  names: readonly string[],
  { templates }: Look,
): Promise<Map<string, CurrentStack>> {
  const [stacks, texts] = await Promise.all([
    describe(port, names),
    Promise.all(names.map(async (name) => (templates ? port.getTemplate({ stack: name }) : undefined))),
  ]);
  return new Map(names.map((name, index) => [name, withTemplate(stacks.get(name), texts[index])]));
}

/** One stack, by name or ARN. */
export async function lookAtOne(port: CloudFormation, nameOrId: string): Promise<CurrentStack> {
  return (await lookAt(port, [nameOrId], { templates: true })).get(nameOrId) ?? { exists: false };
}

function withTemplate(stack: ExistingStack | undefined, templateText: string | undefined): CurrentStack {
  if (stack === undefined) return { exists: false };
  return templateText === undefined ? stack : { ...stack, templateText };
}

async function describe(port: CloudFormation, names: readonly string[]): Promise<Map<string, ExistingStack>> {
  const all = names.length > 1 ? await list(port) : 'too-many';
  if (all !== 'too-many') return new Map(all.map((stack) => [stack.name, stack]));
  const found = await Promise.all(names.map(async (name) => [name, await port.describeStack(name)] as const));
  return new Map(found.flatMap(([name, stack]) => (stack === undefined ? [] : [[name, stack] as const])));
}

// A role may be allowed to see some stacks only: then the list of all is refused, and each by its name is not.
async function list(port: CloudFormation): Promise<readonly ExistingStack[] | 'too-many'> {
  try {
    return await port.describeStacks(mostPages);
  } catch (error) {
    if (isActionError(error) && error.code === 'access-denied') return 'too-many';
    throw error;
  }
}
