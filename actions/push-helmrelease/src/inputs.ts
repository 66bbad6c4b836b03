import {
  converting,
  duration,
  invalidInputs,
  lines,
  optional,
  pairs,
  parseBy,
  type RawInputs,
  type RunContext,
} from '@iac/action-kit';
import { parseImage, parseImagePolicy, parseValues, type ReleaseValues } from '@iac/manifests';
import * as z from 'zod/mini';
import { accessOf, type Access } from './access.ts';

const label = z
  .string()
  .check(
    z.maxLength(63, 'is longer than 63 characters, the limit of a Kubernetes name'),
    z.regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'write lower-case letters, digits and hyphens, as Kubernetes names are'),
  );

/** Wraps a reader of @iac/manifests: where it returns a string, that is what is wrong. */
function read<Output extends object>(reader: (text: string) => Output | string) {
  return converting((text: string, fault): Output => {
    const output = reader(text);
    if (typeof output !== 'string') return output;
    fault(output);
    return z.NEVER;
  });
}

const schema = z.object({
  environment: label,
  image: z.pipe(lines, z.array(read(parseImage)).check(z.minLength(1, 'name the image, as registry/repository:tag'))),
  template: z.string().check(z.minLength(1, 'name the template, for example .flux.ci')),
  name: label,
  'sandbox-id': label,
  'chart-repository': optional(z.string()),
  'chart-ref': optional(z.string()),
  'replica-count': optional(
    z.pipe(
      z.string().check(z.regex(/^(0|[1-9][0-9]{0,4})$/, 'write a number of pods, 0 or more')),
      z.transform(Number),
    ),
  ),
  'service-account-role': optional(z.string()),
  values: read(parseValues),
  set: pairs,
  'image-policy': optional(read(parseImagePolicy)),
  repository: z
    .string()
    .check(
      z.regex(
        /^[\w.-]+\/[\w.-]+$|:/,
        'name the repository that Flux reads, as owner/name or an https:// or ssh:// address',
      ),
    ),
  branch: optional(z.string()),
  path: optional(z.string()),
  token: optional(z.string()),
  'ssh-key': optional(z.string()),
  'ssh-known-hosts': optional(z.string()),
  mode: z.enum(['apply', 'plan'], 'write apply or plan'),
  deadline: duration,
});

/** As action.yml names them. */
export const inputNames: readonly string[] = Object.keys(schema.shape);

type Fields = z.output<typeof schema>;

export interface Inputs {
  readonly mode: 'apply' | 'plan';
  /** Milliseconds. */
  readonly deadline: number;
  readonly template: string;
  readonly release: ReleaseValues;
  /** Where the release goes; undefined: where the conventions say. */
  readonly path: string | undefined;
  readonly repository: string;
  readonly branch: string | undefined;
  readonly access: Access;
}

/** Throws one UserError that lists every fault with its input's name. */
export function parseInputs(raw: RawInputs, context: RunContext): Inputs {
  // The event of a schedule does not name the repository, so that action.yml's default comes out empty.
  const fields = parseBy(schema, { ...raw, name: raw['name'] || (context.repository.split('/')[1] ?? '') });
  const access = accessOf(fields);
  const faults = [...imageFaults(fields), ...nameFaults(fields), ...(access.kind === 'fault' ? [access.fault] : [])];
  if (access.kind === 'fault' || faults.length > 0) throw invalidInputs(faults);
  const { mode, deadline, template, path, repository, branch } = fields;
  return { mode, deadline, template, path, repository, branch, access, release: releaseOf(fields, context) };
}

function releaseOf(fields: Fields, context: RunContext): ReleaseValues {
  const { environment, name, values, set } = fields;
  return {
    environment,
    name,
    values,
    set,
    sandboxId: fields['sandbox-id'],
    images: fields.image,
    serviceUrl: `${context.serverUrl}/${context.repository}`,
    serviceRepository: context.repository,
    ...(fields['chart-repository'] !== undefined && { chartRepository: fields['chart-repository'] }),
    ...(fields['chart-ref'] !== undefined && { chartRef: fields['chart-ref'] }),
    ...(fields['replica-count'] !== undefined && { replicaCount: fields['replica-count'] }),
    ...(fields['service-account-role'] !== undefined && { serviceAccountRole: fields['service-account-role'] }),
    ...(fields['image-policy'] !== undefined && { imagePolicy: fields['image-policy'].policies }),
  };
}

function imageFaults({ image }: Fields) {
  const aliases = image.map(({ alias }) => alias ?? '');
  if (image.length > 1 && aliases.includes(''))
    return [{ input: 'image', message: 'several images need an alias each: write alias=registry/repository:tag' }];
  const twice = aliases.filter((alias, index) => aliases.indexOf(alias) !== index);
  return twice.map((alias) => ({ input: 'image', message: `the alias "${alias}" is given twice; keep one` }));
}

function nameFaults({ name, 'sandbox-id': sandbox }: Fields) {
  const namespace = `${name}-${sandbox}`;
  if (namespace.length <= 63) return [];
  return [
    {
      input: 'sandbox-id',
      message: `the namespace ${namespace} is longer than 63 characters; choose a shorter sandbox`,
    },
  ];
}
