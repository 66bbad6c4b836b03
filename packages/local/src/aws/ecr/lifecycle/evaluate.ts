import type { Image } from '../images/image.ts';
import { matches } from '../wildcard.ts';
import type { Rule, Selection } from './rule.ts';

/** An image that a rule would expire or archive. */
export interface Marked {
  readonly image: Image;
  readonly rule: Rule;
}

const day = 24 * 60 * 60 * 1000;

/** PURE: what a policy's rules (by priority) come to at `now`. An image that a rule selects by its tags is beyond all later rules, acted upon or not. */
export function evaluate(rules: readonly Rule[], images: readonly Image[], now: Date): Marked[] {
  const listed = new Set(images.flatMap(({ lists }) => lists));
  const taken = new Set<Image>();
  return rules.flatMap((rule) => {
    const selected = images.filter((image) => selects(rule.selection, image));
    const due = exceeding(rule.selection, selected, now)
      // A manifest that an index lists stays for as long as the index does.
      .filter((image) => !taken.has(image) && !listed.has(image.digest))
      .map((image) => ({ image, rule }));
    for (const image of selected) taken.add(image);
    return due;
  });
}

function selects({ tagStatus, patterns, storageClass }: Selection, { tags, archived }: Image): boolean {
  if (archived !== (storageClass === 'archive')) return false;
  if (tagStatus === 'any') return true;
  if (tagStatus === 'untagged') return tags.length === 0;
  return patterns.every((pattern) => tags.some((tag) => matches(pattern, tag)));
}

/** Those beyond the count or the age, oldest first. */
function exceeding({ countType, countNumber }: Selection, images: readonly Image[], now: Date): Image[] {
  const oldestFirst = images.toSorted((a, b) => a.pushedAt.getTime() - b.pushedAt.getTime());
  if (countType === 'imageCountMoreThan') return oldestFirst.slice(0, Math.max(0, oldestFirst.length - countNumber));
  const limit = now.getTime() - countNumber * day;
  return oldestFirst.filter((image) => since(countType, image).getTime() < limit);
}

function since(countType: Exclude<Selection['countType'], 'imageCountMoreThan'>, image: Image): Date {
  switch (countType) {
    case 'sinceImagePushed':
      return image.pushedAt;
    case 'sinceImagePulled':
      return latest([image.lastPulledAt, image.lastActivatedAt]) ?? image.pushedAt;
    case 'sinceImageTransitioned':
      return image.lastArchivedAt ?? image.pushedAt;
  }
}

function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.filter((date) => date !== undefined).sort((a, b) => b.getTime() - a.getTime())[0];
}
