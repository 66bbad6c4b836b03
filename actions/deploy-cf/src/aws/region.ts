import { connection } from '@iac/aws';

/** `given`, or AWS_REGION of the environment. Throws a UserError without one. */
export function regionOf(given: string | undefined, env: NodeJS.ProcessEnv): string {
  return connection({ variable: 'CLOUDFORMATION', host: 'cloudformation' }, given, env).region;
}
