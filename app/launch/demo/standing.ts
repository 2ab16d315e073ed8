import { nationalLists, type NationalList } from '#app/domain/oversight/lists.ts';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { viewNational } from '#app/usecases/oversight/view-national.server.ts';
import type { Stage } from './stage.ts';
import type { Expectation } from './story.ts';

/** How things stand at one moment: who is responsible, who is the guardian, what waits on which national list. */
export type Standing = {
  readonly responsible: {
    readonly authority: string;
    readonly name: string;
    readonly accepted: boolean;
  } | null;
  readonly guardian: string | null;
  readonly lists: readonly NationalList[];
};

export async function standingOf(stage: Stage, wanted: Expectation): Promise<Standing> {
  const { owner, cast } = stage;
  const file = await owner.childCase.findFirst({ include: { responsibleAuthority: true } });
  const appointment = await owner.appointment.findFirst({ where: { endsAt: null } });
  return {
    responsible: file && {
      authority: file.responsibleAuthorityId,
      name: file.responsibleAuthority.name,
      accepted: file.responsibilityAcceptedAt !== null,
    },
    guardian: appointment && cast.whoIs(appointment.guardianId),
    lists: wanted.lists === undefined ? [] : await listsWithTheCase(stage),
  };
}

/** The national lists the child is on, as the coordinator would see them on the screen. */
async function listsWithTheCase({ deps, cast, story }: Stage): Promise<readonly NationalList[]> {
  const filter = { nation: null, authorityId: null, delay: null };
  const coordinator = cast.actor(story.coordinator);
  const found: NationalList[] = [];
  for (const list of nationalLists) {
    const view = await viewNational(deps, coordinator, { list, filter, asked: firstPage });
    if (view === null) throw new Error('The coordinator of this story may not see the national lists.');
    if (view.page.rows.length > 0) found.push(list);
  }
  return found;
}
