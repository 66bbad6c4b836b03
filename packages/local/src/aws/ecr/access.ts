import { pushedImage, type PushedImage } from './access-image.ts';
import type { Image } from './images/image.ts';
import { parseLifecyclePolicy } from './lifecycle/policy.ts';
import type { Ecr } from './operation.ts';
import { normalizePolicy } from './policy/document.ts';
import type { Registry } from './registry.ts';
import { newRepository } from './repositories.ts';
import type { Repository } from './repository.ts';
import type { ScanningConfiguration } from './scanning-rules.ts';
import type { SigningRule } from './signing.ts';

export type RepositorySettings = Partial<Omit<Repository, 'name' | 'registryId' | 'region' | 'images'>>;

/** How a test looks into one registry and sets it up, past the API: no call is logged, and stale reads see it at once. */
export class RegistryAccess {
  readonly #registry: Registry;
  readonly #now: () => Date;

  constructor(registry: Registry, now: () => Date) {
    this.#registry = registry;
    this.#now = now;
  }

  get repositories(): readonly Repository[] {
    return this.#registry.all();
  }

  repository(name: string): Repository | undefined {
    return this.#registry.find(name);
  }

  /** Makes the repository, or changes what is named of it. Throws for a policy that ECR would refuse. */
  put(name: string, settings: RepositorySettings = {}): Repository {
    const { lifecyclePolicy, repositoryPolicy } = settings;
    if (lifecyclePolicy !== undefined) parseLifecyclePolicy(lifecyclePolicy);
    return this.#keep({
      ...(this.repository(name) ?? newRepository(this.#registry, name, this.#now())),
      ...settings,
      ...(repositoryPolicy !== undefined && { repositoryPolicy: normalizePolicy(repositoryPolicy) }),
    });
  }

  /** An image of its own digest; nothing is checked. Throws where the repository does not exist. */
  push(name: string, image: PushedImage = {}): Image {
    const repository = this.#registry.get(name);
    const pushed = pushedImage(image, this.#now());
    this.#keep({ ...repository, images: [...repository.images, pushed] });
    return pushed;
  }

  remove(name: string): void {
    this.#registry.remove(name);
    this.#registry.settle(name);
  }

  /** What the registry scans; until then BASIC without rules. */
  scan(configuration: ScanningConfiguration): void {
    this.#registry.scanning = configuration;
  }

  /** What the registry signs; until then it has no signing configuration. */
  sign(rules: readonly SigningRule[]): void {
    this.#registry.signing = rules;
  }

  /** How often a lifecycle policy preview is asked for in vain (IN_PROGRESS) before it is COMPLETE; until then once. */
  previewAfter(pollsInVain: number): void {
    this.#registry.previews.pollsInVain = pollsInVain;
  }

  #keep(repository: Repository): Repository {
    this.#registry.put(repository);
    this.#registry.settle(repository.name);
    return repository;
  }
}

/** The default account and region's registry, and the way to all others. */
export class EcrAccess extends RegistryAccess {
  readonly #ecr: Ecr;
  readonly #region: string;

  constructor(ecr: Ecr, { account, region }: { readonly account: string; readonly region: string }) {
    super(ecr.registries.open(account, region), ecr.now);
    this.#ecr = ecr;
    this.#region = region;
  }

  /** Another account's registry, which from now on lets every caller in; or the same account's in another region. */
  registry(account: string, region: string = this.#region): RegistryAccess {
    return new RegistryAccess(this.#ecr.registries.open(account, region), this.#ecr.now);
  }
}
