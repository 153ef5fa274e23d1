import 'truthnet/element';
