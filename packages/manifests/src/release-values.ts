import type { Image } from './image.ts';
import type { ImagePolicies } from './image-policy.ts';

/** What a template is filled with. Texts are taken as given; faults name the inputs of push-helmrelease (`replica-count`). */
export interface ReleaseValues {
  readonly environment: string;
  /** The service. Its namespace is `{name}-{sandboxId}`. */
  readonly name: string;
  readonly sandboxId: string;
  /** At least one; several need an alias each. */
  readonly images: readonly Image[];
  /** Given: written whatever the template says. Not given: `serviceUrl`, where the template leaves the address open. */
  readonly chartRepository?: string;
  /** Address of the service's own repository: https://github.com/owner/name. */
  readonly serviceUrl: string;
  /** 40 hex digits (a commit), refs/tags/x, refs/heads/x or a branch's name. */
  readonly chartRef?: string;
  readonly replicaCount?: number;
  readonly serviceAccountRole?: string;
  /** owner/name of the service's own repository. */
  readonly serviceRepository: string;
  /** Merged deeply into HelmRelease spec.values; lists are replaced. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** path -> value, each as written in the input `set`; wins over `values`. */
  readonly set?: ReadonlyMap<string, string>;
  /** Not given: each image's policy follows from the grammar of its tag. */
  readonly imagePolicy?: ImagePolicies;
}
