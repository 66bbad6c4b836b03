import { UserError, type Annotation, type Fault } from '@iac/action-kit';
import { checkRelease, fillRelease, type Source } from '@iac/manifests';
import type { Destination } from './destination.ts';
import type { PushErrorCode } from './errors.ts';
import type { Inputs } from './inputs.ts';
import type { Wanted } from './plan.ts';

export interface Rendered {
  readonly wanted: Wanted;
  /** What Flux will soon refuse. */
  readonly warnings: readonly Annotation[];
}

/** Fills the template and checks the result as Flux would. Throws a UserError with all faults. */
export function render({ release }: Inputs, template: Source, { path, conventional }: Destination): Rendered {
  const text = fillRelease(template, release);
  const findings = checkRelease({ file: path, text });
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw refused(errors, template.file);
  const images = release.images.map(({ alias, registry, repository, tag }) => ({
    ...(alias !== undefined && { alias }),
    image: `${registry}/${repository}:${tag}`,
  }));
  return {
    wanted: {
      path,
      text,
      conventional,
      images,
      environment: release.environment,
      name: release.name,
      sandboxId: release.sandboxId,
    },
    warnings: findings.map(warning),
  };
}

function refused(faults: readonly Fault[], template: string): UserError {
  return new UserError<PushErrorCode>({
    code: 'invalid-release',
    problem: `Flux would refuse what ${template} comes to.`,
    remedy: 'Correct the template; the lines below are those of the filled file.',
    faults,
  });
}

function warning({ problem, remedy, at }: Fault): Annotation {
  return { level: 'warning', message: remedy === undefined ? problem : `${problem} ${remedy}`, ...(at && { at }) };
}
