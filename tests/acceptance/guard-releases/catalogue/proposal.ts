import type { Point, Story } from '../../../histories/story.ts';

/** A pull request of the catalogue. */
export interface Proposal {
  /** The row of the catalogue in docs/threat-model.md; none for a harmless one. */
  readonly row?: number;
  /** What it does: the end of a test's name. */
  readonly what: string;
  readonly head: string;
  /** Default main. */
  readonly base?: string;
  /** What it changes where it must not, as git names it: `M releases/staging/api.yaml`. Empty for a harmless one. */
  readonly changes: readonly string[];
  /** What the guard names where it is not that: the folder, in place of all that is in it. */
  readonly named?: readonly string[];
  /** `merge`: seen only by comparing the merge with the base, not the head with the merge base. `conflict`: there is no merge. */
  readonly seen?: 'merge' | 'conflict';
}

/** Where every history starts. */
export interface Start {
  readonly story: Story;
  /** The tip of main. */
  readonly main: Point;
  /** An older commit of main: releases/ has changed since. */
  readonly old: Point;
}

export type Chapter = (start: Start) => readonly Proposal[];

export const release = (tag: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    image:\n      tag: ${tag}\n`;
