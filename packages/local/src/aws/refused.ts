import { AwsError, Refusal } from './errors.ts';
import type { Answer } from './http.ts';
import type { Asked } from './route.ts';
import type { Service } from './service.ts';
import { ShapeFault } from './shapes/index.ts';

/** The answer to a call that failed, as its service and protocol write it. */
export function refused(asked: Asked, error: unknown): Answer {
  return asked.service.protocol.refuse(awsErrorOf(asked.service, error), asked);
}

export function unknownOperation({ service, name }: Asked): Refusal {
  return new Refusal(
    'unknown-operation',
    `The local AWS does not know ${service.name}:${name}. Correct the name, or add it in packages/local/src/aws/${service.name}/service.ts.`,
  );
}

function awsErrorOf(service: Service, error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  if (error instanceof Refusal) return named(service, error);
  if (error instanceof ShapeFault) {
    const invalid = service.invalid(error);
    return invalid instanceof Refusal ? named(service, invalid) : invalid;
  }
  // A status that no client tries again, so that the test that hits it fails at once and shows where.
  return new AwsError('StandInDefect', error instanceof Error ? (error.stack ?? error.message) : String(error), {
    status: 501,
  });
}

function named({ protocol, codes }: Service, { problem, message }: Refusal): AwsError {
  const { code, status } = protocol.problems[problem];
  return new AwsError(codes?.[problem] ?? code, message, { status });
}
