import { section } from '../i18n/section';
import { studioWords } from '../i18n/studio';

/** The studio's words in the language of the pages. */
export const words = section(studioWords);
