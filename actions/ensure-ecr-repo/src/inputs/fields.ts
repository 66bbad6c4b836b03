import { converting, lines, pairs, reading } from '@iac/action-kit';
import * as z from 'zod/mini';
import { mostTags, type Tags } from '../settings.ts';
import { nameFault } from './names.ts';

/** At least one name; repeats are left out. */
export const repositoryNames = z.pipe(
  lines,
  converting((names: string[], fault) => {
    const unique = [...new Set(names)];
    if (unique.length === 0) fault('name at least one repository, one a line');
    for (const message of unique.map(nameFault)) if (message !== undefined) fault(message);
    return unique;
  }),
);

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
const mostFilters = 5;
const mostWildcards = 2;

/** Sorted and without repeats, as two lists in another order ask for the same. */
export const exclusionFilters = z.pipe(
  lines,
  converting((filters: string[], fault) => {
    if (filters.length > mostFilters) fault(`${String(filters.length)} filters; ECR takes ${String(mostFilters)}`);
    for (const filter of filters) {
      if (!/^[0-9a-zA-Z._*-]{1,128}$/.test(filter))
        fault(`"${filter}" is no tag filter: letters, digits, . _ - and * as the wildcard, at most 128`);
      else if (filter.split('*').length - 1 > mostWildcards)
        fault(`"${filter}" has more than ${String(mostWildcards)} wildcards`);
    }
    return [...new Set(filters)].sort();
  }),
);

/** Undefined if there is none. */
export const tags = z.pipe(
  pairs,
  converting((all: Map<string, string>, fault): Tags | undefined => {
    if (all.size > mostTags) fault(`${String(all.size)} tags; a repository takes ${String(mostTags)}`);
    for (const [key, value] of all) {
      if (/^aws:/i.test(key)) fault(`"${key}": AWS keeps keys that begin with aws: to itself`);
      if (key.length > 128 || value.length > 256)
        fault(`"${key}" is too long: a key takes 128 characters, a value 256`);
      if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(key + value))
        fault(`"${key}" or its value has a character that is no letter, digit, blank or one of _ . : / = + - @`);
    }
    return all.size === 0 ? undefined : Object.fromEntries(all);
  }),
);

export const accountId = text(/^\d{12}$/, 'write the 12 digits of an AWS account');
export const regionName = text(/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/, 'write a region such as eu-west-1');
export const kmsKey = text(
  /^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+|alias\/[\w/-]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/,
  "write the key's ARN, its id, or alias/name",
);

function text(pattern: RegExp, otherwise: string) {
  return reading((value, fault) => {
    if (!pattern.test(value)) fault(otherwise);
    return value;
  });
}
