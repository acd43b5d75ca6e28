import { pages as en } from './en';
import { pages as es } from './es';
import { pages as fr } from './fr';
import { pages as it } from './it';
import { pages as pl } from './pl';
import { pages as pt } from './pt';
import { pages as ru } from './ru';
import { pages as uk } from './uk';

export const pages = { en, ru, es, pt, fr, it, pl, uk };
