import type { ResourceChange } from './stack.ts';

/** A resource's name in its stack: `Table`, or `Child/Table` in a nested stack. */
export function changePath({ nested = [], logicalId }: Pick<ResourceChange, 'nested' | 'logicalId'>): string {
  return [...nested, logicalId].join('/');
}
