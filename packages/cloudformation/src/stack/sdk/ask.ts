import { failureOf } from '@iac/aws';
import { cures } from './cures.ts';

/** Waits for an answer. Throws ActionErrors for all that can be foreseen. `subject`: what it is about in the caller's words. */
export async function ask<Answer>(operation: string, subject: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw failureOf(error, { service: 'CloudFormation', prefix: 'cloudformation', operation, subject }, cures);
  }
}

/** Throws where an answer lacks what the API's model says is always in it. */
export function present<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`CloudFormation's answer has no ${name}.`);
  return value;
}

/** All pages of an operation, one after the other. */
export async function pagesOf<Page extends { readonly NextToken?: string | undefined }>(
  read: (token: { NextToken?: string }) => Promise<Page>,
  isEnough: (page: Page, count: number) => boolean = () => false,
): Promise<Page[]> {
  const pages: Page[] = [];
  let token: string | undefined;
  do {
    const page = await read(token === undefined ? {} : { NextToken: token });
    pages.push(page);
    if (isEnough(page, pages.length)) break;
    token = page.NextToken;
  } while (token !== undefined && token !== '');
  return pages;
}
