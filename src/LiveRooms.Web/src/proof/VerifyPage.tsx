import { useEffect, useState } from 'preact/hooks';
import { pageWords as words } from '../i18n/pageWords';
import { usePageTitle } from '../ui/hooks';
import { Icon } from '../ui/Icon';
import { ProblemLine } from '../ui/ProblemLine';
import { saveFile } from '../ui/save';
import { type Check, type DrawCard, type ProofCard, verifyDraw, verifyProof } from '../verify';
import { problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { Checks, Verdict } from './Checks';
import { Facts } from './Facts';
import { ProofForm } from './ProofForm';
import { readDraw } from './readDraw';

interface Result {
  draw: DrawCard | null;
  proof: ProofCard | null;
  own: Check[] | null;
  whole: Check[] | null;
}

/** Checks a draw in the browser: a pasted proof offline, or a drop's whole draw with the viewer's own proof. */
export function VerifyPage({ dropId }: { dropId: string | undefined }) {
  usePageTitle(words.verifyTitle);
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const safe = window.isSecureContext;

  const attempt = async (work: () => Promise<Result>) => {
    setBusy(true);
    setProblem(null);
    setResult(null);
    try {
      setResult(await work());
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };

  useEffect(() => {
    if (dropId && safe) void attempt(() => checkDrop(dropId));
  }, [dropId]);

  const checks = [...(result?.own ?? []), ...(result?.whole ?? [])];
  return (
    <main class="sheet verify" data-testid="verify-page">
      <header class="sheet-head">
        <h1>{words.verifyTitle}</h1>
        <p class="lead">{words.verifyLead}</p>
      </header>
      {safe ? null : <p class="notice bad">{words.verifyUnsafe}</p>}
      {busy ? (
        <p class="verdict" role="status">
          <span class="spinner" aria-hidden="true" />
          {words.verifyWorking}
        </p>
      ) : null}
      <ProblemLine problem={problem} />
      {result ? (
        <>
          <Verdict checks={checks} />
          {result.own ? <Checks title={words.verifyOwn} kind="own" checks={result.own} /> : null}
          {result.own === null && dropId ? <p class="notice">{words.verifyNoEntry}</p> : null}
          {result.whole ? <Checks title={words.verifyWhole} kind="whole" checks={result.whole} /> : null}
          {result.draw ? <Facts draw={result.draw} proof={result.proof} /> : null}
          {result.proof && dropId ? <Save proof={result.proof} /> : null}
        </>
      ) : null}
      <ProofForm busy={busy || !safe} check={(proof) => void attempt(() => checkProof(proof))} />
    </main>
  );
}

function Save({ proof }: { proof: ProofCard }) {
  const save = () =>
    saveFile(
      `proof-${proof.draw.dropId}.json`,
      new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' }),
    );
  return (
    <button class="button" data-testid="save-proof" onClick={save}>
      <Icon name="download" size={18} />
      {words.verifySave}
    </button>
  );
}

async function checkDrop(dropId: string): Promise<Result> {
  const { draw, leaves, proof } = await readDraw(dropId);
  const own = proof ? await verifyProof(proof) : null;
  return { draw, proof, own, whole: await verifyDraw(draw, leaves, proof) };
}

/** What was pasted may be anything; only what has the form of a proof is shown. */
async function checkProof(proof: ProofCard): Promise<Result> {
  const own = await verifyProof(proof);
  const formed = own.every((check) => check.name !== 'form');
  return { draw: formed ? proof.draw : null, proof: formed ? proof : null, own, whole: null };
}
