/**
 * What `git push --porcelain` puts in brackets after a ref that did not move: git's own words, or the server's after
 * `[remote rejected]`. The only place that reads them. Each with where it comes from.
 */
export type Rejection = 'lost' | 'fault' | 'protected' | 'forbidden' | 'declined';

interface Text {
  readonly means: Rejection;
  readonly text: RegExp;
  readonly source: string;
}

const receivePack = 'git builtin/receive-pack.c';
const refs = 'git refs.c, refs/files-backend.c';
const github = 'docs.github.com, "Troubleshooting protected branches", "Available rules for rulesets"';

export const rejectionTexts: readonly Text[] = [
  // Somebody else moved the branch first. The first four are decided by our own git from what the server told it.
  { means: 'lost', text: /^stale info$/, source: 'git builtin/push.c, transport.c (REF_STATUS_REJECT_STALE)' },
  { means: 'lost', text: /^fetch first$/, source: 'git transport.c (REF_STATUS_REJECT_FETCH_FIRST)' },
  { means: 'lost', text: /^non-fast-forward$/, source: 'git transport.c, builtin/receive-pack.c' },
  {
    means: 'lost',
    text: /^remote ref updated since checkout$/,
    source: 'git transport.c (REF_STATUS_REJECT_REMOTE_UPDATED)',
  },
  { means: 'lost', text: /^cannot lock ref\b/, source: refs },
  { means: 'lost', text: /\bis at [0-9a-f]+ but expected [0-9a-f]+/, source: refs },
  { means: 'lost', text: /reference already exists/, source: refs },
  { means: 'lost', text: /reference is missing but expected/, source: refs },
  { means: 'lost', text: /incorrect old value provided/, source: 'git refs/reftable-backend.c, refs.c' },
  { means: 'lost', text: /failed to update ref/, source: receivePack },
  { means: 'lost', text: /failed to lock/, source: receivePack },
  // We push on top of a commit that the server gave us without its history: it is on none of its branches any more.
  { means: 'lost', text: /^shallow update not allowed$/, source: receivePack },

  // The server had a bad moment; nothing was written.
  { means: 'fault', text: /^internal server error$/i, source: 'GitHub, seen in public issue reports' },
  { means: 'fault', text: /^fatal error in commit_refs$/, source: 'GitHub, seen in public issue reports' },
  { means: 'fault', text: /^failure$/, source: 'GitHub, seen in public issue reports' },
  { means: 'fault', text: /unpacker error/, source: receivePack },
  { means: 'fault', text: /unable to migrate objects to permanent storage/, source: receivePack },
  { means: 'fault', text: /^(transaction failed to start|atomic transaction failed)$/, source: receivePack },
  { means: 'fault', text: /^(failed|missing necessary objects)$/, source: receivePack },
  { means: 'fault', text: /^remote failed to report status$/, source: 'git transport.c (REF_STATUS_EXPECTING_REPORT)' },

  // A rule says no, and will say no again.
  { means: 'protected', text: /^protected branch hook declined$/, source: `${github} (GH006)` },
  { means: 'protected', text: /^push declined due to repository rule violations$/, source: `${github} (GH013)` },
  {
    means: 'forbidden',
    text: /permission|^refusing to allow/i,
    source: 'GitHub: workflow files, integrations without a right',
  },
  { means: 'declined', text: /\bhook declined\b/, source: receivePack },
];

/** PURE: what a rejection means. What is not known is no race: it is `declined`, in the server's words. */
export function readRejection(reason: string): Rejection {
  return rejectionTexts.find(({ text }) => text.test(reason))?.means ?? 'declined';
}
