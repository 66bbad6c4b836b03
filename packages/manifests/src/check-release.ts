import type { Fault } from '@iac/action-kit';
import type { Source } from './source.ts';

export interface Finding extends Fault {
  readonly level: 'error' | 'warning';
}

/** What Flux would refuse (error) or soon refuse (warning) of a filled file; empty when all is well. Broken YAML is a finding too. */
export function checkRelease(source: Source): Finding[] {
  throw new Error(`not written yet: ${source.file}`);
}
