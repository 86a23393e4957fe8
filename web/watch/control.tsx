import { type ReactNode, useState } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useClient } from 'urql';

/** What every mutation here answers: the thing in its new state, or why nothing was done. */
interface Answer {
  readonly result: { readonly __typename: string; readonly message?: string };
}

/** A button that does something on the server, and says where it could not. */
export function Control<V extends AnyVariables>(props: {
  document: TypedDocumentNode<Answer, V>;
  variables: V;
  onDone: () => void;
  /** Asked before, where it cannot be undone. */
  question?: string;
  className?: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  const { document, variables, onDone, question, className, disabled = false, children } = props;
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function act(): Promise<void> {
    if (question !== undefined && !confirm(question)) return;
    setBusy(true);
    const { data, error } = await client.mutation(document, variables).toPromise();
    setBusy(false);
    const refusal = error?.message ?? data?.result.message ?? null;
    setProblem(refusal);
    if (refusal === null) onDone();
  }

  return (
    <>
      <button type="button" className={className} disabled={busy || disabled} onClick={() => void act()}>
        {children}
      </button>
      {problem && (
        <span className="bad" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
