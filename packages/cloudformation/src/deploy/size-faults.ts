import type { Fault } from '@iac/action-kit/errors';
import { nestedFiles } from '../nested/nested-files.ts';
import { limits } from '../template/check/limits.ts';
import { templateSource } from '../template/template-source.ts';
import type { Template } from '../template/template.ts';

/** What cannot be deployed without a bucket: a template that is too long for a request, and nested files. */
export function bucketFaults(template: Template): Fault[] {
  const source = templateSource(template);
  const nested = nestedFiles(template).map(({ file, at }): Fault => ({
    problem: `${file ?? 'This template'} must be uploaded, as CloudFormation reads nested templates from S3 only.`,
    remedy: 'Name a bucket in the input artifact-bucket.',
    at,
  }));
  if ('body' in source) return nested;
  const problem = `The template has ${Buffer.byteLength(source.upload)} bytes in its shortest form; a request takes 51,200.`;
  const remedy = 'Split it, or name a bucket in the input artifact-bucket.';
  return [{ problem, remedy, at: { file: template.file } }, ...nested];
}

/** The addresses of nested templates may be longer than their paths. */
export function uploadFaults(template: Template): Fault[] {
  const source = templateSource(template);
  const size = 'body' in source ? 0 : Buffer.byteLength(source.upload);
  if (size <= limits.templateBytes) return [];
  const problem = `The template has ${size} bytes in its shortest form, and CloudFormation takes ${limits.templateBytes}.`;
  return [{ problem, remedy: 'Split it.', at: { file: template.file } }];
}
