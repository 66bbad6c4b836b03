import { describe, expect, it } from '@jest/globals';
import { Commands } from '../../src/runner/commands.ts';
import { Masker } from '../../src/runner/masker.ts';
import { newRecord, Reporter, type StepRecord } from '../../src/runner/step-record.ts';

interface Taken {
  readonly record: StepRecord;
  readonly log: readonly string[];
  readonly failed: boolean;
}

function take(lines: readonly string[], debug = false): Taken {
  const record = newRecord();
  const masker = new Masker();
  const reporter = new Reporter({ record, masker, debug, show: () => undefined });
  const commands = new Commands({ ...record, reporter, masker, workspace: '/work/web', echo: debug });
  for (const line of lines) if (!commands.take(line)) reporter.line(line);
  return { record, log: record.log, failed: commands.failed };
}

describe('commands', () => {
  it('fold the log', () => {
    expect(take(['::group::Plan', 'one', '::endgroup::']).log).toEqual(['##[group]Plan', 'one', '##[endgroup]']);
  });

  it('annotate, at a place of the workspace', () => {
    const { record, log } = take([
      '::error file=/work/web/src/a.ts,line=3,endLine=4,col=5,endColumn=6,title=Wrong::no %0A good',
      '::warning file=b.ts::careful',
      '::notice::by the way',
    ]);
    expect(record.annotations).toEqual([
      {
        level: 'error',
        message: 'no \n good',
        title: 'Wrong',
        file: 'src/a.ts',
        line: 3,
        endLine: 4,
        column: 5,
        endColumn: 6,
      },
      { level: 'warning', message: 'careful', file: 'b.ts' },
      { level: 'notice', message: 'by the way' },
    ]);
    expect(log).toEqual(['##[error]no \n good', '##[warning]careful', '##[notice]by the way']);
  });

  it('annotate ten times a level; the log has the rest', () => {
    const many = Array.from({ length: 12 }, (_, at) => `::error::${at}`);
    const { record, log } = take([...many, '::warning::w']);
    expect(record.annotations.map(({ message }) => message)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      'w',
    ]);
    expect(record.dropped).toBe(2);
    expect(log).toContain('##[error]11');
  });

  it('cut an annotation at 4096 characters', () => {
    expect(take([`::error::${'x'.repeat(5000)}`]).record.annotations[0]?.message).toHaveLength(4096);
  });

  it('mask from then on, in the log and in annotations', () => {
    const { record, log } = take(['secret', '::add-mask::secret', 'a secret', '::error::the secret']);
    expect(log).toEqual(['secret', 'a ***', '##[error]the ***']);
    expect(record.annotations[0]?.message).toBe('the ***');
  });

  it('warn of an empty mask instead of masking everything', () => {
    const { log } = take(['::add-mask::', 'text']);
    expect(log).toEqual(["##[warning]Can't add secret mask for empty string in ##[add-mask] command.", 'text']);
  });

  it('show debug lines only in a run that debugs', () => {
    expect(take(['::debug::one%0Atwo']).log).toEqual([]);
    expect(take(['::debug::one%0Atwo'], true).log).toEqual(['##[debug]one', '##[debug]two']);
  });

  it('are echoed when asked for, save those that speak for themselves', () => {
    const { log } = take([
      '::echo::on',
      '::group::x',
      '::notice::n',
      '::add-mask::secret',
      '::echo::off',
      '::group::y',
    ]);
    expect(log).toEqual(['::group::x', '##[group]x', '##[notice]n', '::add-mask::***', '::echo::off', '##[group]y']);
  });

  it('rest between stop-commands and its token, which nobody can read', () => {
    const { log, record } = take([
      '::stop-commands::pa55-t0ken',
      '::error::only text',
      'pa55-t0ken',
      '::pa55-t0ken::',
      '::error::a command',
    ]);
    expect(log).toEqual(['::stop-commands::***', '::error::only text', '***', '::***::', '##[error]a command']);
    expect(record.annotations).toHaveLength(1);
  });

  it.each(['', 'error', 'pause-logging'])('refuse to stop until %j', (token) => {
    const { failed, record } = take([`::stop-commands::${token}`, '::error::still a command']);
    expect(failed).toBe(true);
    expect(record.annotations.at(-1)?.message).toBe('still a command');
  });

  it('still set outputs and state in the old way, with a warning', () => {
    const { record } = take(['::set-output name=url::http://x%0Ay', '::save-state name=pid::7']);
    expect(record.outputs).toEqual(new Map([['url', 'http://x\ny']]));
    expect(record.state).toEqual(new Map([['pid', '7']]));
    expect(record.annotations[0]?.message).toContain('The `set-output` command is deprecated');
  });

  it.each([
    ['::set-env name=A::b', 'The `set-env` command is disabled.'],
    ['::add-path::/x', 'The `add-path` command is disabled.'],
    ['::set-output::x', "Required field 'name' is missing in ##[set-output] command."],
    ['::echo::maybe', 'Invalid echo command value.'],
  ])('fail the step: %s', (line, message) => {
    const { failed, record } = take([line]);
    expect(failed).toBe(true);
    expect(record.annotations.map((shown) => shown.message).join('\n')).toContain(
      `Unable to process command '${line}' successfully.`,
    );
    expect(record.annotations.at(-1)?.message).toContain(message);
  });

  it('leave other lines alone', () => {
    const { log, failed } = take(['::nothing::x', 'a::b', '##[x]']);
    expect(log).toEqual(['::nothing::x', 'a::b', '##[x]']);
    expect(failed).toBe(false);
  });
});
