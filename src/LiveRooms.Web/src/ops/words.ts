import { opsWords } from '../i18n/ops';
import { section } from '../i18n/section';

/** The operator page's words in the language of the pages. */
export const words = section(opsWords);
