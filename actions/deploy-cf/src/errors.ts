/** Why this action itself gives up. The packages' codes come on top; action.yml names them all. */
export type DeployErrorCode =
  | 'no-templates'
  | 'file-unreadable'
  | 'environments-file'
  | 'foreign-account'
  | 'cluster-not-found'
  | 'cluster-without-oidc'
  | 'missing-export'
  | 'template-too-large'
  | 'lint-failed'
  | 'deadline-exceeded';
