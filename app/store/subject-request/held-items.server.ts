import type { ChronicleType } from '#app/domain/case/chronology.ts';
import { eventInWords } from '#app/domain/rules/event-in-words.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { HeldItem } from '#app/domain/subject-request/request-view.ts';
import { openEmergencyTexts } from '#app/store/audit/emergency-store.server.ts';
import { notePlace, openIdentity } from '#app/store/case/identity.server.ts';
import { readThread } from '#app/store/handover/handover-store.server.ts';
import { readReferral } from '#app/store/referral/referral-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { DataKey, Vault } from '#app/store/shared/vault.server.ts';

export type Held = {
  readonly items: readonly HeldItem[];
  /** People known in the case, whose names are another person’s data. */
  readonly people: readonly string[];
};

/** More than any case has; a package must not leave something out in silence. */
const most = 10_000;

/**
 * Everything that is held about the child of a case up to a moment, opened with the child’s key; null when this reader may
 * not know who the child is, or nobody can any more.
 */
export async function readHeld(
  tx: Tx,
  vault: Vault,
  about: { readonly caseId: string; readonly until: Date },
): Promise<Held | null> {
  const opened = await openIdentity(tx, vault, about.caseId);
  if (opened === null) return null;
  const { identity, key } = opened;
  const referral = await referralItems(tx, key, about.caseId);
  const facts = await chronologyItems(tx, key, about);
  const messages = await messageItems(tx, vault, about);
  return {
    items: [
      ...identityItems(identity),
      ...referral.items,
      ...facts.items,
      ...messages.items,
      ...(await noticeItems(tx, about)),
      ...(await accessItems(tx, about)),
      ...(await emergencyItems(tx, vault, about)),
    ],
    people: [...new Set([...referral.people, ...facts.people, ...messages.people])].filter(
      (name) => name !== '',
    ),
  };
}

type About = { readonly caseId: string; readonly until: Date };

function identityItems(identity: {
  readonly name: string;
  readonly aliases: string;
  readonly birthDate: string | null;
  readonly nationality: string;
}): HeldItem[] {
  const one = (name: string, title: string, text: string | null) =>
    text === null || text === ''
      ? []
      : [{ item: `child:${name}`, group: 'identity', title, at: null, text } as const];
  return [
    ...one('name', 'Name', identity.name),
    ...one('aliases', 'Other names', identity.aliases),
    ...one('birth-date', 'Date of birth', identity.birthDate),
    ...one('nationality', 'Nationality', identity.nationality),
  ];
}

async function referralItems(tx: Tx, key: DataKey, caseId: string) {
  const referral = await readReferral(tx, key, caseId);
  if (referral === null) return { items: [], people: [] };
  const { referrer, receivedAt } = referral;
  const one = (name: string, title: string, text: string): HeldItem[] =>
    text === '' ? [] : [{ item: `referral:${name}`, group: 'referral', title, at: receivedAt, text }];
  return {
    items: [
      ...one('narrative', 'What the referrer wrote', referral.narrative),
      ...one('place', 'More about the place', referral.placeDetail),
      ...one('safe-contact', 'How to make contact', referral.safeContact),
      ...one('indicators', 'Signs of trafficking', referral.indicators.join(', ')),
      ...one('referrer', 'Who referred', Object.values(referrer).filter(Boolean).join(', ')),
    ],
    people: [referrer.name, referrer.organisation],
  };
}

async function chronologyItems(tx: Tx, key: DataKey, { caseId, until }: About) {
  const rows = await tx.caseEvent.findMany({
    where: { caseId, recordedAt: { lte: until } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: most,
  });
  const items = rows.map((row): HeldItem => {
    const title = eventInWords(row.type as ChronicleType as CaseEventType);
    const note = row.noteSealed === null ? '' : `\n${key.open(notePlace(row.id), row.noteSealed)}`;
    return {
      item: `event:${row.id}`,
      group: 'chronology',
      title,
      at: row.at,
      text: `By ${row.actorLabel}.${note}`,
    };
  });
  return { items, people: rows.map(({ actorLabel }) => nameIn(actorLabel)) };
}

async function messageItems(tx: Tx, vault: Vault, { caseId, until }: About) {
  const handovers = await tx.handover.findMany({
    where: { caseId },
    select: { id: true, wrappedKey: true },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    take: most,
  });
  const threads = [];
  for (const handover of handovers) threads.push(...(await readThread(tx, vault, handover)));
  const rows = threads.filter(({ at }) => at <= until);
  return {
    items: rows.map(({ id, at, kind, authorLabel, text }): HeldItem => ({
      item: `message:${id}`,
      group: 'messages',
      title: kind === 'query' ? 'Question' : 'Answer',
      at,
      text: `${authorLabel}:\n${text}`,
    })),
    people: rows.map(({ authorLabel }) => nameIn(authorLabel)),
  };
}

async function noticeItems(tx: Tx, { caseId, until }: About): Promise<HeldItem[]> {
  const rows = await tx.notice.findMany({
    where: { caseId, createdAt: { lte: until } },
    include: { user: { select: { displayName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: most,
  });
  return rows.map(({ id, kind, createdAt, user }) => ({
    item: `notice:${id}`,
    group: 'notices',
    title: kind,
    at: createdAt,
    text: `To ${user.displayName}.`,
  }));
}

async function accessItems(tx: Tx, { caseId, until }: About): Promise<HeldItem[]> {
  const rows = await tx.auditEntry.findMany({
    // Preparing the answer is looking too; what came after the request is no part of it.
    where: { caseId, at: { lt: until }, action: 'case.viewed' },
    orderBy: { seq: 'asc' },
    take: most,
    select: { seq: true, at: true, actorLabel: true },
  });
  return rows.map(({ seq, at, actorLabel }) => ({
    item: `access:${seq.toString()}`,
    group: 'access',
    title: 'Looked at the record',
    at,
    text: actorLabel,
  }));
}

/** What somebody wrote to open the record in an emergency, and what was found when it was reviewed. */
async function emergencyItems(tx: Tx, vault: Vault, { caseId, until }: About): Promise<HeldItem[]> {
  const rows = await tx.emergencyAccess.findMany({
    where: { caseId, openedAt: { lt: until } },
    include: { user: { select: { displayName: true } } },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: most,
  });
  return rows.map((row) => {
    const { text, note } = openEmergencyTexts({ vault }, row);
    return {
      item: `emergency:${row.id}`,
      group: 'emergency',
      title: 'Opened in an emergency',
      at: row.openedAt,
      text: [`By ${row.user.displayName}.`, text, note].filter(Boolean).join('\n'),
    };
  });
}

/** The name in `Name (role)`; a referrer has none there. */
const nameIn = (label: string): string => {
  const name = label.replace(/ \([^)]*\)$/u, '');
  return name === 'Referrer' ? '' : name;
};
