import {
  converting,
  duration,
  flag,
  invalidInputs,
  lines,
  optional,
  pairs,
  parseBy,
  type RawInputs,
} from '@iac/action-kit';
import * as z from 'zod/mini';
import { combinationFaults } from './inputs/combinations.ts';
import {
  accountId,
  bucketName,
  capability,
  clusterPattern,
  environmentName,
  gitRef,
  pullNumber,
  regionName,
  roleArn,
  stackPattern,
  upToHundred,
} from './inputs/fields.ts';
import { keptSets } from './inputs/kept-sets.ts';

const schema = z.object({
  environment: environmentName,
  templates: z.pipe(lines, z.array(z.string()).check(z.minLength(1, 'name the templates, for example cf/*.yaml'))),
  'changed-since': optional(gitRef),
  parameters: z.string(),
  'stack-name': stackPattern,
  'cluster-name': clusterPattern,
  mode: z.enum(['apply', 'plan', 'execute'], 'write apply, plan or execute'),
  'change-sets': z.enum(['none', 'create', 'keep'], 'write none, create or keep'),
  plan: optional(keptSets),
  'max-parallel': upToHundred,
  'approve-destructive': lines,
  capabilities: z.pipe(lines, z.array(capability)),
  tags: z.pipe(
    pairs,
    converting((found: Map<string, string>) => (found.size === 0 ? undefined : Object.fromEntries(found))),
  ),
  'role-arn': optional(roleArn),
  'termination-protection': optional(flag),
  'on-busy': z.enum(['wait', 'fail', 'cancel'], 'write wait, fail or cancel'),
  'on-rollback-complete': z.enum(['fail', 'recreate'], 'write fail or recreate'),
  'on-failure': z.enum(['rollback', 'do-nothing', 'delete'], 'write rollback, do-nothing or delete'),
  'retain-except-on-create': flag,
  'on-cancel': z.enum(['leave', 'cancel-update'], 'write leave or cancel-update'),
  deadline: duration,
  'deployment-mode': z.enum(['standard', 'express', 'revert-drift'], 'write standard, express or revert-drift'),
  'fail-on-drift': flag,
  'import-existing': flag,
  'disable-validation': flag,
  'artifact-bucket': optional(bucketName),
  'allowed-account-ids': z.pipe(lines, z.array(accountId)),
  conventions: z.enum(['warning', 'error', 'report'], 'write warning, error or report'),
  'cfn-lint': z.enum(['auto', 'off'], 'write auto or off'),
  comment: flag,
  'pull-request': optional(pullNumber),
  token: optional(z.string()),
  'aws-region': optional(regionName),
});

/** As action.yml names them. */
export const inputNames: readonly string[] = Object.keys(schema.shape);

/** All inputs, each well formed and fitting the others; `{environment}` is filled in, `{name}` of `stack-name` is not. */
export type Inputs = z.output<typeof schema>;

/** Throws one UserError that lists every fault with its input's name. */
export function parseInputs(raw: RawInputs): Inputs {
  const inputs = parseBy(schema, raw);
  const faults = combinationFaults(inputs);
  if (faults.length > 0) throw invalidInputs(faults);
  const fill = (text: string) => text.replaceAll('{environment}', inputs.environment);
  return {
    ...inputs,
    templates: inputs.templates.map(fill),
    'stack-name': fill(inputs['stack-name']),
    'cluster-name': fill(inputs['cluster-name']),
  };
}
