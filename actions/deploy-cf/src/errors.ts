/** Why this action itself gives up. The packages' codes come on top; action.yml names them all. */
export type DeployErrorCode =
  | 'no-templates'
  | 'template-unreadable'
  | 'parameters-unreadable'
  | 'environments-file'
  | 'foreign-account'
  | 'cluster-not-found'
  | 'deadline-exceeded'
  | 'artifact-bucket'
  | 'invalid-templates'
  | 'stacks-failed';
