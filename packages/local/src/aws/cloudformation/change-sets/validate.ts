import type { Evaluated, PlannedChange } from '../evaluation.ts';
import type { Run } from '../life/run.ts';
import type { ValidationEvent } from '../stacks/event.ts';
import { alreadyExists } from '../stacks/strays.ts';

interface Candidate {
  readonly evaluated: Evaluated;
  readonly changes: readonly PlannedChange[];
  /** DisableValidation. */
  readonly skip: boolean;
}

/**
 * The checks before deployment (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html):
 * what is wrong with properties, and what a test has injected. Tells every finding as an event, and gives the reason
 * why the change set fails.
 */
export function validated(run: Run, { evaluated, changes, skip }: Candidate): string | undefined {
  if (skip) return undefined;
  const changed = new Set(changes.map(({ logicalId }) => logicalId));
  const faults = evaluated.invalid.filter(({ logicalId }) => changed.has(logicalId));
  for (const { logicalId, type, path, text } of faults)
    tell(run, { logicalId, type, validation: { name: 'PROPERTY_VALIDATION', mode: 'FAIL', reason: text, path } });
  const found = [
    ...changes.flatMap((change) => injected(run, change)),
    ...conflicts(run, { evaluated, changes, skip }),
  ];
  const failed = [
    ...(faults.length > 0 ? ['AWS::EarlyValidation::PropertyValidation'] : []),
    ...(found.some(({ mode }) => mode === 'FAIL') ? ['AWS::EarlyValidation::ResourceExistenceCheck'] : []),
  ];
  if (failed.length === 0) return undefined;
  // https://github.com/aws-cloudformation/rain/pull/744
  return `The following hook(s)/validation failed: [${failed.join(', ')}]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.`;
}

function injected(run: Run, { logicalId, type }: PlannedChange): readonly ValidationEvent[] {
  const { world, stack } = run;
  const failure = world.validations.take(stack.identity.name, logicalId);
  if (failure === undefined) return [];
  const { validation: name, reason, mode = 'FAIL', path = `/Resources/${logicalId}` } = failure;
  const validation = { name, mode, reason, path };
  tell(run, { logicalId, type, validation });
  return [validation];
}

/** Names that are taken, by what belongs to no stack. */
function conflicts(run: Run, { evaluated, changes }: Candidate): readonly ValidationEvent[] {
  return run.stacks.strays.among(evaluated.resources, changes).map((resource) => {
    const { logicalId, type } = resource;
    const path = `/Resources/${logicalId}`;
    const validation = {
      name: 'NAME_CONFLICT_VALIDATION',
      mode: 'FAIL',
      reason: alreadyExists(resource),
      path,
    } as const;
    tell(run, { logicalId, type, validation });
    return validation;
  });
}

interface Finding {
  readonly logicalId: string;
  readonly type: string;
  readonly validation: ValidationEvent;
}

function tell({ world, stack, operation }: Run, { logicalId, type, validation }: Finding): void {
  stack.tell({ at: world.schedule.time, operation, logicalId, type, physicalId: '', validation });
}
