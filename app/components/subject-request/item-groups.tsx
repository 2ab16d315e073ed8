import { Details } from '#app/components/content/notes.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { decisionWords } from '#app/components/subject-request/words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { Wire } from '#app/domain/shared/wire.ts';
import {
  groupNames,
  itemGroups,
  withholdReasons,
  type ItemGroup,
} from '#app/domain/subject-request/codes.ts';
import type { ViewedItem } from '#app/domain/subject-request/request-view.ts';

type Item = Wire<ViewedItem>;
type Props = { readonly requestId: string; readonly items: readonly Item[]; readonly prepare: boolean };

/** Everything that is held, by what it is, with what was decided about each. */
export function ItemGroups({ items, ...rest }: Props) {
  return (
    <>
      {groupNames.map((group) => (
        <Group key={group} group={group} items={items.filter((one) => one.group === group)} {...rest} />
      ))}
    </>
  );
}

function Group({ group, items, prepare, requestId }: Props & { readonly group: ItemGroup }) {
  const undecided = items.filter(({ decided }) => decided === null).length;
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 className="govuk-heading-m" id={`group-${group}`}>
        {itemGroups[group]}: {items.length} {items.length === 1 ? 'item' : 'items'}
      </h2>
      <p className="govuk-body">{undecided === 0 ? 'All are decided.' : `${undecided} still to decide.`}</p>
      <Details summary={`Show ${itemGroups[group].toLowerCase()}`}>
        {items.map((one) => (
          <OneItem key={one.item} item={one} prepare={prepare} requestId={requestId} />
        ))}
        {prepare && undecided > 0 && (
          <PostForm>
            <input type="hidden" name="group" value={group} />
            <Button tone="secondary" name="verb" value="release-rest">
              Release the {undecided} undecided
            </Button>
          </PostForm>
        )}
      </Details>
    </section>
  );
}

function OneItem({ item, prepare, requestId }: Omit<Props, 'items'> & { readonly item: Item }) {
  const { decided } = item;
  return (
    <div className="cg-subject-item">
      <h3 className="govuk-heading-s">
        {item.title}
        {item.at !== null && `, ${formatMoment(item.at)}`}
      </h3>
      <p className="govuk-body cg-typed">{item.text}</p>
      <p className="govuk-body">
        {decided === null ? (
          <Tag tone="warning">Not decided</Tag>
        ) : (
          <Tag tone={decided.decision === 'release' ? 'good' : 'notice'}>
            {decisionWords[decided.decision]}
          </Tag>
        )}{' '}
        {decided?.reason && withholdReasons[decided.reason]}{' '}
        {prepare && (
          <a className="govuk-link" href={`/requests/${requestId}/items/${encodeURIComponent(item.item)}`}>
            Decide<span className="govuk-visually-hidden"> about {item.title}</span>
          </a>
        )}
      </p>
    </div>
  );
}
