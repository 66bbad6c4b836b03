import type { Json } from '../boundary.ts';
import type { NewRepository, Step } from '../plan.ts';
import type { Preview } from '../preview.ts';
import { describeMutability, type Tags } from '../settings.ts';

/** A step in a few words, for the table. `preview` is what a lifecycle policy would do. */
export function describeStep(step: Step, preview: Preview | undefined): string {
  switch (step.kind) {
    case 'create-repository':
      return describeNew(step.settings);
    case 'set-tag-mutability':
      return `image-tag-mutability: ${describeMutability(step.from)} → ${describeMutability(step.to)}`;
    case 'set-scan-on-push':
      return `scan-on-push: ${String(step.from)} → ${String(step.to)}`;
    case 'put-lifecycle-policy':
      return `lifecycle-policy: ${newOrChanged(step.from)}${describePreview(preview)}`;
    case 'set-repository-policy':
      return `repository-policy: ${newOrChanged(step.from)}`;
    case 'tag-repository':
      return `tags: ${describeTags(step.from, step.to)}`;
    default:
      return step satisfies never;
  }
}

function describeNew({ tagMutability, scanOnPush, encryption, tags }: NewRepository): string {
  const parts = [
    `image-tag-mutability: ${describeMutability(tagMutability)}`,
    `scan-on-push: ${String(scanOnPush)}`,
    encryption && `encryption: ${encryption.type}${encryption.key === undefined ? '' : ` with ${encryption.key}`}`,
    tags && `tags: ${describeTags({}, tags)}`,
  ];
  return parts.filter((part) => part !== undefined).join('\n');
}

function newOrChanged(from: Json): string {
  return from === null ? 'new' : 'changed';
}

function describePreview(preview: Preview | undefined): string {
  if (preview === undefined) return '';
  if ('unknown' in preview) return ' (how many images it would expire is not known)';
  return preview.expiring === 1 ? ', would expire 1 image' : `, would expire ${String(preview.expiring)} images`;
}

function describeTags(from: Tags, to: Tags): string {
  return Object.entries(to)
    .map(([key, value]) => (Object.hasOwn(from, key) ? `${key}=${from[key] ?? ''} → ${value}` : `${key}=${value}`))
    .join(', ');
}
