/** A webhook that the stand-in sends, as GitHub's OpenAPI document names it. */
export interface Webhook {
  readonly name: string;
  readonly event: string;
  readonly action?: string;
}

/** All of them; scripts/github-schemas.ts cuts their schemas and examples out of what is published. */
export const webhooksInUse: readonly Webhook[] = [
  ...['opened', 'synchronize', 'reopened', 'edited', 'closed'].map((action) => ({
    ...{ name: `pull-request-${action}`, event: 'pull_request', action },
  })),
  { name: 'merge-group-checks-requested', event: 'merge_group', action: 'checks_requested' },
  { name: 'merge-group-destroyed', event: 'merge_group', action: 'destroyed' },
  { name: 'push', event: 'push' },
];
