/** What a panel draws while somebody is in a call; fetched when a call begins. */
import '../../shared/ui/elements/city-chip.js';
import '../../shared/ui/panel/city-pages.js';
import '../../shared/ui/call/city-call-controls.js';
import '../../shared/ui/call/city-call-lines.js';
import '../../shared/ui/call/city-call-stage.js';
