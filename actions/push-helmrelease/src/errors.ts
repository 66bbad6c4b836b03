/** Why this action itself gives up. The packages' codes come on top; action.yml names them all. */
export type PushErrorCode =
  | 'unsupported-runner'
  | 'template-missing'
  | 'template-no-text'
  | 'invalid-release'
  | 'path-refused'
  | 'foreign-file'
  | 'unknown-environment';
