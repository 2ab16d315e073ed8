import type { Recomputable, Recomputed } from '#app/domain/deadline/recompute.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import { keyPage, pageSize, type Cursor, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';

/** A running deadline as those who decide about rules may see it; no reference for those who see no case. */
export type PreviewDeadline = Recomputable & {
  readonly reference: string | null;
  readonly nation: Nation;
  readonly authority: string;
};

export type Move = {
  readonly id: string;
  readonly reference: string | null;
  readonly nation: Nation;
  readonly authority: string;
  /** Of the rule it was computed under. */
  readonly title: string;
  readonly paused: boolean;
  readonly before: Date;
  readonly after: Date;
};

export type MoveCounts = {
  /** Open and paused deadlines that were computed again. */
  readonly looked: number;
  readonly moved: number;
  readonly earlier: number;
  readonly later: number;
  readonly same: number;
  readonly kept: number;
  /** Due in the future as they stand, and past due once moved. */
  readonly overdue: number;
};

export type MovePreview = { readonly counts: MoveCounts; readonly moves: readonly Move[] };

type Looked = { readonly deadline: PreviewDeadline; readonly result: Recomputed };

/** What a change would do, in numbers and one by one, the earliest first. */
export function previewMoves(looked: readonly Looked[], now: Date): MovePreview {
  const moves = looked
    .flatMap(moveOf)
    .toSorted((a, b) => order(a.before, b.before) || (a.id < b.id ? -1 : 1));
  const having = (kind: Recomputed['kind']) => looked.filter(({ result }) => result.kind === kind).length;
  return {
    moves,
    counts: {
      looked: looked.length,
      moved: moves.length,
      earlier: moves.filter(({ before, after }) => after < before).length,
      later: moves.filter(({ before, after }) => after > before).length,
      same: having('same'),
      kept: having('kept'),
      overdue: moves.filter(({ before, after, paused }) => !paused && before > now && after <= now).length,
    },
  };
}

function moveOf({ deadline, result }: Looked): readonly Move[] {
  if (result.kind !== 'moved') return [];
  const { id, reference, nation, authority, status, dueAt: before, explanation } = deadline;
  const where = { id, reference, nation, authority, title: explanation.title };
  return [{ ...where, paused: status === 'paused', before, after: result.due.at }];
}

const order = (a: Date, b: Date) => a.getTime() - b.getTime();

/** One page of the moves, as lists that grow are paged: by where one is, not by number. */
export function previewPage(moves: readonly Move[], asked: PageAsked): KeyPage<Move> {
  const { after, before } = asked;
  const beyond = (cursor: Cursor) => (move: Move) =>
    order(move.before, cursor.at) || (move.id > cursor.id ? 1 : -1);
  if (after === null && before !== null) {
    const earlier = moves.filter((move) => move.id !== before.id && beyond(before)(move) < 0);
    return keyPage(earlier.toReversed().slice(0, pageSize + 1), asked, cursorOf);
  }
  const later =
    after === null ? moves : moves.filter((move) => move.id !== after.id && beyond(after)(move) > 0);
  return keyPage(later.slice(0, pageSize + 1), asked, cursorOf);
}

const cursorOf = ({ before, id }: Move): Cursor => ({ at: before, id });
