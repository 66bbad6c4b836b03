import { AwsError } from '../errors.ts';

/** Where something is looked for: an error names both. */
export interface Place {
  readonly registryId: string;
  readonly name: string;
}

/** ECR's words for a parameter that is not allowed. */
export function invalidParameter(at: string, constraint: string): AwsError {
  return new AwsError(
    'InvalidParameterException',
    `Invalid parameter at '${at}' failed to satisfy constraint: '${constraint}'`,
  );
}

export function repositoryNotFound(place: Place): AwsError {
  return new AwsError('RepositoryNotFoundException', `The ${repository(place)} does not exist ${registry(place)}`);
}

export function repositoryAlreadyExists(place: Place): AwsError {
  return new AwsError('RepositoryAlreadyExistsException', `The ${repository(place)} already exists ${registry(place)}`);
}

export function repositoryNotEmpty(place: Place): AwsError {
  return new AwsError(
    'RepositoryNotEmptyException',
    `The ${repository(place)} in registry with id '${place.registryId}' cannot be deleted because it still contains images`,
  );
}

/** Of a repository that has none: `Lifecycle policy`, `Repository policy`. */
export function notSet(code: string, what: string, place: Place): AwsError {
  return new AwsError(code, `${what} does not exist for the ${repository(place)} ${registry(place)}`);
}

function repository({ name }: Place): string {
  return `repository with name '${name}'`;
}

function registry({ registryId }: Place): string {
  return `in the registry with id '${registryId}'`;
}
