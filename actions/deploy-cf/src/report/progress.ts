import type { Progress } from '@iac/cloudformation';
import { visible } from '@iac/markdown';

/** PURE: one line of the log: `biomage-s3-staging  Bucket AWS::S3::Bucket CREATE_COMPLETE`. `width`: of the longest stack's name. */
export function progressLine(progress: Progress, width: number): string {
  const stack = progress.stack.padEnd(width);
  if (progress.kind !== 'event') return `${stack}  ${visible(progress.text)}`;
  const { logicalId, stackName, type, status, reason } = progress.event;
  const inside = stackName === progress.stack ? '' : `${stackName} › `;
  const why = reason === undefined || reason === '' ? '' : `: ${reason}`;
  return `${stack}  ${visible(`${inside}${logicalId} ${type} ${status}${why}`)}`;
}
