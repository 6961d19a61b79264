import { CALL_ICON_OUTLINES } from '../icons/compiled/call-icon-outlines.js';
import { addOutlines } from '../icons/outlines.js';

/** Brings the icons that only a call draws; imported by what draws them. */
addOutlines(CALL_ICON_OUTLINES);
