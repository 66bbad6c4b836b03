interface RuleInput {
  readonly priority?: number;
  readonly action?: object;
  readonly [selection: string]: unknown;
}

/** A rule that keeps five images, but for what is said of it: its priority, its action or members of its selection. */
export function rule({ priority = 1, action = { type: 'expire' }, ...selection }: RuleInput): object {
  return {
    rulePriority: priority,
    selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5, ...selection },
    action,
  };
}

export function policy(...rules: readonly object[]): string {
  return JSON.stringify({ rules });
}
