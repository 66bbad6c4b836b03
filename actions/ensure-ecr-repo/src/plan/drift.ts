import { type Asked, defaults, describeMutability, type Repository } from '../settings.ts';
import { sameMutability } from './compare.ts';

/** How a repository differs from what a new one would get, where the caller asks for nothing. Reported, never written. */
export interface Drift {
  /** The input that would change it. */
  readonly setting: 'image-tag-mutability' | 'scan-on-push';
  readonly found: string;
  readonly default: string;
}

export function driftOf(asked: Asked, { tagMutability, scanOnPush }: Repository): Drift[] {
  const drift: Drift[] = [];
  if (asked.tagMutability === undefined && !sameMutability(tagMutability, defaults.tagMutability))
    drift.push({
      setting: 'image-tag-mutability',
      found: describeMutability(tagMutability),
      default: describeMutability(defaults.tagMutability),
    });
  if (asked.scanOnPush === undefined && scanOnPush !== defaults.scanOnPush)
    drift.push({ setting: 'scan-on-push', found: String(scanOnPush), default: String(defaults.scanOnPush) });
  return drift;
}
