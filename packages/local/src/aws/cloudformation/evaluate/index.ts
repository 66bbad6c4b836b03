import type { Evaluator } from '../evaluation.ts';
import { compare } from './changes/compare.ts';
import { evaluate } from './evaluate.ts';

/** Reads and compares templates as CloudFormation does, with what AWS publishes of its resource types. */
export const evaluator: Evaluator = { evaluate, compare };
