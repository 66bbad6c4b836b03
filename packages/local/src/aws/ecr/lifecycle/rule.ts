/** One rule of a lifecycle policy (https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html). */
export interface Rule {
  /** Lower is applied first. */
  readonly priority: number;
  readonly selection: Selection;
  readonly action: 'expire' | 'transition';
}

export interface Selection {
  readonly tagStatus: 'tagged' | 'untagged' | 'any';
  /** An image must have a tag for each of them; `*` stands for any characters. A prefix is kept as `prefix*`. */
  readonly patterns: readonly string[];
  readonly storageClass: 'standard' | 'archive';
  readonly countType: 'imageCountMoreThan' | 'sinceImagePushed' | 'sinceImagePulled' | 'sinceImageTransitioned';
  /** Images, or days. */
  readonly countNumber: number;
}
