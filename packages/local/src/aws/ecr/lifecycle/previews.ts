import { AwsError } from '../../errors.ts';
import { notSet, type Place } from '../errors.ts';
import type { Marked } from './evaluate.ts';

export interface Preview {
  readonly policy: string;
  readonly marked: readonly Marked[];
}

export interface PolledPreview extends Preview {
  readonly status: 'IN_PROGRESS' | 'COMPLETE';
}

/** The lifecycle policy previews of one registry, at most one a repository. */
export class Previews {
  /** How often a preview is asked for in vain before it is complete. */
  pollsInVain = 1;
  readonly #previews = new Map<string, { readonly preview: Preview; left: number }>();

  /** Throws LifecyclePolicyPreviewInProgressException while the one before is not complete. */
  start({ name, registryId }: Place, preview: Preview): void {
    if ((this.#previews.get(name)?.left ?? 0) > 0)
      throw new AwsError(
        'LifecyclePolicyPreviewInProgressException',
        `The lifecycle policy preview for the repository with name '${name}' in the registry with id '${registryId}' is in progress`,
      );
    this.#previews.set(name, { preview, left: this.pollsInVain });
  }

  /** Throws LifecyclePolicyPreviewNotFoundException. */
  poll(place: Place): PolledPreview {
    const found = this.#previews.get(place.name);
    if (found === undefined) throw notSet('LifecyclePolicyPreviewNotFoundException', 'Lifecycle policy preview', place);
    if (found.left === 0) return { ...found.preview, status: 'COMPLETE' };
    found.left -= 1;
    return { ...found.preview, status: 'IN_PROGRESS' };
  }

  drop(name: string): void {
    this.#previews.delete(name);
  }
}
