import type { Fault } from '@iac/action-kit/errors';
import type { FilledParameter } from '../parameters/fill-parameters.ts';
import { nestedTemplates } from '../nested/nested-templates.ts';
import { type OutputsOf, settleParameters } from '../parameters/settle-parameters.ts';
import type { Capability, CurrentStack, WantedStack } from '../stack/stack.ts';
import { capabilitiesOf } from '../template/capabilities.ts';
import { sentText, templateSource } from '../template/template-source.ts';
import type { FolderStack } from './folder.ts';

/** What the caller asks of all stacks alike. */
export interface StackSettings {
  /** Empty: what each template needs. */
  readonly capabilities: readonly Capability[];
  /** undefined: as they are. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly roleArn?: string;
  readonly terminationProtection?: boolean;
}

/** Where texts go that are too long for a request. */
export interface Artifacts {
  /** The address that a text has once it is put there: made of its hash. */
  readonly urlOf: (text: string) => string;
  readonly put: (text: string) => Promise<void>;
}

export interface Want {
  readonly wanted: WantedStack;
  /** Parameters that take outputs of parents which are not there yet; they are missing in `wanted`. */
  readonly awaits: readonly string[];
  readonly faults: readonly Fault[];
}

export interface Wanting {
  readonly settings: StackSettings;
  readonly filled: readonly FilledParameter[];
  readonly outputsOf: OutputsOf;
  readonly artifacts?: Artifacts;
}

/** PURE: what is asked of CloudFormation for one stack, as far as the outputs of its parents are known. */
export function want({ stackName, template }: FolderStack, wanting: Wanting): Want {
  const { settings, filled, outputsOf, artifacts } = wanting;
  const { capabilities, ...rest } = settings;
  const settled = settleParameters(template, filled, outputsOf);
  const source = templateSource(template);
  const uploads = [...nestedTemplates(template).map(sentText), ...('body' in source ? [] : [source.upload])];
  return {
    wanted: {
      ...rest,
      name: stackName,
      template,
      source: 'body' in source ? source : { url: artifacts?.urlOf(source.upload) ?? '' },
      ...(uploads.length > 0 && { uploads }),
      parameters: settled.parameters,
      capabilities: capabilities.length > 0 ? capabilities : capabilitiesOf(template),
    },
    awaits: settled.unknown,
    faults: settled.faults,
  };
}

/** The outputs of a stack by their keys; undefined: it is not there, or was not looked at. */
export function outputsIn(stack: CurrentStack | undefined): ReadonlyMap<string, string> | undefined {
  return stack?.exists === true ? new Map([...stack.outputs].map(([key, { value }]) => [key, value])) : undefined;
}

/** The same for a plan: where an output that is taken is not there yet, nothing of that stack counts as known. */
export function outputsForPlan(
  filled: readonly FilledParameter[],
  stacks: ReadonlyMap<string, CurrentStack>,
): OutputsOf {
  const references = filled.flatMap((one) => (one.kind === 'reference' ? one.references : []));
  return (name) => {
    const outputs = outputsIn(stacks.get(name));
    const taken = references.filter(({ stack }) => stack === name);
    return taken.every(({ output }) => outputs?.has(output) === true) ? outputs : undefined;
  };
}
