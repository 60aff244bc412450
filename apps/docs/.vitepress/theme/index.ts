// The system's own fonts: nothing to fetch, and Korean looks as it does everywhere else.
import theme from 'vitepress/theme-without-fonts'
import './style.css'

export default theme
