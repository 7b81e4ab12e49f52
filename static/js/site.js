// The one module of the public site. Storage joins what it imports when static files are collected.
import './elements/citation-previews.js';
import './elements/contents-list.js';
import './elements/dismissible-banner.js';
import './elements/search-box.js';
import './elements/share-links.js';
import './elements/video-on-click.js';
import './lay-out-late.js';
