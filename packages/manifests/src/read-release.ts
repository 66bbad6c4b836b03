import type { Source } from './source.ts';

/** What a file of releases/ deploys. */
export interface Release {
  readonly name: string;
  readonly sandboxId: string;
  readonly namespace: string;
  readonly images: readonly HeldImage[];
}

export interface HeldImage {
  readonly alias?: string;
  /** registry/repository:tag. */
  readonly image: string;
}

/** undefined: there is no HelmRelease in it. Throws a UserError for a file that is no YAML. */
export function readRelease(source: Source): Release | undefined {
  throw new Error(`not written yet: ${source.file}`);
}
