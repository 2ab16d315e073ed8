import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { taskWords } from '#app/components/oversight/task-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { TaskRow } from '#app/domain/oversight/operations.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly tasks: readonly Wire<TaskRow>[]; readonly mayFinish: boolean };

/** Each thing to put right, with what to do about it. */
export function TaskList({ tasks, mayFinish }: Props) {
  return (
    <ol className="govuk-list cg-tasks">
      {tasks.map((task) => (
        <li key={task.id} className="cg-tasks__item">
          <Task task={task} mayFinish={mayFinish} />
        </li>
      ))}
    </ol>
  );
}

function Task({ task, mayFinish }: { readonly task: Wire<TaskRow>; readonly mayFinish: boolean }) {
  const { title, what, todo } = taskWords(task.kind, task.about);
  return (
    <>
      <h2 className="govuk-heading-s">{title}</h2>
      <p className="govuk-body">{what}</p>
      <p className="govuk-body">
        <strong>To do:</strong> {todo}
      </p>
      <p className="govuk-body-s">
        Since <Moment at={task.createdAt} />
        {task.caseId !== null && task.reference !== null && (
          <>
            {'. '}
            <a className="govuk-link cg-reference" href={`/cases/${task.caseId}`}>
              Case {task.reference}
            </a>
          </>
        )}
      </p>
      {mayFinish && (
        <PostForm>
          <input type="hidden" name="task" value={task.id} />
          <Button tone="secondary">
            Done
            <span className="govuk-visually-hidden">
              : {title}, {task.reference ?? 'no case'}
            </span>
          </Button>
        </PostForm>
      )}
    </>
  );
}
