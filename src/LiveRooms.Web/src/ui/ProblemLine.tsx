import { problemText } from '../i18n';
import type { Problem } from '../wire/types';

export function ProblemLine({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <p class="field-error" role="alert" data-testid="studio-error" data-code={problem.code}>
      {problemText(problem)}
    </p>
  );
}
