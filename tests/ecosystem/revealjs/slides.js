import Reveal from 'reveal.js';
import 'reveal.js/reveal.css';
import 'truthnet/element';

await new Reveal().initialize({ hash: true });
