export type { Call, Fault, FaultKind, Tap } from '../wire/index.ts';
export type { CloudFormationAccess, StacksAccess, StackSettings } from './cloudformation/access.ts';
export type { HookFailure, ResourceFailure, ValidationFailure } from './cloudformation/failures.ts';
export type { EcrAccess, RegistryAccess, RepositorySettings } from './ecr/access.ts';
export type { Image } from './ecr/images/image.ts';
export type { Encryption, Mutability, Repository } from './ecr/repository.ts';
export { startAws, type Aws, type AwsOptions } from './start.ts';
