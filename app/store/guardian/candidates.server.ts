import type { Candidate, Need } from '#app/domain/guardian/match.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What matching may know of the child in a case; nationality is never read here. */
export async function needOf(tx: Tx, caseId: string): Promise<Need | null> {
  const row = await tx.childCase.findUnique({
    where: { id: caseId },
    select: {
      nation: true,
      language: true,
      gender: true,
      responsibleAuthority: { select: { region: true } },
    },
  });
  if (row === null) return null;
  return {
    nation: row.nation as Nation,
    region: row.responsibleAuthority.region,
    language: row.language,
    gender: row.gender,
  };
}

/** Active guardians with what matching weighs, as they stand at this moment. */
export async function loadCandidates(
  tx: Tx,
  about: { readonly caseId: string; readonly nation: Nation },
  now: Date,
): Promise<readonly Candidate[]> {
  const rows = await tx.guardianProfile.findMany({
    where: { user: { status: 'active', role: 'guardian' }, nations: { has: about.nation } },
    include: {
      user: {
        select: {
          displayName: true,
          absences: { where: { startsAt: { lte: now }, endsAt: { gt: now } }, select: { id: true }, take: 1 },
          offers: { where: { caseId: about.caseId, state: 'declined' }, select: { id: true }, take: 1 },
          _count: { select: { appointments: { where: { endsAt: null } } } },
        },
      },
    },
  });
  return rows.map((row) => ({
    guardianId: row.userId,
    name: row.user.displayName,
    nations: row.nations,
    regions: row.regions,
    languages: row.languages,
    gender: row.gender,
    caseload: row.user._count.appointments,
    caseloadTarget: row.caseloadTarget,
    caseloadLimit: row.caseloadLimit,
    vettingValidTo: isoDate(row.vettingValidTo),
    trainingValidTo: isoDate(row.trainingValidTo),
    acceptingOffers: row.acceptingOffers,
    absent: row.user.absences.length > 0,
    declinedThisCase: row.user.offers.length > 0,
  }));
}

const isoDate = (date: Date) => date.toISOString().slice(0, 10);
