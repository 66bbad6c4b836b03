import { elsewhere } from './elsewhere.ts';
import { harmless } from './harmless.ts';
import { kinds } from './kinds.ts';
import { merges } from './merges.ts';
import { moves } from './moves.ts';
import { names } from './names.ts';
import type { Proposal } from './proposal.ts';
import { size } from './size.ts';
import { begin } from './start.ts';
import type { Story } from '../../../histories/story.ts';

export interface Catalogue {
  readonly story: Story;
  readonly evil: readonly Proposal[];
  readonly harmless: readonly Proposal[];
}

/** Every pull request of which the history alone decides, in one story. */
export function catalogue(): Catalogue {
  const start = begin();
  const chapters = [moves, size, kinds, names, merges, elsewhere];
  return { story: start.story, evil: chapters.flatMap((chapter) => chapter(start)), harmless: harmless(start) };
}
