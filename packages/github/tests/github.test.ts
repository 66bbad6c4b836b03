import { describe, expect, it } from '@jest/globals';
import { UserError } from '@iac/action-kit/errors';
import { clockOf, type Clock } from '../src/clock.ts';
import type { Answer } from '../src/exchange.ts';
import { githubOver } from '../src/github.ts';

const answer = (status: number, data: unknown = {}, headers: Answer['headers'] = {}): Answer => ({
  status,
  data,
  headers,
});

/** A port that gets these answers, one after the other; an error is a connection that broke. Pauses are kept; `room` of them fit. */
function portOver(answers: readonly (Answer | Error)[], room = 10) {
  const sent: { route: string; parameters: unknown }[] = [];
  const pauses: number[] = [];
  const clock: Clock = {
    now: () => 1_000_000,
    signal: new AbortController().signal,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return pauses.length > room ? Promise.reject(new Error('late')) : Promise.resolve();
    },
  };
  const send = (route: string, parameters: unknown) => {
    const next = answers[sent.length];
    sent.push({ route, parameters });
    return Error.isError(next) ? Promise.reject(next) : Promise.resolve(next ?? answer(404));
  };
  return { github: githubOver({ send, graphqlUrl: 'https://ghes/api/graphql' }, clock), sent, pauses };
}

const read = (answers: readonly (Answer | Error)[], room?: number) => {
  const port = portOver(answers, room);
  return { ...port, read: port.github.request('GET /repos/{owner}/{repo}', { owner: 'o', repo: 'r' }) };
};

describe('a read', () => {
  it('is the body of the answer', async () => {
    expect(await read([answer(200, { id: 1 })]).read).toEqual({ id: 1 });
  });

  it.each([
    ['a broken connection', new Error('ECONNRESET')],
    ['500', answer(500)],
    ['502', answer(502)],
    ['503', answer(503)],
    ['429', answer(429)],
    ['408', answer(408)],
    ['403 with no requests left', answer(403, {}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1003' })],
    ['403 with a time to come back', answer(403, {}, { 'retry-after': '2' })],
  ])('is tried again after %s', async (_, fault) => {
    expect(await read([fault, fault, answer(200, 'there')]).read).toBe('there');
  });

  it('is tried again when GitHub wants it', async () => {
    const limited = answer(403, {}, { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': 1_003 });
    const port = read([answer(429, {}, { 'retry-after': '7' }), limited, answer(200)]);
    await port.read;
    expect(port.pauses).toEqual([7_000, 3_000]);
  });

  it.each([
    [401, 'github-unauthorized'],
    [403, 'github-forbidden'],
    [404, 'github-not-found'],
    [410, 'github-refused'],
    [422, 'github-refused'],
  ])('that is answered by %d is %s at once', async (status, code) => {
    const port = read([answer(status, { message: 'No.' })]);
    await expect(port.read).rejects.toMatchObject({ code, problem: expect.stringContaining(`${status} No.`) });
    expect(port.sent).toHaveLength(1);
  });

  it('is given up at the deadline, with the last fault', async () => {
    await expect(read([answer(500), answer(502, { message: 'Bad gateway' })], 1).read).rejects.toMatchObject({
      code: 'github-unavailable',
      problem: expect.stringContaining('502 Bad gateway'),
    });
  });
});

it('a write is never sent twice', async () => {
  const port = portOver([answer(502), answer(201)]);
  await expect(port.github.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {})).rejects.toMatchObject({
    code: 'github-unavailable',
  });
  expect(port.sent).toHaveLength(1);
});

describe('a GraphQL query', () => {
  const query = (...answers: Answer[]) => {
    const port = portOver(answers);
    return { ...port, read: port.github.graphql('query { viewer { login } }', { a: 1 }) };
  };

  it('goes to the address of the server, with its variables', async () => {
    const port = query(answer(200, { data: { viewer: null } }));
    expect(await port.read).toEqual({ viewer: null });
    expect(port.sent).toEqual([
      {
        route: 'POST https://ghes/api/graphql',
        parameters: { query: 'query { viewer { login } }', variables: { a: 1 } },
      },
    ]);
  });

  it.each([
    ['NOT_FOUND', 'github-not-found'],
    ['FORBIDDEN', 'github-forbidden'],
    ['RESOURCE_LIMITS_EXCEEDED', 'github-refused'],
  ])('that is answered in part, by %s, is %s', async (type, code) => {
    const data = { data: { repository: { tree0: null } }, errors: [{ type, message: 'No.' }] };
    await expect(query(answer(200, data)).read).rejects.toMatchObject({
      code,
      problem: expect.stringContaining(`${type}: No.`),
    });
  });

  it('that is not understood is refused', async () => {
    const errors = [{ message: 'No such field', extensions: { code: 'undefinedField' } }];
    await expect(query(answer(200, { errors })).read).rejects.toMatchObject({ code: 'github-refused' });
  });

  it.each([{ type: 'RATE_LIMITED', message: 'Slow down' }, { message: 'Something went wrong' }])(
    'is tried again after %j',
    async (error) => {
      expect(await query(answer(200, { errors: [error] }), answer(200, { data: 1 })).read).toBe(1);
    },
  );
});

describe('the clock', () => {
  it('does not begin a pause that would end after the deadline', async () => {
    await expect(clockOf(1_000, new AbortController().signal).pause(60_000)).rejects.toMatchObject({
      code: 'deadline-exceeded',
    });
  });

  it('ends a pause when the job is cancelled', async () => {
    const controller = new AbortController();
    const pause = clockOf(60_000, controller.signal).pause(30_000);
    controller.abort(new UserError({ code: 'cancelled', problem: 'Cancelled.', remedy: '' }));
    await expect(pause).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends a request at the deadline', async () => {
    const hangs = (_: string, __: unknown, signal: AbortSignal) =>
      new Promise<Answer>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const github = githubOver({ send: hangs, graphqlUrl: '' }, clockOf(20, new AbortController().signal));
    await expect(github.request('GET /', {})).rejects.toMatchObject({ code: 'deadline-exceeded' });
  });
});
