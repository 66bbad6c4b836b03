/** Why this action itself gives up. The packages' codes come on top; action.yml names them all. */
export type DeployErrorCode =
  | 'no-templates'
  | 'file-unreadable'
  | 'environments-file'
  | 'foreign-account'
  | 'foreign-plan'
  | 'cluster-not-found'
  | 'cluster-without-oidc'
  | 'bucket-not-found'
  | 'missing-export'
  | 'deadline-exceeded';
