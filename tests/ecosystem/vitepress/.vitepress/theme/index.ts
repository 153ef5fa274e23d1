import DefaultTheme from 'vitepress/theme';
import 'truthnet/element';

export default DefaultTheme;
