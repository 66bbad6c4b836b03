import { compare } from './evaluate/changes/compare.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Evaluator } from './evaluation.ts';

/** How this stand-in reads templates. */
export const evaluator: Evaluator = { evaluate, compare };
