import { pages } from './pages';
import { section } from './section';

/** The words of the payment and the draw-checking page in the language of the moment. */
export const pageWords = section(pages);
