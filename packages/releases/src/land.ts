import { UserError } from '@iac/action-kit/errors';
import type { Attempt, Change, Landing, LandOptions, ReleaseBranch, Tip } from './contract.ts';
import { startDeadline, within } from './deadline.ts';
import { isUnavailable } from './errors.ts';
import { Pace } from './pace.ts';

type Render = (tip: Tip) => Promise<Change | undefined>;
type Landed = Pick<Landing, 'outcome' | 'commit' | 'tip'>;
type Trouble = Pick<Attempt, 'kind' | 'reason'>;

/**
 * Brings what `render` makes of the branch's tip onto the branch as one commit, exactly once: rendered anew on each new tip
 * until it lands. render() answers undefined when there is nothing to change. Throws `deadline-exceeded`, or what no retry can mend.
 */
export async function land(branch: ReleaseBranch, render: Render, options: LandOptions): Promise<Landing> {
  const { signal, clear } = startDeadline(options.deadline, options.now ?? Date.now);
  const pace = new Pace({ signal, random: options.random, onAttempt: options.onAttempt });
  const tries = new Tries(branch, render);
  try {
    for (;;) {
      const result = await tries.once(signal);
      if ('outcome' in result) return { ...result, attempts: pace.attempts, waitedMs: pace.waitedMs };
      await pace.next(result);
    }
  } catch (error) {
    if (!signal.aborted || error instanceof UserError) throw error;
    throw pace.tooLate(error, tries.unsure ? ' A push was not answered and may have landed.' : '');
  } finally {
    clear();
  }
}

interface Sent {
  readonly tip: Tip;
  readonly change: Change;
}

class Tries {
  readonly #branch: ReleaseBranch;
  readonly #render: Render;
  /** What was rendered last: on the same tip it stays the same, so that a push is repeated to the letter. */
  #last: Sent | undefined;
  /** Commits that were sent and may have landed, with what they are on. */
  readonly #sent: { readonly commit: string; readonly tip: Tip }[] = [];
  /** Whether the last push may have landed for all we know. */
  unsure = false;

  constructor(branch: ReleaseBranch, render: Render) {
    this.#branch = branch;
    this.#render = render;
  }

  async once(signal: AbortSignal): Promise<Landed | Trouble> {
    try {
      const tip = await this.#branch.tip(signal);
      return (await this.#landedBefore(tip)) ?? (await this.#push(tip, signal));
    } catch (error) {
      if (isUnavailable(error)) return { kind: 'fault', reason: error.problem };
      throw error;
    }
  }

  /** Asked before anything is rendered: what has landed already must not be taken for somebody else's, nor be made again. */
  async #landedBefore(tip: Tip): Promise<Landed | undefined> {
    for (const { commit, tip: parent } of this.#sent) {
      if (await tip.includes(commit)) return { outcome: 'pushed', commit, tip: parent };
    }
    this.unsure = false;
    return undefined;
  }

  async #push(tip: Tip, signal: AbortSignal): Promise<Landed | Trouble> {
    const change = this.#last?.tip.commit === tip.commit ? this.#last.change : await within(signal, this.#render(tip));
    if (change === undefined) return { outcome: 'unchanged', commit: tip.commit, tip };
    this.#last = { tip, change };
    this.unsure = true;
    const pushed = await this.#branch.push(tip, change, signal);
    this.unsure = pushed.outcome === 'unknown';
    switch (pushed.outcome) {
      case 'pushed':
        return { outcome: 'pushed', commit: pushed.commit, tip };
      case 'unchanged':
        return { outcome: 'unchanged', commit: tip.commit, tip };
      case 'lost':
      case 'unknown':
        if (pushed.sent !== undefined) this.#sent.push({ commit: pushed.sent, tip });
        return { kind: pushed.outcome === 'lost' ? 'lost' : 'fault', reason: pushed.reason };
      default:
        return pushed satisfies never;
    }
  }
}
