import { resolve } from 'node:path';

/** The repository that these scripts belong to, wherever they are started from. */
export const root = resolve(import.meta.dirname, '../..');
